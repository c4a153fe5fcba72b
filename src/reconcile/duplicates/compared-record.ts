/** Records as they are compared: what a content graph says that tells whether two of them are about one initiative. */

import { nQuads } from '../../rdf/media-types.js';
import { parseQuads } from '../../rdf/parse.js';
import type { NamedNode, Quad } from '../../rdf/terms.js';
import { bis, dcterms, foaf, rdf, skos } from '../../rdf/vocabulary.js';
import { foldWords } from '../fold-words.js';
import { comparableAddress } from './comparable-address.js';

export interface ComparedRecord {
  readonly iri: string;
  /** IRI of the partner. */
  readonly source: string;
  readonly titles: readonly string[];
  /** Where it is told and where it is at home, in the spelling that addresses are compared in. */
  readonly addresses: readonly string[];
  /** IRIs. */
  readonly places: readonly string[];
  /** What its holders are known by: their IRIs and their folded names. */
  readonly holders: readonly string[];
}

const used: readonly NamedNode[] = [
  rdf.type,
  dcterms.title,
  dcterms.publisher,
  dcterms.source,
  dcterms.spatial,
  foaf.homepage,
  bis.holder,
  skos.prefLabel,
];
/** Predicates as they stand in the canonical text; parsing what nobody compares would take most of the time. */
const usedLines = new RegExp(
  `^<[^>]*> (?:${used.map(({ value }) => RegExp.escape(`<${value}>`)).join('|')}) .*\n`,
  'gm',
);

/** The initiatives of a content graph, given as canonical N-Quads. */
export function readCompared(text: string): ComparedRecord[] {
  const quads = parseQuads((text.match(usedLines) ?? []).join(''), nQuads);
  return quads
    .filter(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(bis.Initiative))
    .flatMap(({ subject }) => readOne(subject.value, quads));
}

function readOne(iri: string, quads: readonly Quad[]): ComparedRecord[] {
  const objects = (property: NamedNode, about = iri) =>
    quads
      .filter(({ subject, predicate }) => subject.value === about && predicate.equals(property))
      .map(({ object }) => object);
  const values = (property: NamedNode, about = iri) => objects(property, about).map(({ value }) => value);
  const [source] = values(dcterms.publisher);
  if (source === undefined) return [];
  const holders = values(bis.holder).flatMap((holder) => [
    holder,
    ...values(skos.prefLabel, holder)
      .map(foldWords)
      .filter((name) => name !== ''),
  ]);
  const addresses = [...values(dcterms.source), ...values(foaf.homepage)]
    .map(comparableAddress)
    .filter((address) => address !== null);
  return [
    {
      ...{ iri, source, titles: values(dcterms.title), places: values(dcterms.spatial) },
      addresses: [...new Set(addresses)],
      holders: [...new Set(holders)],
    },
  ];
}
