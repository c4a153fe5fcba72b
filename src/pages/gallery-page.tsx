/** The list of the queries of the catalogue. */

import type { FC } from 'hono/jsx';
import type { CatalogueQuery } from '../sparql/catalogue/query-catalogue.js';
import { type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';

/** The gallery. */
export const GalleryPage: FC<{ queries: readonly CatalogueQuery[]; language: Language }> = ({
  queries,
  language,
}) => {
  const words = wordsOf(language);
  const order = new Intl.Collator(language);
  const sorted = queries.toSorted((a, b) => order.compare(a.title[language], b.title[language]));
  return (
    <Layout language={language} title={words.queries} path="/requetes">
      <h1>{words.queries}</h1>
      <p class="lead">{words.queriesIntro}</p>
      <ul class="cards queries">
        {sorted.map(({ name, title, about }) => (
          <li>
            <span>
              <a href={localPath(language, `/requetes/${name}`)}>{title[language]}</a>
              <span class="note">{about[language]}</span>
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href="/api/queries">JSON</a> · <a href="/api/openapi.json">OpenAPI</a> ·{' '}
        <a href={localPath(language, '/sparql')}>{words.ownQuery}</a>
      </p>
    </Layout>
  );
};
