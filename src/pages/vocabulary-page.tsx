/** The pages of the vocabulary: a concept, a concept scheme, the ontology. */

import type { FC } from 'hono/jsx';
import type { Format } from '../rdf/media-types.js';
import { Aside, Fact, LinksFact, Title } from './facts.js';
import { type Found, Initiatives } from './initiatives.js';
import { type Language, type Words, wordsOf } from './language.js';
import { Layout, toHtml } from './layout.js';
import { Foreign, langOf, To } from './marked.js';
import { type FoundCalls, OpenCalls } from './open-calls.js';
import type { TermLine, VocabularyView } from './vocabulary-view.js';

const Terms: FC<{ terms: readonly TermLine[] }> = ({ terms }) =>
  terms.length === 0 ? null : (
    <ul class="terms">
      {terms.map(({ link, code, note, narrower }) => (
        <li id={code}>
          {link.href.startsWith('#') ? (
            <a href={link.href}>
              <Foreign of={link} />
            </a>
          ) : (
            <To link={link} />
          )}{' '}
          <code>{code}</code>
          {note === null ? null : (
            <p class="note" {...langOf(note.language)}>
              {note.text}
            </p>
          )}
          <Terms terms={narrower} />
        </li>
      ))}
    </ul>
  );

const Facts: FC<{ view: VocabularyView; words: Words }> = ({ view, words }) => (
  <dl>
    {view.notation === null ? null : (
      <Fact label={words.notation}>
        <code>{view.notation}</code>
      </Fact>
    )}
    {view.otherNames.length === 0 ? null : (
      <Fact label={words.otherNames}>
        <ul>
          {view.otherNames.map((name) => (
            <li>
              <Foreign of={name} />
            </li>
          ))}
        </ul>
      </Fact>
    )}
    {view.groups.map(({ name, links }) => (
      <LinksFact label={words[name]} links={links} />
    ))}
  </dl>
);

export interface VocabularyPageProps {
  readonly view: VocabularyView;
  /** The initiatives filed under a concept; null for what none is filed under. */
  readonly found: Found | null;
  /** The open calls of a kind; null for what is no kind of call. */
  readonly calls: FoundCalls | null;
  readonly language: Language;
  readonly base: string;
  /** Path of the page in French: `/ns`, `/scheme/themes`. */
  readonly path: string;
  /** The formats of its data. */
  readonly formats: readonly Format[];
}

const VocabularyPage: FC<VocabularyPageProps> = ({ view, found, calls, language, base, path, formats }) => {
  const words = wordsOf(language);
  const data = formats.map(({ name, label, mediaType }) => ({
    label,
    type: mediaType,
    href: `${path}?format=${name}`,
  }));
  return (
    <Layout
      language={language}
      title={view.title.text}
      path={path}
      alternates={data}
      width={hasFacts(view) ? 'wide' : 'text'}
    >
      <article class={hasFacts(view) ? 'record' : 'thing'}>
        <div class="text">
          <Title kind={words[view.kind]} title={view.title} />
          {view.note === null ? null : (
            <p class="lead" {...langOf(view.note.language)}>
              {view.note.text}
            </p>
          )}
        </div>
        {hasFacts(view) ? (
          <Aside language={language}>
            <Facts view={view} words={words} />
          </Aside>
        ) : null}
        <div class="rest">
          {found === null ? null : <Initiatives found={found} language={language} base={base} />}
          {calls === null ? null : <OpenCalls calls={calls} language={language} base={base} />}
          <Terms terms={view.terms} />
          <TermData view={view} data={data} words={words} />
        </div>
      </article>
    </Layout>
  );
};

function hasFacts({ notation, otherNames, groups }: VocabularyView): boolean {
  return notation !== null || otherNames.length > 0 || groups.length > 0;
}

const TermData: FC<{
  view: VocabularyView;
  data: readonly { label: string; type: string; href: string }[];
  words: Words;
}> = ({ view, data, words }) => (
  <section class="data" aria-labelledby="data">
    <h2 id="data">{words.data}</h2>
    <dl>
      <Fact label={words.identifier}>
        <code>{view.iri}</code>
      </Fact>
      <Fact label={words.format}>
        <span class="formats">
          {data.map(({ label, type, href }) => (
            <a href={href} type={type}>
              {label}
            </a>
          ))}
        </span>
      </Fact>
    </dl>
  </section>
);

/** The HTML of a term, a scheme or the ontology, with the addresses of its data. */
export function vocabularyHtml(props: VocabularyPageProps): string {
  return toHtml(<VocabularyPage {...props} />);
}
