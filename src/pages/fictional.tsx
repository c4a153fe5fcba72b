/** How many of the initiatives that are counted are fictional: said wherever a number might be taken for a real one. */

import type { FC } from 'hono/jsx';
import type { Facet } from '../model/search.js';
import { sourcesOf } from './found-sources.js';
import { formatCount, formatNumber, type Language } from './language.js';
import type { Site } from './site.js';

const words = {
  fr: {
    some: 'dont',
    ...{ each: 'fictives, pour l’exemple', one: 'fictive, pour l’exemple' },
    whole: 'd’entre elles est fictive, pour l’exemple|d’entre elles sont fictives, pour l’exemple',
  },
  en: {
    some: 'of which',
    ...{ each: 'are fictional examples', one: 'is a fictional example' },
    whole: 'of them is a fictional example|of them are fictional examples',
  },
} as const;

/** Records of the sources that are fictional, among those that a search found. */
export function countFictional(facets: readonly Facet[], { sources, base }: Pick<Site, 'sources' | 'base'>) {
  const fictional = new Set(
    sources.filter(({ example }) => example).map(({ id }) => `${base}id/source/${encodeURIComponent(id)}`),
  );
  return sourcesOf(facets)
    .filter(({ iri }) => iri !== null && fictional.has(iri))
    .reduce((sum, { count }) => sum + count, 0);
}

/** The same as a sentence of its own. */
export const FictionalSentence: FC<{ count: number; language: Language }> = ({ count, language }) =>
  count === 0 ? null : <strong>{formatCount(count, words[language].whole, language)}. </strong>;

/** The number in words, to stand behind the number of all; empty where there are none. */
export function fictionalText(count: number, language: Language): string {
  if (count === 0) return '';
  const { some, each, one } = words[language];
  return `, ${some} ${formatNumber(count, language)} ${count === 1 ? one : each}`;
}
