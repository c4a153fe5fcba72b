/** The one box of the search, which keeps what else is chosen; and what is chosen, to be taken back piece by piece. */

import type { FC } from 'hono/jsx';
import { type Facet, facetNames } from '../model/search.js';
import { callsWords } from './calls-words.js';
import { nameOfValue } from './facet-panel.js';
import { type Language, localPath, type Words, wordsOf } from './language.js';
import { asForm, emptySearch, type SearchState, searchPath, withValues } from './search-state.js';

export interface SearchFormProps {
  readonly state: SearchState;
  readonly language: Language;
  /** The path that a search has here. */
  readonly address?: (state: SearchState) => string;
}

/** The box. Sending it begins at the first page. */
export const SearchForm: FC<SearchFormProps> = ({ state, language, address = searchPath }) => {
  const words = wordsOf(language);
  const { action, kept } = asForm(address({ ...state, text: '', page: 1 }));
  const hint = state.view === 'calls' ? callsWords[language].searchHint : words.searchHint;
  return (
    <search class="search">
      <form action={localPath(language, action)} method="get">
        <label for="q">{words.searchLabel}</label>
        <div class="box-and-button">
          <input
            id="q"
            type="search"
            name="q"
            value={state.text}
            maxlength={500}
            dir="auto"
            aria-describedby="q-hint"
          />
          <button type="submit">{words.search}</button>
        </div>
        <p id="q-hint" class="note">
          {hint}
        </p>
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      </form>
    </search>
  );
};

/** One thing that a search asks for, and the search without it. */
export interface Chip {
  readonly label: string;
  readonly next: SearchState;
}

/** All that a search asks for. Chosen values bear the names that the facets give them. */
export function chipsOf(
  state: SearchState,
  { facets, nearName, words }: { facets: readonly Facet[]; nearName: string; words: Words },
): Chip[] {
  const first = { ...state, page: 1 };
  const { text, years, near, radius, sort } = first;
  const chosen = facetNames.flatMap((name) =>
    (state.facets[name] ?? []).map((key): Chip => {
      const value = facets
        .find((facet) => facet.name === name)
        ?.values.find((candidate) => candidate.key === key || candidate.iri === key);
      const label = value === undefined ? key.slice(0, 80) : nameOfValue(name, value, words);
      const rest = (state.facets[name] ?? []).filter((other) => other !== key);
      return { label, next: withValues(state, name, rest) };
    }),
  );
  return [
    ...(text === '' ? [] : [{ label: text, next: { ...first, text: '' } }]),
    ...chosen,
    ...(years === null
      ? []
      : [{ label: `${years.from ?? '…'}–${years.to ?? '…'}`, next: { ...first, years: null } }]),
    ...(near === null
      ? []
      : [
          {
            label: `${words.around} ${radius}\u00A0${words.aroundOf} ${nearName}`,
            next: { ...first, near: null, sort: sort === 'distance' ? null : sort },
          },
        ]),
  ];
}

/** The chips. */
export const Chips: FC<{
  chips: readonly Chip[];
  language: Language;
  /** The path that a search has here. */
  address?: (state: SearchState) => string;
}> = ({ chips, language, address = searchPath }) => {
  const words = wordsOf(language);
  const [first] = chips;
  if (first === undefined) return null;
  const nothing = { ...emptySearch, view: first.next.view };
  return (
    <ul class="chips" aria-label={words.filtersChosen}>
      {chips.map(({ label, next }) => (
        <li>
          <a href={localPath(language, address(next))} rel="nofollow">
            <span class="unseen">{words.remove} </span>
            <bdi>{label}</bdi>
            <span aria-hidden="true" class="cross">
              ×
            </span>
          </a>
        </li>
      ))}
      {chips.length < 2 ? null : (
        <li>
          <a class="plain" href={localPath(language, address(nothing))}>
            {words.clearAll}
          </a>
        </li>
      )}
    </ul>
  );
};
