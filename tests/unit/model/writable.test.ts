import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/model/writable.js';

const base = 'http://bank.example/';
const merged = (graph: string | null) => refusalOf(graph, { mode: 'merged', base })?.target ?? 'written';

describe('A graph of the merged dataset', () => {
  it.each(['a', 'a/b', 'été', 'a?b', 'a..b'])('under graph/local/ is written by updates: %s', (name) => {
    expect(merged(`${base}graph/local/${name}`)).toBe('written');
  });

  it.each([
    `${base}graph/apriles/1590`,
    `${base}graph/local/`,
    `${base}graph/local`,
    `${base}graph/local/../apriles/1590`,
    `${base}graph/local/%2e%2e/apriles/1590`,
    `${base}graph/local/a/../../apriles/1`,
    `${base}prov/apriles/1590`,
    `${base}derived/void`,
    'http://elsewhere.example/graph/local/a',
    'urn:a',
  ])('elsewhere is not: %s', (graph) => {
    expect(merged(graph)).toBe('graph');
  });

  it('is not the default graph, which is derived', () => {
    expect(merged(null)).toBe('default-graph');
  });
});

describe('A graph of a plain dataset', () => {
  it('is written whatever its name', () => {
    for (const graph of [null, 'urn:a', `${base}graph/apriles/1590`])
      expect(refusalOf(graph, { mode: 'plain', base })).toBeNull();
  });
});
