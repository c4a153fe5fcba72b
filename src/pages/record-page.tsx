/** The page of an initiative at its IRI: what its partner tells of it, and where that comes from. */

import type { FC } from 'hono/jsx';
import type { SearchItem } from '../model/search.js';
import { AlsoToldBy } from './also-told.js';
import { oembedLinks } from './embed/oembed-links.js';
import {
  AddressesFact,
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
import { formatDate, type Language, localPath, type Words, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { LittleMapFigure } from './map/little-map-figure.js';
import { Foreign, To } from './marked.js';
import { type FoundCalls, OpenCalls } from './open-calls.js';
import type { AddressFact, DateFact, DistinctionView, LinkFact, RecordView } from './record-view.js';
import { ResultList } from './result-list.js';
import { Share } from './share.js';

export interface RecordPageProps {
  readonly view: RecordView;
  readonly related: readonly SearchItem[];
  readonly calls: FoundCalls;
  readonly language: Language;
  readonly base: string;
  /** Path of the thing below `/doc/` and `/data/`. */
  readonly path: string;
  readonly version: number;
  readonly schema: object | null;
  /** Addresses of the scripts that make it better. */
  readonly scripts: readonly string[];
}

const people: readonly LinkFact[] = ['holder', 'withPartners', 'funder'];
const kinds: readonly LinkFact[] = [
  'stage',
  'engineering',
  'method',
  'audience',
  'reach',
  'recordType',
  'tags',
];
const dates: readonly DateFact[] = ['startDate', 'endDate', 'issued', 'modified'];
const addresses: readonly AddressFact[] = ['homepage', 'image', 'video', 'listedOn'];

/** The page of an initiative. */
export const RecordPage: FC<RecordPageProps> = (props) => {
  const { view, related, calls, language, base, path, version, schema, scripts } = props;
  const words = wordsOf(language);
  return (
    <Layout
      language={language}
      title={view.title.text}
      path={`/doc/${path}`}
      alternates={[...dataLinks(path), ...oembedLinks(localPath(language, `/doc/${path}`), base)]}
      width="wide"
      scripts={scripts}
      schema={schema}
    >
      <article class="record">
        <div class="text">
          <Title kind={words.initiative} title={view.title}>
            <ToldBy view={view} words={words} />
          </Title>
          <Notices view={view} words={words} />
          <Paragraphs of={view.abstract} class="lead" />
          <Paragraphs of={view.text} />
          {view.isCut ? <p class="notice">{words.cutText}</p> : null}
          <FullPage view={view} words={words} />
        </div>
        <Aside language={language}>
          <LittleMapFigure view={view.little} name={view.title.text} language={language} />
          <Facts view={view} language={language} />
        </Aside>
        <div class="rest">
          <OpenCalls calls={calls} language={language} base={base} />
          <AlsoToldBy of={view.alsoTold} language={language} />
          <section class="origin" aria-labelledby="origin">
            <h2 id="origin">{words.provenance}</h2>
            <Definition view={view} words={words} />
            {view.provenance.map((provenance) => (
              <Provenance of={provenance} language={language} />
            ))}
          </section>
          <Share view={view} version={version} language={language} />
          <Data iri={view.iri} path={path} language={language} />
        </div>
      </article>
      {related.length === 0 ? null : (
        <section class="related" aria-labelledby="related">
          <h2 id="related">{words.related}</h2>
          <p class="note">{words.relatedNote}</p>
          <ResultList items={related} language={language} base={base} level={3} />
        </section>
      )}
    </Layout>
  );
};

/** Which partner tells it. */
export const ToldBy: FC<{ view: Pick<RecordView, 'publisher'>; words: Pick<Words, 'toldBy'> }> = ({
  view,
  words,
}) =>
  view.publisher === null ? null : (
    <p class="told">
      {words.toldBy} <To link={view.publisher} />
    </p>
  );

/** That it is fictional, or was reconstructed. */
export const Notices: FC<{ view: Pick<RecordView, 'isExample' | 'provenance'>; words: Words }> = ({
  view,
  words,
}) => (
  <>
    {view.isExample ? (
      <p class="notice">
        <span class="badge example">{words.example}</span> {words.exampleNote}
      </p>
    ) : null}
    {view.provenance.some(({ reconstructed }) => reconstructed) ? (
      <p class="notice">
        <strong>{words.reconstructed}</strong> {words.reconstructedMore}
      </p>
    ) : null}
  </>
);

const FullPage: FC<{ view: RecordView; words: Words }> = ({ view, words }) =>
  view.page === null || !/^https?:/i.test(view.page) ? null : (
    <p class="full-page">
      <a class="action" href={view.page} rel="external noopener">
        {words.fullPage}
      </a>{' '}
      {view.publisher === null ? (
        words.onSite
      ) : (
        <>
          {words.onSiteOf} <Foreign of={view.publisher} />
        </>
      )}
    </p>
  );

const Definition: FC<{ view: RecordView; words: Words }> = ({ view, words }) =>
  view.publisher === null ? null : (
    <dl>
      <Fact label={words.source}>
        <To link={view.publisher} />
      </Fact>
      <Fact label={words.definition}>
        {view.definition === null ? (
          words.noDefinition
        ) : (
          <blockquote>
            <Foreign of={view.definition} />
          </blockquote>
        )}
      </Fact>
    </dl>
  );

const Facts: FC<{ view: RecordView; language: Language }> = ({ view, language }) => {
  const words = wordsOf(language);
  return (
    <dl>
      <ChainsFact label={words.place} chains={view.places} />
      <ChainsFact label={words.themes} chains={view.themes} />
      {people.map((name) => (
        <LinksFact label={words[name]} links={view.links[name]} />
      ))}
      {kinds.map((name) => (
        <LinksFact label={words[name]} links={view.links[name]} />
      ))}
      {dates.flatMap((name) =>
        view.dates[name].map((date) => <Fact label={words[name]}>{formatDate(date, language)}</Fact>),
      )}
      {view.budget.map((budget) => (
        <Fact label={words.budget}>
          <Foreign of={budget} />
        </Fact>
      ))}
      {view.distinctions.map((distinction) => (
        <Fact label={words.distinction}>
          <Distinction of={distinction} language={language} />
        </Fact>
      ))}
      {addresses.map((name) => (
        <AddressesFact label={words[name]} addresses={view.addresses[name]} />
      ))}
    </dl>
  );
};

const Distinction: FC<{ of: DistinctionView; language: Language }> = ({ of, language }) => (
  <>
    <Foreign of={of.name} />
    {of.category === null ? null : (
      <>
        {', '}
        <Foreign of={of.category} />
      </>
    )}
    {of.date === null ? null : `, ${formatDate(of.date, language)}`}
    {of.giver === null ? null : (
      <>
        {', '}
        {wordsOf(language).givenBy} <To link={of.giver} />
      </>
    )}
  </>
);
