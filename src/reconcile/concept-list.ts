/** Lists the concepts of the schemes, as authors of tables of tags look them up. */

import { toDataset } from '../rdf/dataset.js';
import type { NamedNode, Quad, Term } from '../rdf/terms.js';
import { rdf, skos } from '../rdf/vocabulary.js';
import { propertyOfScheme, schemeName } from './concepts.js';

/** A concept as it is listed. */
export interface ListedConcept {
  readonly notation: string;
  readonly fr: string;
  readonly en: string;
  /** Notation of the concept that it is a part of; null: it stands at the top. */
  readonly broader: string | null;
}

export interface ListedScheme {
  /** What stands before the colon in `tags.tsv`. */
  readonly name: string;
  /** Whether a property of records takes its concepts, so that tags may lead there. */
  readonly takesTags: boolean;
  /** Each before its parts. */
  readonly concepts: readonly ListedConcept[];
}

/** The schemes by name, those that tags may lead to first. */
export function listConcepts(quads: readonly Quad[]): ListedScheme[] {
  const dataset = toDataset(quads);
  const values = (subject: Term, predicate: NamedNode) =>
    [...dataset.match(subject, predicate)].map(({ object }) => object);
  const notationOf = (concept: Term) =>
    values(concept, skos.notation)[0]?.value ?? concept.value.split(/[/#]/).at(-1) ?? '';
  const label = (concept: Term, language: string) =>
    values(concept, skos.prefLabel).find((one) => one.termType === 'Literal' && one.language === language)
      ?.value ?? '';
  const schemes = [...dataset.match(null, rdf.type, skos.ConceptScheme)].map(({ subject }) => {
    const members = [...dataset.match(null, skos.inScheme, subject)].map((quad) => quad.subject);
    const listed = members.map((concept): ListedConcept => {
      const [broader] = values(concept, skos.broader);
      return {
        ...{ notation: notationOf(concept), fr: label(concept, 'fr'), en: label(concept, 'en') },
        broader: broader === undefined ? null : notationOf(broader),
      };
    });
    return {
      name: schemeName(subject.value),
      takesTags: propertyOfScheme(subject.value) !== undefined,
      concepts: inOrder(listed),
    };
  });
  return schemes.sort((a, b) => Number(b.takesTags) - Number(a.takesTags) || (a.name < b.name ? -1 : 1));
}

function inOrder(concepts: readonly ListedConcept[], broader: string | null = null): ListedConcept[] {
  return concepts
    .filter((concept) => concept.broader === broader)
    .sort((a, b) => (a.notation < b.notation ? -1 : 1))
    .flatMap((concept) => [concept, ...inOrder(concepts, concept.notation)]);
}
