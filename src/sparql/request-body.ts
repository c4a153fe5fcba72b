/** Bodies of requests, read with a limit for each, for all together, and for how long they may take. */

import { problem } from '../http/problem.js';

export interface BodyLimits {
  /** Bytes of bodies that may be held at once. */
  readonly room: number;
  /** How long nothing may come (a short body: until all of it is there), and how long a body may take in all, in milliseconds. */
  readonly patience: number;
  readonly longest: number;
}

/** What bodies are allowed where nothing else is said. */
export const usualLimits: BodyLimits = { room: 96 * 2 ** 20, patience: 15_000, longest: 120_000 };

/** A body as sent; its bytes are counted until it is disposed of. */
export interface RequestBody extends Disposable {
  readonly bytes: Uint8Array;
}

type Fault = 'too-large' | 'too-slow' | 'cut-short' | 'no-room';

/** The bodies that a server is reading, or has read and not done with. */
export class RequestBodies {
  readonly #limits: BodyLimits;
  #held = 0;

  constructor(limits: BodyLimits) {
    this.#limits = limits;
  }

  /** Bytes that are held. */
  get held(): number {
    return this.#held;
  }

  /** The body of a request, or the problem with it: it is longer than `most` bytes, too slow, or cut short. */
  async read(request: Request, most: number): Promise<RequestBody | Response> {
    if (Number(request.headers.get('content-length') ?? 0) > most) return tell('too-large', most);
    const chunks: Uint8Array[] = [];
    let size = 0;
    const dispose = () => {
      this.#held -= size;
      size = 0;
    };
    const fault = await this.#readChunks(request, (chunk) => {
      this.#held += chunk.byteLength;
      size += chunk.byteLength;
      if (size > most) return 'too-large';
      if (this.#held > this.#limits.room) return 'no-room';
      chunks.push(chunk);
      return null;
    });
    if (fault === null) return { bytes: Buffer.concat(chunks), [Symbol.dispose]: dispose };
    dispose();
    return tell(fault, most);
  }

  async #readChunks(request: Request, take: (chunk: Uint8Array) => Fault | null): Promise<Fault | null> {
    if (isShort(request)) return this.#readAtOnce(request, take);
    if (request.body === null) return null;
    const reader = request.body.getReader();
    const end = performance.now() + this.#limits.longest;
    let fault: Fault | null = null;
    while (fault === null) {
      const next = await within(Math.min(this.#limits.patience, end - performance.now()), reader.read());
      if (next === 'too-slow' || next === 'cut-short') fault = next;
      else if (next.done) return null;
      else fault = take(next.value);
    }
    reader.cancel().catch(() => undefined);
    return fault;
  }

  async #readAtOnce(request: Request, take: (chunk: Uint8Array) => Fault | null): Promise<Fault | null> {
    const body = await within(this.#limits.patience, request.arrayBuffer());
    return typeof body === 'string' ? body : take(new Uint8Array(body));
  }
}

/** Bodies of so many bytes are read without a stream, which takes longer than all else that is done for most queries. */
const shortest = 16_384;

function isShort({ headers }: Request): boolean {
  const length = headers.get('content-length');
  return length !== null && Number(length) <= shortest;
}

async function within<Result>(
  time: number,
  work: Promise<Result>,
): Promise<Result | 'too-slow' | 'cut-short'> {
  const { promise, resolve } = Promise.withResolvers<'too-slow'>();
  const timer = setTimeout(() => resolve('too-slow'), time);
  try {
    return await Promise.race([work, promise]);
  } catch {
    return 'cut-short';
  } finally {
    clearTimeout(timer);
  }
}

// What is left of a body that does not come is not waited for. What is left of one that is too large is: a connection that
// is closed while its client still writes loses the answer. The server reads it away for a while, and keeps nothing of it.
const closing = { connection: 'close' };

function tell(fault: Fault, most: number): Response {
  switch (fault) {
    case 'too-large':
      return problem('too-large', `At most ${most} bytes are read here.`);
    case 'too-slow':
      return problem('slow-body', undefined, closing);
    case 'cut-short':
      return problem('bad-request', 'The body was cut short.', closing);
    case 'no-room':
      return problem('not-ready', 'Too many large bodies are being read.', {
        'retry-after': '10',
      });
  }
}
