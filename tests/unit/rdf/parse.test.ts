import { describe, expect, it } from 'vitest';
import { canonicalLines } from '../../../src/rdf/canonical.js';
import { nQuads, nTriples, triG, turtle } from '../../../src/rdf/media-types.js';
import { parseQuads, parseStoredQuads } from '../../../src/rdf/parse.js';

describe('An RDF text', () => {
  it('is read relative to its base', () => {
    const quads = parseQuads('<s> <#p> <../o> .', turtle, 'http://example.org/a/b');
    expect(canonicalLines(quads)).toEqual([
      '<http://example.org/a/s> <http://example.org/a/b#p> <http://example.org/o> .\n',
    ]);
  });

  it('keeps the graphs that it names', () => {
    const quads = parseQuads('<urn:g> { <urn:s> <urn:p> "x" }', triG);
    expect(quads.map(({ graph }) => graph.value)).toEqual(['urn:g']);
  });

  it('is refused with the number of the malformed line', () => {
    const text = '<urn:s> <urn:p> "x" .\n<urn:s> <urn:p> "x .\n';
    expect(() => parseQuads(text, nQuads)).toThrow(/line 2/);
  });

  it('is held to the format it is given for', () => {
    expect(() => parseQuads('@prefix a: <urn:a> . a:s a:p a:o .', nTriples)).toThrow(/line 1/);
  });
});

describe('N-Quads of the journal', () => {
  it('keep the labels of their blank nodes', () => {
    const line = '_:b1x1 <urn:p> _:b1x2 <urn:g> .\n';
    expect(canonicalLines(parseStoredQuads(line))).toEqual([line]);
  });
});
