/** Harvests one source: its pages read, mapped, reconciled, validated and committed, one transaction a page. */

import { type CrawlOutcome, type CrawlProgress, crawl } from '../crawl/crawler.js';
import type { DiscoveredPage } from '../crawl/discover.js';
import { MemoryFrontier } from '../crawl/memory-frontier.js';
import { loadLanguageDetector } from '../mapping/detect-language.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { LastingFrontier } from '../model/frontier.js';
import type { HarvestReport } from '../model/harvest-report.js';
import type { FetchFailure, Page } from '../model/page.js';
import { Collections } from './collections.js';
import { describeSource } from './describe-source.js';
import { findDrift } from './drift.js';
import { startOf } from './incremental.js';
import { type ReadOptions, type ReadPage, readPage } from './read-page.js';
import { removeGone } from './removals.js';
import { type RecordCounts, Tally } from './tally.js';
import { readKept, TallyKeeper } from './tally-keeper.js';

/** How far a harvest is. */
export interface HarvestProgress extends CrawlProgress, Readonly<RecordCounts> {}

/** Who wants to know of a harvest while it runs. */
export interface HarvestObserver {
  /** Told of each finding as it comes; of one sort of finding only the first ones. */
  readonly tell?: (finding: Diagnostic) => void;
  /** Told after each page. */
  readonly onProgress?: (progress: HarvestProgress) => void;
}

export interface HarvestOptions extends Omit<ReadOptions, 'detectLanguage'>, HarvestObserver {
  /** The report of the last harvest that read every known page, to notice drift by. */
  readonly lastComplete?: HarvestReport | undefined;
  /** The report of the last harvest that read every page: what has changed since is enough to ask for. */
  readonly lastWhole?: HarvestReport | undefined;
  /** Whether a page was forgotten at its owner's wish: it is not read. */
  readonly isForgotten?: (url: string) => boolean;
  /** Where its pages are known from, and known by the next process; absent: they live as long as this harvest. */
  readonly run?: LastingFrontier | undefined;
  /** Finds the pages that the site itself lists; told of lists that cannot be read. */
  readonly discover?: (
    onFailure: (url: string, failure: FetchFailure) => void,
  ) => Promise<readonly DiscoveredPage[]>;
  /** Whether a removal of more than is believed was confirmed by a person. */
  readonly isConfirmed?: boolean;
  /** Whether the source may be asked now: its partner may have named hours. */
  readonly mayGoOn?: () => boolean;
  /** Told of each page that nothing may be kept of. */
  readonly onUnwanted?: (page: UnwantedPage) => void;
}

/** A page that asks not to be listed, or that tells (again) of records that were forgotten. */
export interface UnwantedPage {
  readonly url: string;
  readonly optsOut: boolean;
}

/** Runs a harvest. Throws only for what is not the source's fault: a journal that cannot be written. */
export async function harvestSource(options: HarvestOptions): Promise<HarvestReport> {
  const { source, mapping, iris, writer, fetch, clock, tell, onProgress, run } = options;
  const detectLanguage = await loadLanguageDetector();
  const kept = readKept(run);
  const tally = new Tally({
    ...{ source: source.id, command: 'harvest', mappingHash: mapping.hash, clock },
    ...{ tell: tell ?? (() => undefined), state: kept?.tally ?? null },
  });
  writer?.replaceGraph(describeSource(source, iris));
  const collections = new Collections();
  const { start, isIncremental } = startOf(source.crawl, options.lastWhole, clock());
  const frontier = run === undefined ? new MemoryFrontier() : new TallyKeeper(run, tally, clock);
  const onFailure = (page: string, { reason }: FetchFailure) =>
    tally.finding({ severity: 'warning', message: reason, page });
  const outcome = await crawl({
    rules: { ...source.crawl, start },
    ...{ hosts: source.hosts, fetch, frontier },
    discovered: (await options.discover?.(onFailure)) ?? [],
    ...(options.isForgotten === undefined ? {} : { isLeftOut: options.isForgotten }),
    ...(options.mayGoOn === undefined ? {} : { mayGoOn: options.mayGoOn }),
    ...(kept === null ? {} : { before: kept.crawled }),
    onFailure,
    onStep: (progress) => onProgress?.({ ...progress, ...tally.counts }),
    visit: async (page, listedOn) => {
      const read = await readPage(page, listedOn, { ...options, detectLanguage });
      tally.page(read);
      tellUnwanted(page, read, options);
      collections.page(read.mapped);
      return read.mapped.links;
    },
  });
  const scope = scopeOf(outcome, isIncremental, run);
  if (outcome.brokenOff !== null) {
    tally.finding(brokenOff(outcome.brokenOff));
  } else {
    tally.counts.removed += removeGone({
      ...options,
      collections,
      outcome,
      isWhole: scope.isWhole,
      tell: (one) => tally.finding(one),
    });
    run?.end();
  }
  const drift = findDrift(options.lastComplete, { ...tally.report(outcome), ...scope });
  for (const finding of drift) tally.finding(finding);
  return { ...tally.report(outcome), ...scope };
}

function scopeOf(
  { brokenOff, failed, missing, left }: CrawlOutcome,
  isIncremental: boolean,
  run: LastingFrontier | undefined,
): { readonly isWhole: boolean; readonly isComplete: boolean } {
  const isWhole = failed + left === 0 && !isIncremental && run?.run.isResumed !== true;
  // What is not there any more is no page that was left out.
  const isRead = brokenOff === null && failed - missing + left === 0;
  return { isWhole, isComplete: isRead && !isIncremental && (run?.passedOver ?? 0) === 0 };
}

function brokenOff(reason: string): Diagnostic {
  const message = `The harvest was broken off, and the next one goes on with it: ${reason.replace(/\.$/, '')}.`;
  return { severity: 'warning', message };
}

function tellUnwanted(
  { url, optsOut = false }: Page,
  { written }: ReadPage,
  { onUnwanted }: HarvestOptions,
): void {
  if (!optsOut && (written?.forgotten.length ?? 0) === 0) return;
  onUnwanted?.({ url, optsOut });
}
