/** The page of the statistics: what is counted, by what, and how to count otherwise. */

import type { Child, FC } from 'hono/jsx';
import type { SearchResult } from '../../model/search.js';
import type { CountResult } from '../../model/statistics.js';
import { FacetPanel } from '../facet-panel.js';
import { formatCount, type Language, localPath, wordsOf } from '../language.js';
import { Layout } from '../layout.js';
import { ViewSwitch } from '../map/view-switch.js';
import { NotRead } from '../origin.js';
import { Chips, chipsOf, SearchForm } from '../search-form.js';
import { Notices } from '../search-page.js';
import { isEverything, type SearchState } from '../search-state.js';
import { CrossingForm, titleOfCrossing } from './crossing-section.js';
import { type StatisticsState, statisticsPath } from './statistics-state.js';
import { statisticsWords } from './statistics-words.js';

export interface StatisticsPageProps {
  readonly state: StatisticsState;
  readonly counts: CountResult;
  /** The search that is counted, with its facets. */
  readonly found: SearchResult;
  /** What its centre is called; empty without one. */
  readonly nearName: string;
  readonly language: Language;
  readonly scripts: readonly string[];
  /** The sections. */
  readonly children?: Child;
}

/** The page around the sections. */
export const StatisticsPage: FC<StatisticsPageProps> = (props) => {
  const { state, counts, found, nearName, language } = props;
  const words = statisticsWords[language];
  const { search, x, y } = state;
  const chips = chipsOf(search, { facets: found.facets, nearName, words: wordsOf(language) });
  const address = (next: SearchState) => statisticsPath({ ...state, search: next });
  const subject = x === null ? [] : [y === null ? words.dimensions[x].by : titleOfCrossing(x, y, language)];
  const title = [...chips.map(({ label }) => label), ...subject, words.title].join(' · ');
  const isPlain = isEverything(search) && y === null;
  return (
    <Layout
      language={language}
      title={title}
      path={statisticsPath(state)}
      width="wide"
      scripts={props.scripts}
      {...(isPlain ? {} : { robots: 'noindex' as const })}
    >
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <SearchForm state={search} language={language} address={address} />
      <Chips chips={chips} language={language} address={address} />
      <Notices state={search} result={found} language={language} />
      <div class="columns">
        <FacetPanel facets={found.facets} {...{ state: search, language, nearName, address }} />
        <div class="statistics" id="found">
          <div class="found-head">
            <p class="total" role="status">
              <strong>{formatCount(counts.total, words.counted, language)}</strong>
            </p>
            <ViewSwitch state={search} language={language} shown="figures" />
          </div>
          {counts.total === 0 ? null : (
            <p class="note caveat">
              <NotRead facets={found.facets} language={language} />
              {words.caveat}
            </p>
          )}
          {counts.total === 0 ? null : <Ways {...{ state, counts, language }} />}
          {counts.total === 0 ? <Nothing {...{ state, counts, language }} /> : props.children}
          {counts.total === 0 ? null : <CrossingForm state={state} language={language} />}
        </div>
      </div>
    </Layout>
  );
};

// To the sections of the overview, or back to it.
const Ways: FC<{ state: StatisticsState; counts: CountResult; language: Language }> = (props) => {
  const { state, counts, language } = props;
  const words = statisticsWords[language];
  if (state.x !== null) {
    const path = statisticsPath({ ...state, x: null, y: null });
    return (
      <p class="way-back">
        <a href={localPath(language, path)}>{words.overview}</a>
      </p>
    );
  }
  return (
    <nav class="ways" aria-label={words.onThisPage}>
      {counts.dimensions.map(({ dimension }) => (
        <a href={`#by-${dimension}`}>{words.dimensions[dimension].by}</a>
      ))}
      <a href="#cross">{words.crossTitle}</a>
    </nav>
  );
};

const Nothing: FC<{ state: StatisticsState; counts: CountResult; language: Language }> = (props) => {
  const { state, counts, language } = props;
  const words = statisticsWords[language];
  if (counts.progress !== null) return <p>{words.notReady}</p>;
  const everything = wordsOf(language).seeAllInitiatives;
  return (
    <div class="nothing">
      <h2>{words.nothing}</h2>
      <p>{isEverything(state.search) ? words.emptyBank : words.nothingText}</p>
      {isEverything(state.search) ? null : (
        <p>
          <a href={localPath(language, '/statistiques')}>{words.overview}</a>{' '}
          <a href={localPath(language, '/recherche')}>{everything}</a>
        </p>
      )}
    </div>
  );
};
