/** The index of places: by name, code and postal code. Built once, then asked for every mention. */

import type { PlaceLevel } from '../model/iris.js';
import { countries, namesOfCountry } from './countries.js';
import { foldWords } from './fold-words.js';
import { formerRegions, regionAliases } from './former-regions.js';
import { type Epci, type FormerCommune, type PlaceData, readPlaceData } from './place-data.js';

/** A place of the index. */
export interface Place {
  readonly level: PlaceLevel;
  readonly code: string;
  readonly name: string;
  readonly population: number;
  /** Keys of the territories that it lies in: `departement/72`, `region/52`, `country/FR`. */
  readonly within: ReadonlySet<string>;
}

/** The key of a place in `within`. */
export function placeKey({ level, code }: Pick<Place, 'level' | 'code'>): string {
  return `${level}/${code}`;
}

/** Whether a place lies in a territory, or is it. */
export function liesIn(place: Place, territory: Place): boolean {
  return place === territory || place.within.has(placeKey(territory));
}

// Names of towns that pages still use, and that the data does not keep: a village of the name does not take their place.
const renamedTowns: readonly FormerCommune[] = [
  { code: '19031', name: 'Brive', commune: '19031' },
  { code: '51108', name: 'Châlons-sur-Marne', commune: '51108' },
  { code: '91228', name: 'Évry', commune: '91228' },
  { code: '93070', name: 'Saint-Ouen', commune: '93070' },
];

/** From so many inhabitants on, a commune is a town. */
export const townSize = 5_000;

const leadingArticle = /^(?:le|la|les|l) (?=.)/;
// What stands before "en Provence", "sur Isère", "le Saunier".
const shortName = /^((?:l |le |la |les )?\S+) (?:au|aux|d|de|des|du|en|la|le|les|sous|sur) /;
/** So many times larger than a village of its short name, a town may be meant as well. */
const shortNameDominance = 10;
// What precedes an EPCI's own name: its kind, as published or written out, and small words.
const epciKind =
  /^(?:(?:cc|ca|cu|communaute(?: de communes| d agglomeration| urbaine)?|agglomeration|metropole|eurometropole)\b ?)?(?:(?:de|du|des|d|la|le|les|l) )*/;

type Index = Map<string, Place[]>;

function add(index: Index, key: string, place: Place): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [place]);
  else if (!known.includes(place)) known.push(place);
}

/** An EPCI's own name: without its kind, its article and its acronym. Takes folded words. */
export function epciName(folded: string): string {
  return folded.replace(epciKind, '');
}

/** All places of France and all countries. */
export class Gazetteer {
  readonly #communes: Index = new Map();
  readonly #otherCommuneNames: Index = new Map();
  readonly #shortNames: Index = new Map();
  readonly #territories: Index = new Map();
  readonly #epcis: Index = new Map();
  readonly #postalCodes: Index = new Map();
  readonly #seats: Index = new Map();
  /** How many communes a département has. */
  readonly #sizes = new Map<string, number>();
  readonly #byCode = new Map<string, Place>();
  readonly #communeOfCode = new Map<string, Place>();

  constructor(data: PlaceData = readPlaceData()) {
    this.#addTerritories(data);
    this.#addCommunes(data);
    for (const epci of data.epcis) this.#addEpci(epci);
  }

  /** The place of a level and code. */
  place(level: PlaceLevel, code: string): Place | undefined {
    return this.#byCode.get(`${level}/${code}`);
  }

  /** The commune of an INSEE code, of today or former. */
  communeOfCode(code: string): Place | undefined {
    return this.#communeOfCode.get(code);
  }

  /** Communes of a folded name, and the towns that are called so for short where a village is called just that: Aix. */
  communes(name: string): readonly Place[] {
    const communes = this.#communes.get(name) ?? [];
    const towns = communes.length === 0 ? [] : (this.#shortNames.get(name) ?? []);
    const least = shortNameDominance * Math.max(0, ...communes.map(({ population }) => population));
    return [...communes, ...towns.filter(({ population }) => population >= least)];
  }

  /** Towns that have the name after an article ("Mans"), and communes that one which had it is part of now. */
  communesOnceNamed(name: string): readonly Place[] {
    return this.#otherCommuneNames.get(name) ?? [];
  }

  communesOfPostalCode(code: string): readonly Place[] {
    return this.#postalCodes.get(code) ?? [];
  }

  /** Départements, regions (former ones too) and countries of a folded name. */
  territories(name: string): readonly Place[] {
    return this.#territories.get(name) ?? [];
  }

  /** The folded names of all départements, regions and countries. */
  territoryNames(): Iterable<string> {
    return this.#territories.keys();
  }

  /** Whether the territory has no commune but this one, as the département of Paris. */
  isAllOf(commune: Place, territory: Place): boolean {
    const departement = [...commune.within].find((key) => key.startsWith('departement/')) ?? '';
    const isSame = territory.level === 'departement' || territory.level === 'region';
    return isSame && liesIn(commune, territory) && this.#sizes.get(departement) === 1;
  }

  /** EPCI of a folded name of their own (`epciName`). */
  epcis(name: string): readonly Place[] {
    return this.#epcis.get(name) ?? [];
  }

  /** The EPCI that has its seat in the commune. */
  epciSeatedAt({ code }: Place): Place | undefined {
    return this.#seats.get(code)?.[0];
  }

  /** The EPCI that the commune is a member of. */
  epciOf({ within }: Place): Place | undefined {
    const key = [...within].find((code) => code.startsWith('epci/'));
    return key === undefined ? undefined : this.#byCode.get(key);
  }

  #addPlace(
    level: PlaceLevel,
    code: string,
    name: string,
    within: ReadonlySet<string>,
    population = 0,
  ): Place {
    const place = { level, code, name, population, within };
    this.#byCode.set(placeKey(place), place);
    return place;
  }

  #addTerritories({ departements, regions }: PlaceData): void {
    const addNames = (place: Place, names: readonly string[]) => {
      for (const name of names) {
        add(this.#territories, name, place);
        add(this.#territories, name.replace(leadingArticle, ''), place);
      }
    };
    for (const country of countries()) {
      addNames(this.#addPlace('country', country.code, country.name.fr, new Set()), namesOfCountry(country));
    }
    const inFrance = new Set(['country/FR']);
    for (const { code, name } of regions) {
      const names = [name, ...(regionAliases[code] ?? [])].map(foldWords);
      addNames(this.#addPlace('region', code, name, inFrance), names);
    }
    const former = formerRegions();
    for (const { code, name, replacedBy } of former) {
      const place = this.#addPlace('region', code, name, new Set([`region/${replacedBy}`, ...inFrance]));
      addNames(place, [foldWords(name)]);
    }
    for (const { code, name, region } of departements) {
      const before = former.filter(({ departements: parts }) => parts.includes(code));
      const within = new Set([region, ...before.map((old) => old.code)].map((key) => `region/${key}`));
      within.add('country/FR');
      addNames(this.#addPlace('departement', code, name, within), [foldWords(name)]);
    }
  }

  #addCommunes({ communes, formerCommunes }: PlaceData): void {
    const withins = new Map<string, ReadonlySet<string>>();
    for (const { code, name, departement, epci, population, postalCodes } of communes) {
      const key = `departement/${departement}`;
      const shared = `${key} ${epci}`;
      const whole = [...(this.#byCode.get(key)?.within ?? []), key];
      const within = withins.get(shared) ?? new Set(epci === null ? whole : [...whole, `epci/${epci}`]);
      withins.set(shared, within);
      const place = this.#addPlace('commune', code, name, within, population);
      this.#communeOfCode.set(code, place);
      this.#sizes.set(key, (this.#sizes.get(key) ?? 0) + 1);
      add(this.#communes, foldWords(name), place);
      for (const postal of postalCodes) add(this.#postalCodes, postal, place);
    }
    for (const [name, places] of this.#communes) {
      const bare = name.replace(leadingArticle, '');
      const short = shortName.exec(name)?.[1];
      for (const place of places) {
        if (place.population < townSize) continue;
        if (bare !== name) add(this.#otherCommuneNames, bare, place);
        if (short !== undefined) add(this.#shortNames, short, place);
      }
    }
    this.#addFormerCommunes(formerCommunes, this.#otherCommuneNames);
    this.#addFormerCommunes(renamedTowns, this.#communes);
  }

  #addFormerCommunes(formerCommunes: readonly FormerCommune[], index: Index): void {
    for (const { code, name, commune } of formerCommunes) {
      const place = this.#byCode.get(`commune/${commune}`);
      if (place === undefined) continue;
      if (!this.#communeOfCode.has(code)) this.#communeOfCode.set(code, place);
      if (name !== null) add(index, foldWords(name), place);
    }
  }

  #addEpci({ code, name, seat, departement, region }: Epci): void {
    const key = departement === null ? `region/${region}` : `departement/${departement}`;
    const whole = this.#byCode.get(key)?.within;
    const within = whole === undefined ? ['country/FR'] : [...whole, key];
    const place = this.#addPlace('epci', code, name, new Set(within));
    // With its acronym, as published, and without.
    add(this.#epcis, epciName(foldWords(name)), place);
    add(this.#epcis, epciName(foldWords(name.replace(/\(.*?\)/g, ' '))), place);
    add(this.#seats, seat, place);
  }
}
