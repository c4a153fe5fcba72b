/** Walks a source from its first pages along the links that its mapping follows, each page once. */

import type { Frontier, KnownLink, Visit } from '../model/frontier.js';
import type { FetchFailure, FetchOutcome, Page, PageFetch } from '../model/page.js';
import type { CrawlRules } from '../model/source.js';
import type { DiscoveredPage } from './discover.js';
import { normalizeAddress } from './page-address.js';
import { softMissing } from './soft-missing.js';
import { trapOf } from './traps.js';
import { identify } from './url-identity.js';

/** A link that a page leads on with: to a record's page, to the next page of the same list, or to where it says it stands itself. */
export interface CrawlLink {
  readonly kind: 'follow' | 'next' | 'self';
  readonly url: string;
}

export interface CrawlOptions {
  readonly rules: CrawlRules;
  /** Host names that may be visited. */
  readonly hosts: readonly string[];
  readonly frontier: Frontier;
  /** Pages that the site itself lists: in sitemaps and feeds. */
  readonly discovered?: readonly DiscoveredPage[];
  readonly fetch: PageFetch;
  /** How many pages are asked for, one after the other, while one is worked on and written; one unless told. */
  readonly mostAhead?: number;
  /**
   * Told of each page, maybe before the one in front of it is written; gives what writes all that is made of it, and then tells the links to go on with. `listedOn` is the
   * list page that led there.
   */
  readonly visit: (page: Page, listedOn: string | null) => Promise<Write>;
  /** Makes what is written of a page one transaction: its records, where it is kept, and that it is done. */
  readonly batch: <Result>(write: () => Result) => Result;
  /** Told of each page that could not be read, and of each link that is not followed. */
  readonly onFailure: (url: string, failure: FetchFailure) => void;
  /** Whether an address is passed over without a word. */
  readonly isLeftOut?: (url: string) => boolean;
  /** Whether the source may be asked now: its partner may have named hours. */
  readonly mayGoOn?: () => boolean;
  /** Told after each page how far the crawl is. */
  readonly onStep?: (progress: CrawlProgress) => void;
  /** What an interrupted run of the same harvest had counted. */
  readonly before?: CrawlCounts;
}

export interface CrawlCounts {
  readonly fetched: number;
  readonly failed: number;
  /** Pages whose body was the one that was read the last time. */
  readonly unchangedPages: number;
}

/** How far a crawl is. */
export interface CrawlProgress extends CrawlCounts {
  /** Pages that are known and still to be read; reading them may bring up more. */
  readonly waiting: number;
}

export interface CrawlOutcome extends CrawlCounts {
  /** Pages known but not read, because the budget was used up or the crawl was broken off. */
  readonly left: number;
  /** Of the pages that could not be read: those that are not there (any more). */
  readonly missing: number;
  /** Why it was broken off, to be gone on with later; null: it was not. */
  readonly brokenOff: string | null;
}

type PageOutcome = Extract<FetchOutcome, { kind: 'page' }>;
/** Writes what is made of a page. */
type Write = () => readonly CrawlLink[];

/** What came of asking for a page. */
interface Came {
  readonly outcome: FetchOutcome;
  /** The work on it; null: it begins in its turn. */
  readonly work: Promise<Write> | null;
}

/** Crawls breadth first, in the order of the links, so that two runs over the same pages are the same. */
export function crawl(options: CrawlOptions): Promise<CrawlOutcome> {
  return new Crawl(options).run();
}

class Crawl {
  readonly #options: CrawlOptions;
  readonly #count: { fetched: number; failed: number; unchangedPages: number };
  #missing = 0;
  /** Links that are not followed: each is told once. */
  readonly #refused = new Set<string>();
  /** The next pages, asked for while one is worked on, and worked on while that is written. */
  readonly #ahead: { readonly url: string; readonly came: Promise<Came> }[] = [];

  constructor(options: CrawlOptions) {
    this.#options = options;
    this.#count = { fetched: 0, failed: 0, unchangedPages: 0, ...options.before };
  }

  async run(): Promise<CrawlOutcome> {
    const { rules, frontier, discovered = [] } = this.#options;
    frontier.add([
      ...rules.start.flatMap((url) => this.#linkTo(url, { listedOn: null, depth: 0, isList: true })),
      ...discovered.flatMap(({ url, changedAt }) =>
        this.#linkTo(url, { listedOn: null, depth: 1, isList: false, changedAt }),
      ),
    ]);
    try {
      return await this.#goOn();
    } finally {
      for (const { came } of this.#ahead) await (await came.catch(() => null))?.work?.catch(() => undefined);
    }
  }

  async #goOn(): Promise<CrawlOutcome> {
    const { onStep, onFailure, frontier } = this.#options;
    for (let step = frontier.next(); step !== null; step = frontier.next()) {
      const stop = this.#ahead.length === 0 ? this.#reasonToStop(0) : null;
      if (stop !== null) return this.#end(stop.brokenOff);
      const { outcome, work } = await this.#read(step);
      if (outcome.kind === 'later') return this.#end(outcome.reason);
      if (outcome.kind === 'page') {
        this.#readAhead(outcome.page.url);
        await this.#visit(outcome, step, work);
      } else {
        this.#count.failed++;
        if (outcome.kind === 'missing') this.#missing++;
        onFailure(step.url, outcome);
        frontier.note(step, { kind: outcome.kind });
      }
      onStep?.({ ...this.#count, waiting: frontier.waiting });
    }
    return this.#end(null);
  }

  // Why no page is asked for when there are so many more under way.
  #reasonToStop(underWay: number): Pick<CrawlOutcome, 'brokenOff'> | null {
    const { rules, mayGoOn } = this.#options;
    if (this.#count.fetched + this.#count.failed + underWay >= rules.budget) return { brokenOff: null };
    if (mayGoOn?.() !== false) return null;
    return { brokenOff: 'the hours in which the partner wants to be visited are over' };
  }

  // Their server keeps its pace: they may begin to wait for it.
  #readAhead(address: string): void {
    const { frontier, mostAhead = 1 } = this.#options;
    while (this.#ahead.length < mostAhead && this.#reasonToStop(1 + this.#ahead.length) === null) {
      const next = frontier.after(
        address,
        this.#ahead.map(({ url }) => url),
      );
      if (next === null) return;
      const came = this.#fetch(next).then((outcome) => ({ outcome, work: this.#beginWork(outcome, next) }));
      // What it throws is thrown when its turn comes.
      came.catch(() => undefined);
      this.#ahead.push({ url: next.url, came });
    }
  }

  // A page that stands elsewhere may be read, or refused, by then.
  #beginWork(outcome: FetchOutcome, { url, listedOn }: Visit): Promise<Write> | null {
    if (outcome.kind !== 'page' || outcome.page.url !== url) return null;
    const work = this.#options.visit(outcome.page, listedOn);
    work.catch(() => undefined);
    return work;
  }

  async #read(step: Visit): Promise<Came> {
    for (let ahead = this.#ahead.shift(); ahead !== undefined; ahead = this.#ahead.shift()) {
      if (ahead.url === step.url) return ahead.came;
      // The page in front of it was redirected to it, and so it is done; the archive has it once more.
      const { outcome } = await ahead.came;
      if (outcome.kind === 'page') outcome.noteKept?.();
    }
    return { outcome: await this.#fetch(step), work: null };
  }

  #end(brokenOff: string | null): CrawlOutcome {
    const left = this.#options.frontier.waiting;
    return { ...this.#count, missing: this.#missing, left, brokenOff };
  }

  // What stands at the end of a redirect to another host is not the source's.
  async #fetch({ url, listedOn, validators, isList }: Visit): Promise<FetchOutcome> {
    const { fetch, hosts, rules } = this.#options;
    const outcome = await fetch(url, listedOn, validators);
    if (outcome.kind !== 'page') return outcome;
    const { hostname } = new URL(outcome.page.url);
    const refuse = (failure: FetchFailure): FetchFailure => {
      outcome.noteKept?.();
      return failure;
    };
    if (!hosts.includes(hostname)) {
      const reason = `${url} is redirected to ${hostname}, which is not among the hosts of the source.`;
      return refuse({ kind: 'refused', reason });
    }
    const missing = isList ? null : softMissing(outcome.page, url, rules.start);
    return missing === null ? outcome : refuse({ kind: 'missing', reason: missing });
  }

  async #visit(outcome: PageOutcome, step: Visit, work: Promise<Write> | null): Promise<void> {
    const { frontier, visit, isLeftOut, batch } = this.#options;
    const { page, isUnchanged = false, validators = null, noteKept } = outcome;
    this.#count.fetched++;
    if (isUnchanged) this.#count.unchangedPages++;
    // A redirect may lead to a page that has been read, or that is not to be read.
    const isRead = page.url !== step.url && (frontier.has(page.url) || isLeftOut?.(page.url) === true);
    const write = isRead ? () => [] : await (work ?? visit(page, step.listedOn));
    batch(() => {
      noteKept?.();
      const [itself, others] = [[] as KnownLink[], [] as KnownLink[]];
      for (const link of write()) {
        (link.kind === 'self' ? itself : others).push(...this.#linkFrom(page, link, step));
      }
      const isList = others.length > 0;
      const links = [...others, ...itself];
      frontier.note(step, { kind: 'read', address: page.url, isUnchanged, validators, isList, links });
    });
  }

  #linkFrom(page: Page, { kind, url }: CrawlLink, { listedOn, depth }: Visit): KnownLink[] {
    if (normalizeAddress(url) === page.url) return [];
    if (kind === 'self') return this.#linkTo(url, { listedOn, depth: Math.max(1, depth), isList: false });
    const isList = kind === 'next';
    return this.#linkTo(url, { listedOn: isList ? null : page.url, depth: depth + 1, isList });
  }

  // None for one that is not followed: what is against it is told once.
  #linkTo(link: string, about: Omit<KnownLink, 'url'>): KnownLink[] {
    const { hosts, isLeftOut, onFailure } = this.#options;
    const { rules } = this.#options;
    const address = normalizeAddress(link);
    // A start address is asked for as it is written.
    const url = address === null || about.depth === 0 ? address : identify(address, rules);
    if (url === null || this.#refused.has(url) || isLeftOut?.(url)) return [];
    const { hostname } = new URL(url);
    const trap = trapOf(url, about.depth);
    if (hosts.includes(hostname) && trap === null) return [{ url, ...about }];
    this.#refused.add(url);
    const reason = hosts.includes(hostname)
      ? `The link to ${url} is not followed: ${trap}.`
      : `${hostname} is not among the hosts of the source.`;
    onFailure(url, { kind: 'refused', reason });
    return [];
  }
}
