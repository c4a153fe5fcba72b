/** The search page: the box, what is chosen, the facets, and the initiatives found. */

import type { FC } from 'hono/jsx';
import type { Facet, SearchResult, SortOrder } from '../model/search.js';
import { FacetPanel } from './facet-panel.js';
import { formatCount, formatNumber, type Language, localPath, type Words, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { ResultList } from './result-list.js';
import { type Chip, Chips, chipsOf, SearchForm } from './search-form.js';
import { dataFormats } from './search-formats.js';
import { emptySearch, isEverything, pagesOf, type SearchState, searchPath } from './search-state.js';
import { statisticsPath } from './statistics/statistics-state.js';
import { statisticsWords } from './statistics/statistics-words.js';

export interface SearchPageProps {
  readonly state: SearchState;
  readonly result: SearchResult;
  readonly language: Language;
  readonly base: string;
  /** What the centre of the search is called. */
  readonly nearName: string;
  /** Addresses of the scripts that make it better. */
  readonly scripts: readonly string[];
}

/** What a search is called, from what is chosen in it. */
export function titleOfSearch(chips: readonly Chip[], words: Words): string {
  return [...chips.map(({ label }) => label), words.searchTitle].join(' · ');
}

/** The page of a search that was answered. */
export const SearchPage: FC<SearchPageProps> = ({ state, result, language, base, nearName, scripts }) => {
  const words = wordsOf(language);
  const { total, facets, items } = result;
  const chips = chipsOf(state, { facets, nearName, words });
  const title = titleOfSearch(chips, words);
  const alternates = dataFormats.map(({ name, label, mediaType }) => ({
    label,
    type: mediaType,
    href: localPath(language, searchPath({ ...state, page: 1 }, [['format', name]])),
  }));
  const isDeep = state.page > 1 || chips.length > 1 || state.sort !== null;
  return (
    <Layout
      language={language}
      title={title}
      path={searchPath(state)}
      alternates={alternates}
      width="wide"
      scripts={scripts}
      {...(isDeep ? { robots: 'noindex' as const } : {})}
    >
      <h1>{words.searchTitle}</h1>
      <SearchForm state={state} language={language} />
      <Chips chips={chips} language={language} />
      <Notices state={state} result={result} language={language} />
      <div class="columns">
        <FacetPanel facets={facets} state={state} language={language} nearName={nearName} />
        <section class="found" aria-label={words.results}>
          <div class="found-head">
            <p class="total" role="status">
              <strong>{formatCount(total, words.initiativeCount, language)}</strong>
            </p>
            {total > 1 ? <Sorts state={state} language={language} /> : null}
          </div>
          {total === 0 ? <NothingFound chips={chips} language={language} /> : null}
          <ResultList items={items} language={language} base={base} level={2} />
          <Paging state={state} result={result} language={language} />
          <DataLinks links={alternates} words={words} />
          {total === 0 ? null : (
            <p class="note">
              <a
                href={localPath(language, statisticsPath({ search: state, x: null, y: null }))}
                rel="nofollow"
              >
                {statisticsWords[language].ofSearch}
              </a>
            </p>
          )}
        </section>
      </div>
    </Layout>
  );
};

const DataLinks: FC<{
  links: readonly { type: string; label: string; href: string }[];
  words: Words;
}> = (props) => (
  <p class="note formats">
    {props.words.sameSearchAs}{' '}
    {props.links.map(({ type, label, href }) => (
      <a href={href} type={type} rel="nofollow">
        {label}
      </a>
    ))}
  </p>
);

/** What there is to say about the answer: it is not whole, a value is unknown, a word may be misspelt. */
export const Notices: FC<{ state: SearchState; result: SearchResult; language: Language }> = (props) => {
  const { state, result, language } = props;
  const words = wordsOf(language);
  const { progress, suggestions, facets } = result;
  const meant = suggestions.reduce(
    (text, { word, meant: other }) => replaceWord(text, word, other),
    state.text,
  );
  return (
    <>
      {progress === null ? null : <Indexing {...progress} language={language} />}
      {facets
        .flatMap((facet) => unknownIn(facet).map((key) => ({ facet, key })))
        .map(({ facet, key }) => (
          <p class="notice">
            <strong>
              <bdi>{key.slice(0, 80)}</bdi>
            </strong>{' '}
            {words.unknownValue} {quoted(words[facet.name], language)}.
          </p>
        ))}
      {meant === state.text ? null : (
        <p class="notice">
          {words.didYouMean}{' '}
          <a href={localPath(language, searchPath({ ...state, text: meant, page: 1 }))}>{meant}</a>
          {language === 'fr' ? '\u202F?' : '?'}
        </p>
      )}
    </>
  );
};

/** Tells that the index is not whole yet. */
export const Indexing: FC<{ indexed: number; expected: number; language: Language }> = (props) => {
  const words = wordsOf(props.language);
  const [indexed, expected] = [props.indexed, props.expected].map((n) => formatNumber(n, props.language));
  return (
    <p class="notice" role="status">
      {words.indexing} ({indexed} {words.indexingCount} {expected})
    </p>
  );
};

function quoted(text: string, language: Language): string {
  return language === 'fr' ? `«\u00A0${text}\u00A0»` : `“${text}”`;
}

/** A text with a word made another one. The word is given in lower case and without accents. */
export function replaceWord(text: string, word: string, other: string): string {
  const folded = (token: string) => token.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return text.replace(/[\p{L}\p{M}\p{N}]+/gu, (token) => (folded(token) === word ? other : token));
}

// Chosen, and no value that the bank knows.
function unknownIn({ name, values }: Facet): string[] {
  if (name === 'year' || name === 'distinction') return [];
  return values.filter(({ iri, isSelected }) => isSelected && iri === null).map(({ key }) => key);
}

const NothingFound: FC<{ chips: readonly Chip[]; language: Language }> = ({ chips, language }) => {
  const words = wordsOf(language);
  return (
    <div class="nothing">
      <h2>{words.noResults}</h2>
      <p>{words.noResultsWays}</p>
      <ul>
        {chips.length < 2
          ? null
          : chips.map(({ label, next }) => (
              <li>
                {words.widen}{' '}
                <a href={localPath(language, searchPath(next))} rel="nofollow">
                  <bdi>{label}</bdi>
                </a>
              </li>
            ))}
        <li>
          <a href={localPath(language, searchPath(emptySearch))}>{words.allInitiatives}</a>
        </li>
      </ul>
    </div>
  );
};

const Sorts: FC<{ state: SearchState; language: Language }> = ({ state, language }) => {
  const words = wordsOf(language);
  const usual = state.text === '' ? words.sortFair : words.sortRelevance;
  const orders: readonly (readonly [SortOrder | null, string])[] = [
    [null, usual],
    ['newest', words.sortNewest],
    ['arrival', words.sortArrival],
    ['title', words.sortTitle],
    ...(state.near === null ? [] : [['distance', words.sortDistance] as const]),
  ];
  const current = state.sort === 'relevance' ? null : state.sort;
  return (
    <>
      <ul class="sorts" aria-label={words.sortBy}>
        {orders.map(([sort, text]) => (
          <li>
            <a
              href={localPath(language, searchPath({ ...state, sort, page: 1 }))}
              rel="nofollow"
              {...(sort === current ? { 'aria-current': 'true' } : {})}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
      {current === null && isEverything({ ...state, facets: {} }) ? (
        <p class="note fair">{words.fairOrder}</p>
      ) : null}
    </>
  );
};

const Paging: FC<{ state: SearchState; result: SearchResult; language: Language }> = (props) => {
  const { state, result, language } = props;
  const words = wordsOf(language);
  const last = pagesOf(result);
  if (last === 1) return null;
  const { page } = result;
  const to = (number: number) => localPath(language, searchPath({ ...state, page: number }));
  return (
    <nav class="paging" aria-label={words.pages}>
      {page > 1 ? (
        <a href={to(page - 1)} rel="prev nofollow">
          {words.previous}
        </a>
      ) : null}
      <span>
        {words.page} {formatNumber(page, language)} {words.of} {formatNumber(last, language)}
      </span>
      {page < last ? (
        <a href={to(page + 1)} rel="next nofollow">
          {words.next}
        </a>
      ) : null}
    </nav>
  );
};
