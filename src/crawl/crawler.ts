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
}

export interface CrawlOutcome {
  readonly fetched: number;
  readonly failed: number;
  /** Pages known but not read because the budget was used up. */
  readonly left: number;
}

interface Step {
  readonly url: string;
  readonly listedOn: string | null;
}

/** Crawls breadth first, in the order of the links, so that two runs over the same pages are the same. */
export async function crawl({ rules, hosts, fetch, visit, onFailure }: CrawlOptions): Promise<CrawlOutcome> {
  const queue: Step[] = [];
  const known = new Set<string>();
  const enqueue = (link: string, listedOn: string | null) => {
    const url = normalizeAddress(link);
    if (url === null || known.has(url)) return;
    known.add(url);
    const { hostname } = new URL(url);
    if (hosts.includes(hostname)) queue.push({ url, listedOn });
    else onFailure(url, { kind: 'refused', reason: `${hostname} is not among the hosts of the source.` });
  };
  for (const url of rules.start) enqueue(url, null);
  let fetched = 0;
  let failed = 0;
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    if (fetched + failed >= rules.budget) return { fetched, failed, left: queue.length + 1 };
    const outcome = refuseOffSource(await fetch(step.url), step.url, hosts);
    if (outcome.kind !== 'page') {
      failed++;
      onFailure(step.url, outcome);
      continue;
    }
    fetched++;
    const { page } = outcome;
    // A redirect may lead to a page that has been read.
    if (page.url !== step.url && known.has(page.url)) continue;
    known.add(page.url);
    for (const { kind, url } of await visit(page, step.listedOn))
      enqueue(url, kind === 'follow' ? page.url : null);
  }
  return { fetched, failed, left: 0 };
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
