/** Answers on their way to clients: what is held for slow readers is counted, so that they cannot fill the memory. */

export interface OutgoingOptions {
  /** Bytes of answers that may be held at once. */
  readonly limit: number;
  /** A client that takes nothing for so long is given up, in milliseconds. */
  readonly patience: number;
}

/** The large answers that a server is sending. */
export class OutgoingAnswers {
  readonly #options: OutgoingOptions;
  #held = 0;

  constructor(options: OutgoingOptions) {
    this.#options = options;
  }

  /** Bytes that are held for clients. */
  get held(): number {
    return this.#held;
  }

  /** A stream of the pieces, each let go when the client takes it; null when there is no room for them now. */
  send(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> | null {
    const size = pieces.reduce((sum, { length }) => sum + length, 0);
    if (this.#held + size > this.#options.limit) return null;
    this.#held += size;
    return this.#stream([...pieces]);
  }

  #stream(waiting: Uint8Array[]): ReadableStream<Uint8Array> {
    let timer: NodeJS.Timeout;
    const release = () => {
      clearTimeout(timer);
      for (const { length } of waiting.splice(0)) this.#held -= length;
    };
    const watch = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        release();
        controller.error(new Error('The client takes nothing.'));
      }, this.#options.patience).unref();
    };
    // Nothing is taken out before it is asked for.
    return new ReadableStream(
      {
        start: watch,
        pull: (controller) => {
          const piece = waiting.shift();
          if (piece === undefined) {
            release();
            controller.close();
            return;
          }
          this.#held -= piece.length;
          watch(controller);
          controller.enqueue(piece);
        },
        cancel: release,
      },
      { highWaterMark: 0 },
    );
  }
}
