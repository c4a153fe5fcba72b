/** The value functions of the mapping language: each makes a term of a text, or says why it cannot. */

import { iriOfUrl } from '../rdf/iri.js';
import { literal, namedNode, type ObjectTerm } from '../rdf/terms.js';
import { cleanText } from './clean-text.js';
import type { FunctionName } from './language.js';

/** What a function knows besides the text. */
export interface ValueContext {
  /** BCP 47 tag of the page's language. */
  readonly language: string;
  /** What relative addresses are relative to. */
  readonly baseUrl: string;
}

export type Value =
  | { readonly kind: 'value'; readonly term: ObjectTerm }
  | { readonly kind: 'blank' }
  | { readonly kind: 'refused'; readonly reason: string };

type ValueFunction = (text: string, context: ValueContext) => Value;

const toText: ValueFunction = (text, { language }) => {
  const clean = cleanText(text);
  return clean === '' ? { kind: 'blank' } : { kind: 'value', term: literal(clean, language) };
};

const toIri: ValueFunction = (text, { baseUrl }) => {
  const clean = cleanText(text);
  if (clean === '') return { kind: 'blank' };
  const url = URL.parse(clean, baseUrl);
  if (url === null) return { kind: 'refused', reason: `"${clean}" is not an address` };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { kind: 'refused', reason: `"${clean}" is not an http(s) address` };
  }
  return { kind: 'value', term: namedNode(iriOfUrl(url)) };
};

/** `text`: cleaned, with the page's language. `iri`: absolute, http(s) only. */
export const valueFunctions: Readonly<Record<FunctionName, ValueFunction>> = { text: toText, iri: toIri };
