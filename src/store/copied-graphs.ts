/** The graphs of a data directory that is a copy of a stream: what the stream tells of them, less what was forgotten here. */

import { Iris } from '../model/iris.js';
import { FollowedTable } from './followed-table.js';
import { ForgottenNames, namesOf } from './forgotten-names.js';
import type { Journal } from './journal.js';

/** Says whether a graph is kept from coming back: by its IRI, and the lines that a stream tells of it. */
export type Withhold = (graph: string, lines: readonly string[]) => boolean;

/** Withholds what was forgotten, by itself or with its source, and links to it. */
export function withholding(journal: Journal): Withhold {
  const { base } = journal;
  const forgotten = new ForgottenNames(journal);
  const isForgotten = (iri: string) => namesOf(iri, base).some((name) => forgotten.has(name));
  const links = new Iris(base).linkGraphs();
  return (graph, lines) => {
    if (isForgotten(graph)) return true;
    if (!graph.startsWith(links)) return false;
    const things = lines.join('').matchAll(/<([^<>]*)id\/[^/<>]+\/([^/<>]+\/[^/<>]+)>/g);
    return things.some(
      ([, before = '', record = '']) => before === base && isForgotten(`${base}graph/${record}`),
    );
  };
}

/** The table of the stream that the data directory is a copy of: its members become graphs of the journal. */
export function copiedGraphs(journal: Journal, clock: () => number): FollowedTable {
  const isWithheld = withholding(journal);
  return new FollowedTable({
    ...{ journal, source: '', clock },
    keep: (writer, { versionOf: graph, lines }) => {
      const kept = isWithheld(graph, lines) ? [] : lines;
      return writer.putGraph({ iri: graph, kind: 'content', page: null, lines: kept });
    },
  });
}
