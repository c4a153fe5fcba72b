/** What shared things are called and where they are: read once for a table of many initiatives. */

import type { GraphReader } from '../model/ports.js';
import { labelOf, readSharedThings, type SharedThing } from '../model/shared-thing.js';
import { parseStoredQuads } from '../rdf/parse.js';
import type { Quad } from '../rdf/terms.js';
import { dcterms, skos, wgs84 } from '../rdf/vocabulary.js';

/** A thing as tables show it. */
export interface NamedThing {
  readonly iri: string;
  readonly label: string;
}

interface Known {
  readonly label: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Graphs of shared things, by what their IRIs go on with after `graph/`. */
const shared = ['place/', 'scheme/', 'source/'];

/** What is read of them: most of what is said of a place is something else. */
const naming = [skos.prefLabel, dcterms.title, dcterms.license, wgs84.lat, wgs84.long].map(
  ({ value }) => ` <${value}> `,
);

/** Labels in French, which most of the data is in. Holds about 40,000 things, whatever the number of initiatives. */
export class SharedNames {
  readonly #known = new Map<string, Known>();
  readonly #licences = new Map<string, string>();

  constructor(reader: Pick<GraphReader, 'contentGraphs'>, base: string) {
    for (const path of shared) {
      for (const { text } of reader.contentGraphs({ prefix: `${base}graph/${path}` })) {
        this.#learn(parseStoredQuads(linesThatName(text)));
      }
    }
  }

  #learn(quads: readonly Quad[]): void {
    for (const thing of readSharedThings(quads)) this.#known.set(ownText(thing.iri), shown(thing));
    for (const { subject, predicate, object } of quads) {
      if (predicate.equals(dcterms.license))
        this.#licences.set(ownText(subject.value), ownText(object.value));
    }
  }

  /** A thing with its label; `own` is what the record itself says of things, such as a city abroad. */
  named(iri: string, own: ReadonlyMap<string, SharedThing>): NamedThing {
    const label = this.#known.get(iri)?.label ?? labelOf(own.get(iri) ?? { iri, names: [] }, 'fr');
    return { iri, label };
  }

  /** Latitude and longitude of a thing; null: not known. */
  position(iri: string, own: ReadonlyMap<string, SharedThing>): readonly [number, number] | null {
    const { latitude = null, longitude = null } = this.#known.get(iri) ?? own.get(iri) ?? {};
    return latitude === null || longitude === null ? null : [latitude, longitude];
  }

  /** IRI of the licence of a source; null: it has not been communicated. */
  licence(source: string): string | null {
    return this.#licences.get(source) ?? null;
  }
}

function shown(thing: SharedThing): Known {
  return { label: ownText(labelOf(thing, 'fr')), latitude: thing.latitude, longitude: thing.longitude };
}

// A line may name such a property within a literal too: then it is parsed for nothing.
function linesThatName(text: string): string {
  const lines = text.split('\n').filter((line) => naming.some((property) => line.includes(property)));
  return lines.join('\n');
}

// A part of a text holds the whole text in memory: what is kept is copied.
function ownText(part: string): string {
  return Buffer.from(part).toString();
}
