/** Where a command reads its pages from: an archive, hosts with given addresses, or the demo. */

import { statSync } from 'node:fs';
import type { Config } from '../config.js';
import { openArchive } from '../crawl/archive.js';
import { localReader, readingFrom } from '../crawl/fetcher.js';
import { isWithin, timeInFrance } from '../crawl/hours.js';
import { throughMemento } from '../crawl/memento.js';
import { metered } from '../crawl/metered.js';
import { redacting } from '../crawl/redacting.js';
import { createSafeFetch, type Resolution } from '../crawl/safe-fetch.js';
import { SiteReader, type Sites } from '../crawl/site-reader.js';
import type { ResponseFetch } from '../crawl/to-page.js';
import { demoArchive } from '../installed-files.js';
import { acceptFor } from '../mapping/accept.js';
import type { CatalogueEntry } from '../mapping/catalogue.js';
import { createRedactor } from '../mapping/redact.js';
import type { HarvestCost } from '../model/harvest-report.js';
import type { Source } from '../model/source.js';
import { commonsPaths } from '../pages/commons/commons-menu.js';
import { UsageError } from './context.js';

/** What decides where pages may come from. */
export interface OriginContext {
  readonly config: Config;
  /** Whether the data directory may hold the demo. */
  readonly takesDemo: boolean;
  /** Told what is amiss in an archive. */
  readonly tell: (line: string) => void;
  /** The one reader of sites of this process; absent: it is made when it is first needed. */
  sites?: Sites;
}

export interface OriginOptions {
  readonly from?: readonly string[];
  readonly resolve?: readonly string[];
  readonly live?: boolean;
  /** Whether a person looks at one page of the site, and does not wait for its turn for longer than a moment. */
  readonly isTrial?: boolean;
}

/** Where pages come from, and what reading them has cost the server that was asked; null: nobody was. */
export interface Origin {
  readonly read: ResponseFetch;
  /** Whether the pages stand on a server, so that what is known of them is worth keeping for the next time. */
  readonly isLasting: boolean;
  /** Whether it is the partner's own. */
  readonly isLive: boolean;
  /** The sitemaps that the server's robots.txt names. */
  readonly sitemapsOf: (url: string) => Promise<readonly string[]>;
  readonly cost: () => HarvestCost | null;
}

/** How this software names itself to the servers that it reads from. */
export const userAgent = 'banque-innovation-sociale/0.1';

/** What is said to who would read sites without saying who it is. */
export const contactNeeded =
  'No site is read before its partner knows whom to write to. Set BIS_CONTACT, for example BIS_CONTACT=mailto:you@example.org';

/** Longest time that a trial waits for a site's turn, in milliseconds. */
const longestWait = 30_000;

/** Gathers an option that may be repeated. */
export function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** `HOST=ADDRESS:PORT`, as in curl. Throws `UsageError` when it is written otherwise. */
export function parseResolution(text: string): Resolution {
  const match = /^([a-z0-9.-]+)=(127(?:\.\d{1,3}){3}|\[::1\]|localhost):(\d{1,5})$/i.exec(text);
  const [, host = '', address = '', port = ''] = match ?? [];
  if (match === null || Number(port) > 65_535) {
    throw new UsageError(
      `--resolve "${text}" is not of the form HOST=ADDRESS:PORT with an address of this machine, ` +
        'such as www.unccas.org=127.0.0.1:8080.',
    );
  }
  return { host: host.toLowerCase(), address: address.replace(/^\[|\]$/g, ''), port: Number(port) };
}

function checkOptions({ from, resolve, live }: OriginOptions): void {
  const given = [from && '--from', resolve && '--resolve', live && '--live'].filter((name) => name);
  if (given.length > 1) {
    throw new UsageError(`${given.join(' and ')} name two places where pages come from. Choose one.`);
  }
}

function archivesOf(
  source: Source,
  { from }: OriginOptions,
  { takesDemo }: OriginContext,
): readonly string[] {
  const demo = takesDemo ? demoArchive(source.id) : null;
  return from ?? (demo === null ? [] : [demo]);
}

/** Whether anything says where the pages of a source come from. */
export function hasOrigin(source: Source, options: OriginOptions, context: OriginContext): boolean {
  const isLive = options.live === true && refuseLive(source, options, context.config) === null;
  return isLive || options.resolve !== undefined || archivesOf(source, options, context).length > 0;
}

/**
 * A reader of the responses of a source, what is private taken out. Throws `UsageError` when nothing says where its
 * pages come from.
 */
export async function openOrigin(
  entry: CatalogueEntry,
  options: OriginOptions,
  context: OriginContext,
): Promise<Origin> {
  const origin = await openResponses(entry, options, context);
  const redact = entry.mapping === null ? null : createRedactor(entry.mapping, Date.now);
  return redact === null ? origin : { ...origin, read: redacting(origin.read, redact) };
}

async function openResponses(
  entry: CatalogueEntry,
  options: OriginOptions,
  context: OriginContext,
): Promise<Origin> {
  const { config, tell } = context;
  const { source } = entry;
  checkOptions(options);
  if (options.live) {
    const refusal = refuseLive(source, options, config);
    if (refusal !== null) throw new UsageError(refusal);
    context.sites ??= liveReader(config);
    const wait = options.isTrial === true ? longestWait : undefined;
    return { ...readSite(entry, context.sites, source.crawl.memento, wait), isLive: true };
  }
  if (options.resolve !== undefined && options.resolve.length > 0) {
    const resolutions = options.resolve.map(parseResolution);
    const sites = localReader({ resolutions, userAgent, clock: Date.now });
    const { memento } = source.crawl;
    const isArchiveGiven = resolutions.some(({ host }) => URL.parse(memento ?? '')?.hostname === host);
    return readSite(entry, sites, isArchiveGiven ? memento : null);
  }
  const files = archivesOf(source, options, context);
  if (files.length === 0) {
    const why =
      options.isTrial === true
        ? `The data directory has not kept this page of "${source.id}".`
        : `Nothing says where the pages of "${source.id}" come from.`;
    throw new UsageError(`${why} Name a web archive (--from pages.warc.gz), or read its site (--live).`);
  }
  const missing = files.find((file) => !statSync(file, { throwIfNoEntry: false })?.isFile());
  if (missing !== undefined) throw new UsageError(`There is no file "${missing}".`);
  const archive = await openArchive(files);
  for (const line of archive.problems) tell(`warning: ${line}`);
  return {
    read: archive.read,
    cost: () => null,
    isLasting: false,
    isLive: false,
    sitemapsOf: async () => [],
  };
}

/** Reads the site of a source or, with its prefix, the web archive that keeps it. */
function readSite(
  { source, mapping }: CatalogueEntry,
  sites: Sites,
  memento: string | null,
  longestWait?: number,
): Origin {
  const { delay } = source.crawl;
  const accept = (url: string) =>
    acceptFor(mapping, memento !== null && url.startsWith(memento) ? url.slice(memento.length) : url);
  const hosts = memento === null ? source.hosts : [new URL(memento).hostname];
  const { read, cost } = metered(readingFrom(sites, { hosts, delay, accept, longestWait }));
  const isLasting = memento === null;
  return {
    read: isLasting ? read : throughMemento(read, { prefix: memento, clock: Date.now }),
    cost,
    isLasting,
    isLive: false,
    sitemapsOf: (url) => sites.sitemapsOf(url),
  };
}

/** How it names itself to partners: with whom to write to, and the page that says how it is stopped. */
export function robotOf({ contact, base }: Pick<Config, 'contact' | 'base'>): string {
  if (contact === null) return userAgent;
  const page = base.explicit ? `; +${base.iri}${commonsPaths.leaving.slice(1)}` : '';
  return `${userAgent} (${contact}${page})`;
}

/** The reader of partners' sites, under a name by which they know whom to write to. */
export function liveReader(config: Pick<Config, 'contact' | 'base'>): SiteReader {
  return new SiteReader({
    fetch: createSafeFetch({ userAgent: robotOf(config) }),
    clock: Date.now,
  });
}

/** Why a source is not visited at this moment (milliseconds since the epoch); null: it may be. */
export function refuseHour({ id, crawl: { hours } }: Source, now: number): string | null {
  if (isWithin(hours, now)) return null;
  return `"${id}" wants to be visited ${hours} (France), and it is ${timeInFrance(now)} there.`;
}

/**
 * Why a site is not read; null: it may be. A person who tries a mapping on one page sees by that what the pages are like,
 * and whether the site stands: only harvests ask that it is known.
 */
function refuseLive(
  { id, evidence, status, crawl }: Source,
  { isTrial }: OriginOptions,
  { contact }: Config,
): string | null {
  if (contact === null) return contactNeeded;
  if (status === 'archived' && crawl.memento === null) {
    return `The site of "${id}" has closed (status: archived), and source.yaml names no web archive that keeps it (crawl: memento), so nothing is read.`;
  }
  if (isTrial === true) return null;
  if (evidence.kind !== 'observed') {
    return `The mapping of "${id}" was not written from pages really seen (evidence: ${evidence.kind}), so its site is not harvested. Look at what it makes of one (bis try ${id} ADDRESS --live), and write the evidence that is printed there into source.yaml.`;
  }
  if (status === 'listed')
    return `It is not known whether the site of "${id}" stands (status: listed), so it is not harvested. Look, and correct source.yaml.`;
  return null;
}
