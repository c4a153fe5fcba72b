/** The page of a thing at its IRI: what is said of it, who says it, and where it comes from. */

import type { Child, FC } from 'hono/jsx';
import { graphFormats } from '../rdf/media-types.js';
import { type Language, type Words, wordsOf } from './language.js';
import { Layout } from './layout.js';
import type { Link, ProvenanceView, ThingView } from './thing-view.js';

const Fact: FC<{ label: string; children?: Child }> = ({ label, children }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const External: FC<{ href: string }> = ({ href }) => (
  <a href={href} rel="external">
    {href}
  </a>
);

const Links: FC<{ links: readonly Link[] }> = ({ links }) => (
  <ul>
    {links.map(({ href, text }) => (
      <li>
        <a href={href}>{text}</a>
      </li>
    ))}
  </ul>
);

/** A date and time of provenance, in the reader's language. */
function formatDate(iso: string, language: Language): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return Number.isNaN(Date.parse(iso)) ? iso : `${format.format(new Date(iso))} UTC`;
}

const Provenance: FC<{ view: ProvenanceView; language: Language; words: Words }> = ({
  view,
  language,
  words,
}) => (
  <dl>
    {view.readAt === null ? null : <Fact label={words.readAt}>{formatDate(view.readAt, language)}</Fact>}
    {view.mappedAt === null ? null : (
      <Fact label={words.mappedAt}>{formatDate(view.mappedAt, language)}</Fact>
    )}
    {view.digest === null ? null : (
      <Fact label={words.digest}>
        <code>{view.digest}</code>
      </Fact>
    )}
    <Fact label="PROV">
      <a href={view.href}>{view.iri}</a>
    </Fact>
  </dl>
);

const Facts: FC<{ view: ThingView; words: Words }> = ({ view, words }) => (
  <dl>
    {view.holders.length > 0 ? (
      <Fact label={words.holder}>
        <Links links={view.holders} />
      </Fact>
    ) : null}
    {view.holds.length > 0 ? (
      <Fact label={words.holds}>
        <Links links={view.holds} />
      </Fact>
    ) : null}
    {view.publisher === null ? null : (
      <Fact label={words.vouchedBy}>
        <a href={view.publisher.href}>{view.publisher.text}</a>
      </Fact>
    )}
    {view.homepage === null ? null : (
      <Fact label={words.homepage}>
        <External href={view.homepage} />
      </Fact>
    )}
    {view.listedOn === null ? null : (
      <Fact label={words.listedOn}>
        <External href={view.listedOn} />
      </Fact>
    )}
    {view.kind === 'source' ? <SourceFacts view={view} words={words} /> : null}
  </dl>
);

const SourceFacts: FC<{ view: ThingView; words: Words }> = ({ view, words }) => (
  <>
    <Fact label={words.licence}>
      {view.licence === null ? words.noLicence : <External href={view.licence} />}
    </Fact>
    <Fact label={words.definition}>{view.definition ?? words.noDefinition}</Fact>
  </>
);

export interface ThingPageProps {
  readonly view: ThingView;
  readonly language: Language;
  /** Path of the thing below `/doc/` and `/data/`. */
  readonly path: string;
}

/** The page of an initiative, an organization, a source or any other thing. */
export const ThingPage: FC<ThingPageProps> = ({ view, language, path }) => {
  const words = wordsOf(language);
  const data = graphFormats.map(({ name, mediaType }) => ({
    name,
    type: mediaType,
    href: `/data/${path}.${name}`,
  }));
  return (
    <Layout language={language} title={view.title.text} path={`/doc/${path}`} alternates={data}>
      <article>
        <p class="kind">{words[view.kind]}</p>
        <h1 lang={view.title.language}>{view.title.text}</h1>
        {view.provenance.some(({ reconstructed }) => reconstructed) ? (
          <p class="notice">
            <strong>{words.reconstructed}.</strong> {words.reconstructedMore}
          </p>
        ) : null}
        {view.paragraphs.map(({ text, language: of }) => (
          <p class="lead" lang={of}>
            {text}
          </p>
        ))}
        {view.page === null ? null : (
          <p>
            <a class="action" href={view.page} rel="external">
              {words.fullPage}
            </a>{' '}
            {words.onSiteOf} {view.publisher?.text ?? ''}
          </p>
        )}
        <Facts view={view} words={words} />
        {view.provenance.length === 0 ? null : <h2>{words.provenance}</h2>}
        {view.provenance.map((provenance) => (
          <Provenance view={provenance} language={language} words={words} />
        ))}
        <h2>{words.data}</h2>
        <p>
          <code>{view.iri}</code>
        </p>
        <ul class="formats">
          {data.map(({ name, type, href }) => (
            <li>
              <a href={href} type={type}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </article>
    </Layout>
  );
};
