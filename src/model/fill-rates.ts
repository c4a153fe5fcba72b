/** How many of the records of a harvest have each property, and what has changed since the one before. */

import type { HarvestReport } from './harvest-report.js';

export interface FillRate {
  /** IRI. */
  readonly property: string;
  /** Of the records found, from 0 to 1. */
  readonly share: number;
  /** The same in the harvest before; null where there is none. */
  readonly before: number | null;
}

/** The rates of every property that records have, or had the last time: one that no record has any more is at 0. */
export function fillRates(latest: HarvestReport, previous?: HarvestReport): FillRate[] {
  const properties = new Set([...Object.keys(latest.filled), ...Object.keys(previous?.filled ?? {})]);
  return [...properties].map((property) => ({
    property,
    share: shareOf(property, latest),
    before: previous === undefined ? null : shareOf(property, previous),
  }));
}

function shareOf(property: string, { filled, found }: HarvestReport): number {
  return found === 0 ? 0 : (filled[property] ?? 0) / found;
}
