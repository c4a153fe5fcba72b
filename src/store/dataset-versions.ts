/** What the journal knows of each version of its dataset. */

import { createHash } from 'node:crypto';
import type { DatasetVersion, VersionOutcome, VersionReader } from '../model/dataset-version.js';
import { type Journal, readSetting } from './journal.js';

/** Versions that are remembered: what they held does not change. */
const mostRemembered = 100;

/** Reads versions. */
export class DatasetVersions implements VersionReader {
  readonly #journal: Journal;
  readonly #contents = new Map<number, DatasetVersion['content']>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  find(version: number): VersionOutcome {
    const { database } = this.#journal;
    const last = Number(
      database.prepare('SELECT coalesce(max(sequence), 0) AS last FROM change').get()?.last,
    );
    if (version < 1 || version > last) return { kind: 'unknown' };
    const row = database
      .prepare(
        `SELECT at, (SELECT max(sequence) FROM change AS same WHERE same.transaction_number = change.transaction_number
                     AND same.sequence >= change.sequence) AS last
         FROM change WHERE sequence = ?`,
      )
      .get(version);
    if (row === undefined) return { kind: 'forgotten' };
    const end = Number(row.last);
    if (end !== version) return { kind: 'within', version: end };
    return {
      kind: 'version',
      version: {
        version,
        at: String(row.at),
        isCurrent: version === last,
        content: this.#contentOf(version),
      },
    };
  }

  #contentOf(version: number): DatasetVersion['content'] {
    const known = this.#contents.get(version);
    if (known !== undefined) return known;
    const content = this.#read(version);
    const [oldest] = this.#contents.keys();
    if (this.#contents.size >= mostRemembered && oldest !== undefined) this.#contents.delete(oldest);
    this.#contents.set(version, content);
    return content;
  }

  // A graph that has not changed since is as it stands; another one is as its last change until then left it.
  #read(version: number): DatasetVersion['content'] {
    const rows = this.#journal.database
      .prepare(
        `SELECT iri, now.hash, now.quads, now.sequence AS last, past.sequence AS past_sequence,
                past.hash AS past_hash, past.quads AS past_quads
         FROM graph AS now LEFT JOIN change AS past ON now.sequence > ?1 AND past.sequence =
           (SELECT max(sequence) FROM change WHERE graph = now.id AND sequence <= ?1)
         WHERE kind = 'content' ORDER BY iri`,
      )
      .iterate(version);
    const compacted = Number(readSetting(this.#journal.database, 'compacted') ?? 0);
    const hash = createHash('sha256');
    let [graphs, quads] = [0, 0];
    for (const row of rows) {
      const isAsItStands = Number(row.last) <= version;
      // Not there yet, or before what was compacted away: then nobody knows.
      if (!isAsItStands && row.past_sequence === null) {
        if (compacted > 0) return null;
        continue;
      }
      const count = isAsItStands ? row.quads : row.past_quads;
      if (count === null) return null;
      if (Number(count) === 0) continue;
      graphs++;
      quads += Number(count);
      hash.update(`${isAsItStands ? row.hash : row.past_hash} ${row.iri}\n`);
    }
    return { graphs, quads, checksum: hash.digest('hex') };
  }
}
