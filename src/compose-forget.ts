/**
 * Forgetting what its owner wants gone: every store of the data directory gives up its part. A store that comes new has to
 * be added here, and to `tests/integration/forget.test.ts`.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { imageFileNames } from './compose.js';
import type { HarvestStore } from './compose-harvest.js';
import { type Reconciliation, refreshLinks } from './compose-shared.js';
import type { Config } from './config.js';
import { findRecords } from './crawl/find-records.js';
import { overwriteRecords } from './crawl/overwrite-record.js';
import { readCapture } from './crawl/page-archive.js';
import { filesOf } from './crawl/rewrite-archive.js';
import { removeDumps } from './federation/dump-shelf.js';
import { MentioningText, type MentionTest, mentionsOf } from './harvest/mentions.js';
import type { Capture } from './model/capture.js';
import type { Iris } from './model/iris.js';
import { nQuads } from './rdf/media-types.js';
import { parseQuads } from './rdf/parse.js';
import { dcterms } from './rdf/vocabulary.js';
import { indexFileName } from './search/index-file.js';
import { SearchIndex } from './search/search-index.js';
import { noteHoles } from './store/archive-holes.js';
import { withholding } from './store/copied-graphs.js';
import { removeImage } from './store/engine-image.js';
import { readFollowing } from './store/followed-table.js';
import { graphsNamed, historyOf, redactGraphs, removeGraphs, scrubJournal } from './store/forget.js';
import { dropPlan, type PlannedRequest, plannedRequests } from './store/forget-plan.js';
import { pagesOf } from './store/forgettable.js';
import { whileForgetting } from './store/forgetting.js';

/** What was done. */
export interface ForgetOutcome {
  readonly graphs: number;
  readonly changes: number;
  readonly archiveRecords: number;
  readonly reports: number;
  /** Whether the journal's file is free of it: a process that reads may keep the old log until it is done. */
  readonly isScrubbed: boolean;
  /** Files of the archive that are damaged, so that what stands behind the damage was not looked at. */
  readonly damaged: readonly string[];
}

export interface ForgetOptions {
  readonly kept: HarvestStore;
  readonly iris: Iris;
  readonly config: Config;
  readonly reconciliation: Reconciliation;
  /** Waits until servers on the data directory have followed what was removed. */
  readonly settle: () => Promise<void>;
}

/** Forgets all that is planned. Ended at any moment it is to be called again, and goes on: the plan is dropped last. */
export async function forgetPlanned(options: ForgetOptions): Promise<ForgetOutcome> {
  const { kept, iris, config, reconciliation, settle } = options;
  const { journal, writer } = kept;
  const requests = plannedRequests(journal);
  // Titles are told by the history, as long as there is one.
  const tests = requests.map((request) => mentionTest(request, options));
  let graphs = 0;
  for (const request of requests) graphs += removeGraphs(writer, journal, request);
  if (readFollowing(journal) === null) refreshLinks(kept, reconciliation, iris);
  else removeWithheldLinks(kept, iris);
  const { archiveRecords, damaged } = await forgetPages(requests, tests, kept);
  const reports = requests.reduce((sum, request) => sum + forgetReports(request, kept), 0);
  const { changes, isScrubbed } = await whileForgetting(kept, async () => {
    await settle();
    const links = graphsNamed(journal, iris.linkGraphs(), true).filter(({ isThere }) => !isThere);
    const gone = [...requests.flatMap((request) => request.graphs), ...links];
    const emptied = emptyHistory(kept, config, {
      graphs: gone.map(({ iri }) => iri),
      pages: requests.flatMap(({ pages }) => pages),
      sources: requests.filter(({ isSource }) => isSource).map(({ source }) => source),
    });
    // What could not be emptied then may be now; and until it is, the file has the plan still.
    return { ...emptied, isScrubbed: dropPlan(journal, writer) };
  });
  return { graphs, changes, isScrubbed, archiveRecords, reports, damaged };
}

/** Takes the texts of graphs that are gone out of the history, and makes anew what was made from it: in `whileForgetting`. */
export function emptyHistory(
  kept: Pick<HarvestStore, 'journal' | 'reader' | 'writer'>,
  config: Config,
  what: Parameters<typeof redactGraphs>[2],
): Pick<ForgetOutcome, 'changes' | 'isScrubbed'> {
  const changes = redactGraphs(kept.writer, kept.journal, what);
  const isScrubbed = scrubJournal(kept.journal);
  for (const name of Object.values(imageFileNames)) removeImage(join(config.data, name));
  removeDumps(config.data);
  rebuildIndex(kept, config);
  return { changes, isScrubbed };
}

// In a copy of a stream links are what the stream tells: those to what was forgotten go, and no others come.
function removeWithheldLinks({ journal, reader, writer }: HarvestStore, iris: Iris): void {
  const isWithheld = withholding(journal);
  const links = [...reader.contentGraphs({ prefix: iris.linkGraphs() })];
  writer.batch(() => {
    for (const { iri, text } of links) {
      if (isWithheld(iri, [text])) writer.replaceGraph({ iri, quads: [] });
    }
  });
}

function forgetReports(
  { source, isSource, pages, graphs, names }: PlannedRequest,
  { keeper }: HarvestStore,
): number {
  if (isSource) return keeper.forgetSource(source);
  return keeper.forgetPages(source, new Set([...pages, ...pagesOf(graphs)]), names.length > 0);
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

/** Whether a page of the same source tells of what is forgotten: under any title that it ever had. Null: none does. */
function mentionTest({ isSource, graphs, pages }: PlannedRequest, { kept }: ForgetOptions) {
  if (isSource) return null;
  const titles = graphs.flatMap(({ iri }) =>
    parseQuads(historyOf(kept.journal, iri), nQuads)
      .filter(({ predicate }) => predicate.equals(dcterms.title))
      .map(({ object }) => object.value),
  );
  return mentionsOf(titles, pages);
}

// The archive of each source is read once, whatever is to be forgotten of it.
async function forgetPages(
  requests: readonly PlannedRequest[],
  tests: readonly (MentionTest | null)[],
  kept: HarvestStore,
): Promise<{ readonly archiveRecords: number; readonly damaged: readonly string[] }> {
  let archiveRecords = 0;
  const damaged: string[] = [];
  for (const [source, ofSource] of Map.groupBy(requests, (request) => request.source)) {
    const { at } = ofSource[0] ?? { at: '' };
    const isAll = ofSource.some(({ isSource }) => isSource);
    const pages = new Set(ofSource.flatMap((request) => request.pages));
    const own = tests.filter((test, n) => test !== null && requests[n]?.source === source);
    const captures = await capturesOf(source, { isAll, pages, tests: own as MentionTest[] }, kept);
    archiveRecords += await forgetCaptures(captures, kept, at);
    // Visits that found nothing new, and what no index knows since a process died, name an address too.
    for (const file of filesOf(kept.archive, source)) {
      const found = await findRecords(join(kept.archive, file), (address) => isAll || pages.has(address));
      archiveRecords += await overwriteRecords(found.places, at);
      if (!found.isWhole) damaged.push(file);
    }
  }
  return { archiveRecords, damaged };
}

interface Wanted {
  readonly isAll: boolean;
  readonly pages: ReadonlySet<string>;
  readonly tests: readonly MentionTest[];
}

// Lists tell of a record too: whatever names it goes, and the next harvest reads it again as it stands then.
async function capturesOf(
  source: string,
  { isAll, pages, tests }: Wanted,
  { captures, archive }: HarvestStore,
): Promise<Capture[]> {
  const all = captures.all({ source });
  if (isAll) return all;
  const found: Capture[] = [];
  for (const capture of all) {
    if (pages.has(capture.url)) found.push(capture);
    else if (capture.isPage && tests.length > 0) {
      const outcome = await readCapture(archive, capture);
      if (outcome.kind !== 'page') continue;
      const text = new MentioningText(outcome.page.text);
      if (tests.some((mentions) => mentions(text))) found.push(capture);
    }
  }
  return found;
}

// The index begins anew by itself, since something was forgotten: here it is made whole, and its file written anew.
function rebuildIndex({ journal, reader }: Pick<HarvestStore, 'journal' | 'reader'>, config: Config): void {
  const file = join(config.data, indexFileName);
  if (!existsSync(file)) return;
  const index = new SearchIndex({
    ...{ file, journal: reader, base: journal.base },
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
