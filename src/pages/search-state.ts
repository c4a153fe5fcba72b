/** The state of a search as its address says it: read, changed, and written as an address again. */

import {
  type FacetName,
  facetNames,
  facetsOfKind,
  origins,
  type SearchedKind,
  type SearchRequest,
  type SearchResult,
  type SortOrder,
  sortOrders,
} from '../model/search.js';
import type { Language } from './language.js';

/** First and last year, both included; an open end is absent. */
export interface YearRange {
  readonly from?: number;
  readonly to?: number;
}

/**
 * What is searched, and how what is found is shown: initiatives as a list alone or a map with the list beside it, or calls.
 * The path of the address says it.
 */
export const viewPaths = { list: '/recherche', map: '/carte', calls: '/appels' } as const;
export type SearchView = keyof typeof viewPaths;

/** The kind of record that a view is of. */
export function kindOfView(view: SearchView): SearchedKind {
  return view === 'calls' ? 'call' : 'initiative';
}

export interface SearchState {
  readonly view: SearchView;
  readonly text: string;
  /** Chosen keys by facet. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  readonly years: YearRange | null;
  /** A place by its key or IRI, or `latitude,longitude`. */
  readonly near: string | null;
  /** Kilometres. */
  readonly radius: number;
  /** Null: as usual. */
  readonly sort: SortOrder | null;
  readonly page: number;
}

/** Why an address is not a search: the parameter, its text and what it takes. */
export interface SearchFault {
  readonly kind: 'malformed';
  readonly parameter: string;
  readonly value: string;
  readonly expected: Readonly<Record<Language, string>>;
}

/** Kilometres around a centre when none are given. */
export const usualRadius = 30;
const longestText = 500;
const mostValues = 100;
/** Characters of all values together: every link of a page repeats them. */
const longestValues = 3_000;
const largestRadius = 1_000;

/** A search for all initiatives. */
export const emptySearch: SearchState = {
  view: 'list',
  text: '',
  facets: {},
  years: null,
  near: null,
  radius: usualRadius,
  sort: null,
  page: 1,
};

/** A search for everything that a view shows. */
export function emptySearchOf(view: SearchView): SearchState {
  return { ...emptySearch, view };
}

const sortsOfKind: Readonly<Record<SearchedKind, readonly SortOrder[]>> = {
  initiative: sortOrders.filter((order) => order !== 'closing'),
  call: sortOrders,
};

class Malformed extends Error {
  override readonly name = 'Malformed';
  constructor(readonly fault: SearchFault) {
    super(`"${fault.parameter}" takes ${fault.expected.en}`);
  }
}

function refuse(parameter: string, value: string, fr: string, en: string): never {
  throw new Malformed({ kind: 'malformed', parameter, value: value.slice(0, 100), expected: { fr, en } });
}

/** Reads the parameters of an address. Parameters that the search does not know are left to others. */
export function readSearch(
  parameters: URLSearchParams,
  view: SearchView = 'list',
): SearchState | SearchFault {
  try {
    return read(parameters, view);
  } catch (error) {
    if (error instanceof Malformed) return error.fault;
    throw error;
  }
}

function read(parameters: URLSearchParams, view: SearchView): SearchState {
  const first = (name: string) => parameters.get(name)?.trim() ?? '';
  const kind = kindOfView(view);
  const facets = Object.fromEntries(
    facetsOfKind[kind].flatMap((name) => {
      const values = [...new Set(parameters.getAll(name).map((value) => value.trim()))].filter(Boolean);
      const listed = name === 'year' ? values.filter((value) => !value.includes('-')) : values;
      return listed.length === 0 ? [] : [[name, listed]];
    }),
  ) as SearchState['facets'];
  const ranges = parameters.getAll('year').filter((value) => value.includes('-'));
  // A form has a box for each end.
  const ends = first('from') + first('to') === '' ? [] : [`${first('from')}-${first('to')}`];
  const years = facetsOfKind[kind].includes('year') ? readRange([...ranges, ...ends]) : null;
  const near = first('near') || null;
  checkFacets(facets, near);
  const state = {
    view,
    text: first('q'),
    facets,
    years,
    near,
    radius: readRadius(first('radius')),
    sort: readSort(first('sort'), near, sortsOfKind[kind]),
    page: readPage(first('page')),
  };
  if (state.text.length > longestText) {
    refuse('q', state.text, `au plus ${longestText} caractères`, `at most ${longestText} characters`);
  }
  return state;
}

function checkFacets(facets: SearchState['facets'], near: string | null): void {
  const count = Object.values(facets).reduce((sum, values) => sum + values.length, 0);
  if (count > mostValues) {
    refuse('facets', String(count), `au plus ${mostValues} valeurs en tout`, `at most ${mostValues} values`);
  }
  const lengths = Object.values(facets)
    .flat()
    .map(({ length }) => length);
  if (lengths.reduce((sum, length) => sum + length, 0) > longestValues) {
    const most = String(longestValues);
    refuse('facets', '…', `au plus ${most} caractères en tout`, `at most ${most} characters in all`);
  }
  if (near !== null && near.length > longestText) {
    refuse('near', near, `au plus ${longestText} caractères`, `at most ${longestText} characters`);
  }
  for (const year of facets.year ?? []) checkYear(year);
  for (const value of facets.distinction ?? []) if (value !== '1') refuse('distinction', value, '1', '1');
  for (const value of facets.origin ?? []) {
    if (!origins.some((origin) => origin === value)) refuse('origin', value, ...both(origins.join(', ')));
  }
  if (near !== null && /^[-\d.]+,/.test(near) && centreOf(near) === null) {
    refuse('near', near, 'un lieu, ou « latitude,longitude »', 'a place, or "latitude,longitude"');
  }
}

function both(text: string): readonly [fr: string, en: string] {
  return [text, text];
}

function checkYear(text: string): number {
  if (!/^[12]\d{3}$/.test(text)) {
    refuse(
      'year',
      text,
      'une année de quatre chiffres, ou deux avec un trait d’union : 2010-2015',
      'a year of four digits, or two with a hyphen: 2010-2015',
    );
  }
  return Number(text);
}

function readRange([range, ...more]: readonly string[]): YearRange | null {
  if (range === undefined) return null;
  const [from = '', to = '', ...rest] = range.split('-').map((part) => part.trim());
  if (more.length > 0 || rest.length > 0) checkYear(range);
  const years = {
    ...(from === '' ? {} : { from: checkYear(from) }),
    ...(to === '' ? {} : { to: checkYear(to) }),
  };
  if (years.from === undefined && years.to === undefined) checkYear(range);
  if ((years.from ?? 0) > (years.to ?? Number.POSITIVE_INFINITY)) checkYear(range);
  return years;
}

function readRadius(text: string): number {
  if (text === '') return usualRadius;
  const radius = /^\d{1,5}(\.\d+)?$/.test(text) ? Number(text) : 0;
  // A millimetre more or less is nobody's question, and would be written with an exponent.
  if (radius >= 0.001 && radius <= largestRadius) return radius;
  const range = [`1 à ${largestRadius} kilomètres`, `1 to ${largestRadius} kilometres`] as const;
  return refuse('radius', text, ...range);
}

function readSort(text: string, near: string | null, orders: readonly SortOrder[]): SortOrder | null {
  if (text === '') return null;
  const sort = orders.find((order) => order === text);
  if (sort === undefined) refuse('sort', text, ...both(orders.join(', ')));
  if (sort === 'distance' && near === null) {
    refuse('sort', text, 'distance seulement avec « near »', 'distance only together with "near"');
  }
  return sort;
}

function readPage(text: string): number {
  if (text === '') return 1;
  const page = /^\d+$/.test(text) ? Number(text) : 0;
  return page >= 1 ? page : refuse('page', text, 'un nombre à partir de 1', 'a number from 1');
}

/** A position in degrees, where the centre is not a place. */
export function centreOf(near: string): { readonly latitude: number; readonly longitude: number } | null {
  const [latitude, longitude] = (/^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(near) ?? [])
    .slice(1)
    .map(Number);
  if (latitude === undefined || longitude === undefined) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

/** Whether nothing is looked for. */
export function isEverything({ text, facets, years, near }: SearchState): boolean {
  return text === '' && Object.keys(facets).length === 0 && years === null && near === null;
}

/** The values of a facet made others; the first page is shown. */
export function withValues(state: SearchState, facet: FacetName, values: readonly string[]): SearchState {
  const { [facet]: _, ...others } = state.facets;
  return { ...state, page: 1, facets: values.length === 0 ? others : { ...others, [facet]: values } };
}

/** The parameters of a search, in one order: what is as usual is left out. */
export function searchParameters({ text, facets, years, near, radius, sort, page }: SearchState) {
  const range = years === null ? [] : [`${years.from ?? ''}-${years.to ?? ''}`];
  const pairs: readonly (readonly [string, string])[] = [
    ...(text === '' ? [] : [['q', text] as const]),
    ...facetNames.flatMap((name) => (facets[name] ?? []).map((value) => [name, value] as const)),
    ...range.map((value) => ['year', value] as const),
    ...(near === null ? [] : [['near', near] as const]),
    ...(near === null || radius === usualRadius ? [] : [['radius', String(radius)] as const]),
    ...(sort === null ? [] : [['sort', sort] as const]),
    ...(page === 1 ? [] : [['page', String(page)] as const]),
  ];
  return pairs;
}

/** The path of a search, without language prefix. */
export function searchPath(state: SearchState, more: readonly (readonly [string, string])[] = []): string {
  return addressOf(viewPaths[state.view], [...searchParameters(state), ...more]);
}

/** A path with parameters. Slashes and commas of keys stay legible. */
export function addressOf(path: string, parameters: readonly (readonly [string, string])[]): string {
  const query = parameters.map(
    ([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2F|%2C/g, decodeURIComponent)}`,
  );
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

/** An address as a form leads to it: a form sends its own parameters in the place of those of its action. */
export function asForm(address: string) {
  const { pathname, searchParams } = new URL(address, 'http://site.invalid');
  return { action: pathname, kept: [...searchParams] as readonly (readonly [string, string])[] };
}

/** Number of pages of a result. */
export function pagesOf({ total, pageSize }: SearchResult): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** The state as the index is asked it. Of calls, those that close first come first, unless words say what is wanted. */
export function toRequest(state: SearchState, language: Language): SearchRequest {
  const { view, text, facets, years, near, radius, page } = state;
  const sort = state.sort ?? (view === 'calls' && text === '' ? 'closing' : null);
  return {
    kind: kindOfView(view),
    language,
    page,
    facets,
    facetLimit: 60,
    ...(text === '' ? {} : { text }),
    ...(years === null ? {} : { years }),
    ...(near === null ? {} : { near: { centre: centreOf(near) ?? { place: near }, kilometres: radius } }),
    ...(sort === null ? {} : { sort }),
  };
}
