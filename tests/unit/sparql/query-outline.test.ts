import { describe, expect, it } from 'vitest';
import { createQueryOutliner } from '../../../src/sparql/query-outline.js';

const outline = createQueryOutliner();
const base = 'http://localhost:3000/';

/** The outline with the texts that its spans stand for. */
function read(text: string) {
  const found = outline(text, base);
  if (found === null) return null;
  const slice = (span: { readonly start: number; readonly end: number } | null) =>
    span === null ? null : text.slice(span.start, span.end);
  return {
    form: found.form,
    dataset: slice(found.datasetClauses),
    where: slice(found.where),
    graphs: found.graphPatterns.map((pattern) => [pattern.variable ?? pattern.iri, slice(pattern)]),
    callsServices: found.callsServices,
  };
}

describe('The outline of a query', () => {
  it('says where its parts stand', () => {
    expect(
      read('PREFIX a: <http://a/> SELECT ?x FROM a:b FROM NAMED <c> # }\nWHERE { ?x ?y ?z } ORDER BY ?x'),
    ).toEqual({
      form: 'select',
      dataset: 'FROM a:b FROM NAMED <c>',
      where: '{ ?x ?y ?z }',
      graphs: [],
      callsServices: false,
    });
  });

  it('finds graph patterns wherever they stand, with names as absolute IRIs', () => {
    const text =
      'SELECT (EXISTS { GRAPH ?h {} } AS ?e) { GRAPH ?g { ?s ?p "GRAPH ?x {" GRAPH <a> {} } FILTER NOT EXISTS { graph ?k {} } }';
    expect(read(text)?.graphs.sort()).toEqual(
      [
        ['g', 'GRAPH ?g { ?s ?p "GRAPH ?x {" GRAPH <a> {} }'],
        ['h', 'GRAPH ?h {}'],
        [`${base}a`, 'GRAPH <a> {}'],
        ['k', 'graph ?k {}'],
      ].sort(),
    );
  });

  it('finds them after characters of any width and code point escapes', () => {
    expect(read('ASK { ?s ?p "é😀\\u00e9" GRAPH ?g {} }')?.graphs).toEqual([['g', 'GRAPH ?g {}']]);
  });

  it('knows each form', () => {
    const forms = ['SELECT * {}', 'ASK {}', 'CONSTRUCT WHERE { ?s ?p ?o }', 'DESCRIBE <a>'].map(
      (text) => read(text)?.form,
    );
    expect(forms).toEqual(['select', 'ask', 'construct', 'describe']);
  });

  it('tells calls to other endpoints', () => {
    expect(read('SELECT * { OPTIONAL { SERVICE <http://a/> { ?s ?p ?o } } }')?.callsServices).toBe(true);
  });

  it.each(['SELECT', 'DROP ALL', `ASK { ${'{'.repeat(20_000)} }`])('is not made of %.20s', (text) => {
    expect(read(text)).toBeNull();
  });
});
