import { describe, expect, it } from 'vitest';
import { createQueryParser } from '../../../src/sparql/parse-query.js';

const base = 'http://example.org/';
const parseQuery = createQueryParser(1_000);

function shapeOf(text: string): string | undefined {
  const parsed = parseQuery(text, base);
  return parsed.kind === 'query' ? parsed.shape : undefined;
}

describe('A query text', () => {
  it.each([
    ['select', 'SELECT * { ?s ?p "CONSTRUCT { } ASK" }'],
    ['ask', '# DESCRIBE <a>\nASK { ?select ?construct ?describe }'],
    ['construct', 'PREFIX select: <urn:x> construct where { ?s ?p select: }'],
    ['describe', 'BASE <http://select.example/> DESCRIBE <ask>'],
    ['select', 'SELECT * { ?s ?p "\u0000\u202E</script>" }'],
    ['select', 'SELECT * { <<( <a> <b> <c> )>> ?p ?o }'],
  ] as const)('has its form from the grammar, not from its words: %s', (form, text) => {
    expect(parseQuery(text, base)).toMatchObject({ kind: 'query', form });
  });

  it('is written without indentation where parts of it are written anew, however deep they are', () => {
    const depth = 20;
    const text = `SELECT * ${'{ SERVICE <http://other.example/> '.repeat(depth)}{ ?s ?p ?o }${' }'.repeat(depth)}`;
    const parsed = parseQuery(text, base);
    const written = parsed.kind === 'query' ? parsed.calls.map((call) => call.text) : [];
    expect([written.length, written.filter((call) => /\n[ \t]/.test(call))]).toEqual([1, []]);
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

  it('is run as it was written where it is long, since writing it anew takes longer than reading it', () => {
    const patterns = Array.from({ length: 5_000 }, (_, n) => `?i${n} a <C> ; <p> <o> .`).join('\n');
    const text = `SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ${patterns} } LIMIT 5`;
    const parsed = parseQuery(text, base);
    expect(parsed.kind === 'query' && [parsed.text === text, parsed.counted]).toEqual([true, null]);
  });

  it('names its dataset by absolute IRIs, whatever they are written as', () => {
    const text = `BASE <http://b.example/> PREFIX x: <http://x.example/> PREFIX y: <rel/>
      SELECT * FROM <g1> FROM x:g2 FROM NAMED y:g3 FROM NAMED <urn:g4> { ?s ?p ?o }`;
    expect(parseQuery(text, base)).toMatchObject({
      dataset: {
        defaultGraphs: ['http://b.example/g1', 'http://x.example/g2'],
        namedGraphs: ['http://b.example/rel/g3', 'urn:g4'],
      },
    });
    expect(parseQuery('ASK FROM <g> {}', base)).toMatchObject({
      dataset: { defaultGraphs: ['http://example.org/g'] },
    });
    expect(parseQuery('ASK {}', base)).toMatchObject({ dataset: null });
  });

  it('has the shape of those that ask the same of other things', () => {
    const one = shapeOf('SELECT * { <urn:a> <urn:p> ?o FILTER (?o > 5) } LIMIT 10');
    expect(shapeOf('SELECT  * { <urn:b> <urn:p> ?o . FILTER (?o > 7) } LIMIT 20')).toBe(one);
    expect(shapeOf('SELECT * { <urn:a> <urn:q> ?o FILTER (?o > 5) } LIMIT 10')).not.toBe(one);
    expect(shapeOf('SELECT * { <urn:a> <urn:p> ?o . ?x <urn:p> ?o FILTER (?o > 5) } LIMIT 10')).not.toBe(one);
  });

  it('leaves nothing behind for the next one: neither prefixes nor failures', () => {
    expect(parseQuery('PREFIX a: <urn:a> SELECT * { ?s a:p', base).kind).toBe('malformed');
    expect(parseQuery('PREFIX a: <urn:a> SELECT * { ?s a:p ?o }', base).kind).toBe('query');
    expect(parseQuery('SELECT * { ?s a:p ?o }', base).kind).toBe('malformed');
  });
});
