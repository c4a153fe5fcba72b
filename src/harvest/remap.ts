/** Maps the archived pages of a source anew, without asking anybody, and commits what is different. */

import type { CaptureOutcome } from '../crawl/page-archive.js';
import type { Capture } from '../model/capture.js';
import type { HarvestReport } from '../model/harvest-report.js';
import { Collections } from './collections.js';
import type { HarvestObserver } from './harvest.js';
import { inTurn } from './in-turn.js';
import { createPageWork, type PageWork, type PageWorkOptions } from './page-work.js';
import { type ReadOptions, type ReadPage, readPage } from './read-page.js';
import { Tally } from './tally.js';

export interface RemapOptions
  extends Omit<ReadOptions, 'work' | 'mapping'>,
    PageWorkOptions,
    HarvestObserver {
  /** Does the work on pages elsewhere; absent: it is done in this thread. */
  readonly work?: PageWork | undefined;
  /** The latest page of each address of the source. */
  readonly captures: Iterable<Capture>;
  /** When the last harvest began that read every page; what was last seen before that is no part of a collection any more. */
  readonly wholeSince: string | null;
  /** Whether pages of the source were taken out of the archive since: what it does not tell of may be told there. */
  readonly hasHoles?: boolean;
  /** How many they are, for those who watch. */
  readonly total: number;
  readonly readCapture: (capture: Capture) => Promise<CaptureOutcome>;
}

/** Pages that are read and mapped before those in front of them are written. */
const mostUnderWay = 4;

/**
 * Remaps a source. A page that the mapping takes no longer by its address gives no record any more; one that is only
 * not recognized (`when`), or that has an error, is withheld: what the bank has of it stays as it was.
 */
export async function remapSource(given: RemapOptions): Promise<HarvestReport> {
  const options = { ...given, isArchived: true, work: given.work ?? (await createPageWork(given)) };
  const { source, mapping, writer, clock, captures, onProgress } = options;
  const tally = new Tally({
    ...{ source: source.id, command: 'remap', mappingHash: mapping.hash, clock },
    tell: options.tell ?? (() => undefined),
  });
  const count = { fetched: 0, failed: 0, unchangedPages: 0 };
  const collections = new Collections();
  const wanted = Iterator.from(captures).filter((capture) => !isOfEarlierList(capture, options));
  for await (const { capture, mapped, reason } of inTurn(wanted, mostUnderWay, (one) =>
    begin(one, options),
  )) {
    if (mapped !== null) {
      const read = mapped.write();
      collections.page(read.mapped);
      const counted = isOfOtherAddress(capture.url, options) ? release(read, capture.url, options) : read;
      tally.page(counted, mapped.page);
      count.fetched++;
      count.unchangedPages++;
    } else {
      tally.finding({ severity: 'warning', message: reason, page: capture.url });
      count.failed++;
    }
    onProgress?.({ ...count, ...tally.counts, waiting: options.total - count.fetched - count.failed });
  }
  if (count.failed === 0 && writer !== null && options.hasHoles !== true) {
    tally.counts.removed += collections.removeOthers(writer, source.id, true);
  }
  return tally.report({ ...count, left: 0 });
}

async function begin(capture: Capture, options: RemapOptions & ReadOptions) {
  const outcome = await options.readCapture(capture);
  if (outcome.kind !== 'page') return { capture, mapped: null, reason: outcome.reason };
  const { page } = outcome;
  return { capture, mapped: { page, write: await readPage(page, capture.listedOn, options) }, reason: '' };
}

// A part of a list that later harvests no longer met: its records may be gone.
function isOfEarlierList({ url, seenAt }: Capture, { mapping, wholeSince }: RemapOptions): boolean {
  if (wholeSince === null || seenAt >= wholeSince) return false;
  const kind = mapping.pageKinds.find(({ urls }) => urls.some((pattern) => pattern.matches(new URL(url))));
  return kind?.isCollection ?? false;
}

// What a page says cannot change its address: here it is the mapping that has changed, not the site that is out of order.
function isOfOtherAddress(url: string, { mapping }: RemapOptions): boolean {
  return !mapping.pageKinds.some(({ urls }) => urls.some((pattern) => pattern.matches(new URL(url))));
}

function release(read: ReadPage, url: string, { writer, source }: RemapOptions): ReadPage {
  const written = writer?.replacePage({ url, source: source.id, isArchived: true }, []) ?? null;
  return { ...read, written };
}
