/** Reads the attributes of an element: what is asked of the bank, and what cannot be meant. */

import type { WidgetKind } from '../model/widget-answer.js';

/** The elements, and what each shows. */
export const kindsOfTags: Readonly<Record<string, WidgetKind>> = {
  'bis-initiatives': 'initiatives',
  'bis-initiative': 'initiative',
  'bis-map': 'map',
  'bis-count': 'count',
  'bis-calls': 'calls',
};

/** Of these an attribute may have several values, with spaces or commas between them. */
const shared = ['theme', 'territory', 'source'];
const ofInitiatives = [
  ...['stage', 'engineering', 'method', 'audience', 'reach'],
  ...['record-type', 'distinction', 'year', 'tag'],
];
const ofCalls = ['call-kind', 'call-for', 'holder'];
const lists = [...shared, ...ofInitiatives, ...ofCalls];

const words = ['q', 'near', 'radius'];
const looks = ['limit', 'layout', 'sort'];
const search = [...shared, ...ofInitiatives, ...words];

/** What each kind takes, besides `lang` and what every element of HTML takes. */
export const attributesOfKinds: Readonly<Record<WidgetKind, readonly string[]>> = {
  initiatives: [...search, ...looks, 'json-ld'],
  initiative: ['iri', 'json-ld'],
  map: [...search, 'scheme'],
  count: search,
  calls: [...shared, ...ofCalls, ...words, ...looks, 'json-ld'],
};

/** The attributes of every element, and those that programs of the page put there. */
const ofOthers =
  /^(id|class|style|lang|dir|title|hidden|slot|part|exportparts|role|tabindex|is|inert|translate|nonce|item\w+|on\w+|(data|aria|x|v|ng)-.*|.*[^a-z-].*)$/;

/** An element as far as its attributes are read. */
export interface WithAttributes {
  getAttributeNames(): string[];
  getAttribute(name: string): string | null;
}

export interface ReadAttributes {
  /** The parameters of the question. */
  readonly query: URLSearchParams;
  /** Attributes that the element does not take, each with what it does take. */
  readonly unknown: readonly string[];
}

/** Reads the attributes of an element of a kind. An empty one counts as absent. */
export function readAttributes(kind: WidgetKind, element: WithAttributes): ReadAttributes {
  const known = attributesOfKinds[kind];
  const query = new URLSearchParams();
  for (const name of known) {
    const value = element.getAttribute(name)?.trim() ?? '';
    if (name === 'json-ld') {
      if (element.getAttribute(name) !== null) query.set('schema', '1');
    } else if (lists.includes(name)) {
      for (const one of value.split(/[\s,]+/)) if (one !== '') query.append(parameterOf(name), one);
    } else if (value !== '') query.set(name, value);
  }
  const unknown = element.getAttributeNames().filter((name) => !known.includes(name) && !ofOthers.test(name));
  return { query, unknown };
}

/** `record-type` is the parameter `recordType`. */
export function parameterOf(attribute: string): string {
  return attribute.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
