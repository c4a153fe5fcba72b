/** The pages of the vocabulary: a concept, a concept scheme, the ontology. */

import type { FC } from 'hono/jsx';
import type { Format } from '../rdf/media-types.js';
import { type Language, type Words, wordsOf } from './language.js';
import { Layout, toHtml } from './layout.js';
import type { TermLine, VocabularyView } from './vocabulary-view.js';

const Terms: FC<{ terms: readonly TermLine[] }> = ({ terms }) => (
  <ul>
    {terms.map(({ link, code, note, narrower }) => (
      <li id={code}>
        <a href={link.href}>{link.text}</a> <code>{code}</code>
        {note === null ? null : <p lang={note.language}>{note.text}</p>}
        {narrower.length === 0 ? null : <Terms terms={narrower} />}
      </li>
    ))}
  </ul>
);

const Facts: FC<{ view: VocabularyView; words: Words }> = ({ view, words }) => (
  <dl>
    {view.notation === null ? null : (
      <div>
        <dt>{words.notation}</dt>
        <dd>
          <code>{view.notation}</code>
        </dd>
      </div>
    )}
    {view.otherNames.length === 0 ? null : (
      <div>
        <dt>{words.otherNames}</dt>
        <dd>
          <ul>
            {view.otherNames.map(({ text, language }) => (
              <li lang={language}>{text}</li>
            ))}
          </ul>
        </dd>
      </div>
    )}
    {view.groups.map(({ name, links }) => (
      <div>
        <dt>{words[name]}</dt>
        <dd>
          <ul>
            {links.map(({ href, text }) => (
              <li>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    ))}
  </dl>
);

export interface VocabularyPageProps {
  readonly view: VocabularyView;
  readonly language: Language;
  /** Path of the page in French: `/ns`, `/scheme/themes`. */
  readonly path: string;
  /** The formats of its data. */
  readonly formats: readonly Format[];
}

const VocabularyPage: FC<VocabularyPageProps> = ({ view, language, path, formats }) => {
  const words = wordsOf(language);
  const data = formats.map(({ name, mediaType }) => ({
    name,
    type: mediaType,
    href: `${path}?format=${name}`,
  }));
  return (
    <Layout language={language} title={view.title.text} path={path} alternates={data}>
      <article>
        <p class="kind">{words[view.kind]}</p>
        <h1 lang={view.title.language}>{view.title.text}</h1>
        {view.note === null ? null : (
          <p class="lead" lang={view.note.language}>
            {view.note.text}
          </p>
        )}
        <Facts view={view} words={words} />
        <Terms terms={view.terms} />
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

/** The HTML of a term, a scheme or the ontology, with the addresses of its data. */
export function vocabularyHtml(props: VocabularyPageProps): string {
  return toHtml(<VocabularyPage {...props} />);
}
