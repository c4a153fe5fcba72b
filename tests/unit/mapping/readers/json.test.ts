import { describe, expect, it } from 'vitest';
import { Deadline } from '../../../../src/mapping/deadline.js';
import { CssSelector } from '../../../../src/mapping/readers/css.js';
import { JsonPage, JsonPath, parseJsonPath } from '../../../../src/mapping/readers/json.js';

const pageOf = (value: unknown) =>
  new JsonPage(JSON.stringify(value), 'http://www.example.org/api', new Deadline(() => 0, 1));
const find = (value: unknown, path: string) =>
  pageOf(value)
    .root.select(new JsonPath(path))
    .map((node) => node.take(null));

describe('A JSON document', () => {
  it('gives texts, numbers and booleans as texts, and nothing for objects, arrays and null', () => {
    expect(find({ a: ['x', 7, 1.5, true, null, {}, []] }, '$.a[*]')).toEqual([
      'x',
      '7',
      '1.5',
      'true',
      ...[undefined, undefined, undefined],
    ]);
  });

  it('is looked into from each value on', () => {
    const [first] = pageOf([{ title: { rendered: 'One' } }]).root.select(new JsonPath('$[*]'));
    expect(first?.select(new JsonPath('$.title.rendered')).map((node) => node.take(null))).toEqual(['One']);
  });

  it('is filtered as RFC 9535 says', () => {
    expect(
      find(
        [
          { n: 1, v: 'a' },
          { n: 2, v: 'b' },
        ],
        '$[?@.n > 1].v',
      ),
    ).toEqual(['b']);
  });

  it('has markup in its texts that selectors and labels find values in', () => {
    const [text] = pageOf({ c: '<p>Commune : <b>Roubaix</b></p>' }).root.select(new JsonPath('$.c'));
    expect(text?.select(new CssSelector('b')).map((node) => node.take(null))).toEqual(['Roubaix']);
    expect(text?.labelled('commune').map((node) => node.take(null)?.trim())).toEqual(['Roubaix']);
    expect(text?.take('html')).toContain('Commune : Roubaix');
  });

  it('may begin with a byte order mark', () => {
    const page = new JsonPage('\uFEFF{"a":1}', 'http://www.example.org/', new Deadline(() => 0, 1));
    expect(page.root.select(new JsonPath('$.a')).length).toBe(1);
  });

  it('that is cut is no JSON', () => {
    expect(() => new JsonPage('[{"a":', 'http://x/', new Deadline(() => 0, 1))).toThrow(SyntaxError);
  });
});

describe('A text that is no JSONPath', () => {
  it.each([
    ['$.a[', 'unclosed bracketed selection'],
    ['title', 'expected'],
  ])('is refused: %s', (text, problem) => {
    expect(parseJsonPath(text)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
