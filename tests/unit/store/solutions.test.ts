import { describe, expect, it } from 'vitest';
import type { QuadTemplate, TemplateTerm } from '../../../src/model/update-plan.js';
import { readSolutions } from '../../../src/rdf/solutions.js';
import { blankNode, literal, namedNode } from '../../../src/rdf/terms.js';
import { instantiate, mintsNodes, variablesOf } from '../../../src/store/solutions.js';

const variable = (value: string): TemplateTerm => ({ termType: 'Variable', value });
const iri = (value: string): TemplateTerm => ({ termType: 'NamedNode', value });
const node = (value: string): TemplateTerm => ({ termType: 'BlankNode', value });
const template = (
  subject: TemplateTerm,
  predicate: TemplateTerm,
  object: TemplateTerm,
  graph: TemplateTerm | null = iri('urn:g'),
): QuadTemplate => ({ subject, predicate, object, graph });

let minted = 0;
const mint = () => blankNode(`n${++minted}`);
const linesOf = (templates: QuadTemplate[], solutions: Parameters<typeof instantiate>[1]) =>
  [...instantiate(templates, solutions, mint).values()].flatMap((lines) => [...lines]);

describe('The solutions of a pattern', () => {
  it('are read with their languages, datatypes and labels, unbound variables left out', () => {
    const row = {
      a: { type: 'uri', value: 'urn:a' },
      b: { type: 'literal', value: 'é', 'xml:lang': 'fr' },
      c: { type: 'literal', value: '1', datatype: 'urn:d' },
      d: { type: 'bnode', value: 'b1x1' },
      e: { type: 'triple', value: {} },
    };
    const json = JSON.stringify({ head: {}, results: { bindings: [row, {}] } });
    expect(readSolutions(json)).toEqual([
      {
        a: namedNode('urn:a'),
        b: literal('é', 'fr'),
        c: literal('1', namedNode('urn:d')),
        d: blankNode('b1x1'),
      },
      {},
    ]);
  });
});

describe('Templates', () => {
  it('name their variables once, those of graphs included', () => {
    expect(variablesOf([template(variable('s'), variable('p'), variable('s'), variable('g'))])).toEqual([
      's',
      'p',
      'g',
    ]);
  });

  it('make one new node for each label and solution', () => {
    const templates = [
      template(node('x'), iri('urn:p'), variable('o')),
      template(node('x'), iri('urn:q'), node('y')),
    ];
    expect(mintsNodes(templates)).toBe(true);
    const lines = linesOf(templates, [{ o: namedNode('urn:1') }, { o: namedNode('urn:2') }]);
    expect(new Set(lines.map((line) => line.split(' ')[0])).size).toBe(2);
    expect(lines).toHaveLength(4);
  });

  it('leave out what would be no quad', () => {
    const solution = {
      o: literal('x'),
      b: blankNode('b1'),
      bad: namedNode('not an iri'),
      u: namedNode('urn:u'),
    };
    const s = iri('urn:s');
    expect(linesOf([template(variable('o'), s, s)], [solution])).toEqual([]);
    expect(linesOf([template(s, variable('b'), s)], [solution])).toEqual([]);
    expect(linesOf([template(s, s, variable('missing'))], [solution])).toEqual([]);
    expect(linesOf([template(s, s, variable('bad'))], [solution])).toEqual([]);
    expect(linesOf([template(s, s, s, variable('b'))], [solution])).toEqual([]);
    expect(linesOf([template(s, s, variable('u'), variable('u'))], [solution])).toEqual([
      '<urn:s> <urn:s> <urn:u> <urn:u> .\n',
    ]);
  });
});
