import { describe, expect, it } from 'vitest';
import { RequestBodies } from '../../../src/sparql/request-body.js';
import { largestUpdate, readUpdateOperation } from '../../../src/sparql/update-protocol.js';

const bodies = new RequestBodies({ room: 10_000_000, patience: 1_000, longest: 1_000 });
const form = 'application/x-www-form-urlencoded';
const direct = 'application/sparql-update';
const ask = (type: string | null, body: string | Uint8Array<ArrayBuffer>, query = '') => {
  const request = new Request(`http://localhost/update${query}`, { method: 'POST', body });
  if (type === null) request.headers.delete('content-type');
  else request.headers.set('content-type', type);
  return readUpdateOperation(request, bodies, 30_000);
};
const statusOf = async (answer: ReturnType<typeof ask>) => {
  const operation = await answer;
  return operation instanceof Response ? operation.status : operation;
};

describe('An update operation', () => {
  it('is read from a body (2.2.2) and from a form (2.2.1)', async () => {
    const expected = { text: 'CLEAR ALL # é', using: null, timeout: 30_000 };
    expect(await ask(direct, expected.text)).toEqual(expected);
    expect(await ask(`${direct}; charset=UTF-8`, expected.text)).toEqual(expected);
    expect(await ask(form, String(new URLSearchParams({ update: expected.text })))).toEqual(expected);
  });

  it('has the dataset that its parameters name (2.2.3)', async () => {
    const names = 'using-graph-uri=urn:a&using-graph-uri=urn:b&using-named-graph-uri=urn:c';
    const using = { defaultGraphs: ['urn:a', 'urn:b'], namedGraphs: ['urn:c'] };
    expect(await ask(direct, 'x', `?${names}`)).toMatchObject({ using });
    expect(await ask(form, `update=x&${names}`)).toMatchObject({ using });
  });

  it('may have an earlier deadline than the server’s, and never a later one', async () => {
    expect(await ask(direct, 'x', '?timeout=1.5')).toMatchObject({ timeout: 1_500 });
    expect(await ask(form, 'update=x', '?timeout=2')).toMatchObject({ timeout: 2_000 });
    expect(await ask(form, 'update=x&timeout=3', '?timeout=2')).toMatchObject({ timeout: 3_000 });
    expect(await ask(direct, 'x', '?timeout=1000')).toMatchObject({ timeout: 30_000 });
  });

  it.each([
    ['no content type', null, 'x', '', 415],
    ['another content type', 'text/plain', 'x', '', 415],
    ['a query in the body', 'application/sparql-query', 'ASK {}', '', 415],
    ['no update', form, 'timeout=1', '', 400],
    ['a query in place of an update', form, 'query=ASK{}', '', 400],
    ['two updates', form, 'update=a&update=b', '', 400],
    ['a dataset in the address of a form', form, 'update=x', '?using-graph-uri=urn:a', 400],
    ['the dataset parameters of queries', direct, 'x', '?default-graph-uri=urn:a', 400],
    ['a graph name that is relative', direct, 'x', '?using-graph-uri=a', 400],
    ['a deadline of nothing', direct, 'x', '?timeout=0', 400],
    ['a deadline that is no number', direct, 'x', '?timeout=soon', 400],
    ['another charset', `${direct}; charset=utf-16`, 'x', '', 400],
    ['bytes that are not UTF-8', direct, new Uint8Array([0x23, 0xff]), '', 400],
    ['percent-encoded bytes that are not UTF-8', form, 'update=%FF%EF%BF%BD', '', 400],
    ['a body that is too long', direct, 'x'.repeat(largestUpdate + 1), '', 413],
    ['a text that is too long in its form', form, `update=${'x'.repeat(largestUpdate + 1)}`, '', 413],
  ])('is not read from a request with %s', async (_what, type, body, query, status) => {
    expect(await statusOf(ask(type, body, query))).toBe(status);
  });

  it('keeps no room for its body once it is read', () => {
    expect(bodies.held).toBe(0);
  });
});
