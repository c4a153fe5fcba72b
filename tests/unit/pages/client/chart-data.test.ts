import { describe, expect, it } from 'vitest';
import { firstChart, momentOf, numberColumns, pointsOf } from '../../../../src/pages/client/chart-data.js';
import type { JsonTerm, Row } from '../../../../src/pages/client/result-terms.js';

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const text = (value: string): JsonTerm => ({ type: 'literal', value, 'xml:lang': 'fr' });
const number = (value: number): JsonTerm => ({
  type: 'literal',
  value: String(value),
  datatype: `${xsd}integer`,
});
const iri = (value: string): JsonTerm => ({ type: 'uri', value });
const scope = { language: 'fr', base: 'http://bank.example/', schemes: 'urn:s', prefixes: {} } as const;

const themes: Row[] = [
  { theme: iri('http://bank.example/id/a'), name: text('Emploi'), n: number(3) },
  { theme: iri('http://bank.example/id/b'), name: text('Santé'), n: number(2) },
  { theme: iri('http://bank.example/id/c'), n: number(1) },
];
const years: Row[] = [
  { year: { type: 'literal', value: '2016', datatype: `${xsd}gYear` }, n: number(4) },
  { year: { type: 'literal', value: '2014', datatype: `${xsd}gYear` }, n: number(5) },
];

describe('The chart of a result', () => {
  it('draws the last column of numbers by the last column of names', () => {
    expect(firstChart(['theme', 'name', 'n'], themes)).toEqual({ kind: 'bars', labels: 'name', values: 'n' });
  });

  it('is a line where there is time, in the order of time', () => {
    const choice = firstChart(['year', 'n'], years);
    expect(choice).toEqual({ kind: 'line', labels: 'year', values: 'n' });
    const points = choice === null ? [] : pointsOf(years, choice, scope);
    expect(points.map(({ value }) => value)).toEqual([5, 4]);
  });

  it('takes years that are plain integers for time', () => {
    const plain: Row[] = [{ year: number(2014), n: number(1) }];
    expect(firstChart(['n', 'year'], plain)).toEqual({ kind: 'line', labels: 'year', values: 'n' });
  });

  it('sets one column of numbers against another', () => {
    const pairs: Row[] = [{ a: number(1), b: number(2) }];
    expect(firstChart(['a', 'b'], pairs)).toEqual({ kind: 'points', labels: 'a', values: 'b' });
  });

  it('is not made of words alone, nor of nothing', () => {
    expect(firstChart(['name'], themes)).toBeNull();
    expect(firstChart(['n'], [])).toBeNull();
    expect(numberColumns(['n', 'gone'], themes)).toEqual(['n']);
  });

  it('names things by their short names, and leaves out what has no value', () => {
    const points = pointsOf(
      [...themes, { theme: iri('urn:x') }],
      { kind: 'bars', labels: 'theme', values: 'n' },
      scope,
    );
    expect(points).toEqual([
      { label: 'a', value: 3 },
      { label: 'b', value: 2 },
      { label: 'c', value: 1 },
    ]);
  });
});

describe('A moment', () => {
  it('is a date, a month or a year', () => {
    const of = (value: string, type: string) =>
      momentOf({ type: 'literal', value, datatype: xsd + type })
        ?.toISOString()
        .slice(0, 10);
    expect([of('2016-03-01', 'date'), of('2016-03', 'gYearMonth'), of('2016', 'gYear')]).toEqual([
      '2016-03-01',
      '2016-03-01',
      '2016-01-01',
    ]);
    expect([of('soon', 'date'), momentOf(text('12')), momentOf(iri('2016'))]).toEqual([
      undefined,
      null,
      null,
    ]);
  });
});
