import { describe, expect, it } from 'vitest';
import { type Counts, fillCounts } from '../../../src/sparql/counted-patterns.js';
import { createQueryParser } from '../../../src/sparql/parse-query.js';

const parse = createQueryParser(1_000);
const counts: Counts = {
  version: 1,
  properties: new Map([
    ['http://example.org/p', 3],
    ['http://example.org/q', 4],
  ]),
  classes: new Map([['http://example.org/C', 5]]),
  domains: new Map(),
};

/** The text that asks by a table of counts, filled; null: there is none. */
function countedBy(text: string): string | null {
  const parsed = parse(text, 'http://example.org/');
  if (parsed.kind !== 'query') throw new Error(JSON.stringify(parsed));
  const { counted } = parsed;
  const filled = counted?.by === 'table' ? fillCounts(counted.text, counted.table, counts) : null;
  return filled?.replaceAll(/\s+/g, ' ') ?? null;
}

const byProperty = 'VALUES( ?p ?bis_count ){ ( <http://example.org/p> 3 ) ( <http://example.org/q> 4 ) }';
const byClass = 'VALUES( ?c ?bis_count ){ ( <http://example.org/C> 5 ) }';

describe('A query that counts all there is', () => {
  it.each([
    ['SELECT (COUNT(*) AS ?n) { ?s ?p ?o }', byProperty],
    ['SELECT ?p (COUNT(?s) AS ?n) { ?s ?p ?o } GROUP BY ?p', byProperty],
    ['SELECT ?p (COUNT(*) AS ?n) { [] ?p [] FILTER (?p != <x>) } GROUP BY ?p', byProperty],
    ['SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c', byClass],
    ['SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c', byClass],
    ['SELECT ?l (COUNT(?s) AS ?n) { ?s a ?c OPTIONAL { ?c <label> ?l } } GROUP BY ?l', byClass],
    ['SELECT DISTINCT ?c { ?s a ?c }', byClass],
    ['SELECT (COUNT(?s) AS ?n) { ?s a <C> }', 'VALUES ?bis_count {5}'],
    ['SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a <C> }', 'VALUES ?bis_count {5}'],
    ['SELECT (COUNT(?o) AS ?n) { ?s <q> ?o }', 'VALUES ?bis_count {4}'],
  ])('asks for the table: %s', (text, table) => {
    expect(countedBy(text)).toContain(table);
    expect(countedBy(text)).not.toContain('urn:x-bis');
  });

  it('sums what it would count, wherever that stands', () => {
    expect(
      countedBy(
        'SELECT ?c (COUNT(?s) * 2 AS ?n) { ?s a ?c } GROUP BY ?c HAVING (COUNT(*) > 2) ORDER BY COUNT(?s)',
      ),
    ).toBe(
      'SELECT ?c ( ( SUM( ?bis_count ) * "2"^^<http://www.w3.org/2001/XMLSchema#integer> ) AS ?n ) WHERE { ' +
        `{ ${byClass} } } GROUP BY ?c HAVING ( SUM( ?bis_count ) > "2"^^<http://www.w3.org/2001/XMLSchema#integer> ) ` +
        'ORDER BY ASC ( SUM( ?bis_count ) ) LIMIT 1001 ',
    );
  });

  it.each([
    ['nothing has been counted', 'SELECT (COUNT(*) AS ?n) { ?s a <None> }'],
    ['it wants the things themselves', 'SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s'],
    ['it wants all of them', 'SELECT ?p { ?s ?p ?o }'],
    ['it asks more of a thing', 'SELECT (COUNT(*) AS ?n) { ?s a <C> ; <q> ?o }'],
    [
      'it asks more of a thing in a filter',
      'SELECT (COUNT(*) AS ?n) { ?s a <C> FILTER EXISTS { ?s <q> 1 } }',
    ],
    ['it compares a thing', 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER (?o > 1) }'],
    ['a thing stands twice', 'SELECT (COUNT(*) AS ?n) { ?s ?p ?s }'],
    ['it counts different things only', 'SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o } GROUP BY ?p'],
    ['it counts different solutions only', 'SELECT (COUNT(DISTINCT *) AS ?n) { ?s a <C> }'],
    ['it adds values up', 'SELECT (SUM(?o) AS ?n) { ?s <q> ?o }'],
    ['it adds other values up', 'SELECT (SUM(?x) AS ?n) { ?s <q> ?o . <a> <b> ?x }'],
    ['it counts what may not be there', 'SELECT (COUNT(?x) AS ?n) { ?s a ?c OPTIONAL { ?c <b> ?x } }'],
    ['it asks named graphs', 'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }'],
    ['it asks a dataset of its own', 'SELECT (COUNT(*) AS ?n) FROM <g> { ?s ?p ?o }'],
    ['it asks along a path', 'SELECT (COUNT(*) AS ?n) { ?s <p>/<q> ?o }'],
    ['it only may match', 'SELECT (COUNT(*) AS ?n) { <a> <b> ?x OPTIONAL { ?s ?p ?o } }'],
    ['it has a variable of the name of the counts', 'SELECT (COUNT(*) AS ?bis_count) { ?s ?p ?o }'],
    ['each time has another answer', 'SELECT (COUNT(*) AS ?n) (RAND() AS ?r) { ?s ?p ?o }'],
  ])('is left to the engine where %s', (_, text) => {
    expect(countedBy(text)).toBeNull();
  });
});
