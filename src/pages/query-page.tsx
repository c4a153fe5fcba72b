/** A query of the catalogue: what it asks, its form, its text and its answer. */

import type { FC } from 'hono/jsx';
import { type CatalogueQuery, usualValue } from '../sparql/catalogue/query-catalogue.js';
import { editorWords } from './editor-words.js';
import type { Found } from './find-answer.js';
import { type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';
import { QueryAnswer } from './query-answer.js';

/** A value that a parameter may be given. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface QueryPageProps {
  readonly query: CatalogueQuery;
  /** The text that was run. */
  readonly text: string;
  readonly found: Found;
  /** By parameter. */
  readonly choices: ReadonlyMap<string, readonly Choice[]>;
  /** What the address gives. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** The query of the address, with its question mark. */
  readonly search: string;
  readonly language: Language;
  /** What the IRIs of this site begin with. */
  readonly base: string;
}

/** The page of a query. */
export const QueryPage: FC<QueryPageProps> = (props) => {
  const { query, text, found, search, language, base } = props;
  const words = wordsOf(language);
  const { name, title, about } = query;
  const path = `/requetes/${name}`;
  const openInEditor = new URLSearchParams([['example', name], ...new URLSearchParams(search)]);
  const api = `/api/queries/${name}${search}`;
  const formats =
    found.kind === 'graph'
      ? ['ttl', 'jsonld', 'nt']
      : found.kind === 'rows'
        ? ['csv', 'json', 'xml']
        : ['json'];
  return (
    <Layout language={language} title={title[language]} path={path + search} width="wide">
      <p class="kind">
        <a href={localPath(language, '/requetes')}>{words.queries}</a>
      </p>
      <h1>{title[language]}</h1>
      <p class="lead">{about[language]}</p>
      <Form {...props} />
      <QueryAnswer found={found} language={language} base={base} />
      <p class="formats">
        {words.allAs}{' '}
        {formats.map((format) => (
          <>
            <a href={`${api}${search === '' ? '?' : '&'}format=${format}`}>{format.toUpperCase()}</a>{' '}
          </>
        ))}
      </p>
      <details class="query-text">
        <summary>{words.queryText}</summary>
        <pre>
          <code>{text}</code>
        </pre>
      </details>
      <p>
        <a href={`${localPath(language, '/sparql')}?${openInEditor}`}>{editorWords[language].openInEditor}</a>
      </p>
    </Layout>
  );
};

const Form: FC<QueryPageProps> = ({ query, choices, given, language }) => {
  const { parameters, name } = query;
  if (parameters.length === 0) return null;
  return (
    <form action={localPath(language, `/requetes/${name}`)} method="get" class="query-form">
      {parameters.map((parameter) => {
        const value = given.get(parameter.name)?.[0] || usualValue(query, parameter);
        const options = choices.get(parameter.name) ?? [];
        const isListed = options.some((option) => option.value === value);
        return (
          <p>
            <label for={`p-${parameter.name}`}>{parameter.label[language]}</label>
            {isListed ? (
              <select id={`p-${parameter.name}`} name={parameter.name}>
                {options.map((option) => (
                  <option value={option.value} selected={option.value === value}>
                    {option.label}
                  </option>
                ))}
              </select>
            ) : (
              <input id={`p-${parameter.name}`} name={parameter.name} value={value} />
            )}
          </p>
        );
      })}
      <button type="submit">{wordsOf(language).run}</button>
    </form>
  );
};
