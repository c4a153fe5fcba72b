import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { QuerySyntax } from '../../../src/sparql/query-syntax.js';

const syntax = new QuerySyntax();
const base = 'http://example.org/';

describe('The syntax of queries', () => {
  it('writes a query as it reads it, blank nodes, numbers, languages and escapes included', () => {
    const text = String.raw`PREFIX b: <b/> SELECT ?i (COUNT(DISTINCT ?x) AS ?n) { ?i b:p "é\n\"'"@fr-CA, 1, -1.50, 1e0, true, _:n ;
      b:q [ b:r ( ?x 2 ) ] ; (b:s|^b:t)*/b:u? b:v\,w FILTER (?i IN (1, "a"^^b:d) || !BOUND(?x)) BIND (IF(?x > 1, 'a', "b") AS ?y)
      MINUS { _:m b:z ?z } VALUES (?x ?y) { (1 UNDEF) ("a" b:c) } } GROUP BY ?i HAVING (COUNT(*) > 1) ORDER BY DESC(?n) LIMIT 3 OFFSET 1`;
    expect(syntax.rewriteFaithfully(syntax.read(text, base), base)).not.toBeNull();
  });

  it('writes the first page of a query as it reads it', () => {
    const tree = syntax.read('SELECT ?i { ?i ?p ?o } LIMIT 20 OFFSET 0', base);
    expect(syntax.rewriteFaithfully(tree, base)?.text).toMatch(/LIMIT 20$/);
  });

  it('writes all of it on one line, since the generator takes the longer the more lines it has written', () => {
    const text =
      'PREFIX : <p/> SELECT * { ?i a :C . { ?i :p ?x ; :q "a\\nb" } UNION { FILTER (?x > 1) } } ORDER BY ?x';
    expect(syntax.write(syntax.read(text, base))).not.toContain('\n');
  });

  it('writes each query of the catalogue as it reads it', () => {
    const files = readdirSync('queries', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.rq'),
    );
    const unfaithful = files.filter((name) => {
      const tree = syntax.read(readFileSync(join('queries', name), 'utf8'), base);
      return syntax.rewriteFaithfully(tree, base) === null;
    });
    expect([files.length > 50, unfaithful]).toEqual([true, []]);
  });

  it('gives no text that would be read as another tree', () => {
    const tree = syntax.read('SELECT ?i { ?i <p> <o> }', base);
    const broken = {
      ...tree,
      where: { type: 'pattern', subType: 'group', patterns: [], loc: {} },
      extra: true,
    };
    expect(syntax.rewriteFaithfully(broken as typeof tree, base)).toBeNull();
  });
});
