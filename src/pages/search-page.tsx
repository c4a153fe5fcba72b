/** The search page: the box, what is chosen, the facets, and the initiatives found. */

import type { Child, FC } from 'hono/jsx';
import type { SearchResult, SortOrder } from '../model/search.js';
import { callsWords } from './calls-words.js';
import { oembedLinks } from './embed/oembed-links.js';
import { FacetPanel } from './facet-panel.js';
import { unknownValues } from './facet-tree.js';
import { formatCount, formatNumber, type Language, localPath, type Words, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { ViewSwitch } from './map/view-switch.js';
import { ResultList } from './result-list.js';
import { type Chip, Chips, chipsOf, SearchForm } from './search-form.js';
import { dataFormats } from './search-formats.js';
import { isEverything, pagesOf, type SearchState, searchPath } from './search-state.js';
import { SpreadsheetPages } from './spreadsheet-pages.js';
import { NothingFound, type WayOn } from './ways-on.js';

export interface SearchPageProps {
  readonly state: SearchState;
  readonly result: SearchResult;
  readonly language: Language;
  readonly base: string;
  /** What the centre of the search is called. */
  readonly nearName: string;
  /** Ways on where nothing is found. */
  readonly ways: readonly WayOn[];
  /** Addresses of the scripts that make it better. */
  readonly scripts: readonly string[];
}

/** What a search is called, from what is chosen in it. */
export function titleOfSearch(chips: readonly Chip[], { view }: SearchState, language: Language): string {
  const kind = view === 'calls' ? callsWords[language].title : wordsOf(language).searchTitle;
  return [...chips.map(({ label }) => label), kind].join(' · ');
}

/** Where the same search is as data. */
export function alternatesOf(state: SearchState, language: Language) {
  return dataFormats.map(({ name, label, mediaType }) => ({
    label,
    type: mediaType,
    href: localPath(language, searchPath({ ...state, page: 1 }, [['format', name]])),
  }));
}

/** Search engines are led to the first pages of what one facet gives, and no deeper. */
export function robotsOf({ page, sort }: SearchState, chips: readonly Chip[]): { robots?: 'noindex' } {
  return page > 1 || chips.length > 1 || sort !== null ? { robots: 'noindex' } : {};
}

/** The page of a search that was answered. */
export const SearchPage: FC<SearchPageProps> = ({
  state,
  result,
  language,
  base,
  nearName,
  ways,
  scripts,
}) => {
  const words = wordsOf(language);
  const { facets } = result;
  const chips = chipsOf(state, { facets, nearName, words });
  const alternates = alternatesOf(state, language);
  return (
    <Layout
      language={language}
      title={titleOfSearch(chips, state, language)}
      path={searchPath(state)}
      alternates={[...alternates, ...oembedLinks(localPath(language, searchPath(state)), base)]}
      width="wide"
      scripts={scripts}
      {...robotsOf(state, chips)}
    >
      <h1>{words.searchTitle}</h1>
      <SearchForm state={state} language={language} />
      <Chips chips={chips} language={language} />
      <Notices state={state} result={result} language={language} />
      <div class="columns">
        <FacetPanel facets={facets} state={state} language={language} nearName={nearName} />
        <Found {...{ state, result, language, base, ways }}>
          <DataLinks links={alternates} words={words} />
          <SpreadsheetPages state={state} total={result.total} language={language} />
        </Found>
      </div>
    </Layout>
  );
};

export interface FoundProps {
  readonly state: SearchState;
  readonly result: SearchResult;
  readonly language: Language;
  readonly base: string;
  readonly ways: readonly WayOn[];
  /** What stands below the results. */
  readonly children?: Child;
}

/** The initiatives that were found: how many, in which view and order, a page of them, and the way to the next. */
export const Found: FC<FoundProps> = ({ state, result, language, base, ways, children }) => {
  const words = wordsOf(language);
  const { total, items } = result;
  return (
    <section class="found" aria-label={words.results} id="found">
      <div class="found-head">
        <p class="total" role="status">
          <strong>{formatCount(total, words.initiativeCount, language)}</strong>
        </p>
        <ViewSwitch state={state} language={language} />
        {total > 1 ? <Sorts state={state} language={language} /> : null}
      </div>
      {total === 0 ? <NothingFound {...{ ways, state, language }} /> : null}
      <ResultList items={items} language={language} base={base} level={2} />
      <Paging state={state} result={result} language={language} />
      {children}
    </section>
  );
};

/** Where the results are as data. */
export const DataLinks: FC<{
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
      {unknownValues(facets).map(({ facet, key }) => (
        <p class="notice">
          <strong>
            <bdi>{key.slice(0, 80)}</bdi>
          </strong>{' '}
          {words.unknownValue} {quoted(words[facet], language)}.
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

// Relevance is the order of words that are looked for; without words, the usual one.
function ordersOf({ view, text, near }: SearchState, language: Language) {
  const words = wordsOf(language);
  const { sortClosing } = callsWords[language];
  const hasWords = text !== '';
  const usual = view === 'calls' ? sortClosing : words.sortFair;
  const orders: readonly (readonly [SortOrder | null, string])[] = [
    [null, hasWords ? words.sortRelevance : usual],
    ...(view === 'calls' && hasWords ? [['closing', sortClosing] as const] : []),
    ['newest', words.sortNewest],
    ['arrival', words.sortArrival],
    ['title', words.sortTitle],
    ...(near === null ? [] : [['distance', words.sortDistance] as const]),
  ];
  return orders;
}

/** The orders, each a link; null is the usual one. */
export const Sorts: FC<{ state: SearchState; language: Language }> = ({ state, language }) => {
  const words = wordsOf(language);
  const orders = ordersOf(state, language);
  const current = orders.some(([sort]) => sort === state.sort) ? state.sort : null;
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
      {current === null && state.view !== 'calls' && isEverything({ ...state, facets: {} }) ? (
        <p class="note fair">{words.fairOrder}</p>
      ) : null}
    </>
  );
};

/** The way to the pages before and after. */
export const Paging: FC<{ state: SearchState; result: SearchResult; language: Language }> = (props) => {
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
