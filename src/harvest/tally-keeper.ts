/** Keeps the tally of a harvest beside its frontier, so that a process that goes on after another has died tells the whole. */

import type { CrawlCounts } from '../crawl/crawler.js';
import type { LastingFrontier } from '../model/frontier.js';
import type { Tally, TallyState } from './tally.js';

/** Milliseconds between two writings: what is counted in between is lost with the process, the pages are not. */
const interval = 1_000;

interface Kept {
  readonly tally: TallyState;
  readonly crawled: CrawlCounts;
}

/** What an interrupted run had counted; null: nothing, or there is none. */
export function readKept(run: LastingFrontier | undefined): Kept | null {
  const text = run?.run.tally ?? null;
  return text === null ? null : (JSON.parse(text) as Kept);
}

export class TallyKeeper {
  readonly #tally: Tally;
  readonly #run: LastingFrontier | undefined;
  readonly #clock: () => number;
  #keptAt = Number.NEGATIVE_INFINITY;

  constructor(tally: Tally, run: LastingFrontier | undefined, clock: () => number) {
    this.#tally = tally;
    this.#run = run;
    this.#clock = clock;
  }

  /** Keeps it, unless that was done a moment ago. */
  keep(crawled: CrawlCounts): void {
    if (this.#run !== undefined && this.#clock() - this.#keptAt >= interval) this.keepNow(crawled);
  }

  keepNow({ fetched, failed, unchangedPages }: CrawlCounts): void {
    const kept: Kept = { tally: this.#tally.state, crawled: { fetched, failed, unchangedPages } };
    this.#run?.keepTally(JSON.stringify(kept));
    this.#keptAt = this.#clock();
  }
}
