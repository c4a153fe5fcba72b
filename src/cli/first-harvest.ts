/** What is said of a source of which nothing is there yet: how its pages come into the bank, as things stand. */

import { refusalOf, refusalOfForgotten } from '../harvest/openness.js';
import type { Source } from '../model/source.js';
import { ForgottenNames } from '../store/forgotten-names.js';
import type { Journal } from '../store/journal.js';
import { hasOrigin, type OriginContext } from './page-origin.js';

/** A sentence with the command to begin with, or why there is none; the journal is null where there is no data yet. */
export function firstHarvest(source: Source, context: OriginContext, journal: Journal | null): string {
  const isForgotten = journal !== null && new ForgottenNames(journal).has(source.id);
  const refusal = isForgotten ? refusalOfForgotten(source.id) : refusalOf(source);
  if (refusal !== null) return refusal;
  const command = `bis harvest ${source.id}`;
  if (hasOrigin(source, {}, context)) return `Begin with: ${command}`;
  if (hasOrigin(source, { live: true }, context)) return `Begin with: ${command} --live`;
  return `Begin with a web archive of its pages: ${command} --from pages.warc.gz`;
}
