/** Files of the query catalogue: a header of comments that says what the query is for, and then the query. */

import { didYouMean } from '../../model/suggest.js';

/** A text in the two languages of the site. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

export const parameterTypes = ['iri', 'string', 'integer', 'date'] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** A parameter: the variable of that name, which the query gives one value by VALUES. */
export interface QueryParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly label: Bilingual;
  /** The name of the query that lists values; null: none does. */
  readonly values: string | null;
}

/** A query of the catalogue, as its file says. */
export interface QueryFile {
  /** The name of the file, without its ending. */
  readonly name: string;
  readonly title: Bilingual;
  readonly about: Bilingual;
  readonly tags: readonly string[];
  readonly parameters: readonly QueryParameter[];
  /** The query, without the header. */
  readonly text: string;
}

/** A file that is not written as the catalogue needs it; the message names file and line. */
export class QueryFileError extends Error {
  override readonly name = 'QueryFileError';
}

const keys = ['title.en', 'title.fr', 'about.en', 'about.fr', 'tags'];
/** What the route takes for itself. */
const reserved = ['format', 'timeout', 'truncate', 'query', 'version'];

/** Reads `# key: value` lines and the query below them. Throws `QueryFileError`. */
export function readQueryFile(name: string, content: string): QueryFile {
  const lines = content.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const header = new Map<string, string>();
  const parameters: QueryParameter[] = [];
  for (const [at, line] of lines.slice(0, Math.max(0, end)).entries()) {
    const fail = (problem: string) => new QueryFileError(`queries/examples/${name}.rq:${at + 1}: ${problem}`);
    const [, key = '', value = ''] = /^# ([\w.]+): (.*)$/.exec(line) ?? [];
    if (key.startsWith('parameter.'))
      parameters.push(readParameter(key.slice('parameter.'.length), value, fail));
    else if (!keys.includes(key)) throw fail(`"${line}" is no line of a header.${didYouMean(key, keys)}`);
    else if (header.has(key)) throw fail(`"${key}" is said twice.`);
    else header.set(key, value.trim());
  }
  const missing = keys.filter((key) => !header.get(key));
  if (missing.length > 0) {
    throw new QueryFileError(`queries/examples/${name}.rq: the header lacks ${missing.join(', ')}.`);
  }
  const text = (key: string) => header.get(key) ?? '';
  return {
    ...{ name, parameters },
    title: { fr: text('title.fr'), en: text('title.en') },
    about: { fr: text('about.fr'), en: text('about.en') },
    tags: text('tags')
      .split(',')
      .map((tag) => tag.trim()),
    text: lines.slice(end).join('\n').trim(),
  };
}

function readParameter(
  name: string,
  value: string,
  fail: (problem: string) => QueryFileError,
): QueryParameter {
  const [type = '', en = '', fr = '', values = ''] = value.split('|').map((part) => part.trim());
  const known = parameterTypes.find((one) => one === type);
  if (known === undefined)
    throw fail(
      `"${type}" is no type.${didYouMean(type, parameterTypes)} Known: ${parameterTypes.join(', ')}.`,
    );
  if (en === '' || fr === '') throw fail('A parameter is "type | English | French | values".');
  if (reserved.includes(name) || !/^[a-z][A-Za-z]*$/.test(name))
    throw fail(`A parameter cannot be called "${name}".`);
  return { name, type: known, label: { fr, en }, values: values === '' ? null : values };
}
