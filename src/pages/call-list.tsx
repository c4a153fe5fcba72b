/** A list of calls: what each seeks or offers, who makes it, where, and until when. */

import type { FC } from 'hono/jsx';
import { daysBetween } from '../model/call-days.js';
import type { CallDetails, SearchItem } from '../model/search.js';
import { beginningInWords, callsWords, endInWords } from './calls-words.js';
import { type Language, wordsOf } from './language.js';
import { cutMarked, Marked } from './marked.js';
import { hrefOf } from './names.js';
import { OriginBadge } from './origin.js';
import { Named, textOf } from './result-list.js';

const longestTitle = 180;
/** From so many days before its end on, a call says how many are left. */
const soon = 14;

export interface CallListProps {
  readonly items: readonly SearchItem[];
  readonly language: Language;
  readonly base: string;
  /** Today (ISO 8601). */
  readonly today: string;
  /** Level of the titles' headings. */
  readonly level: 2 | 3;
}

/** The calls in their order. */
export const CallList: FC<CallListProps> = ({ items, ...rest }) =>
  items.length === 0 ? null : (
    <ol class="results calls">
      {items.map((item) => (
        <li>
          <Call item={item} {...rest} />
        </li>
      ))}
    </ol>
  );

const Call: FC<{ item: SearchItem } & Omit<CallListProps, 'items'>> = (props) => {
  const { item, language, base, today, level } = props;
  const words = wordsOf(language);
  const { call, title, source, places, origin } = item;
  const text = textOf(item);
  const Title = level === 2 ? 'h2' : 'h3';
  const named = [...(call?.holders ?? []), ...places].map((thing) => (
    <Named of={thing} base={base} language={language} />
  ));
  return (
    <article class="result">
      <Title>
        <a href={hrefOf(item.iri, base, language)}>
          <Marked of={cutMarked(title, longestTitle)} />
        </a>
      </Title>
      <p class="told">
        <OriginBadge origin={origin} words={words} />
        {named.map((one, n) => (
          <>
            {n === 0 ? null : ' · '}
            {one}
          </>
        ))}
        {source === null ? null : (
          <>
            {named.length === 0 ? null : ' · '}
            {callsWords[language].toldBy.toLowerCase()} <Named of={source} base={base} language={language} />
          </>
        )}
      </p>
      {text === null ? null : (
        <p class="excerpt" dir="auto">
          <Marked of={text} />
        </p>
      )}
      {call === null ? null : <When call={call} language={language} base={base} today={today} />}
    </article>
  );
};

const When: FC<{ call: CallDetails; language: Language; base: string; today: string }> = (props) => {
  const { call, language, base, today } = props;
  const words = callsWords[language];
  const left = daysBetween(today, call.lastDay);
  return (
    <ul class="badges">
      {call.kind === null ? null : (
        <li class="badge">
          <Named of={call.kind} base={base} language={language} />
        </li>
      )}
      <li class="when">
        {call.from === null || call.from <= today ? null : `${beginningInWords(call.from, language)}, `}
        {call.through === null ? words.noEnd : endInWords(call.through, language)}
        {call.through === null || left > soon ? null : (
          <strong class="soon"> · {left < 1 ? words.lastDay : words.daysLeft(left)}</strong>
        )}
      </li>
    </ul>
  );
};
