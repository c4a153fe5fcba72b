/** Keeps the tally of a harvest beside its frontier, so that a process that goes on after another has died tells the whole. */

import type { CrawlCounts } from '../crawl/crawler.js';
import type { Frontier, KnownLink, LastingFrontier, Visit, VisitResult } from '../model/frontier.js';
import type { Tally, TallyState } from './tally.js';

/** A tally of so many characters is written with every page; a longer one once a second. */
const cheap = 30_000;
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

/** A lasting frontier that keeps the tally as it notes visits. */
export class TallyKeeper implements Frontier {
  readonly #run: LastingFrontier;
  readonly #tally: Tally;
  readonly #clock: () => number;
  readonly #crawled: { fetched: number; failed: number; unchangedPages: number };
  #keptAt = Number.NEGATIVE_INFINITY;
  #length = 0;
  #unwanted = 0;

  constructor(run: LastingFrontier, tally: Tally, clock: () => number) {
    this.#run = run;
    this.#tally = tally;
    this.#clock = clock;
    this.#crawled = { fetched: 0, failed: 0, unchangedPages: 0, ...readKept(run)?.crawled };
  }

  note(visit: Visit, result: VisitResult): void {
    if (result.kind !== 'read') this.#crawled.failed++;
    else {
      this.#crawled.fetched++;
      if (result.isUnchanged) this.#crawled.unchangedPages++;
    }
    this.#run.note(visit, result, this.#isTime() ? this.#kept() : null);
  }

  // Of a page that nothing may be kept of only the tally knows.
  #isTime(): boolean {
    if (this.#tally.unwantedPages.length > this.#unwanted) return true;
    return this.#length <= cheap || this.#clock() - this.#keptAt >= interval;
  }

  #kept(): string {
    const kept: Kept = { tally: this.#tally.state, crawled: this.#crawled };
    const text = JSON.stringify(kept);
    this.#length = text.length;
    this.#keptAt = this.#clock();
    this.#unwanted = this.#tally.unwantedPages.length;
    return text;
  }

  add(links: readonly KnownLink[]): void {
    this.#run.add(links);
  }

  has(url: string): boolean {
    return this.#run.has(url);
  }

  next(): Visit | null {
    return this.#run.next();
  }

  after(address: string, ahead: readonly string[]): Visit | null {
    return this.#run.after(address, ahead);
  }

  get waiting(): number {
    return this.#run.waiting;
  }
}
