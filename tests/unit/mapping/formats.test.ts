import { describe, expect, it } from 'vitest';
import { acceptFor } from '../../../src/mapping/accept.js';
import { compiled, mapWith, problemsOf, said } from '../../fixtures/mappings.js';
import { pageWith } from '../../fixtures/pages.js';

const mapping = (each: string, key: string, ...lines: readonly string[]) =>
  [
    'pages:',
    '  initiative:',
    '    url: "/api/*"',
    `    each: ${each}`,
    `    key: ${key}`,
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');
const json = mapping(
  '"$[*]"',
  '{ json: $.id }',
  'page: { json: $.link }',
  'properties: { title: { json: $.t, required: true } }',
);
const api = (value: unknown, more = {}) =>
  pageWith(typeof value === 'string' ? value : JSON.stringify(value), {
    url: 'http://www.example.org/api/projets?page=2',
    mediaType: 'application/json',
    ...more,
  });

describe('A page kind', () => {
  it('reads what its selectors are written for', () => {
    const formatOf = (text: string) => compiled(text).pageKinds.map(({ format }) => format);
    expect(formatOf(json)).toEqual(['json']);
    const column = 'properties: { title: { column: titre } }';
    expect(formatOf(mapping('row', '{ column: id }', column))).toEqual(['csv']);
    const rdf = mapping('{ rdf: "a pair:Project" }', '{ rdf: schema:identifier }', column);
    expect(formatOf(rdf.replace('{ column: titre }', '{ rdf: pair:label }'))).toEqual(['rdf']);
    expect(formatOf(rdf.replace('{ column: titre }', 'h1').replace(/ {4}each.*\n/, ''))).toEqual(['html']);
  });

  it('of data that has no elements is not told by one: rows are "row"', () => {
    const column = 'properties: { title: { column: titre } }';
    const [problem] = problemsOf(mapping('rows', '{ column: id }', column));
    expect(problem).toContain(
      'pages.initiative.each: "rows" looks for elements, and pages of kind "initiative" are read as tables. Did you mean "row"?',
    );
    const json = mapping('projet', '{ json: $.id }', 'properties: { title: { json: $.t } }');
    expect(problemsOf(json)[0]).toContain('each: "projet" looks for elements');
    expect(problemsOf(json.replace(/ {4}each.*\n/, '    when: h1\n'))[0]).toContain(
      'when: "h1" looks for elements',
    );
  });

  it('that mixes formats is refused, each selector that does not fit at its place', () => {
    const mixed = mapping(
      '"$[*]"',
      '{ column: id }',
      'properties: { title: h1, abstract: { labelled: Résumé } }',
    );
    expect(problemsOf(mixed)).toEqual([
      expect.stringContaining(
        'mapping.yaml:5:12 pages.initiative.key.column: "id" is "column", and the page kind is read as JSON.',
      ),
      expect.stringContaining(
        'properties.title: "h1" looks for elements, and pages of kind "initiative" are read as JSON.',
      ),
      expect.stringContaining('properties.abstract: "labelled" looks for elements'),
    ]);
  });

  it.each([
    ['{ json: "$.a[" }', '"$.a[" is not a JSONPath: unclosed bracketed selection.'],
    [
      '{ rdf: shema:name }',
      '"shema:name" is not a path: the prefix "shema" is not known. Did you mean "schema"?',
    ],
    ['{ json: $.a, column: b }', 'has one of "query", "path", "select", "json", "column" and "rdf"'],
  ])('is refused for the key %s', (key, message) => {
    const problems = problemsOf(mapping('"$[*]"', key, 'properties: { title: { json: $.t } }'));
    expect(problems).toEqual([expect.stringContaining(message)]);
  });

  it('is asked for in its format', () => {
    const url = 'http://www.example.org/api/projets';
    expect(acceptFor(compiled(json), url)).toMatch(/^application\/json/);
    expect(acceptFor(compiled(json), 'http://www.example.org/other')).toMatch(/^text\/html/);
  });
});

describe('A document of several records', () => {
  const one = { id: 1, t: 'Un', link: '/projet/un' };

  it('gives each record the page where people read of it', () => {
    const mapped = mapWith(json, api([one, { id: 2, t: 'Deux' }]));
    expect(said(mapped, 'source')).toEqual([
      '<http://www.example.org/projet/un>',
      '<http://www.example.org/api/projets?page=2>',
    ]);
    expect(mapped.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining(
        '"page" gives no address for the record that begins with "{"id":2,"t":"Deux"}"',
      ),
    ]);
  });

  it('is a part of one list, whatever its parameters', () => {
    expect(mapWith(json, api([one])).collection).toBe('http://www.example.org/api/projets#initiative');
  });

  it('withholds a record alone, and knows its name', () => {
    const mapped = mapWith(json, api([one, { id: 2, link: '/projet/deux' }]));
    expect(mapped.records.map(({ key }) => key)).toEqual(['1']);
    expect(mapped.withheld).toEqual(['http://bank/graph/exemple/2']);
    expect(mapped.isWhole).toBe(true);
    expect(mapped.diagnostics).toMatchObject([
      { severity: 'error', page: 'http://www.example.org/projet/deux' },
    ]);
  });

  it('is not whole when a record has no key', () => {
    expect(mapWith(json, api([one, { t: 'Trois', link: '/projet/trois' }])).isWhole).toBe(false);
  });

  it.each([
    ['[{"id":', 'application/json', 'is not JSON: '],
    ['<!DOCTYPE html><h1>Erreur 500</h1>', 'text/html', 'is an HTML page'],
  ])('that is none is out of order: %s', (text, mediaType, problem) => {
    const mapped = mapWith(json, api(text, { mediaType }));
    expect(mapped).toMatchObject({ kind: null, records: [], isWhole: false });
    expect(mapped.collection).toBe('http://www.example.org/api/projets#initiative');
    expect(mapped.diagnostics).toMatchObject([{ message: expect.stringContaining(problem) }]);
  });

  it('in a table tells of a column that is not there, with the one that was meant', () => {
    const table = mapping('row', '{ column: id }', 'properties: { title: { column: titre } }');
    const mapped = mapWith(table, api('id,titres\n1,Un\n', { mediaType: 'text/csv' }));
    expect(mapped.diagnostics.map(({ message }) => message)).toEqual([
      'The table has no column "titre". Did you mean "titres"?',
    ]);
  });

  it('removes personal data as from a page', () => {
    const mapped = mapWith(json, api([{ ...one, t: 'Jardin partagé, jean@asso.example' }]));
    expect(said(mapped, 'title')).toEqual(['"Jardin partagé"@fr']);
    expect(mapped.personalData).toBe(1);
  });
});

it('A page of HTML is none to a kind that reads something else, and the other way round', () => {
  const html =
    'pages:\n  fiche:\n    url: "/api/*"\n    key: { path: last }\n    properties: { title: h1 }\n';
  const { diagnostics } = mapWith(html, api({ a: 1 }));
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'The page is application/json, not an HTML page, and its address is that of a page of kind "fiche", which reads something else.',
  ]);
});
