/** Walks a source from its first pages along the links that its mapping follows, each page once. */

import type { FetchFailure, FetchOutcome, Page, PageFetch } from '../model/page.js';
import type { CrawlRules } from '../model/source.js';
import { normalizeAddress } from './page-address.js';

/** A link that a page leads on with: to a record's page, or to the next page of the same list. */
export interface CrawlLink {
  readonly kind: 'follow' | 'next';
  readonly url: string;
}

export interface CrawlOptions {
  readonly rules: CrawlRules;
  /** Host names that may be visited. */
  readonly hosts: readonly string[];
  readonly fetch: PageFetch;
  /** Told of each page; gives the links to go on with. `listedOn` is the list page that led there. */
  readonly visit: (page: Page, listedOn: string | null) => Promise<readonly CrawlLink[]>;
  /** Told of each page that could not be read, and of each link that leads off the source's hosts. */
  readonly onFailure: (url: string, failure: FetchFailure) => void;
  /** Whether an address is passed over without a word. */
  readonly isLeftOut?: (url: string) => boolean;
  /** Told after each page how far the crawl is. */
  readonly onStep?: (progress: CrawlProgress) => void;
}

/** How far a crawl is. */
export interface CrawlProgress {
  readonly fetched: number;
  readonly failed: number;
  readonly unchangedPages: number;
  /** Pages that are known and still to be read; reading them may bring up more. */
  readonly waiting: number;
}

export interface CrawlOutcome {
  readonly fetched: number;
  readonly failed: number;
  /** Pages whose body was the one that was read the last time. */
  readonly unchangedPages: number;
  /** Pages known but not read because the budget was used up. */
  readonly left: number;
}

interface Step {
  readonly url: string;
  readonly listedOn: string | null;
}

/** Crawls breadth first, in the order of the links, so that two runs over the same pages are the same. */
export async function crawl(options: CrawlOptions): Promise<CrawlOutcome> {
  const { rules, hosts, fetch, visit, onFailure, onStep, isLeftOut } = options;
  const queue: Step[] = [];
  const known = new Set<string>();
  const enqueue = (link: string, listedOn: string | null) => {
    const url = normalizeAddress(link);
    if (url === null || known.has(url)) return;
    known.add(url);
    if (isLeftOut?.(url)) return;
    const { hostname } = new URL(url);
    if (hosts.includes(hostname)) queue.push({ url, listedOn });
    else onFailure(url, { kind: 'refused', reason: `${hostname} is not among the hosts of the source.` });
  };
  for (const url of rules.start) enqueue(url, null);
  const count = { fetched: 0, failed: 0, unchangedPages: 0 };
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    if (count.fetched + count.failed >= rules.budget) return { ...count, left: queue.length + 1 };
    const outcome = refuseOffSource(await fetch(step.url, step.listedOn), step.url, hosts);
    if (outcome.kind === 'page') {
      count.fetched++;
      if (outcome.isUnchanged) count.unchangedPages++;
      const { page } = outcome;
      // A redirect may lead to a page that has been read.
      if (page.url === step.url || !known.has(page.url)) {
        known.add(page.url);
        for (const { kind, url } of await visit(page, step.listedOn))
          enqueue(url, kind === 'follow' ? page.url : null);
      }
    } else {
      count.failed++;
      onFailure(step.url, outcome);
    }
    onStep?.({ ...count, waiting: queue.length });
  }
  return { ...count, left: 0 };
}

// What stands at the end of a redirect to another host is not the source's.
function refuseOffSource(outcome: FetchOutcome, url: string, hosts: readonly string[]): FetchOutcome {
  if (outcome.kind !== 'page') return outcome;
  const { hostname } = new URL(outcome.page.url);
  if (hosts.includes(hostname)) return outcome;
  return {
    kind: 'refused',
    reason: `${url} is redirected to ${hostname}, which is not among the hosts of the source.`,
  };
}
