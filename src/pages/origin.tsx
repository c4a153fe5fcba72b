/** What is said of records that nobody read on a partner's site: those that were reconstructed, and fictional ones. */

import type { FC } from 'hono/jsx';
import type { Facet, Origin } from '../model/search.js';
import { formatCount, type Language, type Words, wordsOf } from './language.js';

/** The word of a badge; null for what was read. */
export function badgeOf(origin: Origin, words: Words): string | null {
  if (origin === 'fictional') return words.example;
  return origin === 'reconstructed' ? words.reconstructedBadge : null;
}

/** The badge, where there is one. */
export const OriginBadge: FC<{ origin: Origin; words: Words }> = ({ origin, words }) => {
  const badge = badgeOf(origin, words);
  return badge === null ? null : <span class={`badge example ${origin}`}>{badge}</span>;
};

/**
 * How many of the records found are no more than that, in words: `, dont 8 reconstituées`, `, toutes fictives`; empty
 * where there are none.
 */
export function notRead(facets: readonly Facet[], language: Language): string {
  const words = wordsOf(language);
  const all = facets.find(({ name }) => name === 'origin')?.values ?? [];
  // Beside what is chosen, counts are of what would be found.
  const chosen = all.filter(({ isSelected }) => isSelected);
  const values = (chosen.length > 0 ? chosen : all).filter(({ count }) => count > 0);
  const [only, ...others] = values;
  if (only !== undefined && others.length === 0 && only.count > 1) {
    if (only.key === 'reconstructed') return `, ${words.allReconstructed}`;
    if (only.key === 'fictional') return `, ${words.allFictional}`;
  }
  const told = (origin: Origin, forms: string) =>
    values.filter(({ key }) => key === origin).map(({ count }) => formatCount(count, forms, language));
  const parts = [
    ...told('reconstructed', words.reconstructedCount),
    ...told('fictional', words.fictionalCount),
  ];
  return parts.length === 0 ? '' : `, ${words.ofWhich} ${parts.join(` ${words.and} `)}`;
}

/** The same as a sentence of its own. */
export const NotRead: FC<{ facets: readonly Facet[]; language: Language }> = ({ facets, language }) => {
  const [, first = '', rest = ''] = /^, (.)(.*)$/u.exec(notRead(facets, language)) ?? [];
  return first === '' ? null : <strong>{`${first.toUpperCase()}${rest}. `}</strong>;
};
