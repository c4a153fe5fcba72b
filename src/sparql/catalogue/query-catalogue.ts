/** The catalogue of queries: what researchers of social innovation ask, each under a name. */

import { nearestWord } from '../../model/suggest.js';
import type { Term } from '../../rdf/terms.js';
import { bindParameters, readTemplate, readValue, type Template } from './bind-parameters.js';
import { type QueryFile, QueryFileError, type QueryParameter } from './query-file.js';

/** A query of the catalogue. */
export interface CatalogueQuery extends QueryFile {
  readonly template: Template;
}

/** A query with its parameters bound, or what is wrong with them. */
export type Bound =
  | { readonly kind: 'query'; readonly text: string }
  | { readonly kind: 'wrong'; readonly message: string };

export class QueryCatalogue {
  readonly #queries: ReadonlyMap<string, CatalogueQuery>;

  /** `base` is what relative IRIs are relative to. Throws `QueryFileError` for a query that does not fit its header. */
  constructor(files: readonly QueryFile[], base: string) {
    this.#queries = new Map(files.map((file) => [file.name, { ...file, template: templateOf(file, base) }]));
  }

  /** All of them, by their names. */
  get queries(): readonly CatalogueQuery[] {
    return [...this.#queries.values()];
  }

  find(name: string): CatalogueQuery | undefined {
    return this.#queries.get(name);
  }

  /** The name nearest to one that is not there. */
  nearest(name: string): string | undefined {
    return nearestWord(name, this.#queries.keys());
  }
}

function templateOf({ name, text, parameters }: QueryFile, base: string): Template {
  const fail = (problem: string) => new QueryFileError(`queries/examples/${name}.rq: ${problem}`);
  let template: Template;
  try {
    template = readTemplate(text, base);
  } catch (error) {
    throw fail((error as Error).message);
  }
  for (const parameter of parameters) {
    if (!template.slots.has(parameter.name)) {
      throw fail(`it has no VALUES ?${parameter.name} { one value }, which the parameter needs.`);
    }
  }
  const isParameter = (variable: string) => parameters.some((parameter) => parameter.name === variable);
  const slots = new Map([...template.slots].filter(([variable]) => isParameter(variable)));
  return { ...template, slots };
}

/** Binds what a client gives; `given` holds each parameter's texts. */
export function bindQuery(
  { template, parameters, name }: CatalogueQuery,
  given: ReadonlyMap<string, readonly string[]>,
): Bound {
  const wrong = (message: string): Bound => ({ kind: 'wrong', message });
  const known = parameters.map((parameter) => parameter.name);
  const values = new Map<string, Term>();
  for (const [key, [text, ...more]] of given) {
    const parameter = parameters.find((one) => one.name === key);
    if (parameter === undefined) return wrong(tellUnknown(key, name, known));
    if (more.length > 0) return wrong(`"${key}" is given more than once.`);
    if (text === undefined || text === '') continue;
    const read = readValue(parameter.type, text);
    if ('wanted' in read) return wrong(`"${key}=${text.slice(0, 200)}" is not ${read.wanted}.`);
    values.set(key, read.term);
  }
  return { kind: 'query', text: bindParameters(template, values) };
}

function tellUnknown(key: string, name: string, known: readonly string[]): string {
  const nearest = nearestWord(key, known);
  const meant = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  const list = known.length === 0 ? 'It has none.' : `It has: ${known.join(', ')}.`;
  return `The query "${name}" has no parameter "${key}".${meant} ${list}`;
}

/** The value that a parameter has by itself, as text. */
export function usualValue({ template }: CatalogueQuery, { name }: QueryParameter): string {
  return template.slots.get(name)?.value.value ?? '';
}
