import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../src/mapping/clean-text.js';
import { Deadline } from '../../../../src/mapping/deadline.js';
import { CssSelector } from '../../../../src/mapping/readers/css.js';
import { HtmlPage } from '../../../../src/mapping/readers/html.js';

const url = 'http://www.example.org/a/b';
const pageOf = (html: string) => new HtmlPage(html, url, new Deadline(() => 0, 1));
const read = (html: string, selector = 'body') =>
  cleanText(pageOf(html).root.select(new CssSelector(selector))[0]?.take(null) ?? 'nothing is selected');

describe('The visible text of a page', () => {
  it.each([
    ['joins inline elements without a break', '<p>bé<b>né</b><i>vole</i></p>', 'bénévole'],
    ['breaks lines where the page does', 'a<br>b<div>c</div>d', 'a\nb\nc\nd'],
    ['sets paragraphs apart', '<p>a</p>\n<p>b</p>', 'a\n\nb'],
    [
      'counts neighbouring breaks as the strongest of them',
      '<div><div><p>a</p></div></div><div>b</div>',
      'a\n\nb',
    ],
    ['does not break where only the source does', '<p>a\n   b</p>', 'a b'],
    [
      'leaves out scripts, styles and templates',
      'a<script>x()</script><style>b{}</style><template>t</template>',
      'a',
    ],
    [
      'leaves out comments and what only browsers without scripts show',
      'a<!-- x --><noscript>n</noscript>',
      'a',
    ],
    ['leaves out what the page hides', 'a<p hidden>b</p><p style="color: red; display:none">c</p>', 'a'],
  ])('%s', (_what, html, text) => {
    expect(read(html)).toBe(text);
  });

  it('is empty for a script, even when a mapping selects it', () => {
    expect(read('<script id="s">x()</script>', '#s')).toBe('');
  });

  it('is read from elements nested 10,000 deep', () => {
    expect(read(`${'<div>'.repeat(10_000)}found`)).toBe('found');
  });

  it('is read from an element with 200,000 children', () => {
    expect(read('<i>x</i>'.repeat(200_000))).toBe('x'.repeat(200_000));
  });

  it('is read from a page of 300,000 line breaks', () => {
    expect(read(`a${'<br>'.repeat(300_000)}b`)).toBe('a\n\nb');
  });
});

describe('A page', () => {
  it('has the tree that browsers make, with rows in a body of the table', () => {
    expect(read('<table><tr><td>x</td></tr></table>', 'table > tbody > tr > td')).toBe('x');
  });

  it.each([
    ['its own address', '', url],
    ['its base', '<base href="/sub/">', 'http://www.example.org/sub/'],
    ['its own address when the base is a script', '<base href="javascript:alert(1)">', url],
    ['its own address when the base is no address', '<base href="http://[">', url],
  ])('resolves links against %s', (_what, base, expected) => {
    expect(pageOf(base).baseUrl).toBe(expected);
  });
});
