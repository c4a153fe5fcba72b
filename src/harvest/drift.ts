/** Notices that a site has changed under its mapping: rules that match, or properties that records have, far less often. */

import type { Diagnostic } from '../model/diagnostic.js';
import { fillRates } from '../model/fill-rates.js';
import type { HarvestReport } from '../model/harvest-report.js';

/** A fall of a rate that is reported, in points. */
const fall = 20;
/** Of fewer pages a rate says nothing. */
const fewest = 5;

const rate = ({ applied, matched }: { readonly applied: number; readonly matched: number }) =>
  Math.round((100 * matched) / applied);

/**
 * A warning for each rule whose match rate fell by 20 points or more, and for each property whose fill rate did though
 * its rules match as before: what is found no longer leads to a place or a theme. Rules are compared between two harvests
 * that read every page; properties among the records that the bank had and the harvest read again, however few of all.
 */
export function findDrift(before: HarvestReport | undefined, now: HarvestReport): Diagnostic[] {
  const isComparable = before?.isComplete === true && now.isComplete === true;
  const rules = isComparable ? fallenRules(before, now) : [];
  const explained = new Set(rules.map(({ iri }) => iri));
  const properties = fallenProperties(now).filter(({ property }) => !explained.has(property));
  return [...rules, ...properties].map(({ message }) => ({ severity: 'warning', message }));
}

function fallenRules(before: HarvestReport, now: HarvestReport) {
  const rules = new Map(before.rules.map((count) => [count.rule, count]));
  return now.rules.flatMap((count) => {
    const old = rules.get(count.rule);
    if (old === undefined || Math.min(old.applied, count.applied) < fewest) return [];
    if (rate(old) - rate(count) < fall) return [];
    const message =
      `${count.rule} matched ${rate(old)} % of the time in the harvest that ended ${before.endedAt}, and ${rate(count)} % now: ` +
      `the site may have changed. Look at one of its pages with: bis try ${now.source} <address>`;
    return { iri: count.iri, message };
  });
}

function fallenProperties(now: HarvestReport) {
  const records = now.again?.records ?? 0;
  return fillRates(now).flatMap(({ property, again }) => {
    const [old, fresh] = [Math.round(100 * (again?.before ?? 0)), Math.round(100 * (again?.now ?? 0))];
    if (old - fresh < fall) return [];
    const message =
      `<${property}>: ${old} % of the ${records} records that were read again had it before, and ${fresh} % have it now. ` +
      `See which words led nowhere with: bis report ${now.source}`;
    return { property, message };
  });
}
