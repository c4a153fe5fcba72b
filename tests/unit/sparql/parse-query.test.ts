import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/sparql/parse-query.js';

const base = 'http://example.org/';

describe('A query text', () => {
  it.each([
    ['select', 'SELECT * { ?s ?p "CONSTRUCT { } ASK" }'],
    ['ask', '# DESCRIBE <a>\nASK { ?select ?construct ?describe }'],
    ['construct', 'PREFIX select: <urn:x> construct where { ?s ?p select: }'],
    ['describe', 'BASE <http://select.example/> DESCRIBE <ask>'],
    ['select', 'SELECT * { ?s ?p "\u0000\u202E</script>" }'],
    ['select', 'SELECT * { <<( <a> <b> <c> )>> ?p ?o }'],
  ] as const)('has its form from the grammar, not from its words: %s', (form, text) => {
    expect(parseQuery(text, base)).toEqual({ kind: 'query', form });
  });

  it.each(['INSERT DATA { <a> <b> "SELECT" }', 'CLEAR ALL', 'DELETE WHERE { ?s ?p ?o }; DROP ALL'])(
    'that changes data is an update: %s',
    (text) => {
      expect(parseQuery(text, base)).toEqual({ kind: 'update' });
    },
  );

  it.each([
    'SELECT',
    'SELECT * { ?s ?p }',
    'SELECT ?x { } GROUP BY ?y',
    'SELECT * { ?s a:undeclared ?o }',
    'SELECT * { ?s ?p "\uD800" }',
    'ASK { } INSERT DATA { <a> <b> <c> }',
    `ASK ${'{'.repeat(50_000)}${'}'.repeat(50_000)}`,
  ])('that is not SPARQL is malformed, with a message (%#)', (text) => {
    expect(parseQuery(text, base)).toEqual({ kind: 'malformed', message: expect.stringMatching(/./) });
  });

  it('leaves nothing behind for the next one: neither prefixes nor failures', () => {
    expect(parseQuery('PREFIX a: <urn:a> SELECT * { ?s a:p', base).kind).toBe('malformed');
    expect(parseQuery('PREFIX a: <urn:a> SELECT * { ?s a:p ?o }', base).kind).toBe('query');
    expect(parseQuery('SELECT * { ?s a:p ?o }', base).kind).toBe('malformed');
  });
});
