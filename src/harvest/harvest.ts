/** Harvests one source: its pages read, mapped, reconciled, validated and committed, one transaction a page. */

import {
  type CrawlLink,
  type CrawlOptions,
  type CrawlOutcome,
  type CrawlProgress,
  crawl,
} from '../crawl/crawler.js';
import type { DiscoveredPage } from '../crawl/discover.js';
import { MemoryFrontier } from '../crawl/memory-frontier.js';
import { normalizeAddress } from '../crawl/page-address.js';
import { identify, otherAddressOf } from '../crawl/url-identity.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { LastingFrontier } from '../model/frontier.js';
import type { HarvestReport } from '../model/harvest-report.js';
import type { FetchFailure, Page } from '../model/page.js';
import type { CrawlRules } from '../model/source.js';
import { Collections } from './collections.js';
import { findDrift } from './drift.js';
import { startOf } from './incremental.js';
import { createPageWork, type PageWork, type PageWorkOptions } from './page-work.js';
import { type ReadOptions, type ReadPage, readPage } from './read-page.js';
import { removeGone } from './removals.js';
import { type RecordCounts, Tally, type UnwantedPage } from './tally.js';
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

/** What the site itself lists. */
export interface Discovered {
  readonly pages: readonly DiscoveredPage[];
  /** How many lists without which the source is not whole could not be read: pages of its stream. */
  readonly failed: number;
}

export interface HarvestOptions
  extends Omit<ReadOptions, 'work' | 'mapping'>,
    PageWorkOptions,
    HarvestObserver {
  /** Does the work on pages elsewhere; absent: it is done in this thread. */
  readonly work?: PageWork | undefined;
  /** The report of the last harvest that read every known page, to notice drift by. */
  readonly lastComplete?: HarvestReport | undefined;
  /** The report of the last harvest that read every page: what has changed since is enough to ask for. */
  readonly lastWhole?: HarvestReport | undefined;
  /** Whether a page was forgotten at its owner's wish: it is not read. */
  readonly isForgotten?: (url: string) => boolean;
  /** Where its pages are known from, and known by the next process; absent: they live as long as this harvest. */
  readonly run?: LastingFrontier | undefined;
  /** Finds the pages that the site itself lists; told of lists that cannot be read. */
  readonly discover?: (onFailure: (url: string, failure: FetchFailure) => void) => Promise<Discovered>;
  /** Addresses of pages that the source itself says are gone. */
  readonly saidGone?: () => readonly string[];
  /** Whether a removal of more than is believed was confirmed by a person. */
  readonly isConfirmed?: boolean;
  /** Whether the source may be asked now: its partner may have named hours. */
  readonly mayGoOn?: () => boolean;
  /** Told in the end of the pages that nothing may be kept of, and of how many pages were read. */
  readonly onUnwanted?: (pages: readonly UnwantedPage[], fetched: number) => Promise<void>;
}

/** Runs a harvest. Throws only for what is not the source's fault: a journal that cannot be written. */
export async function harvestSource(options: HarvestOptions): Promise<HarvestReport> {
  const { source, mapping, writer, fetch, clock, tell, onProgress, run } = options;
  const work = options.work ?? (await createPageWork(options));
  const kept = readKept(run);
  const tally = new Tally({
    ...{ source: source.id, command: 'harvest', mappingHash: mapping.hash, clock },
    ...{ tell: tell ?? (() => undefined), state: kept?.tally ?? null },
  });
  const collections = new Collections();
  const { start, isIncremental } = startOf(source.crawl, options.lastWhole, clock());
  const onFailure = (page: string, { reason }: FetchFailure) =>
    tally.finding({ severity: 'warning', message: reason, page });
  const discovered = await options.discover?.(onFailure);
  const crawled = await crawl({
    rules: { ...source.crawl, start },
    ...{ hosts: source.hosts, fetch },
    // Who works elsewhere keeps no pace: one page is fetched, one worked on, one written at once.
    mostAhead: options.work === undefined ? 1 : 2,
    frontier: run === undefined ? new MemoryFrontier() : new TallyKeeper(run, tally, clock),
    discovered: discovered?.pages ?? [],
    ...(options.isForgotten === undefined ? {} : { isLeftOut: options.isForgotten }),
    ...(options.mayGoOn === undefined ? {} : { mayGoOn: options.mayGoOn }),
    ...(kept === null ? {} : { before: kept.crawled }),
    onFailure,
    onStep: (progress) => onProgress?.({ ...progress, ...tally.counts }),
    batch: (write) => (writer === null ? write() : writer.batch(write)),
    visit: visiting({ ...options, work }, tally, collections),
  });
  const outcome = { ...crawled, failed: crawled.failed + (discovered?.failed ?? 0) };
  const scope = scopeOf(outcome, isIncremental, run);
  if (tally.unwantedPages.length > 0) await options.onUnwanted?.(tally.unwantedPages, outcome.fetched);
  if (outcome.brokenOff !== null) {
    tally.finding(brokenOff(outcome.brokenOff));
  } else {
    const { isWhole } = scope;
    const tell = (one: Diagnostic) => tally.finding(one);
    tally.counts.removed += removeGone({ ...options, collections, outcome, isWhole, tell });
    run?.end();
  }
  const drift = findDrift(options.lastComplete, { ...tally.report(outcome), ...scope });
  for (const finding of drift) tally.finding(finding);
  return { ...tally.report(outcome), ...scope, ...stockOf(run, source.crawl) };
}

function visiting(
  options: HarvestOptions & ReadOptions,
  tally: Tally,
  collections: Collections,
): CrawlOptions['visit'] {
  return async (page, listedOn) => {
    const write = await readPage(page, listedOn, options);
    return () => {
      const read = write();
      tally.page(read, page);
      if (isUnwanted(page, read, options)) tally.unwanted(page);
      collections.page(read.mapped);
      return [...read.mapped.links, ...linkToSelf(page, read, options)];
    };
  };
}

// A visit that found nothing new has seen the page; one to a web archive has not seen it on its site.
function stockOf(run: LastingFrontier | undefined, { memento }: CrawlRules): Partial<HarvestReport> {
  if (run === undefined) return {};
  const { known, seenSince } = run.stock;
  return memento === null ? { known, seenSince } : { known };
}

// A page that stands elsewhere by its own word leads there, when that is where records of the source may stand.
function linkToSelf(page: Page, { mapped }: ReadPage, { source, mapping }: HarvestOptions): CrawlLink[] {
  const { records, collection } = mapped;
  const url =
    records.length === 0 || collection !== null ? null : otherAddressOf(page, source.hosts, source.crawl);
  const isTaken =
    url !== null && mapping.pageKinds.some(({ urls }) => urls.some((one) => one.matches(new URL(url))));
  return isTaken ? [{ kind: 'self', url }] : [];
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

// A list that leads to what was forgotten tells of it, and so does a table that has it.
function isUnwanted(
  { optsOut = false }: Page,
  { written, mapped }: ReadPage,
  { isForgotten, source }: HarvestOptions,
): boolean {
  if (optsOut || (written?.forgotten.length ?? 0) > 0) return true;
  return mapped.links.some(({ url }) => {
    const address = normalizeAddress(url);
    return address !== null && isForgotten?.(identify(address, source.crawl)) === true;
  });
}
