/** How things are called in each language, and what is above them, read from the journal and remembered per version. */

import type { GraphReader } from '../model/ports.js';
import type { NamedNode, Quad } from '../rdf/terms.js';
import { dcterms, igeo, rdfs, scheme, skos } from '../rdf/vocabulary.js';
import { mostGraphs, quadsAbout, valuesOf } from './description.js';
import { type Language, localPath } from './language.js';

/** A text and the language it is in. */
export interface LocalText {
  readonly text: string;
  readonly language: string;
}

/** Something that a page links to. */
export interface Link {
  readonly href: string;
  readonly text: string;
  /** Language of the text. */
  readonly language: string;
}

/** Names longer than this are cut: a name of a megabyte is shown by its beginning. */
const longestName = 300;
const mostRemembered = 20_000;
const nameProperties = [dcterms.title, skos.prefLabel, rdfs.label];
/** Things above a place or concept, at most. */
const highest = 8;

/** The beginning of a text of more than so many characters, cut between words where there are any. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const beginning = text.slice(0, most).toWellFormed();
  return `${beginning.replace(/\s+\S{0,40}$/u, '')}…`;
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
export function labelOf(about: { iri: string; quads: readonly Quad[] }, language: Language): LocalText {
  const [label] = nameProperties.flatMap((property) => valuesOf(about, property, language));
  const text = label?.value.trim() ?? '';
  if (label?.termType !== 'Literal' || text === '') return { text: cutText(endOf(about.iri), 300), language };
  return { text: cutText(text, longestName), language: label.language || language };
}

/** Reads names for pages in one language after another. */
export class Names {
  readonly #reader: GraphReader;
  readonly #base: string;
  readonly #known = new Map<string, readonly Quad[]>();
  #version = -1;

  constructor({ reader, base }: { readonly reader: GraphReader; readonly base: string }) {
    this.#reader = reader;
    this.#base = base;
  }

  /** Whether anything is said of it. */
  isDescribed(iri: string): boolean {
    return this.#about(iri).length > 0;
  }

  label(iri: string, language: Language): LocalText {
    return labelOf({ iri, quads: this.#about(iri) }, language);
  }

  link(iri: string, language: Language): Link {
    const href = hrefOf(iri, this.#base, language);
    return { href, ...this.label(iri, language) };
  }

  /** The values of a property of a thing that others describe too: its name, what is above it. */
  values(iri: string, property: NamedNode, language?: Language): Quad['object'][] {
    return valuesOf({ iri, quads: this.#about(iri) }, property, language);
  }

  /** A place or a concept with what is above it, itself first: commune, département, région. */
  chain(iri: string, language: Language): Link[] {
    const chain = [iri, ...this.above(iri)];
    // That a French région is in France goes without saying.
    if (chain.length > 1 && chain.at(-1) === `${this.#base}id/place/country/FR`) chain.pop();
    // Guyane the département is in Guyane the région: said once.
    return chain
      .map((link) => this.link(link, language))
      .filter(({ text }, place, links) => text !== links[place - 1]?.text);
  }

  /** What is above a place or a concept, nearest first. */
  above(iri: string): string[] {
    const chain = [iri];
    for (const below of chain) {
      const above = this.#above(below);
      if (above !== undefined && !chain.includes(above) && chain.length < highest) chain.push(above);
    }
    return chain.slice(1);
  }

  // A commune is part of a département and of an EPCI: the département leads on to the région.
  #above(iri: string): string | undefined {
    const all = [...this.values(iri, igeo.subdivisionDirecteDe), ...this.values(iri, skos.broader)]
      .filter(({ termType }) => termType === 'NamedNode')
      .map(({ value }) => value);
    return all.find((above) => !above.includes('/id/place/epci/')) ?? all[0];
  }

  #about(iri: string): readonly Quad[] {
    const version = this.#reader.version();
    if (version !== this.#version || this.#known.size >= mostRemembered) this.#known.clear();
    this.#version = version;
    const known = this.#known.get(iri);
    if (known !== undefined) return known;
    // The first graph names it, unless it only links it with something.
    const first = this.#read(iri, 1);
    const isNamed = first.some(({ predicate }) => nameProperties.some((name) => name.equals(predicate)));
    const names = isNamed ? first : this.#read(iri, mostGraphs);
    this.#known.set(iri, names);
    return names;
  }

  #read(iri: string, graphs: number): readonly Quad[] {
    return this.#reader.graphsDescribing(iri, graphs).flatMap((graph) => quadsAbout(iri, graph));
  }
}
