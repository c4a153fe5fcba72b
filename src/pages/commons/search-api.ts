/** The searches of the site as operations of the OpenAPI document: the parameters and formats that they have. */

import { facetsOfKind, type SearchedKind } from '../../model/search.js';
import { htmlPage } from '../../rdf/media-types.js';
import { contentOf, type Json, parameter, problems } from '../../sparql/catalogue/openapi.js';
import { searchFormats } from '../search-formats.js';
import { kindOfView, type SearchView, viewPaths } from '../search-state.js';
import { type SearchParameter, searchParametersTold } from './search-parameters.js';

const types: Readonly<Record<string, Json>> = {
  radius: { type: 'number', exclusiveMinimum: 0 },
  page: { type: 'integer', minimum: 1 },
  format: { type: 'string', enum: searchFormats.map(({ name }) => name) },
};

function isOfKind({ facet }: SearchParameter, kind: SearchedKind): boolean {
  return facet === null || facetsOfKind[kind].includes(facet);
}

function describe({ name, about, values, facet }: SearchParameter): Json {
  const listed = values.length === 0 ? {} : { enum: values };
  const schema = types[name] ?? { type: 'string', ...listed };
  const told = parameter(name, facet === null ? schema : { type: 'array', items: schema }, about.en);
  return facet === null ? told : { ...told, explode: true };
}

// Programs are told what they can read. The properties of items are in docs/data-formats.md.
const found: Json = {
  type: 'object',
  required: ['version', 'total', 'page', 'pages', 'pageSize', 'items', 'facets'],
  properties: {
    ...Object.fromEntries(
      ['version', 'total', 'page', 'pages', 'pageSize'].map((name) => [name, { type: 'integer' }]),
    ),
    suggestions: { type: 'array', items: { type: 'string' } },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['iri', 'title', 'graph'],
        properties: { iri: { type: 'string' }, title: { type: 'string' }, graph: { type: 'string' } },
      },
    },
    facets: { type: 'array', items: { type: 'object' } },
  },
};

function operation(view: SearchView, operationId: string, summary: string): Json {
  const kind = kindOfView(view);
  const data = contentOf(searchFormats.filter((format) => format !== htmlPage));
  const content = { ...data, 'application/json': { schema: found } };
  return {
    get: {
      ...{ operationId, summary, tags: ['search'] },
      parameters: searchParametersTold.filter((told) => isOfKind(told, kind)).map(describe),
      responses: {
        200: { description: 'The dataset version, how many are found, a page of them, the facets.', content },
        ...problems,
      },
    },
  };
}

/** The operations, by their paths. */
export const searchOperations: Json = {
  [viewPaths.list]: operation('list', 'search', 'Search initiatives by words, facets and distance'),
  [viewPaths.calls]: operation('calls', 'searchCalls', 'Search the calls that are open'),
};
