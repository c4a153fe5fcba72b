import { afterAll, describe, expect, it } from 'vitest';
import { ParserThread } from '../../../src/sparql/parser-thread.js';

const base = 'http://bank.example/';
const parser = new ParserThread({ mostRows: 100 });
afterAll(() => parser.close());

describe('The thread that parses queries', () => {
  it('understands a query, and says what is wrong with one that is malformed', async () => {
    const query = 'SELECT ?s FROM <g> { ?s ?p ?o }';
    const dataset = { defaultGraphs: [`${base}g`], namedGraphs: [] };
    expect(await parser.parse(query, base)).toMatchObject({ kind: 'query', form: 'select', dataset });
    expect(await parser.parse('SELECT', base)).toMatchObject({ kind: 'malformed' });
  });

  it('refuses one that is nested too deeply for the stack, and goes on', async () => {
    const nested = `SELECT * { FILTER (${'('.repeat(990)}1${')'.repeat(980)} }`;
    expect(await parser.parse(nested, base)).toMatchObject({ kind: 'malformed' });
    expect(await parser.parse('ASK {}', base)).toMatchObject({ kind: 'query', form: 'ask' });
  });

  it('understands one that is nested as deeply as people nest', async () => {
    const query = `SELECT * { FILTER ${'('.repeat(120)}1${')'.repeat(120)} }`;
    expect(await parser.parse(query, base)).toMatchObject({ kind: 'query' });
  });

  it('parses once what is asked again', async () => {
    const query = 'ASK { ?a ?b ?c }';
    expect(await parser.parse(query, base)).toBe(await parser.parse(query, base));
  });
});
