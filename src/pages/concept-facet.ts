/** Which facet of the search a concept is a value of. */

import type { FacetName } from '../model/search.js';
import { scheme } from '../rdf/vocabulary.js';

const facets: readonly (readonly [string, FacetName])[] = [
  [`${scheme.iri}themes/`, 'theme'],
  [`${scheme.iri}stages/`, 'stage'],
  [`${scheme.iri}engineering/`, 'engineering'],
  [`${scheme.iri}methods/`, 'method'],
  [`${scheme.iri}audiences/`, 'audience'],
  [`${scheme.iri}reach/`, 'reach'],
  [`${scheme.iri}record-types/`, 'recordType'],
  [`${scheme.iri}tags/`, 'tag'],
  [`${scheme.iri}call-kinds/`, 'callKind'],
];

/** The facet of a concept and what stands for it there; null for a concept that no record is filed under. */
export function facetOfConcept(iri: string): { readonly facet: FacetName; readonly key: string } | null {
  const found = facets.find(([prefix]) => iri.startsWith(prefix) && iri.length > prefix.length);
  return found === undefined ? null : { facet: found[1], key: iri.slice(found[0].length) };
}
