import { afterAll, describe, expect, it } from 'vitest';
import { QueryParsing } from '../../../src/sparql/query-parsing.js';

const base = 'http://bank.example/';
const parsing = new QueryParsing({ mostRows: 100 });
afterAll(() => parsing.close());

const long = (query: string) => `# ${'x'.repeat(3_000)}\n${query}`;

describe('the parsing of queries', () => {
  it('understands a short query as it does a long one', async () => {
    const query = 'SELECT ?s FROM <g> { ?s ?p ?o }';
    const [short, longer] = [await parsing.parse(query, base), await parsing.parse(long(query), base)];
    expect(short).toMatchObject({ kind: 'query', form: 'select', dataset: { defaultGraphs: [`${base}g`] } });
    expect(longer).toEqual({ ...short, text: long((short as { text: string }).text) });
  });

  it('says what is wrong with one that is malformed, short or long', async () => {
    for (const query of ['SELECT', long('SELECT')]) {
      expect(await parsing.parse(query, base)).toMatchObject({ kind: 'malformed' });
    }
  });

  it('refuses one that is nested too deeply for the stack, and goes on', async () => {
    const nested = `SELECT * { FILTER (${'('.repeat(990)}1${')'.repeat(980)} }`;
    expect(await parsing.parse(nested, base)).toMatchObject({ kind: 'malformed' });
    expect(await parsing.parse('ASK {}', base)).toMatchObject({ kind: 'query', form: 'ask' });
  });

  it('understands a short one that is nested as deeply as a long one may be', async () => {
    const query = `SELECT * { FILTER ${'('.repeat(120)}1${')'.repeat(120)} }`;
    const answers = [await parsing.parse(query, base), await parsing.parse(long(query), base)];
    expect(answers).toEqual([
      expect.objectContaining({ kind: 'query' }),
      expect.objectContaining({ kind: 'query' }),
    ]);
  });

  it('parses once what is asked again', async () => {
    const query = 'ASK { ?a ?b ?c }';
    expect(await parsing.parse(query, base)).toBe(await parsing.parse(query, base));
  });
});
