/**
 * One spelling for each value: `01` and `1` are two literals (RDF 1.1 Concepts, 3.3) and one value, and query engines
 * keep values. Spelt alike before they are stored, what engines hold and what the journal holds are the same triples.
 */

import { type Literal, literal, type Quad, quad } from './terms.js';
import { xsd } from './vocabulary.js';

/** Engines hold so many digits; longer numbers they keep as they are spelt. */
const mostDigits = 18;

// XML Schema 1.1 Part 2, 3.3.3.2 and 3.4.13.2, but "5" for the decimal 5.0, as SPARQL engines write it.
function canonicalNumber(text: string): string {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (match === null || `${match[2]}${match[3] ?? ''}` === '') return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const rest = fraction.replace(/0+$/, '');
  if (digits.length + rest.length > mostDigits) return text;
  const value = rest === '' ? digits : `${digits}.${rest}`;
  return sign === '-' && value !== '0' ? `-${value}` : value;
}

function canonicalBoolean(text: string): string {
  return text === '1' ? 'true' : text === '0' ? 'false' : text;
}

// Fractions of a second without zeros at the end, and no offset for what is universal time.
function canonicalTime(text: string): string {
  return text
    .replace(/(:\d\d)\.(\d*?)0*(?=$|Z|[+-])/, (_all, seconds: string, fraction: string) =>
      fraction === '' ? seconds : `${seconds}.${fraction}`,
    )
    .replace(/[+-]00:00$/, 'Z');
}

const canonical: Readonly<Record<string, (text: string) => string>> = {
  [xsd.integer.value]: canonicalNumber,
  [xsd.decimal.value]: canonicalNumber,
  [xsd.boolean.value]: canonicalBoolean,
  [xsd.dateTime.value]: canonicalTime,
  [xsd.time.value]: canonicalTime,
  [xsd.date.value]: canonicalTime,
};

function canonicalLiteral(term: Literal): Literal {
  const spell = canonical[term.datatype.value];
  const text = spell?.(term.value) ?? term.value;
  return text === term.value ? term : literal(text, term.datatype as Parameters<typeof literal>[1]);
}

/** The quad with its literal spelt canonically: integers, decimals, booleans, dates and times. */
export function spellCanonically(given: Quad): Quad {
  const { subject, predicate, object, graph } = given;
  if (object.termType !== 'Literal') return given;
  const spelt = canonicalLiteral(object);
  return spelt === object ? given : quad(subject, predicate as Parameters<typeof quad>[1], spelt, graph);
}
