/** The concepts of the schemes, by label and by notation (SKOS Reference, 5 and 6). */

import { nearestWord } from '../model/suggest.js';
import { toDataset } from '../rdf/dataset.js';
import { type NamedNode, namedNode, type Quad, type Term } from '../rdf/terms.js';
import { bis, dcterms, rdf, scheme, skos } from '../rdf/vocabulary.js';
import { foldWords, longestName } from './fold-words.js';

export interface Concept {
  readonly iri: string;
  /** IRI of its scheme. */
  readonly scheme: string;
  readonly notation: string;
}

export type ConceptLookup =
  | { readonly kind: 'concept'; readonly concept: Concept }
  | { readonly kind: 'several'; readonly concepts: readonly Concept[] }
  | { readonly kind: 'unknown'; readonly nearest: string | undefined };

const labels = [skos.prefLabel, skos.altLabel, skos.hiddenLabel];

/** The property of an initiative that takes concepts of a scheme, by the scheme's name; each scheme not named here has none. */
const properties: Readonly<Record<string, NamedNode>> = {
  themes: dcterms.subject,
  methods: bis.method,
  audiences: dcterms.audience,
  stages: bis.stage,
  engineering: bis.engineering,
  reach: bis.reach,
  'record-types': bis.recordType,
};

/** The name of a scheme: the end of its IRI. */
export function schemeName(iri: string): string {
  return iri.startsWith(scheme.iri) ? iri.slice(scheme.iri.length) : (iri.split(/[/#]/).at(-1) ?? iri);
}

/** The property that takes concepts of the scheme, if any does. */
export function propertyOfScheme(iri: string): NamedNode | undefined {
  return properties[schemeName(iri)];
}

// "Emplois" is "emploi": the plural of most French and English words, compared only where the words as they are find nothing.
function foldPlurals(folded: string): string {
  return folded.replace(/(\p{L}{3,}?)[sx](?= |$)/gu, '$1');
}

interface Scheme {
  readonly byNotation: Map<string, Concept>;
  readonly byLabel: Map<string, Concept[]>;
  readonly byPlural: Map<string, Concept[]>;
}

function add(index: Map<string, Concept[]>, key: string, concept: Concept): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [concept]);
  else if (!known.includes(concept)) known.push(concept);
}

/** Concepts of any number of schemes, as their quads describe them. */
export class Concepts {
  readonly #schemes = new Map<string, Scheme>();

  constructor(quads: readonly Quad[]) {
    const dataset = toDataset(quads);
    const objects = (subject: Term, predicate: NamedNode) =>
      [...dataset.match(subject, predicate)].map(({ object }) => object);
    for (const { subject } of dataset.match(null, rdf.type, skos.Concept)) {
      const notation = objects(subject, skos.notation)[0]?.value ?? subject.value.split(/[/#]/).at(-1) ?? '';
      const itsSchemes = [skos.inScheme, skos.topConceptOf].flatMap((predicate) =>
        objects(subject, predicate),
      );
      const words = labels.flatMap((predicate) => objects(subject, predicate)).map(({ value }) => value);
      for (const scheme of new Set(itsSchemes.map(({ value }) => value))) {
        this.#add({ iri: subject.value, scheme, notation }, words);
      }
    }
  }

  #add(concept: Concept, words: readonly string[]): void {
    const empty = () => ({ byNotation: new Map(), byLabel: new Map(), byPlural: new Map() });
    const scheme: Scheme = this.#schemes.get(concept.scheme) ?? empty();
    this.#schemes.set(concept.scheme, scheme);
    scheme.byNotation.set(concept.notation.toLowerCase(), concept);
    for (const label of words.map(foldWords)) {
      add(scheme.byLabel, label, concept);
      add(scheme.byPlural, foldPlurals(label), concept);
    }
  }

  /** IRI of the scheme of a name. */
  schemeOfName(name: string): string | undefined {
    return [...this.#schemes.keys()].find((iri) => schemeName(iri) === name);
  }

  schemeNames(): readonly string[] {
    return [...this.#schemes.keys()].map(schemeName);
  }

  /** The concept of a notation, as it is written. */
  ofNotation(scheme: string, notation: string): Concept | undefined {
    const concept = this.#schemes.get(scheme)?.byNotation.get(notation.toLowerCase());
    return concept?.notation === notation ? concept : undefined;
  }

  notations(scheme: string): readonly string[] {
    return [...(this.#schemes.get(scheme)?.byNotation.values() ?? [])].map(({ notation }) => notation);
  }

  /** The concept of a scheme that words name: by notation or by one of its labels in any language. */
  find(scheme: string, words: string): ConceptLookup {
    if (words.length > longestName) return { kind: 'unknown', nearest: undefined };
    const known = this.#schemes.get(scheme);
    const folded = foldWords(words);
    const byNotation = known?.byNotation.get(words.trim().toLowerCase());
    if (byNotation !== undefined) return { kind: 'concept', concept: byNotation };
    const concepts = known?.byLabel.get(folded) ?? known?.byPlural.get(foldPlurals(folded)) ?? [];
    const [concept] = concepts;
    if (concept === undefined) {
      return { kind: 'unknown', nearest: nearestWord(folded, known?.byLabel.keys() ?? []) };
    }
    return concepts.length === 1 ? { kind: 'concept', concept } : { kind: 'several', concepts };
  }
}

/** A concept as a term. */
export function termOfConcept({ iri }: Concept): NamedNode {
  return namedNode(iri);
}
