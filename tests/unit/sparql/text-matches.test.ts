import { describe, expect, it } from 'vitest';
import { createQueryParser, type ParsedQuery } from '../../../src/sparql/parse-query.js';
import { fillMatches } from '../../../src/sparql/text-matches.js';
import { startEngine } from '../../../src/store/engine.js';

const parse = createQueryParser(1_000);
const prefix = 'PREFIX bis: <https://w3id.org/innovation-sociale/ns#> ';
const parsed = (text: string) =>
  parse(prefix + text, 'http://example.org/') as ParsedQuery & { kind: 'query' };

/** The pattern that is run when each text is found in these things. */
function patternOf(text: string, ...hits: readonly { iri: string; score: number }[]): string {
  const query = parsed(text);
  const filled = fillMatches(
    query.text,
    query.matches.map((match) => ({ ...match, hits })),
  );
  // Blanks are left to the generator.
  return (/WHERE\s*\{(.*)\}/s.exec(filled)?.[1] ?? filled)
    .replace(/\s+/g, ' ')
    .replace(/ ?([{}()]) ?/g, '$1')
    .trim();
}

const hit = { iri: 'http://example.org/id/1', score: 1.5 };

describe('bis:matches', () => {
  it('is replaced by what the text is found in', () => {
    expect(patternOf('SELECT ?i { ?i bis:matches "jardins" ; ?p ?c }', hit)).toBe(
      '{VALUES ?i{<http://example.org/id/1>}?i ?p ?c .}',
    );
  });

  it('gives its score to the variable of bis:score beside it', () => {
    expect(
      patternOf('SELECT ?i ?s { ?i bis:matches "jardins" ; bis:score ?s }', hit, {
        iri: 'urn:b',
        score: 0.25,
      }),
    ).toBe(
      '{VALUES(?i ?s){(<http://example.org/id/1> "1.5000"^^<http://www.w3.org/2001/XMLSchema#decimal>)(<urn:b> "0.2500"^^<http://www.w3.org/2001/XMLSchema#decimal>)}}',
    );
  });

  it('that finds nothing is counted as nothing, with its score and without', () => {
    const { store } = startEngine();
    const counted = (pattern: string) => {
      const query = parsed(`SELECT (COUNT(*) AS ?n) { ${pattern} }`);
      const text = fillMatches(
        query.text,
        query.matches.map((match) => ({ ...match, hits: [] })),
      );
      return String(store.query(text, { results_format: 'text/csv' })).split('\r\n')[1];
    };
    expect(counted('?i bis:matches "rien"')).toBe('0');
    expect(counted('?i bis:matches "rien" ; bis:score ?s ; a ?c')).toBe('0');
    expect(counted('VALUES ?i { <urn:a> } FILTER NOT EXISTS { ?i bis:matches "rien" }')).toBe('1');
    expect(patternOf('SELECT ?i { ?i bis:matches "rien" }').replaceAll(/<urn:x-bis:[^>]*>/g, '<it>')).toBe(
      '{?i <it> <it> .}',
    );
  });

  it('may stand several times and in parts of the query', () => {
    const query = parsed(
      'SELECT ?i { { ?i bis:matches "a" } UNION { ?i bis:matches "b" FILTER NOT EXISTS { ?i bis:matches "c" } } }',
    );
    expect(query.matches.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(new Set(query.matches.map(({ marker }) => marker)).size).toBe(3);
  });

  it('takes a text that VALUES gives, as parameters are', () => {
    expect(parsed('SELECT ?i { VALUES ?w { "été" } ?i bis:matches ?w }').matches).toMatchObject([
      { text: 'été' },
    ]);
  });

  it('leaves bis:score alone where there is nothing to score', () => {
    const text = `${prefix}SELECT ?s { ?d bis:score ?s } LIMIT 5`;
    expect(parse(text, 'http://example.org/')).toMatchObject({ text, matches: [] });
  });

  it('is the same question however often it is asked, though its places are secret', () => {
    const [one, other] = [parsed('ASK { ?i bis:matches "a" }'), parsed('ASK { ?i bis:matches "a" }')];
    expect(one.identity).toBe(other.identity);
    expect(one.matches[0]?.marker).not.toBe(other.matches[0]?.marker);
    expect(parsed('ASK { ?i bis:matches "b" }').identity).not.toBe(one.identity);
  });

  it.each([
    'SELECT ?i { <urn:a> bis:matches "a" }',
    'SELECT ?i { ?i bis:matches ?text }',
    'SELECT ?i { ?i bis:matches <urn:a> }',
    'SELECT ?i { ?i bis:matches "a" ; bis:score 1 }',
  ])('is refused in another way, with how it is written: %s', (text) => {
    expect(parse(prefix + text, 'http://example.org/')).toEqual({
      kind: 'unsupported',
      message: expect.stringMatching(/\?initiative bis:/),
    });
  });
});
