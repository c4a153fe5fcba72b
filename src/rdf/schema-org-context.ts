/**
 * What schema.org's own JSON-LD context does to documents, as far as pages need it: every plain term is one of
 * schema.org, and the values of these properties are addresses. (The context itself is never fetched.)
 */

import { schema } from './vocabulary.js';

/** Properties whose texts schema.org's context takes for IRIs. */
const addresses = [
  'additionalType',
  'contentUrl',
  'downloadUrl',
  'embedUrl',
  'image',
  'installUrl',
  'license',
  'logo',
  'mainEntityOfPage',
  'photo',
  'sameAs',
  'serviceUrl',
  'significantLink',
  'target',
  'targetUrl',
  'thumbnailUrl',
  'url',
];

/** The context as a document. */
export const schemaOrgContext = {
  '@context': {
    '@vocab': schema.iri,
    schema: schema.iri,
    type: '@type',
    id: '@id',
    ...Object.fromEntries(addresses.map((name) => [name, { '@type': '@id' }])),
  },
} as const;

/** Whether an IRI names schema.org's context, by any of the names that pages use. */
export function isSchemaOrgContext(url: string): boolean {
  return /^https?:\/\/(www\.)?schema\.org(\/|\/docs\/jsonldcontext\.json(ld)?)?$/.test(url);
}
