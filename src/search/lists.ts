/** Lists of numbers, one for each document, in one typed array. */

/** The least room that is thrown away before the lists are moved together. */
const leastWaste = 10_000;

interface Numbers {
  readonly length: number;
  [index: number]: number;
  set(values: ArrayLike<number>, offset?: number): void;
  subarray(begin?: number, end?: number): Numbers;
}

/** Lists by the number of their document. Lists that are replaced leave room behind, which is taken back in time. */
export class Lists<Values extends Numbers> {
  readonly #allocate: (length: number) => Values;
  #values: Values;
  #starts = new Uint32Array(1024);
  #lengths = new Uint32Array(1024);
  #end = 0;
  #used = 0;

  constructor(allocate: (length: number) => Values) {
    this.#allocate = allocate;
    this.#values = allocate(4096);
  }

  /** Bytes, by the size of one value. */
  bytes(valueSize: number): number {
    return this.#values.length * valueSize + this.#starts.byteLength + this.#lengths.byteLength;
  }

  /** The array in which a document's values stand, from `start(id)` on, `length(id)` of them: valid until `set`. */
  get values(): Values {
    return this.#values;
  }

  start(id: number): number {
    return this.#starts[id] ?? 0;
  }

  length(id: number): number {
    return this.#lengths[id] ?? 0;
  }

  /** Replaces the list of a document. */
  set(id: number, values: ArrayLike<number>): void {
    if (id >= this.#starts.length) this.#growIndex(id + 1);
    this.#used += values.length - this.length(id);
    this.#lengths[id] = 0;
    if (this.#end + values.length > this.#values.length) this.#makeRoom(values.length);
    this.#values.set(values, this.#end);
    this.#starts[id] = this.#end;
    this.#lengths[id] = values.length;
    this.#end += values.length;
    if (this.#end - this.#used > Math.max(leastWaste, this.#used)) this.#makeRoom(0);
  }

  #growIndex(length: number): void {
    const grown = (old: Uint32Array<ArrayBuffer>) => {
      const fresh = new Uint32Array(Math.max(length, old.length * 2));
      fresh.set(old);
      return fresh;
    };
    this.#starts = grown(this.#starts);
    this.#lengths = grown(this.#lengths);
  }

  #makeRoom(more: number): void {
    const old = this.#values;
    const fresh = this.#allocate(Math.ceil((this.#used + more) * 1.5) + 1024);
    let end = 0;
    for (let id = 0; id < this.#starts.length; id++) {
      const length = this.#lengths[id] as number;
      if (length === 0) continue;
      const start = this.#starts[id] as number;
      fresh.set(old.subarray(start, start + length), end);
      this.#starts[id] = end;
      end += length;
    }
    this.#values = fresh;
    this.#end = end;
  }
}
