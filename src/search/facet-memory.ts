/** What filtering, counting and ordering need of every document, in memory: typed arrays over the documents' numbers. */

import { facetNames, type SearchedKind, searchedKinds } from '../model/search.js';
import { type FacetCode, facetOf, numberOf } from './facet-values.js';
import { Lists } from './lists.js';
import { hashText } from './order.js';

/** A document as it is kept in memory; null when it is gone. */
export interface MemoryRow {
  readonly iri: string;
  readonly kind: SearchedKind;
  readonly codes: Uint32Array;
  /** Latitude and longitude, one after the other. */
  readonly positions: Float64Array;
  readonly date: string | null;
  /** Of a call. */
  readonly lastDay: string | null;
  /** Milliseconds since the epoch. */
  readonly cameAt: number;
}

/** What documents have to meet. */
export interface Filter {
  readonly kind: SearchedKind;
  /** Documents to look at; absent: all. */
  readonly among?: Uint32Array;
  /** Of each facet that is chosen from: whether a value is one of those chosen. */
  readonly chosen: ReadonlyMap<number, (code: FacetCode) => boolean>;
  /** A condition beside the facets. */
  readonly meets?: (id: number) => boolean;
}

export interface Filtered {
  /** Documents that meet everything. */
  readonly ids: Uint32Array;
  /** By the numbers of the values: documents that have it and meet everything but what is chosen in its own facet. */
  readonly counts: Uint32Array;
}

/** The documents' values, positions, dates and hashes. */
export class FacetMemory {
  readonly #values = new Lists((length) => new Uint32Array(length));
  readonly #positions = new Lists((length) => new Float64Array(length));
  // Codes are numbered densely, so that counters are an array.
  readonly #codes: FacetCode[] = [];
  readonly #numbers = new Map<FacetCode, number>();
  readonly #ofFacet: readonly number[][] = facetNames.map(() => []);
  // 0 where there is none, else one more than the place of its kind among all.
  #kinds = new Uint8Array(1024);
  #hashes = new Uint32Array(1024);
  #dates = new Float64Array(1024);
  #lastDays = new Float64Array(1024);
  #arrivals = new Float64Array(1024);
  #size = 0;
  #count = 0;

  /** Number of documents. */
  get count(): number {
    return this.#count;
  }

  /** Bytes of its arrays. */
  get bytes(): number {
    const own =
      this.#kinds.byteLength + this.#hashes.byteLength + this.#dates.byteLength + this.#arrivals.byteLength;
    return own + this.#values.bytes(4) + this.#positions.bytes(8);
  }

  /** Hash of a document's IRI. */
  hash(id: number): number {
    return this.#hashes[id] ?? 0;
  }

  /** The document's date as a number that grows with time; below all others when there is none. */
  date(id: number): number {
    return this.#dates[id] ?? Number.NEGATIVE_INFINITY;
  }

  /** The last day of a call, as `dateNumber` gives it. */
  lastDay(id: number): number {
    return this.#lastDays[id] ?? Number.NEGATIVE_INFINITY;
  }

  /** When the document came to the bank, in milliseconds since the epoch. */
  cameAt(id: number): number {
    return this.#arrivals[id] ?? 0;
  }

  /** Puts a document in the place of what had its number. */
  set(id: number, row: MemoryRow | null): void {
    if (id >= this.#kinds.length) this.#grow(id + 1);
    this.#count += (row === null ? 0 : 1) - (this.#kinds[id] === 0 ? 0 : 1);
    this.#size = Math.max(this.#size, id + 1);
    this.#kinds[id] = row === null ? 0 : kindNumber(row.kind);
    this.#hashes[id] = row === null ? 0 : hashText(row.iri);
    this.#dates[id] = dateNumber(row?.date ?? null);
    this.#lastDays[id] = dateNumber(row?.lastDay ?? null);
    this.#arrivals[id] = row?.cameAt ?? 0;
    this.#values.set(
      id,
      (row?.codes ?? new Uint32Array()).map((code) => this.#numberOf(code)),
    );
    this.#positions.set(id, row?.positions ?? []);
  }

  #grow(length: number): void {
    const size = Math.max(length, this.#kinds.length * 2);
    const longer = <Kind extends Uint8Array | Uint32Array | Float64Array>(
      values: Kind,
      empty: Kind,
    ): Kind => {
      empty.set(values);
      return empty;
    };
    this.#kinds = longer(this.#kinds, new Uint8Array(size));
    this.#hashes = longer(this.#hashes, new Uint32Array(size));
    this.#dates = longer(this.#dates, new Float64Array(size));
    this.#lastDays = longer(this.#lastDays, new Float64Array(size));
    this.#arrivals = longer(this.#arrivals, new Float64Array(size));
  }

  #numberOf(code: FacetCode): number {
    let number = this.#numbers.get(code);
    if (number === undefined) {
      number = this.#codes.push(code) - 1;
      this.#numbers.set(code, number);
      this.#ofFacet[facetOf(code)]?.push(number);
    }
    return number;
  }

  /** Positions of a document: latitude and longitude, one after the other. */
  positions(id: number): Float64Array {
    const start = this.#positions.start(id);
    return this.#positions.values.subarray(start, start + this.#positions.length(id));
  }

  /** All values, in the order of their numbers. */
  get allCodes(): readonly FacetCode[] {
    return this.#codes;
  }

  /** The numbers of a facet's values, by its place among `facetNames`. */
  valuesOf(facet: number): readonly number[] {
    return this.#ofFacet[facet] ?? [];
  }

  /** What a document counts for, each value by its number: valid until `set`. */
  valueNumbers(id: number): Uint32Array {
    const start = this.#values.start(id);
    return this.#values.values.subarray(start, start + this.#values.length(id));
  }

  /** What a document counts for. */
  codes(id: number): FacetCode[] {
    return Array.from(this.valueNumbers(id), (number) => this.#codes[number] as FacetCode);
  }

  /** How many of the documents have one of the values. */
  countHaving(ids: Uint32Array, has: (code: FacetCode) => boolean): number {
    const wanted = Uint8Array.from(this.#codes, (code) => (has(code) ? 1 : 0));
    const { values } = this.#values;
    let count = 0;
    for (const id of ids) {
      const start = this.#values.start(id);
      const end = start + this.#values.length(id);
      let at = start;
      while (at < end && wanted[values[at] as number] !== 1) at++;
      if (at < end) count++;
    }
    return count;
  }

  /** Documents that have one of the things as a value, or below one. */
  *havingThings(things: ReadonlySet<number>): Generator<number> {
    const wanted = Uint8Array.from(this.#codes, (code) => (things.has(numberOf(code)) ? 1 : 0));
    const { values } = this.#values;
    for (let id = 0; id < this.#size; id++) {
      const start = this.#values.start(id);
      for (let at = start; at < start + this.#values.length(id); at++) {
        if (wanted[values[at] as number] !== 1) continue;
        yield id;
        break;
      }
    }
  }

  /** Filters and counts in one pass. */
  filter({ kind, among, chosen, meets }: Filter): Filtered {
    const wanted = kindNumber(kind);
    const facets = Uint8Array.from(this.#codes, facetOf);
    // The bit of its facet where a value is chosen, 0 elsewhere.
    const bits = Uint32Array.from(this.#codes, (code, n) =>
      chosen.get(facets[n] as number)?.(code) ? 1 << (facets[n] as number) : 0,
    );
    const required = [...chosen.keys()].reduce((all, facet) => all | (1 << facet), 0);
    const counters = new Uint32Array(this.#codes.length);
    const { values } = this.#values;
    const length = among?.length ?? this.#size;
    const ids = new Uint32Array(length);
    let found = 0;
    for (let n = 0; n < length; n++) {
      const id = among === undefined ? n : (among[n] as number);
      if (this.#kinds[id] !== wanted || meets?.(id) === false) continue;
      const start = this.#values.start(id);
      const end = start + this.#values.length(id);
      let met = 0;
      if (required !== 0) for (let at = start; at < end; at++) met |= bits[values[at] as number] as number;
      const missing = required & ~met;
      if (missing === 0) {
        ids[found++] = id;
        for (let at = start; at < end; at++) (counters[values[at] as number] as number)++;
      } else if ((missing & (missing - 1)) === 0) {
        // One facet is missing: its own counts leave out what is chosen in it.
        const facet = 31 - Math.clz32(missing);
        for (let at = start; at < end; at++) {
          const number = values[at] as number;
          if (facets[number] === facet) (counters[number] as number)++;
        }
      }
    }
    return { ids: ids.subarray(0, found), counts: counters };
  }

  /**
   * Counts documents by those values, told by their numbers, that have a bit; and for each of so many bits how many documents
   * have no value with it.
   */
  tally(
    ids: Uint32Array,
    { bits, width }: { readonly bits: Uint32Array; readonly width: number },
  ): { readonly counts: Uint32Array; readonly without: Uint32Array } {
    const counts = new Uint32Array(this.#codes.length);
    const without = new Uint32Array(width);
    const all = 2 ** width - 1;
    const { values } = this.#values;
    for (let n = 0; n < ids.length; n++) {
      const id = ids[n] as number;
      const start = this.#values.start(id);
      const end = start + this.#values.length(id);
      let met = 0;
      for (let at = start; at < end; at++) {
        const number = values[at] as number;
        const bit = bits[number] as number;
        if (bit === 0) continue;
        met |= bit;
        (counts[number] as number)++;
      }
      for (let missing = all & ~met; missing !== 0; missing &= missing - 1) {
        (without[31 - Math.clz32(missing & -missing)] as number)++;
      }
    }
    return { counts, without };
  }
}

function kindNumber(kind: SearchedKind): number {
  return searchedKinds.indexOf(kind) + 1;
}

/** A date as a number that is compared, and never shown: `2015-03` → 20150300. */
export function dateNumber(date: string | null): number {
  if (date === null) return Number.NEGATIVE_INFINITY;
  return Number(date.replaceAll('-', '').padEnd(8, '0'));
}
