/** Composes trials: the page is had by the door of harvests, and a mapping tried on it as a harvest would use it. */

import { type OriginOptions, openOrigin, refuseHour } from './cli/page-origin.js';
import type { Store } from './compose.js';
import { archiveFolder } from './compose-harvest.js';
import type { Project } from './compose-project.js';
import type { Config } from './config.js';
import { normalizeAddress } from './crawl/page-address.js';
import { readKeptPage } from './crawl/page-archive.js';
import type { Sites } from './crawl/site-reader.js';
import { pagesFrom } from './crawl/to-page.js';
import { identify } from './crawl/url-identity.js';
import { refusalOf } from './harvest/openness.js';
import { reportTrial, tryPage } from './harvest/trial.js';
import { jsonLdContext } from './installed-files.js';
import type { CatalogueEntry } from './mapping/catalogue.js';
import type { Mapping } from './mapping/mapping.js';
import { createRedactor } from './mapping/redact.js';
import type { Iris } from './model/iris.js';
import type { Reconcile } from './model/mention.js';
import type { FetchOutcome, Page, PageFetch } from './model/page.js';
import type { Source } from './model/source.js';
import type { TrialReport } from './model/trial.js';
import { turtle } from './rdf/media-types.js';
import { serializeQuads } from './rdf/serialize.js';
import { CaptureTable } from './store/capture-table.js';
import { ForgottenNames } from './store/forgotten-names.js';

/** What trials work with. */
export interface TrialContext {
  readonly project: Project;
  readonly config: Config;
  readonly iris: Iris;
  /** The data directory, opened for reading; null: there is none yet. */
  readonly store: Store | null;
  /** Resolves mentions. Called when a page was read: to read what it knows takes a moment, and is worth it once for all pages. */
  readonly reconcile: () => Reconcile;
  /** Whether the data directory may hold the demo. */
  readonly takesDemo: boolean;
  /** The reader of sites of this process; absent: one is made when it is needed. */
  readonly sites?: Sites;
  /** Told what is amiss in an archive. */
  readonly tell: (line: string) => void;
}

/** A page to try a mapping on, or why there is none. */
export interface TriedPage {
  readonly origin: 'archive' | 'site';
  readonly outcome: FetchOutcome;
  /** Reads pages that it links to, from where it came itself. */
  readonly fetch: PageFetch;
}

/** Where a page to be tried is looked for. */
export interface TrialPlaces {
  /** Whether the archive of the data directory is left out. */
  readonly isFresh: boolean;
  /** Where else. */
  readonly origin: OriginOptions;
}

/** Reads the page at an address. Throws `UsageError` when there is no place to read it from, or none that may be read. */
export async function readTried(
  address: string,
  entry: CatalogueEntry,
  { isFresh, origin }: TrialPlaces,
  context: TrialContext,
): Promise<TriedPage> {
  const { source } = entry;
  const refusal = refuseAddress(address, source, context) ?? refusalOf(source);
  if (refusal !== null) return refuse(refusal);
  const url = normalizeAddress(address) ?? address;
  const kept = isFresh ? null : fromArchive(url, entry, context);
  const tried = kept ?? (await fromOrigin(entry, origin, context));
  if ('reason' in tried) return refuse(tried.reason);
  const outcome = await tried.fetch(url);
  // A redirect may lead elsewhere.
  const led = outcome.kind === 'page' ? refuseAddress(outcome.page.url, source, context) : null;
  return led === null ? { ...tried, outcome } : refuse(led);
}

function refuse(reason: string): TriedPage {
  const outcome: FetchOutcome = { kind: 'refused', reason };
  return { origin: 'archive', outcome, fetch: async () => outcome };
}

type Reader = Pick<TriedPage, 'origin' | 'fetch'>;

// A copy may be older than the word of what is private.
function fromArchive(
  url: string,
  { mapping }: CatalogueEntry,
  { store, config }: TrialContext,
): Reader | null {
  if (store === null) return null;
  const captures = new CaptureTable({ journal: store.journal, writer: null, clock: Date.now });
  if (captures.latestPage(url) === undefined) return null;
  const redact = mapping === null ? null : createRedactor(mapping, Date.now);
  const fetch: PageFetch = async (wanted) => {
    const capture = captures.latestPage(wanted);
    if (capture === undefined) return { kind: 'missing', reason: `${wanted} is not in the archive.` };
    const outcome = await readKeptPage(archiveFolder(config), capture);
    if (outcome.kind !== 'page' || redact === null) return outcome;
    return { ...outcome, page: { ...outcome.page, text: redact(outcome.page) ?? '' } };
  };
  return { origin: 'archive', fetch };
}

async function fromOrigin(
  entry: CatalogueEntry,
  options: OriginOptions,
  context: TrialContext,
): Promise<Reader | { readonly reason: string }> {
  const { read, isLive } = await openOrigin(entry, { ...options, isTrial: true }, { ...context });
  const outOfHours = isLive ? refuseHour(entry.source, Date.now()) : null;
  if (outOfHours !== null) return { reason: outOfHours };
  return { origin: isLive ? 'site' : 'archive', fetch: pagesFrom(read) };
}

/** Why no page of that address is tried: it is not the source's, or its owner wanted it forgotten; null: it may be. */
export function refuseAddress(address: string, source: Source, { store }: TrialContext): string | null {
  const url = normalizeAddress(address);
  if (url === null || !source.hosts.includes(new URL(url).hostname)) {
    return `"${address}" is no address on a host of the source (${source.hosts.join(', ') || 'none is known'}).`;
  }
  if (store === null) return null;
  const forgotten = new ForgottenNames(store.journal);
  const names = [source.id, url, identify(url, source.crawl)];
  if (!names.some((name) => forgotten.has(name))) return null;
  return `${url} was forgotten at its owner’s wish, so it is not read.`;
}

/** Tries a mapping on a page. */
export async function tryMapping(
  page: Page,
  {
    source,
    mapping,
    fetch,
  }: { readonly source: Source; readonly mapping: Mapping; readonly fetch: PageFetch },
  { project, iris, store, reconcile }: TrialContext,
): Promise<TrialReport> {
  const forgotten = store === null ? null : new ForgottenNames(store.journal);
  const trial = await tryPage(page, {
    ...{ mapping, iris, source, fetch, validate: project.validate, clock: Date.now },
    reconcile: reconcile(),
    isForgotten: (graph) => forgotten?.has(graph) ?? false,
  });
  const quads = trial.graphs.flatMap((graph) => graph.quads);
  const text = await serializeQuads(quads, turtle, { context: jsonLdContext(project, iris) });
  return reportTrial(trial, page.url, text);
}
