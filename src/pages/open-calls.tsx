/** The open calls that concern a thing, on its page: nothing where there are none. */

import type { FC } from 'hono/jsx';
import { dayInFrance } from '../model/call-days.js';
import type { FacetName } from '../model/search.js';
import { CallList } from './call-list.js';
import { callsWords } from './calls-words.js';
import { type Found, find } from './initiatives.js';
import { formatNumber, type Language, localPath, wordsOf } from './language.js';
import { emptySearchOf, searchPath, withValues } from './search-state.js';
import type { Site } from './site.js';

/** Calls shown on the page of a thing. */
const shown = 5;

/** Calls that were found, and the day on which they are open. */
export interface FoundCalls extends Found {
  /** ISO 8601. */
  readonly today: string;
}

/** Finds the open calls that have a value of a facet, a key or an IRI. */
export async function findCalls(
  site: Site,
  facet: FacetName,
  key: string,
  language: Language,
): Promise<FoundCalls> {
  const state = withValues(emptySearchOf('calls'), facet, [key]);
  return { ...(await find(site, state, language, shown)), today: dayInFrance(site.clock()) };
}

export interface OpenCallsProps {
  readonly calls: FoundCalls;
  readonly language: Language;
  readonly base: string;
}

/** The section of a thing's page that lists them. */
export const OpenCalls: FC<OpenCallsProps> = ({ calls, language, base }) => {
  const { result, state, today } = calls;
  if (result === null || result.total === 0) return null;
  const words = callsWords[language];
  return (
    <section class="concerned" aria-labelledby="open-calls">
      <h2 id="open-calls">
        {words.open} <span class="count">{formatNumber(result.total, language)}</span>
      </h2>
      <CallList items={result.items} language={language} base={base} today={today} level={3} />
      {result.total === result.items.length ? null : (
        <p>
          <a class="action" href={localPath(language, searchPath(state))}>
            {wordsOf(language).seeAll}
          </a>
        </p>
      )}
    </section>
  );
};
