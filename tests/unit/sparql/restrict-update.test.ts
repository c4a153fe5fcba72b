import { describe, expect, it } from 'vitest';
import { createUpdateParser } from '../../../src/sparql/parse-update.js';
import { restrictUpdate } from '../../../src/sparql/restrict-update.js';

const parse = createUpdateParser();
const restrict = (text: string, graph: string | null = 'urn:g') => {
  const parsed = parse({ text, base: 'http://bank.example/' });
  if (parsed.kind !== 'update') throw new Error(JSON.stringify(parsed));
  return restrictUpdate(parsed.plan, graph);
};

describe('An update as a patch of one graph', () => {
  it('writes that graph where it names none, and matches it', () => {
    expect(restrict('DELETE { ?s ?p 1 } INSERT { ?s ?p 2 } WHERE { ?s ?p 1 }')?.steps).toMatchObject([
      {
        remove: [{ graph: { value: 'urn:g' } }],
        add: [{ graph: { value: 'urn:g' } }],
        where: { defaultGraphs: ['urn:g'] },
      },
    ]);
  });

  it('may match other graphs, by USING and GRAPH', () => {
    const using = restrict('INSERT { ?s ?p 2 } USING <urn:o> WHERE { ?s ?p 1 }')?.steps;
    expect(using).toMatchObject([{ where: { defaultGraphs: ['urn:o'] } }]);
    expect(restrict('INSERT { ?s ?p 2 } WHERE { GRAPH ?o { ?s ?p 1 } }')).not.toBeNull();
  });

  it('may clear it, and copy into it', () => {
    expect(restrict('CLEAR DEFAULT')?.steps).toMatchObject([{ target: { graph: 'urn:g' } }]);
    expect(restrict('COPY <urn:o> TO <urn:g>')?.steps).toMatchObject([{ from: 'urn:o', to: 'urn:g' }]);
    expect(restrict('ADD DEFAULT TO <urn:g>')?.steps).toMatchObject([{ from: 'urn:g', to: 'urn:g' }]);
  });

  it.each([
    'INSERT DATA { GRAPH <urn:o> { <urn:a> <urn:b> 1 } }',
    'DELETE { GRAPH ?o { ?s ?p ?v } } WHERE { GRAPH ?o { ?s ?p ?v } }',
    'WITH <urn:o> DELETE { ?s ?p ?v } WHERE { ?s ?p ?v }',
    'CLEAR ALL',
    'CLEAR NAMED',
    'DROP GRAPH <urn:o>',
    'MOVE <urn:o> TO <urn:g>',
    'COPY <urn:g> TO <urn:o>',
    'CREATE GRAPH <urn:o>',
    'INSERT DATA { <urn:a> <urn:b> 1 } ; CLEAR GRAPH <urn:o>',
  ])('is none when it would change another one: %s', (text) => {
    expect(restrict(text)).toBeNull();
  });

  it('of the default graph changes no named one', () => {
    expect(restrict('INSERT DATA { <urn:a> <urn:b> 1 }', null)?.steps).toMatchObject([
      { add: [{ graph: null }] },
    ]);
    expect(restrict('CLEAR GRAPH <urn:g>', null)).toBeNull();
  });
});
