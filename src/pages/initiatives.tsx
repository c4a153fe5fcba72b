/** The initiatives concerned by a thing, found by the search index, with the way to the whole search. */

import type { FC } from 'hono/jsx';
import type { FacetName, SearchResult } from '../model/search.js';
import { formatCount, type Language, localPath, wordsOf } from './language.js';
import { ResultList } from './result-list.js';
import { emptySearch, type SearchState, searchPath, toRequest, withValues } from './search-state.js';
import { ask, type Site } from './site.js';

/** Initiatives shown on the page of a thing. */
const shown = 10;

/** A search, and what it found; null while the index cannot answer. */
export interface Found {
  readonly state: SearchState;
  readonly result: SearchResult | null;
}

/** Finds the initiatives that have a value of a facet. */
export function findInitiatives(
  site: Site,
  facet: FacetName,
  key: string,
  language: Language,
): Promise<Found> {
  return find(site, withValues(emptySearch, facet, [key]), language);
}

/** Finds the first records of a search. */
export async function find(site: Site, state: SearchState, language: Language, most = shown): Promise<Found> {
  const request = { ...toRequest(state, language), pageSize: most, facetLimit: 1 };
  const outcome = await ask(site, request);
  return { state, result: outcome.kind === 'result' ? outcome : null };
}

export interface InitiativesProps {
  readonly found: Found;
  readonly language: Language;
  readonly base: string;
}

/** The section of a thing's page that lists its initiatives. */
export const Initiatives: FC<InitiativesProps> = ({ found, language, base }) => {
  const words = wordsOf(language);
  const { state, result } = found;
  const search = localPath(language, searchPath(state));
  return (
    <section class="concerned" aria-labelledby="initiatives">
      <h2 id="initiatives">
        {result === null || result.total === 0
          ? words.initiatives
          : formatCount(result.total, words.initiativeCount, language)}
      </h2>
      {result === null ? <p class="notice">{words.notReadyText}</p> : null}
      {result?.total === 0 ? <p>{words.noneHere}</p> : null}
      {result === null ? null : <ResultList items={result.items} language={language} base={base} level={3} />}
      {result?.total === 0 ? null : (
        <p>
          <a class="action" href={search}>
            {result !== null && result.total > result.items.length ? words.seeAll : words.seeInSearch}
          </a>
        </p>
      )}
    </section>
  );
};
