import { describe, expect, it } from 'vitest';
import { packQuads, unpackQuads } from '../../../src/rdf/packed-quads.js';
import { blankNode, literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { xsd } from '../../../src/rdf/vocabulary.js';

const [graph, s, p] = ['http://x/g', 'http://x/s', 'http://x/p'].map(namedNode) as [
  ReturnType<typeof namedNode>,
  ReturnType<typeof namedNode>,
  ReturnType<typeof namedNode>,
];

describe('Packed quads', () => {
  it('are what they were when they are unpacked: IRIs, texts, texts in a language, values', () => {
    const objects = [
      namedNode('http://x/o'),
      literal('http://x/o'),
      literal('', 'fr-FR'),
      literal('@fr', 'fr'),
      literal('2026', xsd.gYear),
      literal('a "quoted" \n line ^^ \ud800'),
    ];
    const quads = objects.map((object) => quad(s, p, object, graph));
    const again = unpackQuads(structuredClone(packQuads(quads)), graph.value);
    expect(again.map((one, n) => one.equals(quads[n]))).toEqual(objects.map(() => true));
  });

  it('hold no blank node', () => {
    expect(() => packQuads([quad(blankNode('b'), p, s, graph)])).toThrow(TypeError);
    expect(() => packQuads([quad(s, p, blankNode('b'), graph)])).toThrow(TypeError);
  });
});
