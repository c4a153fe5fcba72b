import { describe, expect, it } from 'vitest';
import {
  nQuads,
  resultsCsv,
  resultsJson,
  resultsTsv,
  resultsXml,
  triG,
} from '../../../src/rdf/media-types.js';
import { readAnswer, wantedFrom } from '../../../src/store/remote-answer.js';

const json = 'application/sparql-results+json';

function answerOf(body: string, type: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, { headers: { 'content-type': type, ...headers } });
}

async function textOf(answer: ReturnType<typeof readAnswer>): Promise<string> {
  const found = await answer;
  return found.kind === 'answer' ? Buffer.concat(found.body).toString('utf8') : found.kind;
}

// As Virtuoso 7 writes it.
const virtuosoRow = String.raw`{ "head": { "link": [], "vars": ["a", "b", "c"] },
  "results": { "distinct": false, "ordered": true, "bindings": [
    { "a": { "type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": "1" }, "b": { "type": "literal", "xml:lang": "fr", "value": "\"type\": \"typed-literal\"\tété" } } ] } }`;

describe('An answer of a remote server', () => {
  it('is given in pieces as it came', async () => {
    expect(
      await textOf(
        readAnswer(answerOf('a\r\n1\r\n', 'text/csv; charset=utf-8'), { format: resultsCsv, form: 'select' }),
      ),
    ).toBe('a\r\n1\r\n');
  });

  it('has literals as the standard has them, and texts as they are', async () => {
    const text = await textOf(
      readAnswer(answerOf(virtuosoRow, json), { format: resultsJson, form: 'select' }),
    );
    const [row] = (
      JSON.parse(text) as { results: { bindings: Record<string, { type: string; value: string }>[] } }
    ).results.bindings;
    expect(row).toMatchObject({
      a: { type: 'literal', value: '1' },
      b: { value: '"type": "typed-literal"\tété' },
    });
  });

  it('is written as tab-separated values from JSON', async () => {
    expect(wantedFrom(resultsTsv, 'select')).toBe(json);
    expect(
      await textOf(readAnswer(answerOf(virtuosoRow, json), { format: resultsTsv, form: 'select' })),
    ).toBe(
      '?a\t?b\t?c\n"1"^^<http://www.w3.org/2001/XMLSchema#integer>\t"\\"type\\": \\"typed-literal\\"\\tété"@fr\t\n',
    );
  });

  it.each([
    ['{ "head": {}, "boolean": true }', true],
    [
      '{ "head": { "vars": ["__ASK_RETVAL"] }, "results": { "bindings": [ { "__ASK_RETVAL": { "type": "typed-literal", "value": "0" } } ] } }',
      false,
    ],
  ])('is a boolean, however the server writes one: %s', async (body, value) => {
    expect(
      JSON.parse(await textOf(readAnswer(answerOf(body, json), { format: resultsJson, form: 'ask' }))),
    ).toEqual({
      head: {},
      boolean: value,
    });
    expect(await textOf(readAnswer(answerOf(body, json), { format: resultsXml, form: 'ask' }))).toContain(
      `<boolean>${value}</boolean>`,
    );
  });

  it('is asked for in formats that hold one graph', () => {
    expect([wantedFrom(nQuads, 'construct'), wantedFrom(triG, 'describe')]).toEqual([
      'application/n-triples',
      'text/turtle',
    ]);
  });

  it('is not taken for whole when the server stopped or cut it off', async () => {
    const stopped = answerOf('n\n1\n', 'text/csv', { 'x-sql-state': 'S1TAT' });
    expect(await readAnswer(stopped, { format: resultsCsv, form: 'select' })).toEqual({ kind: 'deadline' });
    const cut = answerOf('n\n1\n', 'text/csv', { 'x-sparql-maxrows': '1' });
    expect(await readAnswer(cut, { format: resultsCsv, form: 'select' })).toEqual({
      kind: 'past-cap',
      cap: 'rows',
      most: 1,
    });
  });

  it('is past the cap, or cut when that is asked for, when it has more rows than it may', async () => {
    const rows = { format: resultsTsv, form: 'select' } as const;
    const two = () => answerOf(virtuosoRow.replace(/("bindings": \[)(.*)(\])/s, '$1$2,$2$3'), json);
    const read = (truncate: boolean) => readAnswer(two(), { ...rows, rowCap: { rows: 1, truncate } });
    expect(await read(false)).toEqual({ kind: 'past-cap', cap: 'rows', most: 1 });
    expect(await read(true)).toMatchObject({ kind: 'answer', isTruncated: true });
    expect((await textOf(read(true))).trim().split('\n').length).toBe(2);
  });

  it('is a failure in another media type than was asked for', async () => {
    expect(
      await readAnswer(answerOf('<html>', 'text/html'), { format: resultsCsv, form: 'select' }),
    ).toMatchObject({
      kind: 'failed',
    });
  });

  it('is past the cap when it is longer than answers may be', async () => {
    const piece = new Uint8Array(1 << 20);
    let times = 0;
    const body = new ReadableStream({
      pull: (controller) => (times++ < 65 ? controller.enqueue(piece) : controller.close()),
    });
    const response = new Response(body, { headers: { 'content-type': 'text/csv' } });
    expect(await readAnswer(response, { format: resultsCsv, form: 'select' })).toEqual({
      kind: 'past-cap',
      cap: 'bytes',
      most: 64 * 2 ** 20,
    });
  });
});
