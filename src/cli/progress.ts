/** How far a harvest is, in one line. */

import type { HarvestProgress } from '../harvest/harvest.js';
import { count } from './count.js';

/** A line such as `apriles: 120 pages read (80 unchanged), 40 records, 2 withheld · 3.5 pages/s · 300 to go, 2 min left`. */
export function formatProgress(source: string, progress: HarvestProgress, elapsed: number): string {
  const { fetched, failed, unchangedPages, found, withheld, waiting } = progress;
  const read = `${count(fetched, 'page')} read${unchangedPages > 0 ? ` (${unchangedPages} unchanged)` : ''}`;
  const parts = [read, count(found, 'record')];
  if (withheld > 0) parts.push(`${withheld} withheld`);
  if (failed > 0) parts.push(`${failed} failed`);
  const rate = elapsed > 0 ? ((fetched + failed) * 1000) / elapsed : 0;
  const speed = rate > 0 ? ` · ${rate >= 10 ? Math.round(rate) : rate.toFixed(1)} pages/s` : '';
  const left =
    waiting > 0 ? ` · ${waiting} to go${rate > 0 ? `, ${duration(waiting / rate)} left` : ''}` : '';
  return `${source}: ${parts.join(', ')}${speed}${left}`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** Gathers the progress of harvests that run side by side into one line: those that are under way, in the order of their ids. */
export class ProgressBoard {
  readonly #show: (line: string | null) => void;
  readonly #lines = new Map<string, string>();

  constructor(show: (line: string | null) => void) {
    this.#show = show;
  }

  /** Takes the line of a source; null when it is done. */
  set(source: string, line: string | null): void {
    if (line === null) this.#lines.delete(source);
    else this.#lines.set(source, line);
    const lines = [...this.#lines.keys()].sort().map((id) => this.#lines.get(id));
    const [only] = lines;
    if (only === undefined) this.#show(null);
    else this.#show(lines.length === 1 ? only : `${lines.length} sources | ${lines.join(' | ')}`);
  }
}
