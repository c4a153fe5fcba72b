/** Harvests one source for a command, with its archive, its frontier and its history. */

import type { HarvestStore } from '../compose-harvest.js';
import type { Project } from '../compose-project.js';
import type { Reconciliation } from '../compose-shared.js';
import { ObjectPages } from '../compose-source-stream.js';
import { type DiscoverOptions, discover } from '../crawl/discover.js';
import { isWithin } from '../crawl/hours.js';
import { keepingPages } from '../crawl/page-archive.js';
import { pagesFrom, type ResponseFetch } from '../crawl/to-page.js';
import { type Discovered, type HarvestObserver, harvestSource } from '../harvest/harvest.js';
import { type Diagnostic, formatDiagnostic } from '../model/diagnostic.js';
import type { HarvestReport } from '../model/harvest-report.js';
import type { Iris } from '../model/iris.js';
import type { Source } from '../model/source.js';
import { FrontierTable } from '../store/frontier-table.js';
import { planUnwanted } from './forget-unwanted.js';
import type { Origin } from './page-origin.js';
import type { PageThread } from './page-thread.js';
import { formatProgress } from './progress.js';
import type { MappedSource } from './sources.js';
import type { Terminal } from './terminal.js';

export interface HarvestOneOptions {
  readonly project: Project;
  readonly iris: Iris;
  readonly reconciliation: Reconciliation;
  readonly terminal: Terminal;
  /** A thread for the work on pages; null: it is done in this one. */
  readonly pages: PageThread | null;
  /** Whether findings are only counted. */
  readonly isBrief?: boolean | undefined;
  /** Whether every known page is read, due or not. */
  readonly isFull?: boolean | undefined;
  /** Whether a person has confirmed that much of the source may go. */
  readonly isConfirmed: boolean;
}

/** Harvests it. Without a store nothing is written. */
export async function harvestOne(
  entry: MappedSource,
  origin: Origin,
  options: HarvestOneOptions,
  store: HarvestStore | null,
): Promise<HarvestReport> {
  const { source, mapping } = entry;
  const { read, cost, isLasting, isLive } = origin;
  const { terminal, iris, isBrief, isFull = false, project, reconciliation, isConfirmed, pages } = options;
  const { validate } = project;
  const { reconcile } = reconciliation;
  const mayGoOn = () => !isLive || isWithin(source.crawl.hours, Date.now());
  const about = { mapping, iris, validate, reconcile, clock: Date.now };
  // A partner's server is asked for a page a second at most: no work waits then.
  const shared = { source, ...about, mayGoOn, work: isLive ? undefined : await pages?.workOf(about) };
  const observer = observe(source.id, terminal, isBrief);
  if (store === null) tellOfDryRun(source, terminal);
  if (store === null) return harvestSource({ ...shared, ...observer, writer: null, fetch: pagesFrom(read) });
  const { journal, writer } = store;
  const stream = isLasting ? objectsOf(source, read, store) : null;
  const archive = store.openArchive(source.id);
  const isForgotten = (url: string) => store.forgotten.has(url);
  try {
    const earlier = store.reports.reports(source.id, 100).filter(({ command }) => command === 'harvest');
    const run = isLasting
      ? new FrontierTable({ journal, writer, source: source.id, clock: Date.now, isFull })
      : undefined;
    const harvested = await harvestSource({
      ...{ ...shared, ...observer, writer, run },
      lastWhole: earlier.find(({ isWhole }) => isWhole),
      lastComplete: earlier.find(({ isComplete }) => isComplete),
      known: (graph) => store.reader.graph(graph)?.text,
      ...{ isForgotten, isConfirmed },
      onUnwanted: (pages, fetched) =>
        planUnwanted(pages, fetched, { source: source.id, kept: store, iris, terminal, isConfirmed }),
      discover: (onFailure) => discoverAll(entry, origin, stream, onFailure),
      saidGone: () => stream?.removed() ?? [],
      fetch: keepingPages({
        ...{ source, read: stream?.read ?? read, archive, isForgotten },
        index: store.captures,
        directory: store.archive,
        notesRevisits: isLasting,
      }),
    });
    const report = { ...harvested, cost: cost() };
    store.keeper.addReport(report);
    return report;
  } finally {
    terminal.progress(null);
    await archive.close();
  }
}

/** The pages that the source itself lists and the mapping takes: objects of its stream, and what stands in sitemaps and feeds. */
async function discoverAll(
  { source, mapping }: MappedSource,
  { read, isLive, sitemapsOf }: Origin,
  stream: ObjectPages | null,
  onFailure: DiscoverOptions['onFailure'],
): Promise<Discovered> {
  const takes = (url: string) =>
    mapping.pageKinds.some(({ urls }) => urls.some((pattern) => pattern.matches(new URL(url))));
  const told = (await stream?.discover(onFailure)) ?? { pages: [], failed: 0 };
  const listed = isLive ? await discover({ source, read, sitemapsOf, takes, onFailure }) : [];
  return { pages: [...told.pages.filter(({ url }) => takes(url)), ...listed], failed: told.failed };
}

function objectsOf(
  source: Source,
  read: ResponseFetch,
  { journal, writer }: HarvestStore,
): ObjectPages | null {
  const { stream: address } = source.crawl;
  return address === null
    ? null
    : new ObjectPages({ source, address, read, journal, writer, clock: Date.now });
}

// What is new in a stream is known by what was taken in of it.
function tellOfDryRun({ id, crawl }: Source, terminal: Terminal): void {
  if (crawl.stream === null) return;
  terminal.tell(`note: "${id}" is a stream, and a dry run takes in nothing of it: its objects are left out.`);
}

/** Tells the terminal of findings and progress as they come. */
export function observe(source: string, terminal: Terminal, isBrief = false): HarvestObserver {
  const began = Date.now();
  return {
    tell: (finding: Diagnostic) => {
      if (!isBrief) terminal.tell(formatDiagnostic(finding));
    },
    onProgress: (progress) => terminal.progress(formatProgress(source, progress, Date.now() - began)),
  };
}
