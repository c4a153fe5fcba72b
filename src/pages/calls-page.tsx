/** The page of the calls that are open: the box, the facets, the calls that close first, and how long they stay. */

import type { FC } from 'hono/jsx';
import type { FacetName } from '../model/search.js';
import { CallList } from './call-list.js';
import { callsWords } from './calls-words.js';
import { oembedLinks } from './embed/oembed-links.js';
import { FacetPanel } from './facet-panel.js';
import { formatCount, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { Chips, chipsOf, SearchForm } from './search-form.js';
import {
  alternatesOf,
  DataLinks,
  Notices,
  Paging,
  robotsOf,
  type SearchPageProps,
  Sorts,
  titleOfSearch,
} from './search-page.js';
import { isEverything, searchPath } from './search-state.js';
import { SpreadsheetPages } from './spreadsheet-pages.js';
import { NothingFound } from './ways-on.js';

export interface CallsPageProps extends SearchPageProps {
  /** Today (ISO 8601). */
  readonly today: string;
}

/** Facets that other pages lead by; there are too many values to choose from. */
const unlisted: readonly FacetName[] = ['callFor', 'holder'];

/** The page of a search for calls that was answered. */
export const CallsPage: FC<CallsPageProps> = (props) => {
  const { state, result, language, base, nearName, ways, scripts, today } = props;
  const words = callsWords[language];
  const { total, facets, items } = result;
  const chips = chipsOf(state, { facets, nearName, words: wordsOf(language) });
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
      <h1>{words.title}</h1>
      <p class="lead calls-lead">{words.lead}</p>
      <SearchForm state={state} language={language} />
      <Chips chips={chips} language={language} />
      <Notices state={state} result={result} language={language} />
      <div class="columns">
        <FacetPanel
          facets={facets.filter(({ name }) => !unlisted.includes(name))}
          {...{ state, language, nearName }}
        />
        <section class="found" id="found" aria-label={wordsOf(language).results}>
          <div class="found-head">
            <p class="total" role="status">
              <strong>{formatCount(total, words.count, language)}</strong>
            </p>
            {total > 1 ? <Sorts state={state} language={language} /> : null}
          </div>
          {total === 0 && isEverything(state) ? <p class="nothing">{words.noneOpen}</p> : null}
          {total === 0 && !isEverything(state) ? <NothingFound {...{ ways, state, language }} /> : null}
          <CallList {...{ items, language, base, today }} level={2} />
          <Paging state={state} result={result} language={language} />
          <p class="note">{words.rule}</p>
          <DataLinks links={alternates} words={wordsOf(language)} />
          <SpreadsheetPages state={state} total={result.total} language={language} />
        </section>
      </div>
    </Layout>
  );
};
