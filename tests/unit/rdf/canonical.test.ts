import { describe, expect, it } from 'vitest';
import { canonicalLines, quadToNQuads, termToNQuads } from '../../../src/rdf/canonical.js';
import { factory, literal, namedNode, quad } from '../../../src/rdf/terms.js';

const iri = (name: string) => namedNode(`http://example.org/${name}`);
const stating = (text: string) => quad(iri('s'), iri('p'), literal(text));

describe('A canonical literal', () => {
  it('uses the short escapes where N-Quads has one', () => {
    expect(termToNQuads(literal('\b\t\n\f\r"\\'))).toBe(String.raw`"\b\t\n\f\r\"\\"`);
  });

  it('escapes other control characters in upper-case hexadecimal', () => {
    expect(termToNQuads(literal('\u0000\u0007\u000B\u001A\u001F\u007F'))).toBe(
      String.raw`"\u0000\u0007\u000B\u001A\u001F\u007F"`,
    );
  });

  it('escapes the two characters that XML 1.1 leaves out at the end of the basic plane', () => {
    expect(termToNQuads(literal('\uFFFD\uFFFE\uFFFF'))).toBe('"\uFFFD\\uFFFE\\uFFFF"');
  });

  it('keeps every other character as it is', () => {
    const text = "l'été 😀 \u0080\u2028\u202E\u2066\uFEFF </script> 'a' & <b>";
    expect(termToNQuads(literal(text))).toBe(`"${text}"`);
  });

  it('is the same before and after it went through UTF-8, lone surrogates or not', () => {
    const line = termToNQuads(literal('a\uD800b\uDC00 😀'));
    expect(Buffer.from(line, 'utf8').toString('utf8')).toBe(line);
  });

  it('names its datatype, or its language, and never xsd:string', () => {
    const typed = literal('1', namedNode('http://www.w3.org/2001/XMLSchema#integer'));
    const plain = literal('a', namedNode('http://www.w3.org/2001/XMLSchema#string'));
    expect([typed, plain, literal('a', 'fr')].map(termToNQuads)).toEqual([
      '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
      '"a"',
      '"a"@fr',
    ]);
  });
});

describe('A canonical N-Quads line', () => {
  it('ends with the graph, unless it is the default one, a point and a newline', () => {
    const line = quadToNQuads(quad(iri('s'), iri('p'), factory.blankNode('b'), iri('g')));
    expect(line).toBe('<http://example.org/s> <http://example.org/p> _:b <http://example.org/g> .\n');
    expect(quadToNQuads(stating('x'))).toBe('<http://example.org/s> <http://example.org/p> "x" .\n');
  });

  it('is one line, whatever the text holds', () => {
    const hostile = stating('" .\r\n<http://evil.example/s> <http://evil.example/p> "x" .\n');
    expect(quadToNQuads(hostile).trimEnd()).not.toMatch(/[\r\n]/);
  });

  it('is refused to a term that no stored graph holds', () => {
    const triple = stating('x');
    expect(() => termToNQuads(factory.variable?.('x') ?? triple)).toThrow(/Variable has no place/);
    expect(() => quadToNQuads(quad(iri('s'), iri('p'), triple))).toThrow(/Quad has no place/);
  });
});

describe('The canonical lines of a graph', () => {
  it('are sorted by code unit and hold each quad once', () => {
    const lines = canonicalLines(['b', 'é', 'a', 'B', 'b'].map(stating));
    expect(lines.map((line) => line.split('"')[1])).toEqual(['B', 'a', 'b', 'é']);
  });

  it('are one line for a text of ten million characters', () => {
    const [line, ...more] = canonicalLines([stating('z'.repeat(10_000_000))]);
    expect([line?.match(/z/g)?.length, more.length]).toEqual([10_000_000, 0]);
  });
});
