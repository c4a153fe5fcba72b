/** A list of initiatives: title, who tells it, where, what about, and the words that were looked for. */

import type { FC } from 'hono/jsx';
import type { Labelled, MarkedText, SearchItem } from '../model/search.js';
import { formatDate, formatNumber, type Language, wordsOf } from './language.js';
import { cutMarked, Foreign, Marked } from './marked.js';
import { cutText, hrefOf } from './names.js';
import { OriginBadge } from './origin.js';

const longestTitle = 180;
const mostThemes = 4;

export interface ResultListProps {
  readonly items: readonly SearchItem[];
  readonly language: Language;
  readonly base: string;
  /** Level of the titles' headings. */
  readonly level: 2 | 3;
}

/** The items in their order. */
export const ResultList: FC<ResultListProps> = ({ items, ...rest }) =>
  items.length === 0 ? null : (
    <ol class="results">
      {items.map((item) => (
        <li>
          <Result item={item} {...rest} />
        </li>
      ))}
    </ol>
  );

const Result: FC<{ item: SearchItem } & Omit<ResultListProps, 'items'>> = (props) => {
  const { item, language, base, level } = props;
  const words = wordsOf(language);
  const text = textOf(item);
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <article class="result">
      <Title>
        <a href={hrefOf(item.iri, base, language)}>
          <Marked of={cutMarked(item.title, longestTitle)} />
        </a>
      </Title>
      <p class="told">
        <OriginBadge origin={item.origin} words={words} />
        {item.source === null ? null : (
          <>
            {words.toldBy} <Named of={item.source} base={base} language={language} />
          </>
        )}
        {item.places.map((place) => (
          <>
            {' · '}
            <Named of={place} base={base} language={language} />
          </>
        ))}
        {item.date === null ? null : ` · ${formatDate(item.date, language)}`}
        {item.distance === null
          ? null
          : ` · ${formatNumber(item.distance, language)}\u00A0${words.kilometresAway}`}
      </p>
      {text === null ? null : (
        <p class="excerpt" dir="auto">
          <Marked of={text} />
        </p>
      )}
      <Badges item={item} language={language} base={base} />
    </article>
  );
};

/** Where the words are: in the abstract, else in the text; without words, the abstract. */
export function textOf({ abstract, snippet }: SearchItem): MarkedText | null {
  return snippet ?? abstract;
}

const Badges: FC<Omit<ResultListProps, 'items' | 'level'> & { item: SearchItem }> = (props) => {
  const { item, base, language } = props;
  const { stage, themes } = item;
  if (stage === null && themes.length === 0) return null;
  return (
    <ul class="badges">
      {stage === null ? null : (
        <li class="badge stage">
          <Named of={stage} base={base} language={language} />
        </li>
      )}
      {themes.slice(0, mostThemes).map((theme) => (
        <li class="badge">
          <Named of={theme} base={base} language={language} />
        </li>
      ))}
    </ul>
  );
};

/** A link to a thing that results name. */
export const Named: FC<{ of: Labelled; base: string; language: Language }> = ({ of, base, language }) => (
  <a href={hrefOf(of.iri, base, language)}>
    <Foreign of={{ text: cutText(of.label, 100), language: '' }} />
  </a>
);
