/** The place that words mean. Nothing is guessed: what may mean several places, or none, is told with the reason. */

import { nearestWord } from '../model/suggest.js';
import type { CitiesAbroad, City } from './cities.js';
import { namesNoPlace } from './countries.js';
import { foldWords, longestName, quoteWords } from './fold-words.js';
import { type Gazetteer, liesIn, type Place } from './gazetteer.js';
import { type Candidates, readEpci, readGrandTown } from './intercommunalities.js';
import { chooseCity, choosePlace, tellCities, tellPlace, tellPlaces } from './place-choice.js';
import { nameVariants, readPlaceWords } from './place-words.js';

export type PlaceOutcome =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'city'; readonly city: City }
  /** Several places, or cities, fit the words. */
  | { readonly kind: 'several'; readonly reason: string }
  | { readonly kind: 'unresolved'; readonly reason: string };

/** The outcome, and words around the place that were not understood and so were not used. */
export interface PlaceResolution {
  readonly outcome: PlaceOutcome;
  readonly notUnderstood: readonly string[];
}

export interface PlaceNamesOptions {
  readonly gazetteer: Gazetteer;
  /** Called when words name nothing in France. */
  readonly cities: () => CitiesAbroad;
}

/** What is known to be around a place. */
interface Surrounding {
  readonly words: string;
  readonly accepts: (place: Place) => boolean;
  /** ISO code of a country other than France. */
  readonly country: string | null;
}

const unresolved = (reason: string): PlaceOutcome => ({ kind: 'unresolved', reason });

/** Resolves words to places. */
export class PlaceNames {
  readonly #gazetteer: Gazetteer;
  readonly #cities: () => CitiesAbroad;

  constructor({ gazetteer, cities }: PlaceNamesOptions) {
    this.#gazetteer = gazetteer;
    this.#cities = cities;
  }

  /** The place that the words mean, given what the page names around it. */
  resolve(words: string, within: readonly string[] = []): PlaceResolution {
    const surroundings: Surrounding[] = [];
    const notUnderstood: string[] = [];
    for (const text of within) {
      const surrounding = this.#surrounding(text);
      if (surrounding !== null) surroundings.push(surrounding);
      else if (foldWords(text) !== '') notUnderstood.push(text);
    }
    return { outcome: this.#resolve(words, surroundings), notUnderstood };
  }

  #resolve(words: string, given: readonly Surrounding[]): PlaceOutcome {
    if (words.length > longestName) return unresolved('it is too long to be the name of a place');
    const folded = foldWords(words);
    if (namesNoPlace.has(folded)) return unresolved('it names no place: say the country or the city');
    let first: PlaceOutcome | null = null;
    for (const { name, around } of readPlaceWords(words)) {
      const own = around.map((part) => this.#surrounding(part));
      if (own.includes(null)) continue;
      const surroundings = [...given, ...own.filter((part) => part !== null)];
      const outcome = this.#resolveName(name, surroundings);
      if (outcome !== null && outcome.kind !== 'unresolved') return outcome;
      first ??= outcome;
    }
    return first ?? unresolved(this.#whyUnknown(folded));
  }

  // Null when nothing has the name, so that another reading may be tried.
  #resolveName(name: string, surroundings: readonly Surrounding[]): PlaceOutcome | null {
    const folded = foldWords(name);
    const candidates = this.#candidates(folded);
    if (candidates.kind === 'none') return unresolved(candidates.reason);
    const { places } = candidates;
    const fitting = places.filter((place) => surroundings.every(({ accepts }) => accepts(place)));
    if (fitting.length > 0) return choosePlace(fitting, this.#gazetteer);
    // A village that is part of a commune now may have the name of a town elsewhere: what is around it tells.
    const once = nameVariants(folded).flatMap((variant) => this.#gazetteer.communesOnceNamed(variant));
    const fittingOnce = once.filter((place) => surroundings.every(({ accepts }) => accepts(place)));
    if (fittingOnce.length > 0) return choosePlace([...new Set(fittingOnce)], this.#gazetteer);
    const country = surroundings.find((surrounding) => surrounding.country !== null)?.country ?? null;
    const abroad = country !== null || surroundings.length === 0 || places.length === 0;
    const cities = abroad ? this.#citiesNamed(folded, country) : [];
    if (cities.length > 0 && (country !== null || surroundings.length === 0)) {
      return chooseCity(cities, country);
    }
    if (places.length === 0) {
      return cities.length === 0 ? null : unresolved(tellCities(cities, surroundings[0]?.words));
    }
    const around = surroundings.find(({ accepts }) => !places.some(accepts)) ?? surroundings[0];
    const [place] = places;
    const known =
      places.length === 1 && place ? tellPlace(place, this.#gazetteer) : tellPlaces(places, this.#gazetteer);
    return unresolved(
      `the page names ${quoteWords(around?.words ?? '')} around it, and what has this name is ${known}. Correct whichever is wrong`,
    );
  }

  #citiesNamed(folded: string, country: string | null): readonly City[] {
    for (const variant of nameVariants(folded)) {
      const cities = this.#cities().named(variant, country);
      if (cities.length > 0) return cities;
    }
    return [];
  }

  #candidates(folded: string): Candidates {
    if (/^\d/.test(folded) || /^(?:code )?insee \d/.test(folded)) {
      return { kind: 'places', places: this.#byNumber(folded) };
    }
    const marked = this.#byLevel(folded);
    if (marked !== null) return marked;
    for (const variant of nameVariants(folded)) {
      const bare = variant.replace(/^(?:le|la|les|l) /, '');
      const territories = new Set([variant, bare].flatMap((name) => this.#gazetteer.territories(name)));
      const places = [...territories, ...this.#gazetteer.communes(variant)];
      if (places.length > 0) return { kind: 'places', places };
    }
    const once = nameVariants(folded).flatMap((variant) => this.#gazetteer.communesOnceNamed(variant));
    if (once.length > 0) return { kind: 'places', places: [...new Set(once)] };
    if (/^(?:le |du |au )?pays /.test(folded)) {
      return {
        kind: 'none',
        reason: 'a "pays" may be one of several groups of communes. Name a commune or an intercommunality',
      };
    }
    const epcis = this.#gazetteer.epcis(folded.replace(/^(?:le|la|les|l) /, ''));
    if (epcis.length > 0) return { kind: 'places', places: epcis };
    return readGrandTown(folded, this.#gazetteer) ?? { kind: 'places', places: [] };
  }

  // "Département de la Vienne", "région Centre", "agglomération de Reims": the words say the level themselves.
  #byLevel(folded: string): Candidates | null {
    const [, word, rest] = /^(?:le |la |l )?(departement|region|dept?)s? (.+)$/.exec(folded) ?? [];
    if (word !== undefined && rest !== undefined) {
      const level = word === 'region' ? 'region' : 'departement';
      const names = nameVariants(rest).flatMap((name) => [name, name.replace(/^(?:le|la|les|l) /, '')]);
      const number = level === 'departement' ? this.#gazetteer.place(level, rest.toUpperCase()) : undefined;
      const named = names.flatMap((name) => this.#gazetteer.territories(name));
      const places = new Set([
        ...(number ? [number] : []),
        ...named.filter((place) => place.level === level),
      ]);
      return { kind: 'places', places: [...places] };
    }
    return readEpci(folded, this.#gazetteer);
  }

  // Two digits are a département; five are a postal code, or INSEE's where the post has none of the kind.
  #byNumber(folded: string): readonly Place[] {
    const [, isInsee, code = ''] =
      /^((?:code )?insee )?(\d{5}|\d[\dab]\d{3}|\d{2}|2[ab]|9[78]\d)$/.exec(folded) ?? [];
    const upper = code.toUpperCase();
    const insee = this.#gazetteer.communeOfCode(upper);
    const commune = insee === undefined ? [] : [insee];
    if (isInsee !== undefined) return commune;
    if (upper.length < 5) {
      const departement = this.#gazetteer.place('departement', upper);
      return departement === undefined ? [] : [departement];
    }
    return [...new Set([...this.#gazetteer.communesOfPostalCode(upper), ...commune])];
  }

  // Communes are around nothing here: a name that a commune and a territory share is the territory.
  #surrounding(words: string): Surrounding | null {
    if (words.length > longestName) return null;
    const folded = foldWords(words);
    if (/^\d{5}$/.test(folded)) return this.#postalSurrounding(folded);
    // ISO 3166-1: data for machines name countries so. In a name two letters are a village, or an article.
    const byCode = /^[A-Z]{2}$/.test(words) ? this.#gazetteer.place('country', words) : undefined;
    const places = byCode === undefined ? this.#territoriesOf(words) : [byCode];
    if (places.length === 0) return null;
    const abroad = places.find(({ level, code }) => level === 'country' && code !== 'FR');
    return {
      words,
      accepts: (place) => places.some((territory) => liesIn(place, territory)),
      country: places.length === 1 ? (abroad?.code ?? null) : null,
    };
  }

  #territoriesOf(words: string): readonly Place[] {
    for (const { name, around } of readPlaceWords(words)) {
      const found = this.#candidates(foldWords(name));
      const places = found.kind === 'places' ? found.places.filter(({ level }) => level !== 'commune') : [];
      if (places.length > 0 && (around.length === 0 || this.#territoriesOf(around[0] ?? '').length > 0)) {
        return places;
      }
    }
    return [];
  }

  // A code that the post has not (a company's, a CEDEX) still says the département.
  #postalSurrounding(code: string): Surrounding | null {
    const communes = this.#gazetteer.communesOfPostalCode(code);
    const departement = code.startsWith('20') ? ['2A', '2B'] : [code.slice(0, /^9[78]/.test(code) ? 3 : 2)];
    const territories = departement.flatMap((number) => this.#gazetteer.place('departement', number) ?? []);
    if (communes.length === 0 && territories.length === 0) return null;
    const accepts =
      communes.length > 0
        ? (place: Place) => communes.includes(place)
        : (place: Place) => territories.some((territory) => liesIn(place, territory));
    return { words: code, accepts, country: null };
  }

  #whyUnknown(folded: string): string {
    const nearest = nearestWord(folded, this.#gazetteer.territoryNames()) ?? '';
    const name = this.#gazetteer.territories(nearest)[0]?.name;
    const meant = name === undefined ? '' : ` Did you mean "${name}"?`;
    return `no place of this name is known.${meant} Give one commune, département, region or country, with the département beside it where several have the name`;
  }
}
