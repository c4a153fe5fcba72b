/** Pages for searches that cannot be answered: what is wrong, and the way on. */

import type { FC } from 'hono/jsx';
import { nameOfPlace, type PlaceChoice, type SearchFailure } from '../model/search.js';
import { callsWords } from './calls-words.js';
import { formatNumber, type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { NearForm } from './near-form.js';
import { SearchForm } from './search-form.js';
import {
  emptySearchOf,
  type SearchFault,
  type SearchState,
  type SearchView,
  searchPath,
} from './search-state.js';

interface Frame {
  readonly language: Language;
}

/** An address that is no search. */
export const BadSearchPage: FC<Frame & { fault: SearchFault; view: SearchView }> = (props) => {
  const { fault, view, language } = props;
  const words = wordsOf(language);
  return (
    <Layout language={language} title={words.badSearchTitle} path={null} robots="noindex">
      <h1>{words.badSearchTitle}</h1>
      <p class="lead">
        <code>{fault.parameter}</code>
        {language === 'fr' ? '\u00A0: ' : ': '}
        <bdi>
          <code>{fault.value}</code>
        </bdi>
      </p>
      <p>
        {language === 'fr' ? 'Valeurs acceptées\u00A0: ' : 'Accepted: '}
        {fault.expected[language]}.
      </p>
      <SearchForm state={emptySearchOf(view)} language={language} />
      <WayOn view={view} language={language} />
    </Layout>
  );
};

/** A page of results past the last one. */
export const NoSuchResultsPage: FC<Frame & { state: SearchState; last: number }> = (props) => {
  const { state, last, language } = props;
  const words = wordsOf(language);
  const to = (page: number) => localPath(language, searchPath({ ...state, page }));
  return (
    <Layout language={language} title={words.noSuchPageTitle} path={null} robots="noindex">
      <h1>{words.noSuchPageTitle}</h1>
      <p class="lead">
        {words.noSuchPageText} {formatNumber(last, language)}.
      </p>
      <p class="ways">
        <a class="action" href={to(last)} rel="nofollow">
          {words.lastPage}
        </a>{' '}
        <a href={to(1)} rel="nofollow">
          {words.firstPage}
        </a>
      </p>
    </Layout>
  );
};

interface Failed {
  readonly state: SearchState;
  /** The path that a search has here. */
  readonly address: (state: SearchState) => string;
}

/** The index does not answer, or not this. */
export const SearchFailurePage: FC<Frame & Failed & { failure: SearchFailure }> = (props) => {
  const { failure, state, language, address } = props;
  const words = wordsOf(language);
  if (failure.kind === 'several-centres') return <WhichPlace {...props} choices={failure.choices} />;
  if (failure.kind === 'unknown-centre') {
    return (
      <Layout language={language} title={words.badSearchTitle} path={null} robots="noindex">
        <h1>{words.badSearchTitle}</h1>
        <p class="lead">
          {words.unknownPlace} <bdi>{failure.place.slice(0, 100)}</bdi>.
        </p>
        <Meant {...props} choices={failure.meant} />
        <NearForm state={state} nearName={failure.place.slice(0, 100)} {...{ language, address }} />
        <SearchForm state={{ ...state, near: null, sort: null, page: 1 }} language={language} />
        <WayOn view={state.view} language={language} />
      </Layout>
    );
  }
  return (
    <Layout language={language} title={words.notReadyTitle} path={address(state)} robots="noindex">
      <h1>{words.notReadyTitle}</h1>
      {failure.kind === 'unavailable' ? (
        <p class="lead" lang="en">
          {failure.reason}
        </p>
      ) : (
        <p class="lead">{words.notReadyText}</p>
      )}
      <p>
        <a class="action" href={localPath(language, address(state))}>
          {words.reload}
        </a>
      </p>
    </Layout>
  );
};

const Meant: FC<Frame & Failed & { choices: readonly PlaceChoice[] }> = (props) => {
  const { choices, state, language, address } = props;
  if (choices.length === 0) return null;
  return (
    <p class="notice">
      {wordsOf(language).didYouMean}{' '}
      {choices.slice(0, 5).map((place, n) => (
        <>
          {n === 0 ? null : ', '}
          <a href={localPath(language, address({ ...state, near: place.key }))} rel="nofollow">
            {nameOfPlace(place)}
          </a>
        </>
      ))}
      {language === 'fr' ? '\u202F?' : '?'}
    </p>
  );
};

const WhichPlace: FC<Frame & Failed & { choices: readonly PlaceChoice[] }> = (props) => {
  const { choices, state, language, address } = props;
  const words = wordsOf(language);
  return (
    <Layout language={language} title={words.whichPlaceTitle} path={address(state)} robots="noindex">
      <h1>{words.whichPlaceTitle}</h1>
      <p class="lead">{words.whichPlaceText}</p>
      <ul>
        {choices.map(({ key, label, within }) => (
          <li>
            <a href={localPath(language, address({ ...state, near: key }))} rel="nofollow">
              {label}
            </a>
            {within === null ? null : `, ${within}`}
          </li>
        ))}
      </ul>
      <WayOn view={state.view} language={language} />
    </Layout>
  );
};

const WayOn: FC<Frame & { view: SearchView }> = ({ view, language }) => (
  <p>
    <a href={localPath(language, searchPath(emptySearchOf(view)))}>
      {view === 'calls' ? callsWords[language].seeAll : wordsOf(language).seeAllInitiatives}
    </a>
  </p>
);
