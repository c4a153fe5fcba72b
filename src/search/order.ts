/** Orders of results: the fair order of equals, and the first of many without ordering all. */

/** A 32-bit hash of a text (FNV-1a, https://datatracker.ietf.org/doc/html/draft-eastlake-fnv). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}

/** Mixes a hash with another one, so that each seed gives an order of its own (the finalizer of MurmurHash3). */
export function mix(hash: number, seed: number): number {
  let mixed = hash ^ seed;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Documents with what they are ordered by: the small keys first, then the small ties. */
export interface Sortable {
  readonly ids: Uint32Array;
  /** By position in `ids`. */
  readonly keys: Float64Array;
  readonly ties: Uint32Array;
}

/** The first documents in their order, at most `most`: a heap holds the best so far, the worst of them on top. */
export function firstOf({ ids, keys, ties }: Sortable, most: number): number[] {
  const isBefore = (a: number, b: number) => {
    const difference = (keys[a] as number) - (keys[b] as number);
    if (difference !== 0 && !Number.isNaN(difference)) return difference < 0;
    if (ties[a] !== ties[b]) return (ties[a] as number) < (ties[b] as number);
    return (ids[a] as number) < (ids[b] as number);
  };
  const size = Math.min(most, ids.length);
  const heap = Array.from({ length: size }, (_, n) => n);
  const sink = (at: number) => {
    for (let parent = at; ; ) {
      let worst = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < size && isBefore(heap[worst] as number, heap[child] as number)) worst = child;
      }
      if (worst === parent) return;
      [heap[parent], heap[worst]] = [heap[worst] as number, heap[parent] as number];
      parent = worst;
    }
  };
  for (let at = (size >> 1) - 1; at >= 0; at--) sink(at);
  for (let n = size; n < ids.length && size > 0; n++) {
    if (!isBefore(n, heap[0] as number)) continue;
    heap[0] = n;
    sink(0);
  }
  return heap.sort((a, b) => (isBefore(a, b) ? -1 : 1)).map((n) => ids[n] as number);
}
