import { describe, expect, it } from 'vitest';
import { createUpdateParser } from '../../../src/sparql/parse-update.js';

const base = 'http://bank.example/';
const parse = createUpdateParser();

function planOf(text: string) {
  const parsed = parse({ text, base });
  if (parsed.kind !== 'update') throw new Error(JSON.stringify(parsed));
  return parsed.plan;
}

const stepsOf = (text: string) => planOf(text).steps;

const iri = (value: string) => ({ termType: 'NamedNode', value });

describe('The plan of an update', () => {
  it('holds data as terms, relative IRIs and prefixes resolved', () => {
    expect(stepsOf('PREFIX x: <http://x/> INSERT DATA { <a> x:p "t"@fr GRAPH x:g { <a> x:p 01 } }')).toEqual([
      {
        kind: 'modify',
        remove: [],
        add: [
          {
            subject: iri('http://bank.example/a'),
            predicate: iri('http://x/p'),
            object: {
              termType: 'Literal',
              value: 't',
              language: 'fr',
              datatype: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString',
            },
            graph: null,
          },
          {
            subject: iri('http://bank.example/a'),
            predicate: iri('http://x/p'),
            object: {
              termType: 'Literal',
              value: '01',
              language: '',
              datatype: 'http://www.w3.org/2001/XMLSchema#integer',
            },
            graph: iri('http://x/g'),
          },
        ],
        where: null,
      },
    ]);
  });

  it.each([
    ['<a/../b>', `${base}b`],
    ['<é>', `${base}é`],
    ['<?q>', `${base}?q`],
    ['<http://x/a/../b>', 'http://x/a/../b'],
    ['x:a\\-b\\~c', 'http://x/a-b~c'],
    ['x:', 'http://x/'],
  ])('%s is one IRI in templates, in WITH and as the name of a graph', (written, expected) => {
    const prologue = 'VERSION "1.2" PREFIX x: <http://x/>';
    const [modify, clear] = stepsOf(
      `${prologue} WITH ${written} INSERT { ${written} a ?o } WHERE { ?s ?p ?o } ; CLEAR GRAPH ${written}`,
    );
    expect(modify).toMatchObject({
      add: [{ subject: iri(expected), graph: iri(expected) }],
      where: { defaultGraphs: [expected] },
    });
    expect(clear).toMatchObject({ target: { graph: expected } });
  });

  it('keeps a pattern as written, with every declaration before it', () => {
    const { steps, declarations } = planOf(
      'PREFIX a: <http://a/> DELETE WHERE { a:s ?p ?o } ; BASE <http://b/> DELETE { ?s a:p ?o } WHERE { ?s <p> ?o # }\n }',
    );
    expect(declarations).toEqual(['PREFIX a: <http://a/>', 'BASE <http://b/>']);
    expect(steps).toMatchObject([
      { where: { declared: 1, group: '{ a:s ?p ?o }' } },
      { where: { declared: 2, group: '{ ?s <p> ?o # }\n }' } },
    ]);
  });

  it('repairs a pattern that the engine answers otherwise than SPARQL has it', () => {
    const [step] = stepsOf(
      'PREFIX a: <http://a/> INSERT { a:s a:p ?x } WHERE { a:s a:q ?y # }\n BIND (1 - ?y + 3 AS ?x) }',
    );
    expect(step).toMatchObject({
      where: {
        group: expect.stringMatching(/^\{ a:s a:q \?y \. BIND ?\( ?\( ?\( ?"1".* - \?y ?\) \+ .*\}$/),
      },
    });
  });

  it('takes the pattern of DELETE WHERE from its quads', () => {
    const [step] = stepsOf('DELETE WHERE { ?a ?b ?c . GRAPH ?g { ?d ?e ?f } }');
    expect(step).toMatchObject({ where: { group: '{ ?a ?b ?c . GRAPH ?g { ?d ?e ?f } }' } });
    expect(step).toMatchObject({
      remove: [{ graph: null }, { graph: { termType: 'Variable', value: 'g' } }],
    });
  });

  it.each([
    ['WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }', ['http://bank.example/g'], null],
    ['DELETE { ?s ?p ?o } USING <g> USING <h> WHERE { ?s ?p ?o }', [`${base}g`, `${base}h`], []],
    ['WITH <g> DELETE { ?s ?p ?o } USING NAMED <h> WHERE { ?s ?p ?o }', [], [`${base}h`]],
    ['DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }', null, null],
  ])('%s asks its own dataset', (text, defaultGraphs, namedGraphs) => {
    expect(stepsOf(text)).toMatchObject([{ where: { defaultGraphs, namedGraphs } }]);
  });

  it.each([
    ['CLEAR ALL', { kind: 'clear', target: 'all', silent: false }],
    ['DROP SILENT NAMED', { kind: 'clear', target: 'named', silent: true }],
    ['CLEAR DEFAULT', { kind: 'clear', target: { graph: null }, silent: false }],
    ['DROP GRAPH <g>', { kind: 'clear', target: { graph: `${base}g` }, silent: false }],
    ['MOVE DEFAULT TO <g>', { kind: 'transfer', how: 'move', from: null, to: `${base}g`, silent: false }],
    [
      'COPY SILENT <g> TO DEFAULT',
      { kind: 'transfer', how: 'copy', from: `${base}g`, to: null, silent: true },
    ],
    ['CREATE GRAPH <g>', { kind: 'create', graph: `${base}g`, silent: false }],
  ])('%s is one step', (text, step) => {
    expect(stepsOf(text)).toEqual([step]);
  });

  it('has no step for nothing, and none for a LOAD that may fail', () => {
    expect(stepsOf('')).toEqual([]);
    expect(stepsOf('LOAD SILENT <http://x/>')).toEqual([]);
  });
});

describe('A text that is no update to be done', () => {
  it.each([
    ['SELECT * { ?s ?p ?o }', 'query'],
    ['INSERT DATA { ?s <p> <o> }', 'malformed'],
    ['INSERT DATA { <a> <b> }', 'malformed'],
    ['WITH z:g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }', 'malformed'],
    ['DELETE DATA { _:b <p> <o> }', 'malformed'],
    ['LOAD <http://x/>', 'unsupported'],
    ['INSERT DATA { <a> <b> <<( <a> <b> <c> )>> }', 'unsupported'],
    ['INSERT DATA { <a> <b> "x"@ar--rtl }', 'unsupported'],
  ])('%s is said to be that', (text, kind) => {
    expect(parse({ text, base }).kind).toBe(kind);
  });

  it('never breaks the parser for the next one', () => {
    parse({ text: 'INSERT DATA {{{{', base });
    expect(stepsOf('CLEAR ALL')).toHaveLength(1);
  });
});
