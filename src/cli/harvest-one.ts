/** Harvests one source for a command, with its archive, its frontier and its history. */

import type { HarvestStore } from '../compose-harvest.js';
import type { Project } from '../compose-project.js';
import type { Reconciliation } from '../compose-shared.js';
import { discover } from '../crawl/discover.js';
import { isWithin } from '../crawl/hours.js';
import { keepingPages } from '../crawl/page-archive.js';
import { pagesFrom } from '../crawl/to-page.js';
import { type HarvestObserver, harvestSource } from '../harvest/harvest.js';
import { type Diagnostic, formatDiagnostic } from '../model/diagnostic.js';
import type { HarvestReport } from '../model/harvest-report.js';
import type { Iris } from '../model/iris.js';
import { FrontierTable } from '../store/frontier-table.js';
import { planUnwanted } from './forget-unwanted.js';
import type { Origin } from './page-origin.js';
import { formatProgress } from './progress.js';
import type { MappedSource } from './sources.js';
import type { Terminal } from './terminal.js';

export interface HarvestOneOptions {
  readonly project: Project;
  readonly iris: Iris;
  readonly reconciliation: Reconciliation;
  readonly terminal: Terminal;
  /** Whether findings are only counted. */
  readonly isBrief?: boolean | undefined;
  /** Whether every known page is read, due or not. */
  readonly isFull?: boolean | undefined;
  /** Whether a person has confirmed that much of the source may go. */
  readonly isConfirmed: boolean;
}

/** Harvests it. Without a store nothing is written. */
export async function harvestOne(
  { source, mapping }: MappedSource,
  { read, cost, isLasting, isLive, sitemapsOf }: Origin,
  options: HarvestOneOptions,
  store: HarvestStore | null,
): Promise<HarvestReport> {
  const { terminal, iris, isBrief, isFull = false, project, reconciliation, isConfirmed } = options;
  const { validate } = project;
  const { reconcile } = reconciliation;
  const mayGoOn = () => !isLive || isWithin(source.crawl.hours, Date.now());
  const shared = { source, mapping, iris, validate, reconcile, clock: Date.now, mayGoOn };
  const observer = observe(source.id, terminal, isBrief);
  if (store === null) return harvestSource({ ...shared, ...observer, writer: null, fetch: pagesFrom(read) });
  const { journal, writer } = store;
  const takes = (url: string) =>
    mapping.pageKinds.some(({ urls }) => urls.some((pattern) => pattern.matches(new URL(url))));
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
      ...(isLive
        ? { discover: (onFailure) => discover({ source, read, sitemapsOf, takes, onFailure }) }
        : {}),
      fetch: keepingPages({
        ...{ source, read, archive, isForgotten },
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
