/** What may be published of a source: what its partner has agreed to, and nothing else. */

import type { Page } from '../model/page.js';
import type { Source } from '../model/source.js';

/** Why nothing of a source may be published, however it is read; null: something may. */
export function refusalOf({ id, openness }: Pick<Source, 'id' | 'openness'>): string | null {
  if (openness !== 'private' && openness !== 'collective') return null;
  return `Nothing of "${id}" is published, so it is not harvested: its data are ${openness === 'private' ? 'private' : 'for the collective only'} ("openness: ${openness}" in source.yaml). What the bank already has of it stays.`;
}

/** What is said of a source that was forgotten at its partner's wish. */
export function refusalOfForgotten(id: string): string {
  return `"${id}" was forgotten, so it is not harvested. If it may come back: bis forget ${id} --allow`;
}

/** Why a page may not be published; null: it may. A reconstructed page has no more than the founding document tells. */
export function refusalOfPage(
  { openness }: Pick<Source, 'openness'>,
  { reconstructedFrom }: Pick<Page, 'reconstructedFrom'>,
): string | null {
  if (openness !== 'founding-document' || reconstructedFrom !== null) return null;
  return 'The partner has agreed to no more than the facts of the founding document ("openness: founding-document" in source.yaml), and this is a page of its own: it is withheld. Ask the partner, and say what it has agreed to.';
}
