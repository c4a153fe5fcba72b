import { describe, expect, it } from 'vitest';
import { createQueryParser } from '../../../src/sparql/parse-query.js';

const parse = createQueryParser(1_000);

/** The patterns of the text that the engine is given, in their order; `?i a <C>` stands for a class. */
function patternsOf(where: string, prologue = ''): string {
  const parsed = parse(`${prologue}SELECT ?i { ${where} }`, 'http://example.org/');
  const text = parsed.kind === 'query' ? parsed.text : JSON.stringify(parsed);
  return text
    .replaceAll('<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>', 'a')
    .replaceAll(/\s+/g, ' ')
    .replace(/^.*?\{ ?(.*?) ?\} LIMIT.*$/, '$1');
}

describe('The patterns of a query', () => {
  it.each([
    ['?i a <C> ; <p> <o>', '?i <p> <o> . ?i a <C> .'],
    ['?i a <C> ; <p> "text"@fr ; <q> ?x', '?i <p> "text"@fr . ?i <q> ?x . ?i a <C> .'],
    ['?i a <C> . <s> <p> ?i', '<s> <p> ?i . ?i a <C> .'],
    ['?i <q> ?x ; a <C> ; <p> <o>', '?i <q> ?x . ?i <p> <o> . ?i a <C> .'],
  ])('begin with what says more than a class does: %s', (where, ordered) => {
    expect(patternsOf(where)).toBe(ordered);
  });

  it('are told to be of a class by whatever name rdf:type has', () => {
    const prologue = 'PREFIX r: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ';
    expect(patternsOf('?i r:type <C> ; <p> <o>', prologue)).toBe('?i <p> <o> . ?i a <C> .');
  });

  it.each([
    ['?i a <C>'],
    ['?i a <C> ; <p> ?x'],
    ['?i a <C> . ?j <p> <o>'],
    ['?i <p> <o> ; a <C>'],
    ['?i a ?c ; <p> <o>'],
    ['?i a <C> ; <p>/<q> <o>'],
    ['?i a <C> . { ?i <p> <o> }'],
  ])('stay where nothing says more of the same thing in the same block: %s', (where) => {
    expect(patternsOf(where)).toBe(where);
  });
});
