import { describe, expect, it } from 'vitest';
import { writtenTag } from '../../../src/http/preconditions.js';
import { turtle } from '../../../src/rdf/media-types.js';
import { conditionOf, tagOf, targetOf } from '../../../src/sparql/graph-target.js';

const base = 'http://bank.example/';
const target = (path: string) => {
  const found = targetOf(new Request(`http://127.0.0.1:7330${path}`), base);
  return found instanceof Response ? found.status : found;
};

describe('The graph that a request is about', () => {
  it.each([
    ['/graph/local/a', `${base}graph/local/a`],
    ['/graph/local/a?timeout=1', `${base}graph/local/a`],
    ['/graph/local/%C3%A9', `${base}graph/local/%C3%A9`],
    ['/graph-store?graph=urn:a', 'urn:a'],
    ['/graph-store?graph=http://x.example/%C3%A9%3Fq', 'http://x.example/é?q'],
    ['/graph-store?default', null],
    ['/graph-store?default=', null],
  ])('at %s is %j', (path, graph) => {
    expect(target(path)).toEqual({ kind: 'graph', graph });
  });

  it('is a new one where none is named', () => {
    expect(target('/graph-store')).toEqual({ kind: 'store' });
  });

  it.each([
    '/graph-store?graph=a',
    '/graph-store?graph=',
    '/graph-store?graph=urn:a&graph=urn:b',
    '/graph-store?graph=urn:a&default',
    '/graph-store?default&default',
  ])('is none at %s', (path) => {
    expect(target(path)).toBe(400);
  });
});

describe('The condition of a request that writes', () => {
  const condition = (headers: Record<string, string>) => conditionOf(new Headers(headers), 'urn:g');
  const [plain, packed] = [tagOf(7, turtle, 'identity'), tagOf(7, turtle, 'gzip')].map(writtenTag);

  it('is none without headers', () => {
    expect(condition({})).toBeUndefined();
  });

  it('tells codings apart by their tags, and knows their state by each', () => {
    expect(plain).not.toBe(packed);
    expect(condition({ 'if-match': `${plain}` })).toEqual({ graph: 'urn:g', in: [7] });
    expect(condition({ 'if-match': `${packed}, "9-nt"` })).toEqual({ graph: 'urn:g', in: [7, 9] });
  });

  it.each([`W/${plain}`, '"x"', '"7-ttl-br"', 'nothing', ''])(
    'is met by no state for If-Match: %s',
    (header) => {
      expect(condition({ 'if-match': header })).toEqual({ graph: 'urn:g', in: [] });
    },
  );

  it('compares weakly for If-None-Match, and has every state for *', () => {
    expect(condition({ 'if-none-match': `W/${packed}` })).toEqual({ graph: 'urn:g', notIn: [7] });
    expect(condition({ 'if-none-match': '*', 'if-match': '*' })).toEqual({
      graph: 'urn:g',
      in: 'all',
      notIn: 'all',
    });
  });
});
