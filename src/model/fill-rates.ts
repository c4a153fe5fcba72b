/** How many of the records of a harvest have each property, and what has changed of those that were known before. */

import type { HarvestReport, RereadRecords } from './harvest-report.js';

export interface FillRate {
  /** IRI. */
  readonly property: string;
  /** Of the records found, from 0 to 1. */
  readonly share: number;
  /** Of the records that were read again; null: there are too few of them for a rate to say anything. */
  readonly again: { readonly before: number; readonly now: number } | null;
}

/** Of fewer records a rate says nothing. */
const fewest = 5;

/** The rates of every property that records have, or had before: one that no record has any more is at 0. */
export function fillRates({ filled, found, again }: HarvestReport): FillRate[] {
  const properties = new Set([...Object.keys(filled), ...Object.keys(again?.before ?? {})]);
  return [...properties].map((property) => ({
    property,
    share: found === 0 ? 0 : (filled[property] ?? 0) / found,
    again: again === undefined ? null : rereadRates(property, again),
  }));
}

/** By how much the rate has changed, from -1 to 1; null: nobody can tell. */
export function changeOf({ again }: FillRate): number | null {
  return again === null ? null : again.now - again.before;
}

function rereadRates(property: string, { records, before, now }: RereadRecords): FillRate['again'] {
  if (records < fewest) return null;
  return { before: (before[property] ?? 0) / records, now: (now[property] ?? 0) / records };
}
