/** The ways on from a search that finds nothing: without one of its criteria, or farther around, each with what it would find. */

import type { FC } from 'hono/jsx';
import type { SearchResult } from '../model/search.js';
import { callsWords } from './calls-words.js';
import { formatCount, type Language, localPath, wordsOf } from './language.js';
import { chipsOf } from './search-form.js';
import { emptySearchOf, type SearchState, searchPath, toRequest } from './search-state.js';
import { ask, type Site } from './site.js';

/** A search that finds something. */
export interface WayOn {
  /** The criterion that is left out; null: the search looks farther around. */
  readonly without: string | null;
  readonly next: SearchState;
  readonly total: number;
}

/** Kilometres that are offered where nothing is nearer. */
const farther = [50, 100, 200, 500];
/** Searches that are tried out. */
const mostTried = 8;

/** Tries what is near to a search that found nothing. */
export async function findWaysOn(
  site: Site,
  { state, language }: { readonly state: SearchState; readonly language: Language },
  { result, nearName }: { readonly result: SearchResult; readonly nearName: string },
): Promise<readonly WayOn[]> {
  const count = async (next: SearchState) => {
    const outcome = await ask(site, { ...toRequest(next, language), pageSize: 1, facetLimit: 1 });
    return outcome.kind === 'result' ? outcome.total : 0;
  };
  const chips = chipsOf(state, { facets: result.facets, nearName, words: wordsOf(language) });
  // Without its only criterion a search is the one for everything, which is offered as such.
  const tried = chips.length < 2 ? [] : chips.slice(0, mostTried);
  const without = await Promise.all(
    tried.map(
      async ({ label, next }): Promise<WayOn> => ({ without: label, next, total: await count(next) }),
    ),
  );
  const found = without.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
  if (state.near === null) return found;
  for (const radius of farther.filter((kilometres) => kilometres > state.radius)) {
    const next = { ...state, radius, page: 1 };
    const total = await count(next);
    if (total > 0) return [{ without: null, next, total }, ...found];
  }
  return found;
}

export interface NothingFoundProps {
  readonly ways: readonly WayOn[];
  readonly state: SearchState;
  readonly language: Language;
}

/** That nothing was found, and the ways on. */
export const NothingFound: FC<NothingFoundProps> = ({ ways, state, language }) => {
  const { view } = state;
  const words = wordsOf(language);
  const isOfCalls = view === 'calls';
  const heading = isOfCalls ? callsWords[language].noneFound : words.noResults;
  const all = isOfCalls ? callsWords[language].all : words.allInitiatives;
  const forms = isOfCalls ? callsWords[language].count : words.initiativeCount;
  return (
    <div class="nothing">
      <h2>{heading}</h2>
      <p>{words.noResultsWays}</p>
      <ul>
        {ways.map(({ without, next, total }) => (
          <li>
            {without === null ? null : `${words.widen} `}
            <a href={localPath(language, searchPath(next))} rel="nofollow">
              {without === null ? `${words.wider} ${next.radius}\u00A0km` : <bdi>{without}</bdi>}
            </a>{' '}
            <span class="note">({formatCount(total, forms, language)})</span>
          </li>
        ))}
        <li>
          <a href={localPath(language, searchPath(emptySearchOf(view)))}>{all}</a>
        </li>
      </ul>
    </div>
  );
};
