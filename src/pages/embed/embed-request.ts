/** What another site asks to be shown: read from the parameters of an address, and written as one again. */

import type { WidgetKind } from '../../model/widget-answer.js';
import { type Language, localPath } from '../language.js';
import {
  emptySearchOf,
  readSearch,
  type SearchFault,
  type SearchState,
  type SearchView,
  searchParameters,
} from '../search-state.js';

/** Where each kind is, without language prefix. */
export const embedPaths: Readonly<Record<WidgetKind, string>> = {
  initiatives: '/embed/initiatives',
  initiative: '/embed/initiative',
  map: '/embed/carte',
  count: '/embed/nombre',
  calls: '/embed/appels',
};

export const layouts = ['list', 'cards'] as const;
export const schemes = ['auto', 'light', 'dark'] as const;

export interface EmbedRequest {
  readonly kind: WidgetKind;
  readonly state: SearchState;
  /** Records shown at most. */
  readonly limit: number;
  readonly layout: (typeof layouts)[number];
  /** The colours of a frame: as the reader's system has them, or always the same. */
  readonly scheme: (typeof schemes)[number];
  /** The record: its IRI or the address of its page. */
  readonly iri: string;
  /** Whether schema.org's words are asked for. */
  readonly wantsSchema: boolean;
}

export const usualLimit = 6;
export const mostRecords = 20;

/** The kind of search that a kind shows. */
export function viewOfKind(kind: WidgetKind): SearchView {
  if (kind === 'calls') return 'calls';
  return kind === 'map' ? 'map' : 'list';
}

/** What is shown where nothing is asked. */
export function usualRequest(kind: WidgetKind): EmbedRequest {
  return {
    ...{ kind, state: emptySearchOf(viewOfKind(kind)), limit: usualLimit },
    ...{ layout: 'list', scheme: 'auto', iri: '', wantsSchema: false },
  };
}

/** Reads the parameters; those of others are left to them. */
export function readEmbed(kind: WidgetKind, parameters: URLSearchParams): EmbedRequest | SearchFault {
  const state = readSearch(parameters, viewOfKind(kind));
  if ('kind' in state) return state;
  const first = (name: string) => parameters.get(name)?.trim() ?? '';
  const limit = first('limit') === '' ? String(usualLimit) : first('limit');
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > mostRecords) {
    return fault('limit', limit, `un nombre de 1 à ${mostRecords}`, `a number from 1 to ${mostRecords}`);
  }
  const layout = layouts.find((name) => name === (first('layout') || 'list'));
  if (layout === undefined) return fault('layout', first('layout'), ...oneOf(layouts));
  const scheme = schemes.find((name) => name === (first('scheme') || 'auto'));
  if (scheme === undefined) return fault('scheme', first('scheme'), ...oneOf(schemes));
  return {
    ...{ kind, state: { ...state, page: 1 }, limit: Number(limit), layout, scheme },
    ...{ iri: first('iri'), wantsSchema: first('schema') === '1' },
  };
}

function oneOf(values: readonly string[]): readonly [string, string] {
  return [values.join(', '), values.join(', ')];
}

function fault(parameter: string, value: string, fr: string, en: string): SearchFault {
  return { kind: 'malformed', parameter, value: value.slice(0, 100), expected: { fr, en } };
}

/** The parameters that say the request: what is as usual is left out. */
export function embedParameters(request: EmbedRequest): readonly (readonly [string, string])[] {
  const { kind, state, limit, layout, scheme, iri, wantsSchema } = request;
  const isList = kind === 'initiatives' || kind === 'calls';
  return [
    ...(kind === 'initiative' ? [['iri', iri] as const] : searchParameters(state)),
    ...(isList && limit !== usualLimit ? [['limit', String(limit)] as const] : []),
    ...(isList && layout !== 'list' ? [['layout', layout] as const] : []),
    ...(scheme === 'auto' ? [] : [['scheme', scheme] as const]),
    ...(wantsSchema ? [['schema', '1'] as const] : []),
  ];
}

/** The path of what is asked for. */
export function embedPath(request: EmbedRequest, language: Language): string {
  const query = new URLSearchParams(embedParameters(request).map(([name, value]) => [name, value]));
  const path = localPath(language, embedPaths[request.kind]);
  return query.size === 0 ? path : `${path}?${query.toString().replace(/%2F|%2C/g, decodeURIComponent)}`;
}
