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
