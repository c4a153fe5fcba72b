/** The answer to a query as people read it without JavaScript: a table, a graph, yes or no. */

import type { FC } from 'hono/jsx';
import type { Term } from '../rdf/terms.js';
import { editorWords } from './editor-words.js';
import type { Found } from './find-answer.js';
import { formatCount, type Language, wordsOf } from './language.js';

export interface QueryAnswerProps {
  readonly found: Found;
  readonly language: Language;
  /** What the IRIs of this site begin with. */
  readonly base: string;
}

/** The answer, or why there is none. */
export const QueryAnswer: FC<QueryAnswerProps> = ({ found, language, base }) => {
  const words = wordsOf(language);
  if (found.kind === 'problem')
    return (
      <div class="notice" role="alert">
        <p>{words.queryProblem}</p>
        {found.message === '' ? null : (
          <pre class="detail" lang="en">
            {found.message}
          </pre>
        )}
      </div>
    );
  if (found.kind === 'too-long') return <p class="notice">{editorWords[language].tooLong}</p>;
  if (found.kind === 'boolean') return <p class="lead">{found.boolean ? words.yes : words.no}</p>;
  if (found.kind === 'graph')
    return (
      <pre class="graph" tabindex={0}>
        {found.text}
      </pre>
    );
  if (found.total === 0) return <p>{words.noRows}</p>;
  return <Rows {...{ found, language, base }} />;
};

const Rows: FC<QueryAnswerProps & { found: Found & { kind: 'rows' } }> = ({ found, language, base }) => {
  const words = wordsOf(language);
  const { columns, rows, total } = found;
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
  if (term.termType !== 'NamedNode' || !/^https?:/.test(value)) return <bdi>{value}</bdi>;
  // Wherever the site is served, its own things are looked at there.
  const isOwn = value.startsWith(base);
  const href = isOwn ? `/${value.slice(base.length)}` : value;
  return (
    <a href={href}>
      <bdi>{shortIri(isOwn ? value.slice(base.length) : value)}</bdi>
    </a>
  );
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
