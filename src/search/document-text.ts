/** A record as the words that it is found by, in columns of different weight. */

import type { SearchRecord, TaggedText } from '../model/record.js';
import { endOfIri } from '../model/shared-thing.js';
import type { KnownThing, ThingTable } from './thing-table.js';
import { isStopWord, languageOf, type Stemmer, wordsOf } from './words.js';

/** The columns of the full-text table, in its order, with their weights in bm25. */
export const columnWeights = {
  title: 10,
  labels: 4,
  names: 4,
  places: 3,
  abstract: 3,
  description: 1,
} as const;
export type Column = keyof typeof columnWeights;

/** Longer texts are found by their beginning. */
const longestText = 200_000;

/** Gathers the stems of texts. */
class ColumnText {
  readonly #stemmer: Stemmer;
  readonly #words: Set<string>;
  readonly #stems: string[] = [];
  // Other stems of the same words: they stand behind, so that phrases stay together.
  readonly #others = new Set<string>();

  constructor(stemmer: Stemmer, words: Set<string>) {
    this.#stemmer = stemmer;
    this.#words = words;
  }

  add({ text, language }: TaggedText): void {
    const own = languageOf(language);
    for (const { text: word } of wordsOf(text.slice(0, longestText))) {
      if (isStopWord(word)) continue;
      const { folded, stem, accented } = this.#stemmer.forms(word, own);
      if (stem === '') continue;
      this.#stems.push(stem);
      if (accented !== null) this.#others.add(accented);
      this.#words.add(`${folded} ${stem}`);
    }
  }

  toString(): string {
    return [...this.#stems, ...this.#others].join(' ');
  }
}

export interface DocumentText {
  readonly columns: Readonly<Record<Column, string>>;
  /** Words without accents, each with a blank and its stem behind it. */
  readonly words: ReadonlySet<string>;
}

function namesOf({ iri, names, otherNames }: KnownThing): readonly TaggedText[] {
  const all = [...names, ...otherNames];
  return all.length > 0 ? all : [{ text: endOfIri(iri), language: '' }];
}

/** The words of a record, with the labels of its concepts and places and of all above them. */
export function documentText(record: SearchRecord, things: ThingTable, stemmer: Stemmer): DocumentText {
  const words = new Set<string>();
  const column = (texts: readonly TaggedText[]) => {
    const built = new ColumnText(stemmer, words);
    for (const text of texts) built.add(text);
    return built.toString();
  };
  // Holders are in `names`; the initiative that a call is for is found by its own words.
  const { territory, source, holder: _, callFor: __, ...concepts } = record.things;
  const labels = (iris: readonly string[]) => {
    const lineage = new Map(
      iris.flatMap((iri) => things.lineage(things.idOf(iri))).map((thing) => [thing.id, thing]),
    );
    return [...lineage.values()].flatMap(namesOf);
  };
  return {
    columns: {
      title: column(record.titles),
      labels: column(labels(Object.values(concepts).flat())),
      names: column([...record.names, ...labels(source)]),
      places: column(labels(territory)),
      abstract: column(record.abstracts),
      description: column(record.descriptions),
    },
    words,
  };
}
