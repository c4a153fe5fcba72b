/** The page of a call at its IRI: what is sought or offered, until when, and where it is answered. */

import type { FC } from 'hono/jsx';
import type { CallView } from './call-view.js';
import { callsWords } from './calls-words.js';
import { oembedLinks } from './embed/oembed-links.js';
import {
  Aside,
  ChainsFact,
  Data,
  dataLinks,
  Fact,
  LinksFact,
  Paragraphs,
  Provenance,
  Title,
} from './facts.js';
import { formatDate, type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { Notices, ToldBy } from './record-page.js';
import { emptySearchOf, searchPath } from './search-state.js';

export interface CallPageProps {
  readonly view: CallView;
  readonly language: Language;
  readonly base: string;
  /** Path of the thing below `/doc/` and `/data/`. */
  readonly path: string;
  readonly schema: object | null;
}

/** The page of a call. Search engines are not to list one that is closed. */
export const CallPage: FC<CallPageProps> = ({ view, language, base, path, schema }) => {
  const words = wordsOf(language);
  return (
    <Layout
      language={language}
      title={view.title.text}
      path={`/doc/${path}`}
      alternates={[...dataLinks(path), ...oembedLinks(localPath(language, `/doc/${path}`), base)]}
      width="wide"
      schema={schema}
      {...(view.isClosed ? { robots: 'noindex' as const } : {})}
    >
      <article class="record">
        <div class="text">
          <Title kind={kindOf(view, language)} title={view.title}>
            <ToldBy view={view} words={callsWords[language]} />
          </Title>
          {view.isClosed ? <Closed view={view} language={language} /> : null}
          <Notices view={view} words={words} />
          <Paragraphs of={view.abstract} class="lead" />
          <Paragraphs of={view.text} />
          {view.isCut ? <p class="notice">{words.cutText}</p> : null}
          <Answer view={view} language={language} />
        </div>
        <Aside language={language}>
          <Facts view={view} language={language} />
        </Aside>
        <div class="rest">
          <section class="origin" aria-labelledby="origin">
            <h2 id="origin">{words.provenance}</h2>
            {view.provenance.map((provenance) => (
              <Provenance of={provenance} language={language} />
            ))}
          </section>
          <Data iri={view.iri} path={path} language={language} />
        </div>
      </article>
    </Layout>
  );
};

interface Part {
  readonly view: CallView;
  readonly language: Language;
}

function kindOf({ kind, isClosed }: CallView, language: Language): string {
  const words = callsWords[language];
  if (!isClosed) return kind?.text ?? words.call;
  return kind === null ? words.closed : `${words.closed} · ${kind.text}`;
}

const Closed: FC<Part> = ({ view, language }) => {
  const words = callsWords[language];
  return (
    <p class="notice" role="status">
      <strong>{words.closedSince(formatDate(view.lastDay, language))}</strong>{' '}
      <a href={localPath(language, searchPath(emptySearchOf('calls')))}>{words.open}</a>
    </p>
  );
};

// The partner's page is the one way to answer.
const Answer: FC<Part> = ({ view, language }) => {
  const words = callsWords[language];
  const { isClosed, contact, page } = view;
  const ways = isClosed ? [page] : [contact, page];
  const address = ways.find((way) => way !== null && /^https?:/i.test(way)) ?? null;
  if (address === null) return null;
  return (
    <div class="full-page">
      <p>
        <a class="action" href={address} rel="external noopener">
          {isClosed ? words.seePage : words.answer}
        </a>{' '}
        <bdi>{URL.parse(address)?.hostname}</bdi>
      </p>
      {isClosed ? null : <p class="note">{words.answerNote}</p>}
    </div>
  );
};

const Facts: FC<Part> = ({ view, language }) => {
  const words = callsWords[language];
  const general = wordsOf(language);
  const day = (date: string) => formatDate(date, language);
  return (
    <dl>
      <LinksFact label={words.kind} links={view.kind === null ? [] : [view.kind]} />
      <LinksFact label={words.by} links={view.holders} />
      <LinksFact label={general.callFor} links={view.initiatives} />
      <ChainsFact label={general.place} chains={view.places} />
      <ChainsFact label={general.themes} chains={view.themes} />
      {view.from === null ? null : <Fact label={words.from}>{day(view.from)}</Fact>}
      <Fact label={words.through}>
        {view.through === null ? words.shownUntil(day(view.lastDay)) : day(view.through)}
      </Fact>
      {view.issued === null ? null : <Fact label={words.issued}>{day(view.issued)}</Fact>}
    </dl>
  );
};
