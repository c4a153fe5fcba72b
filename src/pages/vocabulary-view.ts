/** What the pages of the vocabulary show: a concept, a concept scheme, the ontology. */

import type { GraphReader } from '../model/ports.js';
import type { NamedNode, Quad } from '../rdf/terms.js';
import { bis, dcterms, owl, rdf, rdfs, skos } from '../rdf/vocabulary.js';
import { type Description, describe, valuesOf } from './description.js';
import type { Language } from './language.js';
import { hrefOf, type Link, type LocalText, labelOf } from './names.js';

/** A term of the vocabulary as one line of a list, with those below it. */
export interface TermLine {
  readonly link: Link;
  /** What tells it apart in the list: its notation, or the end of its IRI. */
  readonly code: string;
  readonly note: LocalText | null;
  readonly narrower: readonly TermLine[];
}

/** Links under a heading: `broader`, `closeMatch`, … */
export interface LinkGroup {
  readonly name: (typeof linkProperties)[number][0];
  readonly links: readonly Link[];
}

export interface VocabularyView {
  readonly iri: string;
  readonly kind: 'concept' | 'scheme' | 'ontology';
  readonly title: LocalText;
  readonly note: LocalText | null;
  readonly notation: string | null;
  /** Other names, in both languages. */
  readonly otherNames: readonly LocalText[];
  readonly groups: readonly LinkGroup[];
  readonly terms: readonly TermLine[];
}

const linkProperties = [
  ['inScheme', skos.inScheme],
  ['broader', skos.broader],
  ['narrower', skos.narrower],
  ['exactMatch', skos.exactMatch],
  ['closeMatch', skos.closeMatch],
  ['broadMatch', skos.broadMatch],
  ['narrowMatch', skos.narrowMatch],
  ['relatedMatch', skos.relatedMatch],
] as const;

/** A concept scheme or a concept: a concept with the labels of what it leads to. Null when nothing describes it. */
export function describeInScheme(iri: string, reader: GraphReader): Description | null {
  const description = describe(iri, reader);
  if (description === null || isScheme(description)) return description;
  const own = description.quads.filter(({ subject }) => subject.value === iri);
  const led = new Set(own.flatMap(({ object }) => (object.termType === 'NamedNode' ? [object.value] : [])));
  const labels = [...led].flatMap((other) => labelsOf(other, reader));
  return { ...description, quads: [...own, ...labels] };
}

function isScheme(description: Description): boolean {
  return valuesOf(description, rdf.type).some((type) => type.equals(skos.ConceptScheme));
}

function labelsOf(iri: string, reader: GraphReader): Quad[] {
  const quads = describe(iri, reader)?.quads ?? [];
  const isLabel = (predicate: Quad['predicate']) =>
    predicate.equals(skos.prefLabel) || predicate.equals(dcterms.title);
  return quads.filter(({ subject, predicate }) => subject.value === iri && isLabel(predicate));
}

interface ViewOptions {
  readonly base: string;
  readonly language: Language;
}

/** What the page of a concept or a concept scheme shows. */
export function viewInScheme(description: Description, options: ViewOptions): VocabularyView {
  const { iri, quads } = description;
  const { base, language } = options;
  const link = (other: string): Link => ({
    href: hrefOf(other, base, language),
    ...labelOf({ iri: other, quads }, language),
  });
  const groups = linkProperties.flatMap(([name, property]) => {
    const links = valuesOf(description, property).map(({ value }) => link(value));
    return links.length === 0 ? [] : [{ name, links }];
  });
  const common = { iri, groups, title: labelOf(description, language) };
  if (!isScheme(description)) {
    return {
      ...common,
      kind: 'concept',
      note: textOf(description, skos.definition, language) ?? textOf(description, skos.scopeNote, language),
      notation: valuesOf(description, skos.notation)[0]?.value ?? null,
      otherNames: valuesOf(description, skos.altLabel, language).flatMap(localTexts),
      terms: [],
    };
  }
  return {
    ...common,
    kind: 'scheme',
    note: textOf(description, dcterms.description, language),
    notation: null,
    otherNames: [],
    terms: conceptLines(description, skos.hasTopConcept, options),
  };
}

// Each concept stands under the first that names it, so that a circle in the data ends.
function conceptLines(
  { iri, quads }: Pick<Description, 'iri' | 'quads'>,
  property: NamedNode,
  options: ViewOptions,
  seen = new Set<string>(),
): TermLine[] {
  const { base, language } = options;
  const concepts = valuesOf({ iri, quads }, property).filter(({ value }) => !seen.has(value));
  for (const { value } of concepts) seen.add(value);
  const ranked = concepts.map(({ value }) => {
    const about = { iri: value, quads };
    const code = valuesOf(about, skos.notation)[0]?.value ?? '';
    return { about, code, order: Number(valuesOf(about, bis.order)[0]?.value ?? 0) };
  });
  return ranked
    .sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1))
    .map(({ about, code }) => ({
      link: { href: hrefOf(about.iri, base, language), ...labelOf(about, language) },
      code,
      note: textOf(about, skos.scopeNote, language),
      narrower: conceptLines(about, skos.narrower, options, seen),
    }));
}

/** What the page of the ontology shows, from the quads of its graph. */
export function viewOntology(quads: readonly Quad[], { language }: ViewOptions): VocabularyView {
  const iri = bis.iri.slice(0, -1);
  const about = { iri, quads };
  const kinds: readonly NamedNode[] = [
    owl.Class,
    owl.ObjectProperty,
    owl.DatatypeProperty,
    owl.AnnotationProperty,
  ];
  const termsOf = (kind: NamedNode) =>
    quads
      .filter(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(kind))
      .map(({ subject }) => subject.value)
      .sort();
  return {
    iri,
    kind: 'ontology',
    title: labelOf(about, language),
    note: textOf(about, dcterms.description, language),
    notation: null,
    otherNames: [],
    groups: [],
    terms: kinds.flatMap(termsOf).map((term) => {
      const code = term.slice(bis.iri.length);
      const label = textOf({ iri: term, quads }, rdfs.label, language) ?? { text: code, language: '' };
      return {
        link: { href: `#${code}`, ...label },
        code,
        note: textOf({ iri: term, quads }, rdfs.comment, language),
        narrower: [],
      };
    }),
  };
}

function textOf(
  about: Pick<Description, 'iri' | 'quads'>,
  property: NamedNode,
  language: Language,
): LocalText | null {
  return valuesOf(about, property, language).flatMap(localTexts)[0] ?? null;
}

function localTexts(term: Quad['object']): LocalText[] {
  return term.termType === 'Literal' ? [{ text: term.value, language: term.language }] : [];
}
