/** `/api/queries`: the catalogue as a list, and each of its queries as a resource that is answered like any query. */

import { problem } from '../../http/problem.js';
import type { Endpoint } from '../endpoint.js';
import { addressOfQuery } from './describe-queries.js';
import { bindQuery, type CatalogueQuery, type QueryCatalogue, usualValue } from './query-catalogue.js';

export interface CatalogueDoorOptions {
  readonly catalogue: QueryCatalogue;
  readonly endpoint: Endpoint;
  readonly base: string;
}

/** Parameters of the endpoint that hold for queries of the catalogue too. */
const ofEndpoint = ['format', 'timeout', 'truncate'];

/** Answers for the catalogue. */
export class CatalogueDoor {
  readonly #options: CatalogueDoorOptions;

  constructor(options: CatalogueDoorOptions) {
    this.#options = options;
  }

  /** The list, as JSON. */
  list(): Response {
    const { catalogue, base } = this.#options;
    const queries = catalogue.queries.map((query) => describe(query, base));
    return Response.json({ queries });
  }

  /** The answer to a query, in the format that the client prefers; `client` is whose share it is taken from. */
  async answer(name: string, request: Request, client: string): Promise<Response> {
    const { catalogue, endpoint } = this.#options;
    const query = catalogue.find(name);
    if (query === undefined) {
      const nearest = catalogue.nearest(name);
      const meant = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
      return problem(
        'not-found',
        `There is no query "${name}" in the catalogue.${meant} /api/queries lists it.`,
      );
    }
    const { searchParams, origin } = new URL(request.url);
    const given = new Map([...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key)]));
    for (const key of ofEndpoint) given.delete(key);
    const bound = bindQuery(query, given);
    if (bound.kind === 'wrong') return problem('bad-request', bound.message);
    const passed = new URLSearchParams({ query: bound.text });
    for (const key of ofEndpoint) for (const value of searchParams.getAll(key)) passed.append(key, value);
    const asked = new Request(`${origin}/sparql?${passed}`, {
      headers: request.headers,
      signal: request.signal,
    });
    return (await endpoint(asked, client)) ?? problem('internal');
  }
}

function describe(query: CatalogueQuery, base: string) {
  const { name, title, about, tags, parameters, template } = query;
  return {
    ...{ name, title, about, tags },
    form: template.form,
    url: addressOfQuery(base, name),
    parameters: parameters.map((parameter) => ({
      ...{ name: parameter.name, type: parameter.type, label: parameter.label },
      default: usualValue(query, parameter),
    })),
    query: query.text,
  };
}
