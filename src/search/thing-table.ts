/** The table of concepts, places and sources: their numbers, names, and what stands above them. */

import type { TaggedText } from '../model/record.js';
import type { SharedThing } from '../model/shared-thing.js';
import { scheme } from '../rdf/vocabulary.js';
import type { IndexFile } from './index-file.js';
import { PlaceNames } from './place-names.js';
import { languageOf, type Stemmer } from './words.js';

/** A shared thing as it is kept. One that is only referred to has no names. */
export interface KnownThing {
  readonly id: number;
  readonly iri: string;
  readonly names: readonly TaggedText[];
  readonly otherNames: readonly TaggedText[];
  /** Numbers of what is directly above it. */
  readonly broader: readonly number[];
  readonly latitude: number | null;
  readonly longitude: number | null;
}

type Described = Pick<KnownThing, 'names' | 'otherNames' | 'broader'>;

const undescribed: Described = { names: [], otherNames: [], broader: [] };

/** Words of a label that is looked for in what people type. */
export const longestLabel = 4;

function isPlace({ iri }: Pick<SharedThing, 'iri'>): boolean {
  return iri.includes('/id/place/');
}

/** Reads and writes things. What it remembers has to be forgotten when another connection may have written. */
export class ThingTable {
  readonly #stemmer: Stemmer;
  readonly #known = new Map<number, KnownThing>();
  readonly #ids = new Map<string, number>();
  // Most things are communes: to ask for each of them what is above it takes ten times as long as to ask for all.
  #nearRoots: ReadonlySet<number> | null = null;
  readonly #byIri;
  readonly #byId;
  readonly #nearRoot;
  readonly #insert;
  readonly #ofGraph;
  readonly #update;
  readonly #placeNames: PlaceNames;
  readonly #insertLabel;
  readonly #deleteLabels;

  constructor(index: IndexFile, stemmer: Stemmer) {
    const { database } = index;
    this.#stemmer = stemmer;
    this.#placeNames = new PlaceNames(index);
    this.#byIri = database.prepare('SELECT id FROM thing WHERE iri = ?');
    this.#byId = database.prepare('SELECT * FROM thing WHERE id = ?');
    this.#nearRoot = database.prepare(
      `WITH root AS MATERIALIZED (
         SELECT id FROM thing WHERE described IS NULL OR json_array_length(described, '$.broader') = 0
       )
       SELECT id FROM root
       UNION SELECT thing.id FROM thing, json_each(thing.described, '$.broader') AS above JOIN root ON root.id = above.value`,
    );
    this.#insert = database.prepare('INSERT INTO thing (iri) VALUES (?)');
    this.#ofGraph = database.prepare(
      'SELECT id, iri, described, latitude, longitude FROM thing WHERE graph = ?',
    );
    this.#update = database.prepare(
      'UPDATE thing SET graph = ?, described = ?, latitude = ?, longitude = ? WHERE id = ?',
    );
    this.#insertLabel = database.prepare('INSERT OR IGNORE INTO label (key, thing) VALUES (?, ?)');
    this.#deleteLabels = database.prepare('DELETE FROM label WHERE thing = ?');
  }

  /** Forgets what it remembers. */
  forget(): void {
    this.#known.clear();
    this.#ids.clear();
    this.#nearRoots = null;
  }

  /** The number of an IRI, if it has one. */
  find(iri: string): number | undefined {
    const known = this.#ids.get(iri);
    if (known !== undefined) return known;
    const row = this.#byIri.get(iri);
    if (row === undefined) return undefined;
    this.#ids.set(iri, Number(row.id));
    return Number(row.id);
  }

  /** The number of an IRI, which it is given if it has none. */
  idOf(iri: string): number {
    const known = this.find(iri);
    if (known !== undefined) return known;
    const id = Number(this.#insert.run(iri).lastInsertRowid);
    this.#ids.set(iri, id);
    this.#nearRoots = null;
    return id;
  }

  /** The thing of a number. */
  get(id: number): KnownThing {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const thing = this.#read(id);
    this.#known.set(id, thing);
    return thing;
  }

  #read(id: number): KnownThing {
    const row = this.#byId.get(id);
    const described = row?.described == null ? undescribed : (JSON.parse(String(row.described)) as Described);
    return {
      id,
      iri: String(row?.iri ?? ''),
      ...described,
      latitude: row?.latitude == null ? null : Number(row.latitude),
      longitude: row?.longitude == null ? null : Number(row.longitude),
    };
  }

  /** Whether nothing stands above a thing, or something above which nothing stands. */
  isNearRoot(id: number): boolean {
    this.#nearRoots ??= new Set(this.#nearRoot.all().map((row) => Number(row.id)));
    return this.#nearRoots.has(id);
  }

  /** The thing itself and all above it, nearest first; a circle is walked once. */
  lineage(id: number): readonly KnownThing[] {
    const found = new Map<number, KnownThing>([[id, this.get(id)]]);
    for (const { broader } of found.values()) {
      for (const above of broader) if (!found.has(above)) found.set(above, this.get(above));
    }
    return [...found.values()];
  }

  /** Makes the given things all that a graph describes. Returns the numbers of those that are now otherwise. */
  replaceGraph(graph: string, things: readonly SharedThing[]): ReadonlySet<number> {
    const before = new Map(this.#ofGraph.all(graph).map((row) => [Number(row.id), row]));
    const changed = new Set<number>();
    for (const thing of things) {
      const id = this.idOf(thing.iri);
      const { names, otherNames, latitude, longitude } = thing;
      const described = JSON.stringify({
        names,
        otherNames,
        broader: thing.broader.map((iri) => this.idOf(iri)),
      });
      const old = before.get(id);
      before.delete(id);
      if (old?.described === described && old.latitude === latitude && old.longitude === longitude) continue;
      this.#write(id, { graph, described, latitude, longitude });
      this.#writeNames(id, thing);
      changed.add(id);
    }
    for (const id of before.keys()) {
      this.#write(id, { graph: null, described: null, latitude: null, longitude: null });
      this.#writeNames(id, null);
      changed.add(id);
    }
    return changed;
  }

  /**
   * Takes what records say of things that no graph of shared things describes: a city abroad, a partner's tag. What
   * was learnt stays. Returns the numbers of those that are now otherwise.
   */
  learn(things: readonly SharedThing[]): ReadonlySet<number> {
    const changed = new Set<number>();
    for (const thing of things) {
      const id = this.idOf(thing.iri);
      const row = this.#byId.get(id);
      const { names, otherNames, latitude, longitude } = thing;
      const broader = thing.broader.map((iri) => this.idOf(iri));
      const described = JSON.stringify({ names, otherNames, broader });
      if (row?.graph != null || row?.described === described) continue;
      this.#write(id, { graph: null, described, latitude, longitude });
      if (isPlace(thing)) this.#placeNames.replace(id, [...names, ...otherNames]);
      changed.add(id);
    }
    return changed;
  }

  #write(
    id: number,
    row: {
      readonly graph: string | null;
      readonly described: string | null;
      readonly latitude: number | null;
      readonly longitude: number | null;
    },
  ): void {
    this.#update.run(row.graph, row.described, row.latitude, row.longitude, id);
    this.#known.delete(id);
    this.#nearRoots = null;
  }

  // What a concept is called stands for it among words; what a place is called is looked for as a whole.
  #writeNames(id: number, thing: SharedThing | null): void {
    const names = thing === null ? [] : [...thing.names, ...thing.otherNames];
    if (thing === null || isPlace(thing)) this.#placeNames.replace(id, names);
    this.#deleteLabels.run(id);
    if (thing === null || !thing.iri.startsWith(scheme.iri)) return;
    for (const { text, language } of names) {
      const key = this.#stemmer.key(text, languageOf(language));
      if (key !== '' && key.split(' ').length <= longestLabel) this.#insertLabel.run(key, id);
    }
  }
}
