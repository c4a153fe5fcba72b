import { describe, expect, it } from 'vitest';
import { leaveOutClasses } from '../../../src/sparql/needless-classes.js';
import { createQueryParser } from '../../../src/sparql/parse-query.js';

const parse = createQueryParser(1_000);
const iri = (name: string) => `http://example.org/${name}`;
/** All that have p are of C and D, all that have q are of E. */
const domains = new Map([
  [iri('p'), new Set([iri('C'), iri('D')])],
  [iri('q'), new Set([iri('E')])],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#type', new Set([iri('C'), iri('D')])],
]);

/** The query without what is needless; null: it is run as it is. */
function leftOf(text: string): string | null {
  const parsed = parse(text, iri(''));
  if (parsed.kind !== 'query') throw new Error(JSON.stringify(parsed));
  const { counted } = parsed;
  const left = counted?.by === 'domains' ? leaveOutClasses(counted.text, counted.places, domains) : null;
  expect(left ?? '').not.toContain('urn:x-bis');
  expect(parsed.text).not.toContain('urn:x-bis');
  return (
    left
      ?.replaceAll('<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>', 'a')
      .replaceAll(/\s+/g, ' ')
      .replace(/ LIMIT 1001 $/, '') ?? null
  );
}

describe('A class', () => {
  it.each([
    ['SELECT * { ?x a <C> ; <p> ?y }', 'SELECT * WHERE { ?x <p> ?y . }'],
    ['SELECT * { ?x a <C>, <D> ; <p> ?y }', 'SELECT * WHERE { ?x <p> ?y . }'],
    ['SELECT * { ?x a <C>, <E> ; <p> ?y }', 'SELECT * WHERE { ?x a <E> . ?x <p> ?y . }'],
    ['SELECT * { ?x a <C> ; <p>/<z>* ?y }', 'SELECT * WHERE { ?x (<p>/(<z>*)) ?y . }'],
    ['SELECT ?y { [] a <C> ; <p> ?y }', 'SELECT ?y WHERE { _:g_0 <p> ?y . }'],
    [
      'SELECT * { ?x <z> 1 OPTIONAL { ?x a <C> ; <p> ?y } }',
      'SELECT * WHERE { ?x <z> "1"^^<http://www.w3.org/2001/XMLSchema#integer> . OPTIONAL { ?x <p> ?y . } }',
    ],
    [
      'PREFIX e: <http://example.org/> SELECT * { ?x a e:C ; e:p ?y . ?y a e:E ; e:q ?z }',
      'PREFIX e: <http://example.org/> SELECT * WHERE { ?x e:p ?y . ?y e:q ?z . }',
    ],
    ['CONSTRUCT { ?x a <C> } { ?x a <C> ; <p> ?y }', 'CONSTRUCT { ?x a <C> . } WHERE { ?x <p> ?y . }'],
    ['CONSTRUCT WHERE { ?x <p> ?y ; a <C> }', 'CONSTRUCT { ?x <p> ?y . ?x a <C> . } WHERE { ?x <p> ?y . }'],
  ])('is left out where all that have what else is asked are of it: %s', (text, left) => {
    expect(leftOf(text)).toBe(left);
  });

  it.each([
    ['there is another who has it', 'SELECT * { ?x a <E> ; <p> ?y }'],
    ['something else has it', 'SELECT * { ?x a <C> . ?y <p> ?z }'],
    ['it is led to', 'SELECT * { ?x a <C> . ?y <p> ?x }'],
    ['it is led to backwards', 'SELECT * { ?x a <C> ; ^<p> ?y }'],
    ['the step may be left out', 'SELECT * { ?x a <C> ; <p>* ?y }'],
    ['another step will do', 'SELECT * { ?x a <C> ; <p>|<q> ?y }'],
    ['only that path is excluded', 'SELECT * { ?x a <C> ; !<p> ?y }'],
    ['it is asked elsewhere', 'SELECT * { ?x a <C> OPTIONAL { ?x <p> ?y } }'],
    ['it is not there', 'SELECT * { ?x a <C> FILTER NOT EXISTS { ?x <p> ?y } }'],
    ['two classes speak for each other', 'SELECT * { ?x a <C>, <D> }'],
    ['one thing is asked about', 'SELECT * { <x> a <C> ; <p> ?y }'],
    ['a graph is named', 'SELECT * { GRAPH ?g { ?x a <C> ; <p> ?y } }'],
    ['a dataset is named', 'SELECT * FROM <g> { ?x a <C> ; <p> ?y }'],
    ['it is only constructed', 'CONSTRUCT { ?x a <C> ; <p> ?y } { ?x <z> ?y }'],
    ['it may be answered otherwise the next time', 'SELECT (RAND() AS ?r) { ?x a <C> ; <p> ?y }'],
  ])('is asked where %s', (_case, text) => {
    expect(leftOf(text)).toBeNull();
  });
});
