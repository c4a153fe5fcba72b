/** The value functions of the mapping language: each makes a value of a text, or says why it cannot. */

import { iriOfUrl } from '../rdf/iri.js';
import { literal, type NamedNode, namedNode, type ObjectTerm } from '../rdf/terms.js';
import { xsd } from '../rdf/vocabulary.js';
import { cleanText } from './clean-text.js';
import { type Axis, readCoordinate } from './coordinate.js';
import { type DateReading, readFrenchDate } from './french-date.js';
import type { Initiatives } from './initiatives.js';
import type { FunctionName } from './language.js';
import { readLanguageName } from './language-names.js';
import { htmlToText } from './readers/html.js';
import type { ValueKind } from './shape-range.js';

/** What a function knows besides the text. */
export interface ValueContext {
  /** Language tag for a text; null when the property takes texts without one. */
  readonly language: string | null;
  /** What relative addresses are relative to. */
  readonly baseUrl: string;
  /** When the page was read (ISO 8601). */
  readonly readAt: string;
  /** Which coordinate the property takes; null where it takes none. */
  readonly axis: Axis | null;
  readonly initiatives: Initiatives;
}

export type Value =
  | { readonly kind: 'term'; readonly term: ObjectTerm }
  /** Words that name something shared. */
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'blank' }
  /** The reason is a clause: it follows the words that were found. */
  | { readonly kind: 'refused'; readonly reason: string };

/** A function that a rule can name with `as`. */
export interface ValueFunction {
  /** What it makes of a text, for authors. */
  readonly summary: string;
  /** The kinds of property that take what it gives. */
  readonly fits: readonly ValueKind[];
  /** Texts, and what each gives on a French page read on 2 January 2026, a coordinate as a latitude; null: nothing, and the text is reported. */
  readonly examples: readonly (readonly [text: string, gives: string | null])[];
  readonly apply: (text: string, context: ValueContext) => Value;
}

const blank: Value = { kind: 'blank' };
const refused = (reason: string): Value => ({ kind: 'refused', reason });
const term = (value: ObjectTerm): Value => ({ kind: 'term', term: value });

function toText(text: string, { language }: ValueContext): Value {
  const clean = cleanText(text);
  return clean === '' ? blank : term(literal(clean, language ?? undefined));
}

function toInteger(text: string): Value {
  const clean = cleanText(text);
  if (clean === '') return blank;
  if (!/^[+-]?\d{1,3}(?:\s?\d{3})*$|^[+-]?\d{1,15}$/.test(clean)) return refused('it is not a whole number');
  return term(literal(String(Number(clean.replace(/\s/g, ''))), xsd.integer));
}

function toIri(text: string, { baseUrl }: ValueContext): Value {
  const clean = cleanText(text);
  if (clean === '') return blank;
  const url = URL.parse(clean, baseUrl);
  if (url === null) return refused('it is not an address');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused('it is not an http(s) address');
  return term(namedNode(iriOfUrl(url)));
}

function toInitiative(text: string, { baseUrl, initiatives }: ValueContext): Value {
  const clean = cleanText(text);
  if (clean === '') return blank;
  const url = URL.parse(clean, baseUrl);
  if (url === null) return refused('it is not an address');
  const found = initiatives.ofAddress(url, new URL(baseUrl));
  return 'iri' in found ? term(namedNode(found.iri)) : refused(found.problem);
}

function toInitiativeOfKey(text: string, { initiatives }: ValueContext): Value {
  const key = cleanText(text);
  if (key === '') return blank;
  return /^\.{1,2}$/.test(key) ? refused('it is no key') : term(namedNode(initiatives.ofKey(key)));
}

function ofDate(reading: DateReading, ...ends: readonly ('first' | 'last')[]): Value {
  if (reading.kind !== 'dates') return reading;
  const iso = ends.map((end) => reading[end]).find((date) => date !== null) ?? null;
  return iso === null ? blank : term(literal(iso, datatypeOf(iso)));
}

function datatypeOf({ length }: string): NamedNode {
  if (length === 10) return xsd.date;
  return length === 7 ? xsd.gYearMonth : xsd.gYear;
}

function toLanguage(text: string): Value {
  const clean = cleanText(text);
  if (clean === '') return blank;
  const code = readLanguageName(clean);
  return code === null ? refused('it is not the name of a language') : term(literal(code));
}

function toCoordinate(text: string, { axis }: ValueContext): Value {
  const clean = cleanText(text);
  if (clean === '') return blank;
  const reading = readCoordinate(clean, axis);
  return reading.kind === 'refused' ? reading : term(literal(reading.degrees, xsd.decimal));
}

/** Words longer than this are no name of anything. */
const longestWords = 300;

function toWords(text: string): Value {
  const words = cleanText(text).replace(/\s+/g, ' ');
  if (slugless(words)) return blank;
  if (words.length > longestWords)
    return refused(`it is longer than ${longestWords} characters, so it is no name`);
  return { kind: 'words', words };
}

const slugless = (words: string) => !/[\p{L}\p{N}]/u.test(words);

function toTag(text: string): Value {
  const value = toWords(text);
  return value.kind === 'words' && value.words.endsWith(':') ? refused('it is a label, not a tag') : value;
}

function toPlace(text: string): Value {
  const value = toWords(text);
  if (value.kind !== 'words') return value;
  if (/[€$]|\beuros?\b/i.test(value.words)) return refused('it is an amount, not a place');
  if (/^(1[89]|20)\d\d$/.test(value.words)) return refused('it is a year, not a place');
  return value;
}

/** All of them, by name. */
export const valueFunctions: Readonly<Record<FunctionName, ValueFunction>> = {
  text: {
    summary: 'Visible text, cleaned: one kind of space, no invisible characters, line breaks kept.',
    fits: ['text', 'string'],
    examples: [['  Jardin\u00A0partagé ', '"Jardin partagé"@fr']],
    apply: toText,
  },
  html: {
    summary: 'Text that is itself markup, such as an attribute that holds HTML, made visible text.',
    fits: ['text', 'string'],
    examples: [['<p>Un <b>jardin</b></p>', '"Un jardin"@fr']],
    apply: (text, context) => toText(htmlToText(text), context),
  },
  integer: {
    summary: 'A whole number, its digits in groups of three or not.',
    fits: ['integer'],
    examples: [
      ['12 000', '"12000"^^xsd:integer'],
      ['12,5', null],
      ['environ 30', null],
    ],
    apply: toInteger,
  },
  iri: {
    summary: "An http(s) address; a relative one is resolved against the page's.",
    fits: ['iri'],
    examples: [
      ['/img/jardin.jpg', '<http://www.example.org/img/jardin.jpg>'],
      ['javascript:alert(1)', null],
    ],
    apply: toIri,
  },
  frenchDate: {
    summary: 'A date as French pages write it, or the beginning of a period; no more precise than the page.',
    fits: ['date'],
    examples: [
      ['1er février 2015', '"2015-02-01"^^xsd:date'],
      ['mars 2016', '"2016-03"^^xsd:gYearMonth'],
      ['depuis 2009', '"2009"^^xsd:gYear'],
      ['du 3 au 5 mai 2017', '"2017-05-03"^^xsd:date'],
      ['29 février 2015', null],
      ['12/03/16', null],
    ],
    apply: (text, { readAt }) => ofDate(readFrenchDate(cleanText(text), readAt), 'first'),
  },
  frenchDateEnd: {
    summary: 'The end of a period; a single date has none.',
    fits: ['date'],
    examples: [
      ['de 2015 à 2018', '"2018"^^xsd:gYear'],
      ['du 3 au 5 mai 2017', '"2017-05-05"^^xsd:date'],
    ],
    apply: (text, { readAt }) => ofDate(readFrenchDate(cleanText(text), readAt), 'last'),
  },
  frenchDateLimit: {
    summary: 'The end of a period, or the only date that there is: until when something holds.',
    fits: ['date'],
    examples: [
      ['du 3 au 5 mai 2017', '"2017-05-05"^^xsd:date'],
      ['jusqu’au 5 mai 2017', '"2017-05-05"^^xsd:date'],
      ['5 mai 2017', '"2017-05-05"^^xsd:date'],
      ['30 février 2017', null],
    ],
    apply: (text, { readAt }) => ofDate(readFrenchDate(cleanText(text), readAt), 'last', 'first'),
  },
  language: {
    summary: 'The code of a language, from its name in French or in itself, or from a language tag.',
    fits: ['string'],
    examples: [
      ['Français', '"fr"'],
      ['en-GB', '"en"'],
      ['klingon', null],
    ],
    apply: toLanguage,
  },
  coordinate: {
    summary:
      'A latitude or a longitude (WGS 84): decimal degrees, or degrees, minutes and seconds, with a direction or a sign.',
    fits: ['coordinate'],
    examples: [
      ['48,0061', '"48.0061"^^xsd:decimal'],
      ['48° 00′ 22″ N', '"48.006111"^^xsd:decimal'],
      ['21°06,9 Sud', null],
      ["21° 06,9' Sud", '"-21.115"^^xsd:decimal'],
      ['0,1996 Est', null],
      ['480061', null],
      ['48.0061, 0.1996', null],
    ],
    apply: toCoordinate,
  },
  place: {
    summary: 'The words that name a place; they are looked up later, with what "within" gives.',
    fits: ['place'],
    examples: [
      ['Le Mans (72)', 'Le Mans (72)'],
      ['12 000 €', null],
      ['2016', null],
    ],
    apply: toPlace,
  },
  tag: {
    summary: "A word of the partner's own; tags.tsv says which concepts it leads to.",
    fits: ['tag', 'concept'],
    examples: [
      ['Économie circulaire', 'Économie circulaire'],
      ['Thématique(s) :', null],
    ],
    apply: toTag,
  },
  concept: {
    summary:
      "A word that names a concept of the property's scheme, by one of its labels or through tags.tsv.",
    fits: ['concept'],
    examples: [['Jeunesse', 'Jeunesse']],
    apply: toTag,
  },
  organization: {
    summary: 'The name of an organization of which the page says nothing else.',
    fits: ['organization'],
    examples: [['Ville de Val-Inventé', 'Ville de Val-Inventé']],
    apply: toWords,
  },
  initiative: {
    summary:
      'An initiative of the same source, from the address of its page, where the address holds its key.',
    fits: ['initiative'],
    examples: [
      ['/fiche?id=12', '<http://bank/id/initiative/exemple/12>'],
      ['/agenda', null],
    ],
    apply: toInitiative,
  },
  initiativeKey: {
    summary: 'An initiative of the same source, from its key.',
    fits: ['initiative'],
    examples: [['12', '<http://bank/id/initiative/exemple/12>']],
    apply: toInitiativeOfKey,
  },
};

/** The function of each kind of property, when its rule names none. */
export const usualFunction: Readonly<Record<Exclude<ValueKind, 'resource'>, FunctionName>> = {
  text: 'text',
  string: 'text',
  integer: 'integer',
  date: 'frenchDate',
  iri: 'iri',
  coordinate: 'coordinate',
  place: 'place',
  tag: 'tag',
  concept: 'concept',
  organization: 'organization',
  initiative: 'initiative',
};
