import { describe, expect, it } from 'vitest';
import { createQueryOutliner } from '../../../src/sparql/query-outline.js';
import { scopeQuery } from '../../../src/store/remote-scope.js';

const base = 'http://localhost:3000/';
const outline = createQueryOutliner();

function scope(
  text: string,
  dataset: { readonly defaultGraphs?: readonly string[]; readonly namedGraphs?: readonly string[] } = {},
) {
  const found = outline(text, base);
  if (found === null) throw new Error(`${text} is no query`);
  return scopeQuery({ text, base, ...dataset }, found, {
    prefix: base,
    others: ['urn:x-bis:merged', 'a:other'],
  });
}

describe('A query to a remote server', () => {
  it('is asked as it is of the merged graph when it names no graph', () => {
    expect(scope('SELECT * { ?s ?p ?o }')).toEqual({
      kind: 'query',
      text: `BASE <${base}> SELECT * { ?s ?p ?o }`,
      defaultGraphs: ['urn:x-bis:merged'],
      namedGraphs: [],
    });
  });

  it('is put into the merged graph when it names graphs, of which it sees the bank’s only', () => {
    expect(scope('SELECT * { ?s ?p ?o GRAPH ?g { ?s ?q ?r } }')).toEqual({
      kind: 'query',
      text: `BASE <${base}> SELECT * { GRAPH <urn:x-bis:merged> { ?s ?p ?o { GRAPH ?g { ?s ?q ?r } FILTER (?g NOT IN (<urn:x-bis:merged>, <a:other>)) } } }`,
      defaultGraphs: [],
      namedGraphs: [],
    });
  });

  it.each([
    ['urn:x-bis:position', '{ GRAPH <urn:x-bis:position> { ?s ?p ?o } FILTER (false) }'],
    [`${base}graph/a/1`, `{ GRAPH <${base}graph/a/1> { ?s ?p ?o } }`],
  ])('finds nothing in a graph by its name, unless it is the bank’s: %s', (graph, pattern) => {
    expect(scope(`ASK { GRAPH <${graph}> { ?s ?p ?o } }`)).toMatchObject({
      text: expect.stringContaining(pattern),
    });
  });

  it('is asked of the graphs that it names as its dataset, said once and without those that are not the bank’s', () => {
    const dataset = { defaultGraphs: [`${base}graph/a`, 'urn:x-bis:position'], namedGraphs: [] };
    const asked = scope(
      `ASK FROM <${base}graph/a> FROM <urn:x-bis:position> { GRAPH ?g { ?s ?p ?o } }`,
      dataset,
    );
    expect(asked).toMatchObject({ defaultGraphs: [`${base}graph/a`], namedGraphs: ['urn:x-bis:empty'] });
    expect(asked).toMatchObject({ text: expect.not.stringContaining('FROM') });
  });

  it.each([
    ['DESCRIBE ?s { GRAPH ?g { ?s ?p ?o } }', 'Ask with CONSTRUCT'],
    ['SELECT (EXISTS { GRAPH ?g {} } AS ?e) { ?s ?p ?o }', 'within WHERE only'],
    ['ASK { SERVICE <http://a/> {} }', 'not sent on'],
  ])('says what to do where it cannot be asked: %s', (text, message) => {
    expect(scope(text)).toMatchObject({ kind: 'refused', message: expect.stringContaining(message) });
  });
});
