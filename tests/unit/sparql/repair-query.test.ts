import { describe, expect, it } from 'vitest';
import { resultsJson } from '../../../src/rdf/media-types.js';
import { readSolutions } from '../../../src/rdf/solutions.js';
import { createQueryParser } from '../../../src/sparql/parse-query.js';
import { startEngine } from '../../../src/store/engine.js';

const parse = createQueryParser(1_000);
const engine = startEngine();
engine.store.update(`INSERT DATA {
  <urn:a> <urn:p> <urn:b> . <urn:b> <urn:p> <urn:c> .
  GRAPH <urn:g1> { <urn:a> <urn:p> 1 } GRAPH <urn:g2> { <urn:b> <urn:p> 1, 2 }
}`);

/** The text that is run for a query. */
function textOf(text: string): string {
  const parsed = parse(text, 'http://example.org/');
  if (parsed.kind !== 'query') throw new Error(JSON.stringify(parsed));
  return parsed.text;
}

/** What the engine answers to it: rows of values, sorted. */
function answer(text: string): string[] {
  const json = String(engine.store.query(textOf(text), { results_format: resultsJson.mediaType }));
  return readSolutions(json)
    .map((row) =>
      Object.entries(row)
        .map(([name, term]) => `${name}=${term.value}`)
        .sort()
        .join(' '),
    )
    .sort();
}

describe('A query that the engine answers as the standard has it', () => {
  it.each([
    'SELECT ?s WHERE { ?s <urn:p> ?o } LIMIT 5',
    'SELECT ?s WHERE { ?s <urn:p>+ <urn:c> ; <urn:q>* ?o MINUS { ?s <urn:r> ?o } } LIMIT 5',
    'SELECT (COUNT(?s) AS ?n) (BNODE() AS ?b) WHERE { GRAPH ?g { ?s ?p ?o MINUS { ?s <urn:r> ?o } } } LIMIT 5',
    'SELECT (1 + 2 / (3 - 4) AS ?n) { } LIMIT 1',
    '# a comment stays\nASK { GRAPH <urn:g> { VALUES ?x { 1 } } }',
  ])('is run as it was written: %s', (text) => {
    expect(textOf(text)).toBe(text);
  });
});

describe('A path of length zero', () => {
  it.each([
    ['SELECT ?o { <urn:unknown> <urn:p>* ?o }', ['o=urn:unknown']],
    ['SELECT ?s { ?s <urn:p>? <urn:unknown> }', ['s=urn:unknown']],
    ['SELECT ?s { ?s <urn:p>* 5 }', ['s=5']],
    ['SELECT ?o { <urn:a> <urn:p>* ?o }', ['o=urn:a', 'o=urn:b', 'o=urn:c']],
    ['SELECT ?o ?x { <urn:b> <urn:p>? ?o ; <urn:p> ?x }', ['o=urn:b x=urn:c', 'o=urn:c x=urn:c']],
    ['SELECT * { GRAPH <urn:g1> { <urn:b> <urn:p>* ?o } }', ['o=urn:b']],
  ])('leads from a term to itself, whether the graph holds it or not: %s', (text, rows) => {
    expect(answer(text)).toEqual(rows);
  });
});

describe('A pattern in GRAPH and a variable', () => {
  it('is of each graph though nothing is matched in it', () => {
    expect(answer('SELECT ?g ?x { GRAPH ?g { VALUES ?x { 1 } } }')).toEqual(['g=urn:g1 x=1', 'g=urn:g2 x=1']);
    expect(answer('SELECT ?g { GRAPH ?g { VALUES ?g { <urn:g2> <urn:g3> } } }')).toEqual(['g=urn:g2']);
  });

  it('loses nothing to MINUS when they share no variable, and what it shares otherwise', () => {
    expect(answer('SELECT ?a { GRAPH ?g { ?a <urn:p> 1 MINUS { ?b <urn:p> 2 } } }')).toEqual([
      'a=urn:a',
      'a=urn:b',
    ]);
    expect(answer('SELECT ?a { GRAPH ?g { ?a <urn:p> 1 MINUS { ?a <urn:p> 2 } } }')).toEqual(['a=urn:a']);
  });
});

describe('GROUP_CONCAT', () => {
  it('gives a simple literal, in every place where it may stand', () => {
    const inLanguage = 'VALUES (?k ?v) { (1 "a"@fr) (1 "b"@fr) }';
    expect(answer(`SELECT (LANG(GROUP_CONCAT(?v)) AS ?l) { ${inLanguage} }`)).toEqual(['l=']);
    const text = `SELECT (SAMPLE(?k) AS ?x) { ${inLanguage} } GROUP BY ?k HAVING (GROUP_CONCAT(?v) = "a b" || GROUP_CONCAT(?v) = "b a")`;
    expect(answer(text)).toEqual(['x=1']);
  });
});

describe('Arithmetic', () => {
  it.each([
    ['10 - 4 - 3', '3'],
    ['1 - 2 + 3', '2'],
    ['10 -4 -3', '3'],
    ['8 / 4 / 2', '1'],
    ['8 / 4 * 2', '4'],
    ['20 - 2 * 3 - 4', '10'],
    ['10 - (4 - 3)', '9'],
  ])('is done from left to right: %s', (sum, value) => {
    expect(answer(`SELECT (${sum} AS ?n) { }`)).toEqual([`n=${value}`]);
    expect(answer(`SELECT ?s { ?s <urn:p> <urn:b> FILTER (${sum} = ${value}) }`)).toEqual(['s=urn:a']);
  });
});

describe('BNODE of a text', () => {
  it('is one node within a solution, and another in each', () => {
    const text = 'SELECT (BNODE(?v) AS ?a) (BNODE(?v) AS ?b) (BNODE("y") AS ?c) { VALUES ?v { "x" "x" } }';
    const json = String(engine.store.query(textOf(text), { results_format: resultsJson.mediaType }));
    const rows = readSolutions(json).map(({ a, b, c }) => [a?.value, b?.value, c?.value]);
    expect(rows.every(([a, b, c]) => a === b && a !== c)).toBe(true);
    expect(new Set(rows.flat()).size).toBe(4);
  });
});

describe('A query that was rewritten', () => {
  it('keeps its limit, and gets one where it has none', () => {
    expect(textOf('SELECT ?o { <urn:a> <urn:p>* ?o } LIMIT 2')).toMatch(/LIMIT 2\s*$/);
    expect(textOf('SELECT ?o { <urn:a> <urn:p>* ?o }')).toMatch(/LIMIT 1001\s*$/);
    expect(answer('SELECT ?o { <urn:a> <urn:p>* ?o } ORDER BY ?o LIMIT 1 OFFSET 1')).toEqual(['o=urn:b']);
  });

  it('keeps prefixes, bases and relative IRIs', () => {
    const text = 'BASE <urn:x> PREFIX u: <urn:> SELECT ?o { u:a u:p* ?o FILTER (?o != <urn:a>) } ORDER BY ?o';
    expect(answer(text)).toEqual(['o=urn:b', 'o=urn:c']);
  });
});
