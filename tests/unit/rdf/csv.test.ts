import { describe, expect, it } from 'vitest';
import { spreadsheetCsv, toCsv } from '../../../src/rdf/csv.js';

describe('A table as CSV', () => {
  it('quotes cells with commas, quotes and line ends, and ends its lines as RFC 4180 says', () => {
    expect(
      toCsv([
        ['a', 'b'],
        ['x, y', 'say "z"'],
        ['two\nlines', null],
      ]),
    ).toBe('a,b\r\n"x, y","say ""z"""\r\n"two\nlines",\r\n');
  });

  it.each(['=1+1', '+33', '-1', '@SUM(A1)', '  =1+1', '\u00A0=1+1', '\uFF1D1+1'])(
    'keeps the text %j from being run as a formula',
    (text) => {
      expect(toCsv([[text]])).toBe(`'${text}\r\n`);
    },
  );

  it.each(['\tx', '\rx', '\n=1+1'])('keeps %j, which begins with a separator, in its cell', (text) => {
    expect(toCsv([[text]])).toBe(`"'${text}"\r\n`);
  });

  it.each(['x;=1+1', 'x,=1+1', 'x\t=1+1'])('keeps %j in one cell, whatever parts cells', (text) => {
    expect([toCsv([[text]]), toCsv([[text]], spreadsheetCsv)]).toEqual([
      `"${text}"\r\n`,
      `\uFEFF"${text}"\r\n`,
    ]);
  });

  it('leaves numbers as they are', () => {
    expect(toCsv([[-4.5, 0]])).toBe('-4.5,0\r\n');
  });

  it('for spreadsheets of French offices has a mark, semicolons and commas in decimals', () => {
    const rows = [
      ['a', 'b;c'],
      ['1.5', 45.25],
      ['=SUM(A1)', -4.5],
      ['x,y', null],
    ];
    expect(toCsv(rows, spreadsheetCsv)).toBe('\uFEFFa;"b;c"\r\n1.5;45,25\r\n\'=SUM(A1);-4,5\r\n"x,y";\r\n');
  });
});
