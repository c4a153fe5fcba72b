/** What a thing's page shows, taken from its description: plain values, ready for the page. */

import { Iris } from '../model/iris.js';
import type { GraphReader } from '../model/ports.js';
import { bis, dcterms, foaf, org, prov, rdf, scheme, skos } from '../rdf/vocabulary.js';
import { type Description, describe, quadsOf, valuesOf } from './description.js';
import { type Language, localPath } from './language.js';

/** Something that a page links to. */
export interface Link {
  readonly href: string;
  readonly text: string;
}

/** A text and the language it is in. */
export interface LocalText {
  readonly text: string;
  readonly language: string;
}

export interface ProvenanceView {
  /** The provenance graph, and where this site serves it. */
  readonly iri: string;
  readonly href: string;
  readonly reconstructed: boolean;
  readonly readAt: string | null;
  readonly mappedAt: string | null;
  readonly digest: string | null;
}

export interface ThingView {
  readonly iri: string;
  readonly kind: 'initiative' | 'organization' | 'source' | 'thing';
  readonly title: LocalText;
  /** Paragraphs of its texts. */
  readonly paragraphs: readonly LocalText[];
  readonly holders: readonly Link[];
  readonly publisher: Link | null;
  /** The partner's page. */
  readonly page: string | null;
  readonly listedOn: string | null;
  readonly homepage: string | null;
  readonly licence: string | null;
  readonly definition: string | null;
  /** Initiatives that it holds. */
  readonly holds: readonly Link[];
  readonly provenance: readonly ProvenanceView[];
}

/** Where a reader goes for an IRI: the site's own page where the bank has one, the IRI itself otherwise. */
export function hrefOf(iri: string, base: string, language: Language): string {
  const here = [
    [`${base}id/`, '/doc/'],
    [`${base}scheme/`, '/scheme/'],
    [scheme.iri, '/scheme/'],
  ] as const;
  const found = here.find(([prefix]) => iri.startsWith(prefix));
  return found === undefined ? iri : localPath(language, found[1] + iri.slice(found[0].length));
}

// The last segment of an IRI; its percent-encoding stays where it is not UTF-8.
function endOf(iri: string): string {
  const segment = iri.split(/[/#]/).findLast((part) => part !== '') ?? iri;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The title or name of a thing, or the end of its IRI. */
export function labelOf(description: Pick<Description, 'iri' | 'quads'>, language: Language): LocalText {
  const [label] = [dcterms.title, skos.prefLabel].flatMap((property) =>
    valuesOf(description, property, language),
  );
  if (label?.termType === 'Literal') return { text: label.value, language: label.language || language };
  return { text: endOf(description.iri), language };
}

function kindOf(description: Description): ThingView['kind'] {
  const types = new Set(valuesOf(description, rdf.type).map(({ value }) => value));
  if (types.has(bis.Initiative.value)) return 'initiative';
  if (description.iri.includes('/id/source/')) return 'source';
  return types.has(org.Organization.value) ? 'organization' : 'thing';
}

/** Gathers what the page of a thing shows. */
export function viewThing(
  description: Description,
  {
    reader,
    base,
    language,
  }: { readonly reader: GraphReader; readonly base: string; readonly language: Language },
): ThingView {
  const first = (property: Parameters<typeof valuesOf>[1]) =>
    valuesOf(description, property, language)[0]?.value ?? null;
  const link = (iri: string): Link => ({
    href: hrefOf(iri, base, language),
    text: labelOf(describe(iri, reader) ?? { iri, quads: [] }, language).text,
  });
  const publisher = first(dcterms.publisher);
  return {
    iri: description.iri,
    kind: kindOf(description),
    title: labelOf(description, language),
    paragraphs: paragraphsOf(description, language),
    holders: valuesOf(description, bis.holder).map(({ value }) => link(value)),
    publisher: publisher === null ? null : link(publisher),
    page: first(dcterms.source),
    listedOn: first(bis.listedOn),
    homepage: first(foaf.homepage),
    licence: first(dcterms.license),
    definition: first(bis.definitionOfInnovation),
    holds: heldBy(description, link),
    provenance: description.graphs.flatMap(({ iri }) => viewProvenance(iri, reader, base)),
  };
}

function paragraphsOf(description: Description, language: Language): LocalText[] {
  return [dcterms.abstract, dcterms.description].flatMap((property) => {
    const [text] = valuesOf(description, property, language);
    if (text?.termType !== 'Literal') return [];
    return text.value.split(/\n+/).map((paragraph) => ({ text: paragraph, language: text.language }));
  });
}

// The graphs that describe an organization are those of the records that name it.
function heldBy({ iri, graphs }: Description, link: (iri: string) => Link): Link[] {
  const subjects = graphs
    .flatMap(quadsOf)
    .filter(({ predicate, object }) => predicate.equals(bis.holder) && object.value === iri)
    .map(({ subject }) => subject.value);
  return [...new Set(subjects)].map(link);
}

function viewProvenance(graph: string, reader: GraphReader, base: string): ProvenanceView[] {
  const iri = new Iris(base).provenance(graph);
  const stored = reader.graph(iri);
  if (stored === undefined) return [];
  const quads = quadsOf(stored);
  const first = (property: Parameters<typeof valuesOf>[1]) =>
    quads.find(({ predicate }) => predicate.equals(property))?.object.value ?? null;
  return [
    {
      iri,
      href: `/${iri.slice(base.length)}`,
      reconstructed: first(bis.reconstructed) === 'true',
      readAt: first(bis.fetchedAt),
      mappedAt: first(prov.endedAtTime),
      digest: first(bis.bodyDigest),
    },
  ];
}
