/** Which of several places of one name is meant, where that is beyond doubt; else what to tell. */

import type { City } from './cities.js';
import { foldWords, quoteWords } from './fold-words.js';
import { type Gazetteer, type Place, townSize } from './gazetteer.js';

/** A choice, or the reason why there is none. */
export type Choice<Kind extends string, Chosen> =
  | ({ readonly kind: Kind } & { readonly [Key in Kind]: Chosen })
  | { readonly kind: 'several'; readonly reason: string };

/** From so many inhabitants on, a commune is as likely meant as the country of its name (Soudan). */
const villageSize = 1_000;
/** So many times larger than all homonyms, a town is meant: La Rochelle, not the village of forty inhabitants. */
const dominance = 1_000;
/** Cities that may be named without their country: in neighbours that speak French, and elsewhere. */
const bareCity = { neighbour: 50_000, elsewhere: 500_000 };
const neighbours: readonly string[] = ['BE', 'CH', 'LU'];
/** So many times larger than the next of its name, a city is meant. */
const cityDominance = 10;
const listed = 5;

/** Chooses among places of one name. Takes at least one. */
export function choosePlace(places: readonly Place[], gazetteer: Gazetteer): Choice<'place', Place> {
  const communes = places.filter(({ level }) => level === 'commune');
  const territories = places.filter(
    (place) =>
      place.level !== 'commune' &&
      !communes.some((commune) => gazetteer.isAllOf(commune, place)) &&
      !places.some((other) => other.level === 'departement' && isSameTerritory(place, other)),
  );
  // A town is as likely meant as the territory of its name: Vienne.
  const least = territories.some(({ level }) => level === 'country') ? villageSize : townSize;
  const towns = communes.filter(({ population }) => population >= least);
  const left = territories.length > 0 && towns.length === 0 ? territories : [...territories, ...communes];
  const [place, second] = [...left].sort((a, b) => b.population - a.population);
  if (place !== undefined && (second === undefined || isDominant(place, second, territories))) {
    return { kind: 'place', place };
  }
  return {
    kind: 'several',
    reason: `it may be ${tellPlaces(left, gazetteer)}. Name the département or the region beside it`,
  };
}

function isDominant(place: Place, second: Place, territories: readonly Place[]): boolean {
  const hasOneName = foldWords(place.name) === foldWords(second.name);
  return (
    territories.length === 0 && hasOneName && place.population >= dominance * Math.max(1, second.population)
  );
}

// Overseas, a département and its region have one name and one territory: the département tells both.
function isSameTerritory(region: Place, departement: Place): boolean {
  return (
    region.level === 'region' &&
    departement.within.has(`region/${region.code}`) &&
    foldWords(region.name) === foldWords(departement.name)
  );
}

/** Chooses among cities of one name, the largest first; of one country where it is named. */
export function chooseCity(cities: readonly City[], country: string | null): Choice<'city', City> {
  const [city, second] = cities;
  const least = neighbours.includes(city?.country ?? '') ? bareCity.neighbour : bareCity.elsewhere;
  const isLarge = country !== null || (city?.population ?? 0) >= least;
  const isClear = second === undefined || (city?.population ?? 0) >= cityDominance * second.population;
  return city !== undefined && isLarge && isClear
    ? { kind: 'city', city }
    : { kind: 'several', reason: tellCities(cities, undefined) };
}

/** Says that cities abroad have the name. */
export function tellCities(cities: readonly City[], around: string | undefined): string {
  const french = new Intl.DisplayNames('fr', { type: 'region' });
  const names = [...new Set(cities.map(({ country }) => french.of(country) ?? country))];
  return around === undefined
    ? `no place of France has this name, and cities in ${shortList(names)} have it. Name the country beside it`
    : `the page names ${quoteWords(around)} around it, and cities of this name are in ${shortList(names)}. Correct whichever is wrong`;
}

/** A place as messages name it: "Reims (Marne)". */
export function tellPlace(place: Place, gazetteer: Gazetteer): string {
  const { level, name, code } = place;
  if (level === 'departement') return `the département ${name} (${code})`;
  if (level === 'region') return `the region ${name}`;
  if (level === 'country') return `the country ${name}`;
  const departement = [...place.within].find((key) => key.startsWith('departement/'))?.slice(12) ?? '';
  const whole = gazetteer.place('departement', departement)?.name;
  return whole === undefined ? name : `${name} (${departement}, ${whole})`;
}

/** At most five places as messages name them: territories, then communes, the largest first. */
export function tellPlaces(places: readonly Place[], gazetteer: Gazetteer): string {
  const rank = ({ level, population }: Place) =>
    level === 'commune' ? population : Number.POSITIVE_INFINITY;
  const sorted = [...places].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
  return shortList(sorted.map((place) => tellPlace(place, gazetteer)));
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, listed).join(' or ');
  return names.length > listed ? `${shown} or ${names.length - listed} more` : shown;
}
