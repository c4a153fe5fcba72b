/** A query of the catalogue: what it asks, its form, its text and its answer. */

import type { FC } from 'hono/jsx';
import type { Solution } from '../rdf/solutions.js';
import type { Term } from '../rdf/terms.js';
import { type CatalogueQuery, usualValue } from '../sparql/catalogue/query-catalogue.js';
import { formatCount, type Language, localPath, wordsOf } from './language.js';
import { Layout } from './layout.js';

/** A value that a parameter may be given. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a query is answered with. */
export type Found =
  | {
      readonly kind: 'rows';
      readonly columns: readonly string[];
      readonly rows: readonly Solution[];
      readonly total: number;
    }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'graph'; readonly text: string }
  | { readonly kind: 'problem'; readonly message: string };

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
      <Answer found={found} language={language} base={base} />
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

const Answer: FC<{ found: Found; language: Language; base: string }> = ({ found, language, base }) => {
  const words = wordsOf(language);
  if (found.kind === 'problem')
    return (
      <p class="problem">
        {words.queryProblem} {found.message}
      </p>
    );
  if (found.kind === 'boolean') return <p class="lead">{found.boolean ? words.yes : words.no}</p>;
  if (found.kind === 'graph') return <pre class="graph">{found.text}</pre>;
  const { columns, rows, total } = found;
  if (total === 0) return <p>{words.noRows}</p>;
  return (
    <>
      <p class="note">
        {formatCount(total, words.rowCount, language)}
        {total > rows.length ? ` · ${words.firstRows.replace('{n}', String(rows.length))}` : ''}
      </p>
      <div class="table">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                {columns.map((column) => (
                  <td>
                    <Cell term={row[column]} base={base} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};

const Cell: FC<{ term: Term | undefined; base: string }> = ({ term, base }) => {
  if (term === undefined) return null;
  const { value } = term;
  if (term.termType !== 'NamedNode' || !/^https?:/.test(value)) return <>{value}</>;
  // Wherever the site is served, its own things are looked at there.
  const isOwn = value.startsWith(base);
  const href = isOwn ? `/${value.slice(base.length)}` : value;
  return <a href={href}>{shortIri(isOwn ? value.slice(base.length) : value)}</a>;
};

/** What a person knows an IRI by. */
function shortIri(iri: string): string {
  return decode(iri.replace(/^https?:\/\/(www\.)?/, '').replace(/^id\//, ''));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
