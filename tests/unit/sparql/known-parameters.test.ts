import { describe, expect, it } from 'vitest';
import { readParameters } from '../../../src/sparql/known-parameters.js';

const read = (encoded: string, known: readonly string[] = ['graph', 'timeout']) =>
  readParameters(encoded, 'address', known);
const detailOf = async (result: URLSearchParams | Response) => {
  if (!(result instanceof Response)) throw new Error('They were read.');
  return [result.status, ((await result.json()) as { detail: string }).detail];
};

describe('The parameters of a request that writes', () => {
  it.each([
    ['', []],
    ['?graph=urn:a', [['graph', 'urn:a']]],
    [
      'graph=%C3%A9+%E2%82%AC&timeout=1',
      [
        ['graph', 'é €'],
        ['timeout', '1'],
      ],
    ],
    ['graph=é%F0%9F%8C%B1🌱', [['graph', 'é🌱🌱']]],
    ['graph=%EF%BF%BD', [['graph', '\uFFFD']]],
    ['graph=100%', [['graph', '100%']]],
  ])('%j are %j', (encoded, expected) => {
    expect([...(read(encoded) as URLSearchParams)]).toEqual(expected);
  });

  it.each([
    'graph=%FF',
    'graph=%C3&timeout=%A9',
    'graph=%EF%BF%BD%FF',
    '%FF=1',
    'graph=%ED%A0%80',
    'graph=%C0%80',
  ])('are not read from %j, which is not UTF-8', async (encoded) => {
    expect(await detailOf(read(encoded))).toEqual([400, expect.stringContaining('not UTF-8')]);
  });

  it('are refused with the name that was meant, where one is near', async () => {
    expect(await detailOf(read('timout=1'))).toEqual([
      400,
      expect.stringContaining('Did you mean "timeout"?'),
    ]);
    expect(await detailOf(read('x=1'))).toEqual([
      400,
      expect.stringContaining('Known there: graph, timeout.'),
    ]);
    expect(await detailOf(read('x=1', []))).toEqual([400, expect.stringContaining('None is.')]);
  });
});
