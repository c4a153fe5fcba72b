/** The page archive: keeps what is read, and reads it again without asking anybody. */

import { join } from 'node:path';
import type { Capture, CaptureIndex } from '../model/capture.js';
import { sha256 } from '../model/digest.js';
import type { FetchOutcome, PageFetch, Validators } from '../model/page.js';
import type { Source } from '../model/source.js';
import { readResponse } from './archive.js';
import type { ArchiveWriter } from './archive-writer.js';
import { type RawResponse, type ResponseFetch, toPage, validatorsOf } from './to-page.js';

export interface KeepOptions {
  readonly source: Pick<Source, 'id' | 'hosts'>;
  readonly read: ResponseFetch;
  readonly archive: ArchiveWriter;
  readonly index: CaptureIndex;
  /** The folder of the archive. */
  readonly directory: string;
  /** Whether visits that find nothing new are written down as well: those of a server, not of another archive. */
  readonly notesRevisits?: boolean;
  /** Whether nothing is to be kept of an address: its owner has had it forgotten. */
  readonly isForgotten?: (url: string) => boolean;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
}

/**
 * A reader of pages that keeps every response before it is given on. A body that the same address gave before is not
 * kept again: the index notes that it was seen. Nothing is kept of a page that asks not to be listed, or was forgotten.
 * When a page is given on its record is on disk; the index learns of it by `noteKept`.
 */
export function keepingPages(options: KeepOptions): PageFetch {
  const fetch: PageFetch = async (url, listedOn = null, validators = null) => {
    const response = await options.read(url, validators);
    if ('kind' in response) {
      if (response.kind !== 'not-modified') return response;
      // A page of which the archive has lost the copy is asked for as if it were new.
      return (await standing(url, listedOn, validators, options)) ?? fetch(url, listedOn);
    }
    const outcome = toPage(response);
    // What stands at the end of a redirect to another host is not the source's to keep.
    if (!options.source.hosts.includes(new URL(response.url).hostname)) return outcome;
    if (options.isForgotten?.(response.url) === true) return outcome;
    if (outcome.kind === 'page' && outcome.page.optsOut) return outcome;
    const isPage = outcome.kind === 'page';
    const before = options.index.latestPage(response.url);
    const { record, digest, noteKept } = await keep(response, isPage, listedOn, options);
    if (!isPage) {
      noteKept();
      return outcome;
    }
    const page = { ...outcome.page, archiveRecord: record };
    const isUnchanged = before?.digest === digest;
    return { kind: 'page', page, isUnchanged, validators: validatorsOf(response), noteKept };
  };
  return fetch;
}

// The page that the site says has not changed, as the archive has it.
async function standing(
  url: string,
  listedOn: string | null,
  validators: Validators | null,
  options: KeepOptions,
): Promise<FetchOutcome | null> {
  const { index, directory } = options;
  const capture = index.latestPage(url);
  if (capture === undefined) return null;
  const outcome = await readCapture(directory, capture);
  if (outcome.kind !== 'page') return null;
  await noteRevisit(capture, true, options);
  const noteKept = () => index.seenAgain(capture, listedOn);
  return { ...outcome, isUnchanged: true, validators, noteKept };
}

async function noteRevisit(
  { url, record, fetchedAt, digest }: Capture,
  isNotModified: boolean,
  { archive, notesRevisits = false, clock = Date.now }: KeepOptions,
): Promise<void> {
  if (!notesRevisits) return;
  const at = new Date(clock()).toISOString();
  await archive.appendRevisit({ url, at, isNotModified, of: { record, fetchedAt, digest } });
}

async function keep(
  response: RawResponse,
  isPage: boolean,
  listedOn: string | null,
  options: KeepOptions,
): Promise<Pick<Capture, 'record' | 'digest'> & { readonly noteKept: () => void }> {
  const { source, archive, index } = options;
  const { url, fetchedAt } = response;
  const digest = sha256(response.body);
  const known = index.find({ url, digest, isPage });
  if (known !== undefined) {
    await noteRevisit(known, false, options);
    return { ...known, noteKept: () => index.seenAgain({ ...known, source: source.id }, listedOn) };
  }
  const place = await archive.append(response);
  const capture = { source: source.id, url, digest, isPage, fetchedAt, listedOn, ...place };
  return { ...capture, noteKept: () => index.add(capture) };
}

/** What reading a capture gives: `lost` where the archive's files are not those that the index was made with. */
export type CaptureOutcome = FetchOutcome | { readonly kind: 'lost'; readonly reason: string };

/** Reads the page of a capture again. */
export async function readCapture(directory: string, capture: Capture): Promise<CaptureOutcome> {
  const { file, offset, url, digest } = capture;
  const path = join(directory, file);
  const response = await readResponse({ file: path, offset }, url).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === undefined) return null;
    throw error;
  });
  if (response === null || sha256(response.body) !== digest) {
    const reason = `${path} does not hold ${url} at byte ${offset}. Bring the file back from a backup, or harvest again.`;
    return { kind: 'lost', reason };
  }
  return toPage(response);
}

/** The same for those who read pages from wherever they are: what is lost is a page that cannot be read. */
export async function readKeptPage(directory: string, capture: Capture): Promise<FetchOutcome> {
  const outcome = await readCapture(directory, capture);
  return outcome.kind === 'lost' ? { kind: 'failed', reason: outcome.reason } : outcome;
}
