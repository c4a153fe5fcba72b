import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSite, startSite } from '../../fixtures/running-site.js';

let site: RunningSite;
beforeAll(async () => {
  site = await startSite({ BIS_TIMEOUT: '1', BIS_FAIR_SHARE: '0', BIS_WORKERS: '2' });
});
afterAll(() => site[Symbol.asyncDispose]());

const variable = fc.constantFrom('?a', '?b', '?c', '$d');
const iri = fc.constantFrom('<urn:x>', '<id/initiative/apriles/1590>', 'dcterms:title', 'skos:broader', 'a');
const literal = fc.oneof(
  fc.constantFrom('1', '1.5', '1e3', 'true', '"été"@fr', '"x"^^xsd:date', '"a\\u0041"', "'''long'''"),
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => JSON.stringify(text)),
);
const path = fc.oneof(
  iri,
  fc.constantFrom(
    'skos:broader*',
    'skos:broader?',
    '^dcterms:subject',
    '(a|!skos:broader)+',
    'dcterms:subject/skos:prefLabel',
  ),
);
const expression = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3 },
    variable,
    literal,
    fc
      .tuple(tie('one'), fc.constantFrom('=', '<', '+', '/', '&&', '||', 'IN ('), tie('one'))
      .map(([a, op, b]) => (op === 'IN (' ? `(${a} IN (${b}))` : `(${a} ${op} ${b})`)),
    fc
      .tuple(
        fc.constantFrom('STR', 'LANG', 'UCASE', 'BNODE', 'ABS', 'YEAR', 'SHA256', 'isIRI', 'nope:fn'),
        tie('one'),
      )
      .map(([name, of]) => `${name}(${of})`),
    tie('one').map((of) => `REGEX(STR(${of}), "(a+)+$")`),
  ),
})).one;

/** Graph patterns of the grammar (SPARQL 1.1 Query, 19.8), well-formed but for what their parts mean together. */
const pattern = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(fc.oneof(variable, iri), fc.oneof(path, variable), fc.oneof(variable, iri, literal))
      .map((triple) => `${triple.join(' ')} . `),
    tie('one').map((of) => `OPTIONAL { ${of} } `),
    tie('one').map((of) => `MINUS { ${of} } `),
    tie('one').map((of) => `FILTER NOT EXISTS { ${of} } `),
    fc.tuple(fc.oneof(variable, iri), tie('one')).map(([name, of]) => `GRAPH ${name} { ${of} } `),
    fc.tuple(tie('one'), tie('one')).map(([a, b]) => `{ ${a} } UNION { ${b} } `),
    fc
      .tuple(tie('one'), variable)
      .map(([of, name]) => `{ SELECT ${name} (COUNT(*) AS ?n) { ${of} } GROUP BY ${name} } `),
    expression.map((of) => `FILTER (${of}) `),
    fc.tuple(expression, fc.constantFrom('?e', '?f', '?a')).map(([of, name]) => `BIND (${of} AS ${name}) `),
    fc
      .tuple(variable, fc.array(fc.oneof(iri, literal, fc.constant('UNDEF')), { maxLength: 3 }))
      .map(([name, values]) => `VALUES ${name} { ${values.join(' ')} } `),
  ),
})).one;

const prologue =
  'PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ';
const query = fc
  .tuple(
    fc.constantFrom(
      'SELECT *',
      'SELECT DISTINCT ?a',
      'SELECT (GROUP_CONCAT(?a) AS ?g)',
      'ASK',
      'CONSTRUCT { ?a ?b ?c }',
      'DESCRIBE ?a',
    ),
    fc.array(pattern, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(
      '',
      ' LIMIT 5',
      ' ORDER BY ?a OFFSET 2',
      ' GROUP BY ?a HAVING (COUNT(*) > 1)',
      ' VALUES ?a { 1 }',
    ),
  )
  .map(([form, patterns, end]) => `${prologue}${form} WHERE { ${patterns.join('')}}${end}`);

/** A query with a piece cut out, doubled, or put elsewhere. */
const broken = fc
  .tuple(
    query,
    fc.nat(300),
    fc.nat(60),
    fc.constantFrom('', '{', '}', '"', '\\', '<', '\u0000', '𝔘', '#', 'SELECT', '(((((((('),
  )
  .map(([text, at, length, put]) => text.slice(0, at) + put + text.slice(at + length));

const ask = (text: string, format = '') =>
  fetch(`${site.origin}/sparql${format}`, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/sparql-query' },
  });

async function isAnswered(text: string): Promise<void> {
  const response = await ask(text);
  const body = await response.text();
  if (response.status === 200) return;
  expect([400, 422, 503], `${text}\n${body}`).toContain(response.status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const { detail, advice } = JSON.parse(body) as { detail: string; advice: string };
  expect(detail.length * advice.length).toBeGreaterThan(0);
}

describe('Whatever is asked', () => {
  it('is answered or told why not: queries of the grammar', async () => {
    await fc.assert(fc.asyncProperty(query, isAnswered), { numRuns: 120 });
    expect((await ask('ASK {}')).status).toBe(200);
  }, 120_000);

  it('is answered or told why not: queries that are broken', async () => {
    await fc.assert(fc.asyncProperty(broken, isAnswered), { numRuns: 150 });
    expect((await ask('ASK {}')).status).toBe(200);
  }, 120_000);

  it('is answered or told why not: parameters of any kind', async () => {
    const parameters = fc.array(
      fc.tuple(
        fc.constantFrom(
          'query',
          'format',
          'timeout',
          'truncate',
          'default-graph-uri',
          'named-graph-uri',
          'output',
          'x',
        ),
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 20 }),
          fc.constantFrom('ASK {}', 'json', '2', 'urn:g', '-1'),
        ),
      ),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(parameters, async (pairs) => {
        const response = await fetch(`${site.origin}/sparql?${new URLSearchParams(pairs)}`);
        await response.text();
        expect([200, 400, 406], JSON.stringify(pairs)).toContain(response.status);
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it.each([
    ['nested brackets', `ASK ${'{'.repeat(100_000)}${'}'.repeat(100_000)}`],
    ['nested expressions', `ASK { FILTER (${'('.repeat(20_000)}1${')'.repeat(20_000)}) }`],
    ['a path without end', `ASK { ?a ${'('.repeat(5_000)}a${')*'.repeat(5_000)} ?b }`],
    ['a long VALUES', `SELECT * { VALUES ?a { ${'1 '.repeat(300_000)} } }`],
    ['many unions', `ASK { ${Array.from({ length: 20_000 }, () => '{ ?a ?b ?c }').join(' UNION ')} }`],
    ['a long literal', `ASK { ?a ?b "${'x'.repeat(900_000)}" }`],
  ])(
    'is answered soon, and others meanwhile: %s',
    async (_what, text) => {
      const bomb = ask(text);
      const began = performance.now();
      expect((await ask('ASK {}')).status).toBe(200);
      const response = await bomb;
      await response.text();
      expect([200, 400, 422, 503]).toContain(response.status);
      expect(performance.now() - began).toBeLessThan(20_000);
    },
    60_000,
  );

  it('is refused as too large when it has ten megabytes', async () => {
    // Several times: whoever is still writing has to get the answer too.
    const long = `ASK {} # ${'x'.repeat(10 * 2 ** 20)}`;
    for (let n = 0; n < 15; n++) expect((await ask(long)).status).toBe(413);
  });
});
