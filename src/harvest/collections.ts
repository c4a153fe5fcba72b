/** What was met of collections: a record that none of the parts gives any more is removed, when all of them were read. */

import type { GraphWriter } from '../model/ports.js';
import type { WorkedPage } from './page-work.js';

/** Gathers the names of the graphs of one harvest: one text a record. */
export class Collections {
  readonly #met = new Map<string, Set<string>>();
  readonly #broken = new Set<string>();

  /** Takes note of a page. A record that is withheld is met all the same. */
  page({ collection, records, withheld, isWhole }: WorkedPage): void {
    if (collection === null) return;
    if (!isWhole) this.#broken.add(collection);
    const met = this.#met.get(collection) ?? new Set<string>();
    for (const { graph } of records) met.add(graph.iri);
    for (const graph of withheld) met.add(graph);
    this.#met.set(collection, met);
  }

  /** How many records were not met, and how many there are. */
  others(writer: GraphWriter, source: string): { readonly gone: number; readonly known: number } {
    let [gone, known] = [0, 0];
    for (const [url, met] of this.#met) {
      if (met.size === 0 || this.#broken.has(url)) continue;
      const given = writer.graphsOf({ url, source });
      known += given.length;
      gone += given.filter((graph) => !met.has(graph)).length;
    }
    return { gone, known };
  }

  /**
   * Removes what was not met, and tells how many records that is. To be called when every page was read. A collection
   * without any record is out of order, not empty.
   */
  removeOthers(writer: GraphWriter, source: string, isArchived = false): number {
    let removed = 0;
    for (const [url, met] of this.#met) {
      if (met.size === 0 || this.#broken.has(url)) continue;
      removed += writer.removeOthers({ url, source, isArchived }, met).length;
    }
    return removed;
  }
}
