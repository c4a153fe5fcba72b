/** Counts which properties records had that were known before, and which they have now that they are read again. */

import type { RereadRecords } from '../model/harvest-report.js';

/** The counts of one harvest. */
export class Reread {
  #records: number;
  readonly #before: Map<string, number>;
  readonly #now: Map<string, number>;

  /** Goes on with what an interrupted run had counted. */
  constructor(state?: RereadRecords) {
    this.#records = state?.records ?? 0;
    this.#before = new Map(Object.entries(state?.before ?? {}));
    this.#now = new Map(Object.entries(state?.now ?? {}));
  }

  /** Takes note of a record: what the bank had of it (N-Quads), and the properties that it has now. */
  record(iri: string, text: string | undefined, properties: ReadonlySet<string>): void {
    if (text === undefined) return;
    const before = propertiesOf(iri, text);
    if (before.size === 0) return;
    this.#records++;
    for (const property of before) increase(this.#before, property);
    for (const property of properties) increase(this.#now, property);
  }

  get counts(): RereadRecords {
    return {
      records: this.#records,
      before: Object.fromEntries(this.#before),
      now: Object.fromEntries(this.#now),
    };
  }
}

function propertiesOf(iri: string, text: string): Set<string> {
  const start = `<${iri}> <`;
  const lines = text.split('\n').filter((line) => line.startsWith(start));
  return new Set(lines.map((line) => line.slice(start.length, line.indexOf('>', start.length))));
}

function increase(counts: Map<string, number>, property: string): void {
  counts.set(property, (counts.get(property) ?? 0) + 1);
}
