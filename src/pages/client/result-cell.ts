/** A cell of a table of results: a term as a link, a text with its language, a number, a long text folded. */

import { make } from './elements.js';
import {
  hrefOf,
  type JsonTerm,
  numberOf,
  prefixedName,
  shortName,
  type TermScope,
  textOf,
} from './result-terms.js';

/** Longer texts are folded after about so many characters. */
const longest = 240;

/** The term as people read it; an unbound variable is an empty cell. */
export function cellOf(term: JsonTerm | undefined, scope: TermScope): HTMLTableCellElement {
  if (term === undefined) return make('td');
  if (term.type === 'uri') return make('td', {}, linkTo(term.value, scope));
  const isNumber = numberOf(term) !== null;
  const annotation = annotationOf(term, scope);
  const space = annotation === null ? null : ' ';
  return make('td', isNumber ? { class: 'number' } : {}, foldText(term), space, annotation);
}

/** A link for an IRI that a browser can follow, its text for every other. */
export function linkTo(iri: string, scope: TermScope): HTMLElement {
  const href = hrefOf(iri, scope);
  const name = make('bdi', {}, shortName(iri, scope));
  return href === null ? name : make('a', { href, title: iri }, name);
}

function foldText(term: JsonTerm): HTMLElement {
  const text = textOf(term);
  const language = term.type === 'literal' ? term['xml:lang'] : undefined;
  const attributes = language === undefined ? {} : { lang: language };
  if (text.length <= longest) return make('bdi', attributes, text);
  const beginning = text
    .slice(0, longest)
    .toWellFormed()
    .replace(/\s+\S{0,40}$/u, '');
  const summary = make('summary', attributes, make('bdi', {}, `${beginning}…`));
  return make('details', { class: 'long' }, summary, make('bdi', attributes, text));
}

function annotationOf(term: JsonTerm, { prefixes }: TermScope): HTMLElement | null {
  if (term.type !== 'literal' && term.type !== 'typed-literal') return null;
  const { 'xml:lang': language, datatype } = term;
  if (language !== undefined) return make('small', { class: 'tag' }, language);
  // Numbers, dates and booleans are seen to be what they are.
  if (
    datatype === undefined ||
    /XMLSchema#(string|integer|decimal|double|boolean|date|dateTime|gYear)$/.test(datatype)
  )
    return null;
  return make('small', { class: 'tag' }, prefixedName(datatype, prefixes) ?? datatype);
}
