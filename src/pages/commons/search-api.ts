/** The searches of the site as operations of the OpenAPI document: the parameters and formats that they have. */

import { facetsOfKind, type SearchedKind } from '../../model/search.js';
import { dimensionNames } from '../../model/statistics.js';
import { htmlPage } from '../../rdf/media-types.js';
import { contentOf, type Json, parameter, problems } from '../../sparql/catalogue/openapi.js';
import { placesPath } from '../places-path.js';
import { searchFormats } from '../search-formats.js';
import { kindOfView, type SearchView, viewPaths } from '../search-state.js';
import { statisticsFormats } from '../statistics/statistics-routes.js';
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

const dimension: Json = { type: 'string', enum: dimensionNames };

const statistics: Json = {
  get: {
    operationId: 'statistics',
    summary: 'Count the initiatives of a search along one dimension, or two that are crossed',
    tags: ['search'],
    parameters: [
      parameter(
        'x',
        dimension,
        'What is counted by; absent: by theme, region, department, stage, source and year.',
      ),
      parameter('y', dimension, 'What it is crossed with.'),
      ...searchParametersTold
        .filter(({ name }) => !['sort', 'page', 'format'].includes(name))
        .filter((told) => isOfKind(told, 'initiative'))
        .map(describe),
      parameter(
        'format',
        { type: 'string', enum: statisticsFormats.map(({ name }) => name) },
        'The format of the answer; wins over Accept. A drawing (svg) is of what "x" and "y" say.',
      ),
    ],
    responses: {
      200: {
        description: 'The numbers.',
        content: contentOf(statisticsFormats.filter((one) => one !== htmlPage)),
      },
      ...problems,
    },
  },
};

const places: Json = {
  get: {
    operationId: 'places',
    summary: 'The places whose names or postal codes begin so, for the parameter "near" of a search',
    tags: ['search'],
    parameters: [
      parameter('q', { type: 'string', minLength: 2 }, 'The beginning of a name or of a postal code.'),
    ],
    responses: {
      200: {
        description: 'A few places, each with its name and its key.',
        content: {
          'application/json': {
            schema: {
              type: 'array',
              items: {
                type: 'object',
                required: ['name', 'key'],
                properties: { name: { type: 'string' }, key: { type: 'string' } },
              },
            },
          },
        },
      },
      ...problems,
    },
  },
};

/** The operations, by their paths. */
export const searchOperations: Json = {
  '/statistiques': statistics,
  [placesPath]: places,
  [viewPaths.list]: operation('list', 'search', 'Search initiatives by words, facets and distance'),
  [viewPaths.calls]: operation('calls', 'searchCalls', 'Search the calls that are open'),
};
