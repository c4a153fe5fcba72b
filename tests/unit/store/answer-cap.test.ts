import { describe, expect, it } from 'vitest';
import { capRows } from '../../../src/store/answer-cap.js';

const json = (...values: string[]) =>
  JSON.stringify({
    head: { vars: ['x'] },
    results: { bindings: values.map((value) => ({ x: { type: 'literal', value } })) },
  });
const spacedJson = (...values: string[]) => JSON.stringify(JSON.parse(json(...values)), null, 2);
const xml = (...values: string[]) =>
  `<?xml version="1.0"?><sparql><head><variable name="x"/></head><results>${values
    .map((value) => `<result><binding name="x"><literal>${value}</literal></binding></result>`)
    .join('')}</results></sparql>`;
const csv = (...values: string[]) => ['x', ...values].map((line) => `${line}\r\n`).join('');
const tsv = (...values: string[]) => ['?x', ...values].map((line) => `${line}\n`).join('');

const tricky = ['}]}" ,{', 'back\\slash"', '[{'];
const formats = [
  ['application/sparql-results+json', json, tricky],
  ['application/sparql-results+json', spacedJson, tricky],
  ['application/sparql-results+xml', xml, ['a', '', '&lt;/result&gt;']],
  ['text/csv', csv, ['"a\r\nb"', '"say ""x"""', 'c']],
  ['text/tab-separated-values', tsv, ['"a\\nb"', '""', '<urn:c>']],
] as const;

describe.each(formats)('Rows past the cap in %s', (mediaType, write, values) => {
  it('are none when there are as many rows as may be given', () => {
    expect(capRows(write(...values), mediaType, values.length)).toBe('whole');
    expect(capRows(write(), mediaType, 1)).toBe('whole');
  });

  it('are cut off, and what is left is a whole answer', () => {
    const capped = capRows(write(...values, 'more'), mediaType, values.length);
    const { text } = capped as { text: string };
    if (mediaType === 'application/sparql-results+json') {
      expect(JSON.parse(text)).toEqual({
        ...JSON.parse(write(...values)),
        meta: { truncated: true, rows: 3 },
      });
    } else expect(text).toBe(write(...values));
  });
});
