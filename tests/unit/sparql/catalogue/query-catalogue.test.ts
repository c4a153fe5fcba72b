import { describe, expect, it } from 'vitest';
import { bindQuery, QueryCatalogue, usualValue } from '../../../../src/sparql/catalogue/query-catalogue.js';
import type { QueryFile, QueryParameter } from '../../../../src/sparql/catalogue/query-file.js';
import { createQueryParser } from '../../../../src/sparql/parse-query.js';

const base = 'http://example.org/';
const parameter = (name: string, type: QueryParameter['type']): QueryParameter => ({
  ...{ name, type, values: null },
  label: { fr: name, en: name },
});
const text = `PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT * {
  VALUES ?thing { <id/1> }
  VALUES ?word { "jardin" }
  VALUES ?most { 5 }
  VALUES ?day { "2026-01-01"^^xsd:date }
  VALUES ?other { 1 2 }
  ?thing ?p ?word
}`;
const file: QueryFile = {
  ...{ name: 'x', title: { fr: 'x', en: 'x' }, about: { fr: 'x', en: 'x' }, tags: [], text },
  parameters: [
    parameter('thing', 'iri'),
    parameter('word', 'string'),
    parameter('most', 'integer'),
    parameter('day', 'date'),
  ],
};
const catalogue = new QueryCatalogue([file], base);
const query = catalogue.find('x') as NonNullable<ReturnType<typeof catalogue.find>>;
const bind = (given: Record<string, string>) =>
  bindQuery(query, new Map(Object.entries(given).map(([name, value]) => [name, [value]])));

/** The text that comes of values that are taken. */
function textOf(given: Record<string, string>): string {
  const bound = bind(given);
  if (bound.kind === 'wrong') throw new Error(bound.message);
  return bound.text;
}

describe('A query of the catalogue', () => {
  it('has the values of its own text where none is given, as absolute terms', () => {
    expect(textOf({})).toContain('VALUES ?thing { <http://example.org/id/1> }');
    expect(query.parameters.map((one) => usualValue(query, one))).toEqual([
      'http://example.org/id/1',
      'jardin',
      '5',
      '2026-01-01',
    ]);
  });

  it('is given values as terms of their types', () => {
    const bound = textOf({ thing: 'urn:a', word: 'été', most: '007', day: '2024-02-29' });
    expect(bound).toContain('VALUES ?thing { <urn:a> }');
    expect(bound).toContain('VALUES ?word { "été" }');
    expect(bound).toContain('VALUES ?most { "7"^^<http://www.w3.org/2001/XMLSchema#integer> }');
    expect(bound).toContain('VALUES ?day { "2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date> }');
    expect(bound).toContain('VALUES ?other { 1 2 }');
  });

  it.each(['" } } DROP ALL #', '"""', '\\', '\n} ASK {', "'", '\u0000', '{?s ?p ?o}'])(
    'is asked of the text %j and of nothing else',
    (word) => {
      const parsed = createQueryParser(1_000)(textOf({ word }), base);
      expect(parsed).toMatchObject({ kind: 'query', form: 'select' });
      expect(parsed).toHaveProperty('isLimited', true);
    },
  );

  it.each([
    ['thing', 'no iri'],
    ['thing', 'urn:a> } #'],
    ['most', '5.5'],
    ['most', '1e400'],
    ['day', '2026-02-30'],
    ['day', 'tomorrow'],
  ])('takes no %s of %j, and says what it takes', (name, value) => {
    expect(bind({ [name]: value })).toEqual({
      kind: 'wrong',
      message: expect.stringMatching(/ is not (an absolute IRI|a whole number|a day), such as /),
    });
  });

  it('has no parameters but its own', () => {
    expect(bind({ thnig: 'urn:a' })).toEqual({
      kind: 'wrong',
      message:
        'The query "x" has no parameter "thnig". Did you mean "thing"? It has: thing, word, most, day.',
    });
    expect(bind({ other: '1' }).kind).toBe('wrong');
  });

  it.each([
    ['place', 'VALUES ?place { 1 2 }'],
    ['place', 'VALUES ?place { UNDEF }'],
    ['place', '# VALUES ?place { 1 }'],
    ['place', '?s ?p "VALUES ?place { 1 }"'],
    ['place', 'VALUES (?place ?word) { (1 2) }'],
  ])('is refused when its text lacks the place of a parameter: %s, %s', (name, line) => {
    const lacking = { ...file, text: `SELECT * {\n${line}\n}`, parameters: [parameter(name, 'iri')] };
    expect(() => new QueryCatalogue([lacking], base)).toThrow(
      'queries/examples/x.rq: it has no VALUES ?place',
    );
  });

  it.each([
    ['select', '# a comment\nPREFIX a: <urn:>\n\nselect * { }'],
    ['ask', 'BASE <urn:>\nASK { }'],
    ['construct', 'CONSTRUCT WHERE { ?s ?p ?o }'],
    ['describe', '  DESCRIBE <x>'],
  ])('is a %s by its first word after the declarations', (form, written) => {
    const [one] = new QueryCatalogue([{ ...file, text: written, parameters: [] }], base).queries;
    expect(one?.template.form).toBe(form);
  });

  it('is refused when it is no query', () => {
    expect(() => new QueryCatalogue([{ ...file, text: 'DROP ALL', parameters: [] }], base)).toThrow(
      'queries/examples/x.rq: it begins with none of SELECT',
    );
  });
});
