/** What is set up on the page for other sites: what is shown, and how its lines are to be. */

import { type WidgetKind, widgetKinds } from '../../model/widget-answer.js';
import { type Language, languageOfPath, languages, localPath } from '../language.js';
import { emptySearchOf, type SearchFault, searchParameters } from '../search-state.js';
import { type EmbedRequest, embedParameters, readEmbed, usualRequest, viewOfKind } from './embed-request.js';
import { ownPath, recordAt } from './public-address.js';

/** Without language prefix. */
export const integratePath = '/integrer';

export const versionChoices = ['moving', 'fixed'] as const;

export interface Setup {
  readonly request: EmbedRequest;
  /** The language of what is shown. */
  readonly shown: Language;
  /** `#0a5c4a`; null: the colours of the page. */
  readonly accent: string | null;
  readonly version: (typeof versionChoices)[number];
}

/** Reads what was set up. The language of the page is the usual one. */
export function readSetup(parameters: URLSearchParams, language: Language): Setup | SearchFault {
  const kind = widgetKinds.find((one) => one === (parameters.get('kind') || 'initiatives'));
  if (kind === undefined) return fault('kind', parameters.get('kind') ?? '', widgetKinds.join(', '));
  const request = readEmbed(kind, ofKind(parameters, kind));
  if (!('state' in request)) return request;
  const shown = languages.find((one) => one === (parameters.get('lang') || language));
  if (shown === undefined) return fault('lang', parameters.get('lang') ?? '', languages.join(', '));
  const accent = parameters.get('accented') === '1' ? (parameters.get('accent') ?? '') : null;
  if (accent !== null && !/^#[0-9a-f]{6}$/i.test(accent)) return fault('accent', accent, '#rrggbb');
  const version = parameters.get('version') === 'fixed' ? 'fixed' : 'moving';
  return { request, shown, accent, version };
}

// A choice that only another kind has is no fault: the form sends all that it shows.
function ofKind(parameters: URLSearchParams, kind: WidgetKind): URLSearchParams {
  const own = new URLSearchParams(parameters);
  if (own.get('limit') === '') own.delete('limit');
  if (kind !== 'calls' && own.get('sort') === 'closing') own.delete('sort');
  if (kind === 'map' || kind === 'count') own.delete('sort');
  return own;
}

function fault(parameter: string, value: string, expected: string): SearchFault {
  return {
    kind: 'malformed',
    parameter,
    value: value.slice(0, 100),
    expected: { fr: expected, en: expected },
  };
}

/** The path of the page with what is set up, in the language of the page. */
export function setupPath({ request }: Pick<Setup, 'request'>, language: Language): string {
  const query = new URLSearchParams([['kind', request.kind]]);
  for (const [name, value] of embedParameters(request)) query.append(name, value);
  return `${localPath(language, integratePath)}?${query}`;
}

/** What shows the same as a page of the bank: its kind and all that it asks for; null for another address. */
export function requestOfPage(
  address: string,
  roots: readonly string[],
): (Setup & { shown: Language }) | null {
  const own = ownPath(address.trim(), roots);
  if (own === null) return null;
  const shown = languageOfPath(own.path);
  const setup = (request: EmbedRequest): Setup => ({ request, shown, accent: null, version: 'moving' });
  if (recordAt(address.trim(), roots) !== null) {
    return setup({ ...usualRequest('initiative'), iri: address.trim() });
  }
  const path = own.path.replace(/^\/en(?=\/|$)/, '') || '/';
  const kinds: Readonly<Record<string, WidgetKind>> = {
    ...{ '/': 'initiatives', '/recherche': 'initiatives', '/carte': 'map', '/appels': 'calls' },
  };
  const kind = Object.hasOwn(kinds, path) ? kinds[path] : undefined;
  if (kind === undefined) return null;
  const request = readEmbed(kind, own.query);
  return 'state' in request ? setup(request) : null;
}

/** What the form has fields for; the rest of a search is kept beside them. */
export const fieldsOfForm = ['q', 'theme', 'territory', 'source', 'sort'];

/** Parameters that the form has no field for, or a second value of. */
export function keptBeside({ state, kind }: EmbedRequest): readonly (readonly [string, string])[] {
  const seen = new Set<string>();
  return searchParameters({ ...emptySearchOf(viewOfKind(kind)), ...state, page: 1 }).filter(([name]) => {
    const isFirst = !seen.has(name);
    seen.add(name);
    return !(isFirst && fieldsOfForm.includes(name));
  });
}
