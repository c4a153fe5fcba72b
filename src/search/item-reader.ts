/** What a list of results shows, read from the index and, for the words in their surroundings, from the journal. */

import type { GraphReader } from '../model/ports.js';
import type { CallDetails, Labelled, MarkedText, SearchItem, SearchLanguage } from '../model/search.js';
import { endOfIri, inLanguage, labelOf } from '../model/shared-thing.js';
import { nQuads } from '../rdf/media-types.js';
import { parseQuads } from '../rdf/parse.js';
import { dcterms } from '../rdf/vocabulary.js';
import { kilometresToNearest } from './distance.js';
import type { ShownRecord } from './document-table.js';
import type { IndexFile } from './index-file.js';
import type { IsMark } from './match-expression.js';
import { markText, snippetOf } from './snippet.js';
import type { ThingTable } from './thing-table.js';

/** How items are wanted. */
export interface ItemView {
  readonly language: SearchLanguage;
  /** Null without words. */
  readonly isMark: IsMark | null;
  readonly centre: { readonly latitude: number; readonly longitude: number } | null;
}

/** Items beyond this number on a page go without snippets: who asks for so many reads them by machine. */
export const mostSnippets = 100;

/** Reads items by the numbers of their documents. */
export class ItemReader {
  readonly #things: ThingTable;
  readonly #journal: GraphReader;
  readonly #row;

  constructor({ database }: IndexFile, things: ThingTable, journal: GraphReader) {
    this.#things = things;
    this.#journal = journal;
    this.#row = database.prepare('SELECT graph, iri, shown, positions FROM document WHERE id = ?');
  }

  /** The IRI of a document. */
  iri(id: number): string {
    return String(this.#row.get(id)?.iri ?? '');
  }

  /** An item, with a snippet when it is among those that get one. */
  read(id: number, score: number, hasSnippet: boolean, { language, isMark, centre }: ItemView): SearchItem {
    const row = this.#row.get(id);
    const [iri, graph] = [String(row?.iri ?? ''), String(row?.graph ?? '')];
    const shown = JSON.parse(String(row?.shown ?? '{}')) as ShownRecord;
    const positions = new Float64Array(new Uint8Array((row?.positions as Uint8Array | null) ?? []).buffer);
    const [latitude, longitude] = positions;
    const abstract = shown.abstract === null ? null : markText(shown.abstract, isMark);
    const isFoundThere = abstract !== null && abstract.marks.length > 0;
    const title = inLanguage(shown.titles, language) ?? { text: endOfIri(iri), language: '' };
    const labels = (ids: readonly number[]) => ids.map((thing) => this.#labelled(thing, language));
    const { source, territory, theme, stage } = shown.things;
    return {
      iri,
      graph,
      title: markText(title, isMark),
      abstract,
      snippet: isMark === null || !hasSnippet || isFoundThere ? null : this.#snippet(graph, iri, isMark),
      source: labels(source)[0] ?? null,
      places: labels(territory),
      themes: labels(theme),
      stage: labels(stage)[0] ?? null,
      position: latitude === undefined || longitude === undefined ? null : { latitude, longitude },
      distance: centre === null || positions.length === 0 ? null : kilometresToNearest(centre, positions),
      date: shown.date,
      origin: shown.origin,
      call: this.#callOf(shown, language),
      score,
    };
  }

  #callOf({ things, validity }: ShownRecord, language: SearchLanguage): CallDetails | null {
    if (validity === undefined) return null;
    const labels = (ids: readonly number[]) => ids.map((thing) => this.#labelled(thing, language));
    const { from, through, lastDay } = validity;
    return {
      kind: labels(things.callKind)[0] ?? null,
      holders: labels(things.holder),
      initiatives: labels(things.callFor),
      ...{ from, through, lastDay },
    };
  }

  #labelled(id: number, language: SearchLanguage): Labelled {
    const thing = this.#things.get(id);
    return { iri: thing.iri, label: labelOf(thing, language) };
  }

  // The text is in the journal, which may be a little ahead: then the snippet is of the newer text.
  #snippet(graph: string, iri: string, isMark: IsMark): MarkedText | null {
    const stored = this.#journal.graph(graph);
    if (stored === undefined) return null;
    const beginning = `<${iri}> <${dcterms.description.value}> `;
    const lines = stored.text.split('\n').filter((line) => line.startsWith(beginning));
    for (const { object } of parseQuads(lines.join('\n'), nQuads)) {
      if (object.termType !== 'Literal') continue;
      const snippet = snippetOf({ text: object.value, language: object.language }, isMark);
      if (snippet !== null) return snippet;
    }
    return null;
  }
}
