import { describe, expect, it } from 'vitest';
import { Deadline } from '../../../../src/mapping/deadline.js';
import { GraphPage } from '../../../../src/mapping/readers/graph.js';
import { GraphPath, parseGraphPath } from '../../../../src/mapping/readers/graph-path.js';
import { turtle } from '../../../../src/rdf/media-types.js';
import { parseQuads } from '../../../../src/rdf/parse.js';

const url = 'http://www.example.org/p/1';
const head = `@prefix schema: <http://schema.org/> . @prefix pair: <http://virtual-assembly.org/ontologies/pair#> .`;
const graphOf = (text: string) =>
  new GraphPage(parseQuads(`${head} ${text}`, turtle, url), url, new Deadline(() => 0, 1));
const follow = (text: string, path: string) =>
  graphOf(text)
    .root.select(new GraphPath(path))
    .map((node) => node.take(null));

describe('A path through a graph', () => {
  it('leads from the page along properties, each reached thing once', () => {
    const text =
      '<> schema:location [ schema:address [ schema:addressLocality "Roubaix" ] ] ; schema:name "a", "b" .';
    expect(follow(text, 'schema:location/schema:address/schema:addressLocality')).toEqual(['Roubaix']);
    expect(follow(text, 'schema:name')).toEqual(['a', 'b']);
    expect(follow(text, '<http://schema.org/name>')).toEqual(['a', 'b']);
  });

  it('leads against a property, and begins at all resources of a class', () => {
    const text = '<a> a pair:Project ; pair:involvedIn <> . <b> a pair:Project .';
    const a = 'http://www.example.org/p/a';
    expect(follow(text, '^pair:involvedIn')).toEqual([a]);
    expect(follow(text, 'a pair:Project')).toEqual([a, 'http://www.example.org/p/b']);
    expect(follow(text, 'a pair:Project/pair:involvedIn')).toEqual([url]);
  });

  it('leads to the items of a list, of a list that closes on itself once each', () => {
    expect(follow('<> schema:name ("a" "b") .', 'schema:name')).toEqual(['a', 'b']);
    const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
    const circle = `<> schema:name <l> . <l> <${rdf}first> "x" ; <${rdf}rest> <l> .`;
    expect(follow(circle, 'schema:name')).toEqual(['x']);
    expect(follow('<> schema:name () .', 'schema:name')).toEqual([]);
  });

  it('gives texts with their language, and nothing for what has no name', () => {
    const [fr] = graphOf('<> schema:name "x"@fr-FR .').root.select(new GraphPath('schema:name'));
    expect(fr?.language).toBe('fr-fr');
    expect(follow('<> schema:location [ schema:name "x" ] .', 'schema:location')).toEqual([undefined]);
  });

  it('takes no literal for an address', () => {
    expect(follow(`<x> schema:name "${url}" . <> schema:url <y> .`, '^schema:name')).toEqual([]);
  });
});

describe('A text that is no path', () => {
  it.each([
    ['', 'it names no property'],
    ['shema:name', 'the prefix "shema" is not known. Did you mean "schema"?'],
    ['name', '"name" is neither a name such as schema:name nor an IRI'],
    ['schema:name/<not an iri>', 'is neither'],
  ])('is refused: %j', (text, problem) => {
    expect(parseGraphPath(text)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
