/** The HTTP interfaces for programs, as an OpenAPI 3.1 document. */

import { graphFormats, resultFormats } from '../../rdf/media-types.js';
import { type CatalogueQuery, type QueryCatalogue, usualValue } from './query-catalogue.js';
import type { QueryParameter } from './query-file.js';

export interface OpenApiOptions {
  readonly catalogue: QueryCatalogue;
  /** Address of the site, with a slash at the end. */
  readonly base: string;
  readonly title: string;
  /** The version of the software. */
  readonly version: string;
  /** Operations of other parts, by their paths. */
  readonly others: Json;
}

/** A part of the document. */
export type Json = Readonly<Record<string, unknown>>;

const schemaOf: Readonly<Record<QueryParameter['type'], Json>> = {
  iri: { type: 'string', format: 'iri' },
  string: { type: 'string' },
  integer: { type: 'integer' },
  date: { type: 'string', format: 'date' },
};

/** What every operation may answer instead. */
export const problems: Json = {
  default: {
    description: 'A problem (RFC 9457): its type has a page that says what to do.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
};

const ofEveryQuery: readonly Json[] = [
  parameter('timeout', { type: 'number', exclusiveMinimum: 0 }, 'Longest run of the query, in seconds.'),
  parameter(
    'truncate',
    { type: 'integer', enum: [0, 1] },
    'Whether rows past the cap are cut off instead of refused.',
  ),
];

/** A parameter in the query string that may be left out. */
export function parameter(name: string, schema: Json, description: string): Json {
  return { name, in: 'query', required: false, schema, description };
}

/** What an answer may be. */
export function contentOf(formats: readonly { readonly mediaType: string }[]): Json {
  return Object.fromEntries(formats.map(({ mediaType }) => [mediaType, { schema: {} }]));
}

function operationOf(query: CatalogueQuery): Json {
  const { name, title, about, tags, parameters, template } = query;
  const isGraph = template.form === 'construct' || template.form === 'describe';
  return {
    get: {
      operationId: name,
      summary: title.en,
      description: `${about.en}\n\n${title.fr}. ${about.fr}`,
      tags,
      parameters: [
        ...parameters.map((one) => ({
          name: one.name,
          in: 'query',
          required: false,
          description: `${one.label.en} · ${one.label.fr}`,
          schema: { ...schemaOf[one.type], default: defaultOf(query, one) },
        })),
        { $ref: '#/components/parameters/format' },
        ...ofEveryQuery,
      ],
      responses: {
        200: { description: about.en, content: contentOf(isGraph ? graphFormats : resultFormats) },
        304: { description: 'The client has the answer already (If-None-Match).' },
        ...problems,
      },
    },
  };
}

function defaultOf(query: CatalogueQuery, one: QueryParameter): string | number {
  const value = usualValue(query, one);
  return one.type === 'integer' ? Number(value) : value;
}

const sparql: Json = {
  get: {
    operationId: 'sparql',
    summary: 'Any SPARQL 1.1 query (SPARQL 1.1 Protocol); without one, the service description',
    tags: ['sparql'],
    parameters: [
      parameter(
        'query',
        { type: 'string' },
        'The query; POST takes it as a form or as application/sparql-query.',
      ),
      { $ref: '#/components/parameters/format' },
      ...ofEveryQuery,
    ],
    responses: {
      200: { description: 'The answer.', content: contentOf([...resultFormats, ...graphFormats]) },
      ...problems,
    },
  },
};

const components: Json = {
  parameters: {
    format: parameter(
      'format',
      { type: 'string', enum: [...new Set([...resultFormats, ...graphFormats].map(({ name }) => name))] },
      'The format of the answer; wins over Accept.',
    ),
  },
  schemas: {
    Problem: {
      type: 'object',
      required: ['type', 'title', 'status'],
      properties: {
        ...{ type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' } },
        ...{ detail: { type: 'string' }, advice: { type: 'string' } },
      },
    },
  },
};

/** The document. */
export function describeApi({ catalogue, base, title, version, others }: OpenApiOptions): Json {
  const queries = catalogue.queries.map(
    (query) => [`/api/queries/${query.name}`, operationOf(query)] as const,
  );
  return {
    openapi: '3.1.0',
    info: {
      ...{ title, version },
      description:
        'Data of social innovation. Every answer names its dataset version (BIS-Dataset-Version) and, where it may be kept, has an ETag.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: base.replace(/\/$/, '') }],
    paths: { ...others, '/sparql': sparql, ...Object.fromEntries(queries) },
    components,
  };
}
