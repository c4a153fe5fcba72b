import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippetsOf } from '../../../../src/pages/client/snippets.js';

const endpoint = 'http://bank.example/sparql';
const textOf = (name: string, query: string, kind: 'rows' | 'boolean' | 'graph' = 'rows') =>
  snippetsOf({ endpoint, query, kind }).find((snippet) => snippet.name === name)?.text ?? '';

describe('A snippet in JavaScript', () => {
  it('holds every query as it is', () => {
    const pieces = fc.constantFrom(
      '`',
      '${',
      '}',
      '\\',
      '\r',
      '\n',
      "'",
      '"',
      '\u2028',
      'é',
      '😀',
      '</script>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        const query = parts.join('');
        const [declaration = ''] = textOf('javascript', query).split(';\n\nconst response');
        expect(new Function(`${declaration}; return query;`)()).toBe(query);
      }),
    );
  });

  it('reads what the query answers', () => {
    expect(textOf('javascript', 'ASK {}', 'boolean')).toContain('(await response.json()).boolean');
    expect(textOf('javascript', 'DESCRIBE <x>', 'graph')).toContain("Accept: 'text/turtle'");
  });
});

describe('A snippet in R', () => {
  it('escapes what would end its string', () => {
    expect(textOf('r', 'a "b" \\"\r')).toContain(String.raw`query <- "a \"b\" \\\"\r"`);
  });
});

describe('A snippet in Python', () => {
  it('escapes what would end its string', () => {
    expect(textOf('python', '"""a""" \\ b"')).toContain(String.raw`query = """\"\"\"a\"\"\" \\ b\""""`);
  });
});

describe('A snippet for a shell', () => {
  it('leaves its single quotes for each one of the query', () => {
    expect(textOf('curl', "it's")).toContain(String.raw`'query=it'\''s'`);
  });
});
