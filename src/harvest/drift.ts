/** Notices that a site has changed under its mapping: rules that match far less often than in the last harvest. */

import type { Diagnostic } from '../model/diagnostic.js';
import type { HarvestReport } from '../model/harvest-report.js';

/** A fall of the match rate that is reported, in points. */
const fall = 20;
/** Of fewer pages a rate says nothing. */
const fewestPages = 5;

const rate = ({ applied, matched }: { readonly applied: number; readonly matched: number }) =>
  Math.round((100 * matched) / applied);

/** A warning for each rule whose match rate fell by 20 points or more. */
export function findDrift(before: HarvestReport | undefined, now: HarvestReport): Diagnostic[] {
  const rules = new Map(before?.rules.map((count) => [count.rule, count]));
  return now.rules.flatMap((count): Diagnostic[] => {
    const old = rules.get(count.rule);
    if (old === undefined || Math.min(old.applied, count.applied) < fewestPages) return [];
    if (rate(old) - rate(count) < fall) return [];
    const message =
      `${count.rule} matched ${rate(old)} % of the time in the harvest that ended ${before?.endedAt}, and ${rate(count)} % now: ` +
      `the site may have changed. Look at one of its pages with: bis try ${now.source} <address>`;
    return [{ severity: 'warning', message }];
  });
}
