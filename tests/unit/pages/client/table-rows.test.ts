import { describe, expect, it } from 'vitest';
import type { Row } from '../../../../src/pages/client/result-terms.js';
import { rowsWith, sortRows } from '../../../../src/pages/client/table-rows.js';

const integer = 'http://www.w3.org/2001/XMLSchema#integer';
const row = (name: string, number?: number): Row => ({
  name: { type: 'literal', value: name },
  ...(number === undefined ? {} : { number: { type: 'literal', value: String(number), datatype: integer } }),
});
const rows = [row('Éole', 10), row('eau'), row('Zinc', 9), row('abri', 100)];
const names = (found: readonly Row[]) => found.map(({ name }) => name?.value);

describe('The rows of a table', () => {
  it('are sorted as the language sorts words', () => {
    const sorted = sortRows(rows, { column: 'name', isDescending: false }, 'fr');
    expect(names(sorted)).toEqual(['abri', 'eau', 'Éole', 'Zinc']);
  });

  it('are sorted as numbers where they are, and what is unbound comes last both ways', () => {
    const by = (isDescending: boolean) => names(sortRows(rows, { column: 'number', isDescending }, 'fr'));
    expect([by(false), by(true)]).toEqual([
      ['Zinc', 'Éole', 'abri', 'eau'],
      ['abri', 'Éole', 'Zinc', 'eau'],
    ]);
  });

  it('are narrowed to those that hold a text anywhere', () => {
    expect(names(rowsWith(rows, ' ÉO '))).toEqual(['Éole']);
    expect(names(rowsWith(rows, '100'))).toEqual(['abri']);
    expect(rowsWith(rows, ' ')).toBe(rows);
  });
});
