/** A form for SPARQL queries that works in any browser, without JavaScript. */

import type { FC } from 'hono/jsx';
import { graphFormats, resultFormats } from '../rdf/media-types.js';
import { type Language, wordsOf } from './language.js';
import { Layout } from './layout.js';

export interface SparqlPageProps {
  readonly language: Language;
  /** The query that the form opens with. */
  readonly query: string;
}

/** The query form. */
export const SparqlPage: FC<SparqlPageProps> = ({ language, query }) => {
  const words = wordsOf(language);
  return (
    <Layout language={language} title={words.sparql} path="/sparql">
      <h1>{words.sparql}</h1>
      <p class="lead">{words.sparqlIntro}</p>
      <form action="/sparql" method="get">
        <label for="query">{words.query}</label>
        <textarea id="query" name="query" rows={16} spellcheck={false}>
          {query}
        </textarea>
        <label for="format">{words.format}</label>
        <select id="format" name="format">
          <option value="">{words.usualFormat}</option>
          {[...resultFormats, ...graphFormats].map(({ name, mediaType }) => (
            <option value={name}>{mediaType}</option>
          ))}
        </select>
        <button type="submit">{words.run}</button>
      </form>
    </Layout>
  );
};
