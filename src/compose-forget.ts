/**
 * Forgetting what its owner wants gone: every store of the data directory gives up its part. A store that comes new has to
 * be added here, and to `tests/integration/forget.test.ts`.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type HarvestStore, imageFileName, type Store } from './compose.js';
import { type Reconciliation, updateLinks } from './compose-shared.js';
import type { Config } from './config.js';
import { overwriteRecords } from './crawl/overwrite-record.js';
import { readCapture } from './crawl/page-archive.js';
import { removeDumps } from './federation/dump-shelf.js';
import type { UnwantedPage } from './harvest/harvest.js';
import { mentionsOf } from './harvest/mentions.js';
import type { Capture } from './model/capture.js';
import type { Iris } from './model/iris.js';
import { nQuads } from './rdf/media-types.js';
import { parseQuads } from './rdf/parse.js';
import { dcterms } from './rdf/vocabulary.js';
import { indexFileName } from './search/index-file.js';
import { SearchIndex } from './search/search-index.js';
import { noteHoles } from './store/archive-holes.js';
import { removeImage } from './store/engine-image.js';
import {
  collectionsAt,
  graphsNamed,
  graphsOfPage,
  historyOf,
  isSourceKnown,
  type KnownGraph,
  redactGraphs,
  removeGraphs,
  scrubJournal,
} from './store/forget.js';

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

/** What was done. */
export interface ForgetOutcome {
  readonly graphs: number;
  readonly changes: number;
  readonly archiveRecords: number;
  readonly reports: number;
  /** Whether the journal's file is free of it: a process that reads may keep the old log until it is done. */
  readonly isScrubbed: boolean;
}

/** What a person names: a source (`apriles`), a record (`apriles/1590`) or the address of a page; null: nothing known. */
export function findForgettable(
  what: string,
  { journal, iris }: Store,
  captures: HarvestStore['captures'],
): ForgetRequest | null {
  const named =
    URL.parse(what) === null ? findNamed(what, { journal, iris }) : findPage(what, { journal, iris });
  if (named === null) return null;
  const hasArchive = named.pages.some((url) => captures.all({ url }).length > 0);
  const isKnown = named.graphs.length > 0 || hasArchive || (named.isSource && captures.all(named).length > 0);
  return isKnown ? named : null;
}

type Where = Pick<Store, 'journal' | 'iris'>;

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
export function forgetOptedOut(
  { url }: UnwantedPage,
  source: string,
  { journal, iris }: Where,
): ForgetRequest {
  const graphs = graphsOfPage(journal, url);
  return {
    ...{ source, isSource: false, pages: [url], names: [] },
    graphs: withProvenance(graphs, { journal, iris }),
  };
}

function withProvenance(graphs: readonly KnownGraph[], { journal, iris }: Where): KnownGraph[] {
  return graphs.flatMap((graph) => [graph, ...graphsNamed(journal, iris.provenance(graph.iri))]);
}

function pagesOf(graphs: readonly KnownGraph[]): string[] {
  return [...new Set(graphs.flatMap(({ page }) => page ?? []))];
}

export interface ForgetOptions {
  readonly kept: HarvestStore;
  readonly iris: Iris;
  readonly config: Config;
  readonly reconciliation: Reconciliation;
  /** Waits until servers on the data directory have followed what was removed. */
  readonly settle: () => Promise<void>;
}

/** Forgets. Ended at any moment it is to be asked again, and goes on: of what is gone its page is still known. */
export async function forget(
  requests: readonly ForgetRequest[],
  options: ForgetOptions,
): Promise<ForgetOutcome> {
  const { kept, iris, config, reconciliation, settle } = options;
  const { journal, writer, keeper } = kept;
  const began = Date.now();
  // A time for each request: what was forgotten together may come back together.
  const at = (n: number) => new Date(began + n).toISOString();
  const tests = requests.map((request) => mentionTest(request, options));
  let [graphs, reports, archiveRecords] = [0, 0, 0];
  for (const [n, request] of requests.entries()) {
    graphs += removeGraphs(writer, journal, { ...request, at: at(n) });
  }
  updateLinks(kept, reconciliation, iris);
  for (const [n, request] of requests.entries()) {
    archiveRecords += await forgetCaptures(await capturesOf(request, tests[n] ?? null, kept), kept, at(n));
    reports += request.isSource
      ? keeper.forgetSource(request.source)
      : keeper.forgetPages(
          request.source,
          new Set([...request.pages, ...pagesOf(request.graphs)]),
          request.names.length > 0,
        );
  }
  await settle();
  const links = graphsNamed(journal, iris.linkGraphs(), true).filter(({ isThere }) => !isThere);
  const gone = [...requests.flatMap((request) => request.graphs), ...links];
  const changes = redactGraphs(writer, journal, {
    graphs: gone.map(({ iri }) => iri),
    pages: requests.flatMap(({ pages }) => pages),
    sources: requests.filter(({ isSource }) => isSource).map(({ source }) => source),
  });
  const isScrubbed = scrubJournal(journal);
  removeImage(join(config.data, imageFileName));
  removeDumps(config.data);
  rebuildIndex(kept, config, iris);
  return { graphs, changes, archiveRecords, reports, isScrubbed };
}

/** Takes captures out of the archive and its index. Returns how many records were written over. */
export async function forgetCaptures(
  captures: readonly Capture[],
  kept: HarvestStore,
  at: string,
): Promise<number> {
  const places = captures.map(({ file, offset }) => ({ file: join(kept.archive, file), offset }));
  const count = await overwriteRecords(places, at);
  kept.captures.remove(captures);
  noteHoles(kept.journal, kept.writer, new Set(captures.map(({ source }) => source)), at);
  return count;
}

/** Whether a page of the same source tells of what is forgotten: under any title that it ever had. Null: all of them do. */
function mentionTest({ isSource, graphs, pages }: ForgetRequest, { kept }: ForgetOptions) {
  if (isSource) return null;
  const titles = graphs.flatMap(({ iri }) =>
    parseQuads(historyOf(kept.journal, iri), nQuads)
      .filter(({ predicate }) => predicate.equals(dcterms.title))
      .map(({ object }) => object.value),
  );
  return mentionsOf(titles, pages);
}

// Lists tell of a record too: whatever names it goes, and the next harvest reads it again as it stands then.
async function capturesOf(
  { source, pages }: ForgetRequest,
  mentions: ((text: string) => boolean) | null,
  { captures, archive }: HarvestStore,
): Promise<Capture[]> {
  const all = captures.all({ source });
  if (mentions === null) return all;
  const own = new Set(pages);
  const found: Capture[] = [];
  for (const capture of all) {
    if (own.has(capture.url)) found.push(capture);
    else if (capture.isPage) {
      const outcome = await readCapture(archive, capture);
      if (outcome.kind === 'page' && mentions(outcome.page.text)) found.push(capture);
    }
  }
  return found;
}

// The index begins anew by itself, since something was forgotten: here it is made whole, and its file written anew.
function rebuildIndex({ reader }: HarvestStore, config: Config, iris: Iris): void {
  const file = join(config.data, indexFileName);
  if (!existsSync(file)) return;
  const index = new SearchIndex({
    ...{ file, journal: reader, base: iris.base },
    clock: () => performance.now(),
    newEpoch: () => crypto.randomUUID(),
    onSetAside: () => undefined,
  });
  try {
    index.rebuild();
  } finally {
    index.close();
  }
}
