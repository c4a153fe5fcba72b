/** The table of records and the full-text table beside it. */

import { type CallDates, lastOpenDay } from '../model/call-days.js';
import { pointedPlaces } from '../model/pointed-places.js';
import type { SearchRecord, TaggedText } from '../model/record.js';
import type { Origin } from '../model/search.js';
import { columnWeights, documentText } from './document-text.js';
import { codesOf } from './facet-values.js';
import type { IndexFile } from './index-file.js';
import type { ThingTable } from './thing-table.js';
import { fold, type Stemmer, wordsOf } from './words.js';

/** What a list of results shows of a record, besides the names of things. */
export interface ShownRecord {
  readonly titles: readonly TaggedText[];
  readonly abstract: TaggedText | null;
  readonly things: { readonly [Facet in ShownFacet]: readonly number[] };
  readonly date: string | null;
  readonly origin: Origin;
  /** When a call is valid, and the last day on which it is open. */
  readonly validity?: CallDates & { readonly lastDay: string };
}

/** What is known of a graph besides what it says. */
export interface ToldOfGraph {
  /** When it came to the bank, in milliseconds since the epoch. */
  readonly cameAt: number;
  /** Whether its page was reconstructed from another document. */
  readonly isReconstructed: boolean;
}

type ShownFacet = 'source' | 'territory' | 'theme' | 'stage' | 'callKind' | 'callFor' | 'holder';

/** Characters of an abstract that are kept to be shown. */
const abstractLength = 300;
/** Characters of a title that are kept to be shown. */
const titleLength = 500;
/** Words that are remembered as written, so that they are not written again. */
const rememberedWords = 300_000;

/** Cuts a text between words, and says so. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const part = text.slice(0, length).toWellFormed();
  return `${part.replace(/\s+\S{0,40}$/u, '')}…`;
}

/** Writes documents. */
export class DocumentTable {
  readonly #things: ThingTable;
  readonly #stemmer: Stemmer;
  readonly #writtenWords = new Set<string>();
  readonly #ofGraph;
  readonly #insert;
  readonly #update;
  readonly #remove;
  readonly #insertText;
  readonly #removeText;
  readonly #insertWord;
  readonly #markStale;
  readonly #stale;
  readonly #staleCount;

  constructor({ database }: IndexFile, things: ThingTable, stemmer: Stemmer) {
    this.#things = things;
    this.#stemmer = stemmer;
    this.#ofGraph = database.prepare(
      'SELECT id, iri, shown IS NOT NULL AS is_there FROM document WHERE graph = ?',
    );
    this.#insert = database.prepare('INSERT INTO document (graph, iri, revision) VALUES (?, ?, ?)');
    this.#update = database.prepare(
      `UPDATE document SET revision = ?, is_stale = 0, kind = ?, title_key = ?, date = ?, last_day = ?, came_at = ?,
       facets = ?, positions = ?, shown = ?
       WHERE id = ?`,
    );
    this.#remove = database.prepare(
      `UPDATE document SET revision = ?, is_stale = 0, title_key = NULL, date = NULL, last_day = NULL, came_at = NULL,
       facets = NULL, positions = NULL, shown = NULL WHERE id = ?`,
    );
    const columns = Object.keys(columnWeights);
    this.#insertText = database.prepare(
      `INSERT INTO text (rowid, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
    );
    this.#removeText = database.prepare('DELETE FROM text WHERE rowid = ?');
    this.#insertWord = database.prepare('INSERT OR IGNORE INTO word (word, stem) VALUES (?, ?)');
    this.#markStale = database.prepare('UPDATE document SET is_stale = 1 WHERE id = ?');
    this.#staleCount = database.prepare(
      'SELECT count(*) AS count FROM document INDEXED BY stale_document WHERE is_stale = 1',
    );
    this.#stale = database.prepare(
      'SELECT graph FROM document INDEXED BY stale_document WHERE is_stale = 1 LIMIT ?',
    );
  }

  /** Forgets which words are written: another connection, or a rollback, may have taken them away. */
  forget(): void {
    this.#writtenWords.clear();
  }

  /** Makes the given records all that a graph holds, at a revision. */
  replaceGraph(
    { graph, ...told }: { readonly graph: string } & ToldOfGraph,
    records: readonly SearchRecord[],
    revision: number,
  ): void {
    const before = new Map(this.#ofGraph.all(graph).map((row) => [String(row.iri), row]));
    for (const record of records) {
      const row = before.get(record.iri);
      const id =
        row === undefined
          ? Number(this.#insert.run(graph, record.iri, revision).lastInsertRowid)
          : Number(row.id);
      before.delete(record.iri);
      if (row?.is_there === 1) this.#removeText.run(id);
      this.#write({ id, revision, ...told }, record);
    }
    for (const { id, is_there: isThere } of before.values()) {
      if (isThere !== 1) continue;
      this.#removeText.run(Number(id));
      this.#remove.run(revision, Number(id));
    }
  }

  #write(
    {
      id,
      cameAt,
      revision,
      isReconstructed,
    }: { readonly id: number; readonly revision: number } & ToldOfGraph,
    record: SearchRecord,
  ): void {
    const origin = record.isExample ? 'fictional' : isReconstructed ? 'reconstructed' : 'read';
    const { columns, words } = documentText(record, this.#things, this.#stemmer);
    for (const word of words) this.#writeWord(word);
    this.#insertText.run(
      id,
      ...Object.keys(columnWeights).map((name) => columns[name as keyof typeof columns]),
    );
    const title = record.titles[0]?.text.slice(0, titleLength) ?? '';
    const titleKey = [...wordsOf(title)].map((word) => fold(word.text)).join(' ');
    const lastDay = record.validity === null ? null : lastOpenDay(record.validity, cameAt);
    this.#update.run(
      revision,
      record.kind,
      titleKey,
      record.date,
      lastDay,
      cameAt,
      bytesOf(codesOf(record, origin, this.#things)),
      bytesOf(this.#positionsOf(record)),
      JSON.stringify(this.#shownOf(record, origin, lastDay)),
      id,
    );
  }

  #writeWord(wordAndStem: string): void {
    if (this.#writtenWords.has(wordAndStem)) return;
    if (this.#writtenWords.size >= rememberedWords) this.#writtenWords.clear();
    const [word = '', stem = ''] = wordAndStem.split(' ');
    this.#insertWord.run(word, stem);
    this.#writtenWords.add(wordAndStem);
  }

  #positionsOf({ position, things: { territory } }: SearchRecord): Float64Array {
    if (position !== null) return Float64Array.from(position);
    const positions = pointedPlaces(territory)
      .map((iri) => this.#things.get(this.#things.idOf(iri)))
      .flatMap(({ latitude, longitude }) =>
        latitude === null || longitude === null ? [] : [latitude, longitude],
      );
    return Float64Array.from(positions);
  }

  #shownOf(record: SearchRecord, origin: Origin, lastDay: string | null): ShownRecord {
    const ids = (facet: ShownFacet) => record.things[facet].map((iri) => this.#things.idOf(iri));
    const text = record.abstracts[0] ?? record.descriptions[0];
    return {
      titles: record.titles.map(({ text: title, language }) => ({ text: cut(title, titleLength), language })),
      abstract: text === undefined ? null : { text: cut(text.text, abstractLength), language: text.language },
      things: {
        source: ids('source'),
        territory: ids('territory'),
        theme: ids('theme'),
        stage: ids('stage'),
        callKind: ids('callKind'),
        callFor: ids('callFor'),
        holder: ids('holder'),
      },
      date: record.date,
      origin,
      ...(record.validity === null || lastDay === null ? {} : { validity: { ...record.validity, lastDay } }),
    };
  }

  /** Marks documents whose words or values have to be made anew. */
  markStale(ids: Iterable<number>): void {
    for (const id of ids) this.#markStale.run(id);
  }

  /** Documents that are still to be indexed anew, since something that they have changed. */
  get staleCount(): number {
    return Number(this.#staleCount.get()?.count);
  }

  /** Graphs of documents that are so marked. */
  staleGraphs(limit: number): readonly string[] {
    return [...new Set(this.#stale.all(limit).map(({ graph }) => String(graph)))];
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}
