/** What a person may name to be forgotten: a source, a record, a page; and what the journal has of it. */

import type { Iris } from '../model/iris.js';
import {
  collectionsAt,
  graphsNamed,
  graphsOfPage,
  isSourceKnown,
  type KnownGraph,
  unredactedChanges,
} from './forget.js';
import { ForgottenNames } from './forgotten-names.js';
import type { Journal } from './journal.js';

/** What is to be forgotten. */
export interface ForgetRequest {
  /** Id of the source that it is, or is of. */
  readonly source: string;
  /** Whether it is the whole source. */
  readonly isSource: boolean;
  /** Content graphs and their provenance, those too that are gone already and have a history. */
  readonly graphs: readonly KnownGraph[];
  /** Addresses of the pages that give nothing else. */
  readonly pages: readonly string[];
  /** What is not to come back: see `ForgottenNames`. */
  readonly names: readonly string[];
}

export interface Where {
  readonly journal: Journal;
  readonly iris: Iris;
}

/** What a person names: a source (`apriles`), a record (`apriles/1590`) or the address of a page; null: nothing known. */
export function findForgettable(what: string, where: Where): ForgetRequest | null {
  return URL.parse(what) === null ? findNamed(what, where) : findPage(what, where);
}

/** Whether the journal's graphs, their history or its index of the archive still have anything of it. */
export function hasRemains({ journal }: Where, { source, isSource, graphs, pages }: ForgetRequest): boolean {
  if (graphs.some(({ isThere }) => isThere)) return true;
  if (graphs.some(({ iri }) => unredactedChanges(journal, iri) > 0)) return true;
  const captures = journal.database.prepare(
    isSource
      ? 'SELECT 1 FROM capture WHERE source = ? LIMIT 1'
      : 'SELECT 1 FROM capture WHERE url = ? LIMIT 1',
  );
  return (isSource ? [source] : pages).some((name) => captures.get(name) !== undefined);
}

/** Whether a person has had it forgotten before. */
export function isForgotten(what: string, { journal, iris }: Where): boolean {
  const forgotten = new ForgottenNames(journal);
  return forgotten.has(what) || forgotten.has(`${iris.base}graph/${what}`);
}

/** What is known and could be meant by a name that is not. */
export function forgettableNames(what: string, { journal, iris }: Where): string[] {
  const { database } = journal;
  if (URL.parse(what) !== null) {
    return database
      .prepare('SELECT url FROM page UNION SELECT url FROM capture')
      .all()
      .map(({ url }) => String(url));
  }
  const [source = '', key] = what.split('/');
  const sources = database.prepare('SELECT source FROM page UNION SELECT source FROM capture').all();
  const ids = sources.map((row) => String(row.source));
  if (key === undefined) return ids;
  const within = ids.includes(source) ? [source] : ids;
  return within.flatMap((id) => {
    const prefix = `${iris.base}graph/${id}/`;
    return graphsNamed(journal, prefix, true)
      .filter(({ isThere }) => isThere)
      .map(({ iri }) => `${id}/${iri.slice(prefix.length)}`);
  });
}

function findNamed(what: string, { journal, iris }: Where): ForgetRequest | null {
  const [source = '', key, ...rest] = what.split('/');
  if (rest.length > 0 || source === '') return null;
  // Places, themes and links have graphs too, and are nobody's to take.
  if (!isSourceKnown(journal, source) && graphsNamed(journal, iris.sourceGraph(source)).length === 0)
    return null;
  if (key === undefined) {
    const graphs = [`graph/${source}/`, `prov/${source}/`].flatMap((path) =>
      graphsNamed(journal, iris.base + path, true),
    );
    const own = [iris.sourceGraph(source), iris.tagSchemeGraph(source)].flatMap((iri) =>
      graphsNamed(journal, iri),
    );
    return { source, isSource: true, graphs: [...graphs, ...own], pages: pagesOf(graphs), names: [source] };
  }
  const iri = `${iris.base}graph/${source}/${key}`;
  const [graph] = graphsNamed(journal, iri);
  if (graph === undefined) return null;
  const page = graph.page;
  const isAlone =
    page !== null && !graphsOfPage(journal, page).some((other) => other.isThere && other.iri !== iri);
  return {
    ...{ source, isSource: false, graphs: withProvenance([graph], { journal, iris }) },
    ...{ pages: isAlone ? [page] : [], names: isAlone ? [iri, page] : [iri] },
  };
}

function findPage(url: string, where: Where): ForgetRequest | null {
  const row = where.journal.database
    .prepare('SELECT source FROM page WHERE url = ? UNION SELECT source FROM capture WHERE url = ?')
    .get(url, url);
  if (row === undefined) return null;
  const collections = collectionsAt(where.journal, url);
  const graphs = [url, ...collections].flatMap((page) => graphsOfPage(where.journal, page));
  return {
    ...{ source: String(row.source), isSource: false, graphs: withProvenance(graphs, where) },
    ...{ pages: [url, ...collections], names: [url, ...graphs.map(({ iri }) => iri)] },
  };
}

/** What is to be forgotten of a page that asks not to be listed: it may come back when it no longer does. */
export function forgetOptedOut(url: string, source: string, where: Where): ForgetRequest {
  const graphs = withProvenance(graphsOfPage(where.journal, url), where);
  return { source, isSource: false, graphs, pages: [url], names: [] };
}

function withProvenance(graphs: readonly KnownGraph[], { journal, iris }: Where): KnownGraph[] {
  return graphs.flatMap((graph) => [graph, ...graphsNamed(journal, iris.provenance(graph.iri))]);
}

/** Addresses of the pages that give graphs. */
export function pagesOf(graphs: readonly KnownGraph[]): string[] {
  return [...new Set(graphs.flatMap(({ page }) => page ?? []))];
}
