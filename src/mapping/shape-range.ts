/** Reads from SHACL shapes what kind of value each property takes. */

import type { toDataset } from '../rdf/dataset.js';
import type { NamedNode, Term } from '../rdf/terms.js';
import { bis, org, rdf, sh, wgs84, xsd } from '../rdf/vocabulary.js';
import type { Axis } from './coordinate.js';

/** Kinds of value, as mappings know them. */
export const valueKinds = [
  'text',
  'string',
  'integer',
  'date',
  'iri',
  'coordinate',
  'place',
  'tag',
  'concept',
  'organization',
  'initiative',
  'resource',
] as const;
export type ValueKind = (typeof valueKinds)[number];

/** What a property takes. */
export interface Range {
  /**
   * `text`: a language-tagged literal; `string`, `integer`, `date`: literals; `iri`: an address; `coordinate`: a
   * latitude or a longitude, a mention because it is checked against the places named; `place`, `tag`, `concept`,
   * `organization`: a mention; `initiative`: the IRI of one of the source; `resource`: a thing described below the record.
   */
  readonly value: ValueKind;
  /** IRI of the class of a `resource` or an `organization`. */
  readonly range?: string;
  /** IRI of the scheme of a `concept`. */
  readonly scheme?: string;
  /** Which `coordinate`. */
  readonly axis?: Axis;
}

const axisOf = new Map<string, Axis>([
  [wgs84.lat.value, 'latitude'],
  [wgs84.long.value, 'longitude'],
]);

const ofDatatype = new Map<string, ValueKind>([
  [rdf.langString.value, 'text'],
  [xsd.string.value, 'string'],
  [xsd.integer.value, 'integer'],
  [xsd.anyURI.value, 'iri'],
  [xsd.date.value, 'date'],
  [xsd.gYearMonth.value, 'date'],
  [xsd.gYear.value, 'date'],
]);

type Dataset = ReturnType<typeof toDataset>;

/** Reads property shapes (SHACL, 2.1.1 and 4), and our annotation `bis:refersTo` on them. */
export class ShapeReader {
  readonly #shapes: Dataset;

  constructor(shapes: Dataset) {
    this.#shapes = shapes;
  }

  /** The ranges of a node shape's properties, by property IRI. Several shapes of one property are read together. */
  rangesOf(shape: Term): ReadonlyMap<string, Range> {
    const shapesOf = new Map<string, Term[]>();
    for (const property of this.#objects(shape, sh.property)) {
      const path = this.#objects(property, sh.path)[0];
      if (path?.termType !== 'NamedNode') continue;
      shapesOf.set(path.value, [...(shapesOf.get(path.value) ?? []), property]);
    }
    return new Map(
      [...shapesOf].map(([iri, properties]) => {
        const axis = axisOf.get(iri);
        return [iri, axis === undefined ? this.#range(properties) : { value: 'coordinate', axis }];
      }),
    );
  }

  #range(properties: readonly Term[]): Range {
    const all = (predicate: NamedNode) =>
      properties.flatMap((property) => this.#objects(property, predicate));
    const [refersTo] = all(bis.refersTo);
    if (refersTo?.equals(bis.Place)) return { value: 'place' };
    if (refersTo?.equals(bis.Tag)) return { value: 'tag' };
    if (refersTo?.equals(bis.Initiative)) return { value: 'initiative' };
    if (refersTo !== undefined) return { value: 'concept', scheme: refersTo.value };
    const [range] = all(sh.class);
    if (range !== undefined) {
      return { value: range.equals(org.Organization) ? 'organization' : 'resource', range: range.value };
    }
    const choices = all(sh.or).flatMap((list) => this.#list(list));
    const datatypes = [
      ...all(sh.datatype),
      ...choices.flatMap((choice) => this.#objects(choice, sh.datatype)),
    ];
    const kinds = datatypes.map(({ value }) => ofDatatype.get(value) ?? 'string');
    // A property that takes tagged texts or plain ones is given tagged ones.
    return { value: kinds.find((kind) => kind === 'text') ?? kinds[0] ?? 'iri' };
  }

  #objects(subject: Term, predicate: NamedNode): Term[] {
    return [...this.#shapes.match(subject, predicate)].map(({ object }) => object);
  }

  #list(head: Term): Term[] {
    const items: Term[] = [];
    for (let at: Term | undefined = head; at !== undefined && !at.equals(rdf.nil); ) {
      items.push(...this.#objects(at, rdf.first));
      at = this.#objects(at, rdf.rest)[0];
    }
    return items;
  }
}
