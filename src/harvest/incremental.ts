/** Start addresses that ask only for what has changed, such as WordPress’s `modified_after={since}`. */

import type { HarvestReport } from '../model/harvest-report.js';
import type { CrawlRules } from '../model/source.js';

/** Stands in a start address for the time since when changes are wanted. */
export const sinceMark = '{since}';

const day = 86_400_000;
/** What has been deleted is noticed by a whole harvest only, so there is one at least as often. */
const longestWithoutWhole = 30 * day;
/** Clocks differ, and servers take local times for UTC. */
const overlap = day;
const beginning = '1970-01-01T00:00:00Z';

/** The addresses to begin with, now (milliseconds since the epoch); whole: everything is asked for. */
export function startOf(
  { start }: Pick<CrawlRules, 'start'>,
  lastWhole: Pick<HarvestReport, 'startedAt'> | undefined,
  now: number,
): { readonly start: readonly string[]; readonly isIncremental: boolean } {
  const before = lastWhole === undefined ? 0 : Date.parse(lastWhole.startedAt);
  const asksForChanges = start.some((url) => url.includes(sinceMark));
  const isIncremental = asksForChanges && now - before < longestWithoutWhole;
  const since = isIncremental ? new Date(before - overlap).toISOString().replace(/\.\d+Z$/, 'Z') : beginning;
  return { start: start.map((url) => url.replaceAll(sinceMark, encodeURIComponent(since))), isIncremental };
}
