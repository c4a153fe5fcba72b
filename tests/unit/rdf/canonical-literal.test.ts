import { describe, expect, it } from 'vitest';
import { quadToNQuads } from '../../../src/rdf/canonical.js';
import { spellCanonically } from '../../../src/rdf/canonical-literal.js';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { xsd } from '../../../src/rdf/vocabulary.js';
import { startEngine } from '../../../src/store/engine.js';

const engine = startEngine();
const subject = namedNode('urn:s');
const values: Readonly<Record<string, readonly string[]>> = {
  integer: ['01', '+1', '-0', '1', '00', '-012', 'abc', '', '123456789012345678901234567890'],
  decimal: [
    '48.850',
    '48',
    '048.5',
    '+.5',
    '-0.0',
    '5.',
    '.5',
    '.',
    '1e3',
    '-1.20',
    '48.123456789012345678901',
  ],
  boolean: ['1', '0', 'true', 'TRUE'],
  dateTime: [
    '2016-01-01T00:00:00.000Z',
    '2016-01-01T00:00:00.120Z',
    '2016-01-01T00:00:00+00:00',
    '2016-01-01T00:00:00-00:00',
    '2016-01-01T10:00:00+02:00',
    '2016-01-01T10:00:00',
    '2016-01-01T10:00:10.100',
  ],
  date: ['2016-01-01', '2016-01-01Z', '2016-01-01+00:00', '2016-01-01+02:00'],
  time: ['10:00:00.10', '10:00:00'],
  gYear: ['2016'],
  gYearMonth: ['2016-03'],
  string: ['01', '1.0'],
};
const cases = Object.entries(values).flatMap(([type, texts]) => texts.map((text) => [type, text] as const));

describe('The spelling of a literal', () => {
  it.each(cases)('is, for the %s "%s", the one that the engine gives back', (type, text) => {
    const datatype = namedNode(`${xsd.iri}${type}`);
    const given = quad(subject, subject, literal(text, datatype));
    expect(quadToNQuads(spellCanonically(given))).toBe(engine.normalize(quadToNQuads(given)));
  });

  it('is left alone in texts and IRIs', () => {
    for (const object of [literal('01', 'fr'), namedNode('urn:01')]) {
      const given = quad(subject, subject, object);
      expect(spellCanonically(given)).toBe(given);
    }
  });
});
