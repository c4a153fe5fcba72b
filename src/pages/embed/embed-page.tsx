/** The pages for frames of other sites: a list, one record, a number, a map, each with its partners and licences. */

import type { Child, FC } from 'hono/jsx';
import type { WidgetAnswer, WidgetItem, WidgetLink } from '../../model/widget-answer.js';
import type { Language } from '../language.js';
import { Foreign, langOf } from '../marked.js';
import { EmbedLayout } from './embed-layout.js';
import type { EmbedRequest } from './embed-request.js';
import { embedWords } from './embed-words.js';

export interface EmbedPageProps {
  readonly answer: WidgetAnswer;
  readonly request: EmbedRequest;
  readonly styles?: readonly string[];
  readonly scripts: readonly string[];
  /** What stands in the place of records: the map. */
  readonly children?: Child;
}

/** The page of an answer. */
export const EmbedPage: FC<EmbedPageProps> = ({ answer, request, styles = [], scripts, children }) => {
  const { kind, language, heading, bank, unknown } = answer;
  return (
    <EmbedLayout
      {...{ language, styles, scripts, scheme: request.scheme }}
      title={`${heading} · ${bank.text}`}
    >
      {kind === 'initiative' ? null : <h1>{heading}</h1>}
      {unknown.map(({ value }) => (
        <p class="notice">{embedWords[language].unknown(value.slice(0, 80))}</p>
      ))}
      {children}
      <Records answer={answer} layout={request.layout} />
      <Foot answer={answer} />
    </EmbedLayout>
  );
};

const Records: FC<{ answer: WidgetAnswer; layout: EmbedRequest['layout'] }> = ({ answer, layout }) => {
  const { kind, items, words } = answer;
  const [only] = items;
  if (kind === 'initiative') return only === undefined ? null : <Item item={only} words={words} level={1} />;
  if (items.length > 0) {
    return (
      <ol class={`results embed-${layout}`}>
        {items.map((item) => (
          <li>
            <Item item={item} words={words} level={2} />
          </li>
        ))}
      </ol>
    );
  }
  return kind === 'initiatives' || kind === 'calls' ? <p>{words.none}</p> : null;
};

const Item: FC<{ item: WidgetItem; words: WidgetAnswer['words']; level: 1 | 2 }> = (props) => {
  const { item, words, level } = props;
  const { href, title, language, text, badge, source, details } = item;
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <article class="result">
      <Title>
        <a href={href}>
          <Foreign of={{ text: title, language }} />
        </a>
      </Title>
      <p class="told">
        {badge === null ? null : <span class="badge">{badge}</span>}
        {source === null ? null : (
          <>
            {' '}
            {words.toldBy} <Followed link={source} />
          </>
        )}
        {details.map((detail) => (
          <>
            {' · '}
            <bdi>{detail}</bdi>
          </>
        ))}
      </p>
      {text === null ? null : (
        <p class="excerpt" dir="auto" {...langOf(language)}>
          {text}
        </p>
      )}
    </article>
  );
};

const Foot: FC<{ answer: WidgetAnswer }> = ({ answer: { more, sources, bank, words } }) => (
  <footer>
    <p>
      <a class="more" href={more.href ?? ''}>
        {more.text}
      </a>
    </p>
    <p class="note">
      {sources.length === 0 ? null : `${words.sources} `}
      {sources.map((source) => (
        <>
          <Followed link={source} /> (<Followed link={source.licence} />){' · '}
        </>
      ))}
      <Followed link={bank} />
    </p>
  </footer>
);

const Followed: FC<{ link: WidgetLink }> = ({ link: { text, href } }) =>
  href === null ? (
    <bdi>{text}</bdi>
  ) : (
    <a href={href}>
      <bdi>{text}</bdi>
    </a>
  );

/** What stands in the frame when there is nothing to show: why, and the way to the bank. */
export const NothingToEmbed: FC<{
  language: Language;
  reason: string;
  home: string;
  scripts: readonly string[];
}> = ({ language, reason, home, scripts }) => {
  const words = embedWords[language];
  return (
    <EmbedLayout language={language} title={words.faultTitle} scripts={scripts}>
      <h1>{words.faultTitle}</h1>
      <p dir="auto">{reason}</p>
      <p>
        <a href={home}>{words.home}</a>
      </p>
    </EmbedLayout>
  );
};
