/** A stream that leaves a copy of itself behind, where it is not too long. */

/**
 * The same stream; when all of it has been read, `keep` is given its bytes, unless they are more than `most`. A stream that
 * fails, or that its reader leaves, is not kept.
 */
export function copied(
  stream: ReadableStream<Uint8Array>,
  most: number,
  keep: (bytes: Uint8Array<ArrayBuffer>) => void,
): ReadableStream<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (piece, controller) => {
        length += piece.byteLength;
        if (length <= most) pieces.push(piece);
        else pieces = [];
        controller.enqueue(piece);
      },
      flush: () => {
        if (length <= most) keep(Buffer.concat(pieces, length));
      },
    }),
  );
}
