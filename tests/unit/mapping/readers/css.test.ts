import { describe, expect, it } from 'vitest';
import { Deadline, DeadlinePassed } from '../../../../src/mapping/deadline.js';
import { CssSelector, parseCss } from '../../../../src/mapping/readers/css.js';
import { HtmlPage } from '../../../../src/mapping/readers/html.js';
import type { PageNode } from '../../../../src/mapping/readers/node.js';

const pageOf = (html: string, deadline = new Deadline(() => 0, 1)) =>
  new HtmlPage(html, 'http://www.example.org/', deadline).root;
const texts = (html: string, ...selectors: readonly string[]) =>
  selectors
    .reduce<readonly PageNode[]>(
      (nodes, css) => nodes.flatMap((node) => node.select(new CssSelector(css))),
      [pageOf(html)],
    )
    .map((node) => node.take(null)?.trim());

describe('A selector', () => {
  const two = '<ul id="a"><li>1</li><li><ul><li>2</li></ul></li></ul><ul id="b"><li>3</li></ul>';

  it('finds elements in the order of the page', () => {
    expect(texts('<p>1<b>2</b></p><b>3</b>', 'b')).toEqual(['2', '3']);
  });

  it('looks below each node it is applied to, and relative ones from that node', () => {
    expect(texts('<div><p>1</p><i><p>2</p></i></div><div><p>3</p></div>', 'div', '> p')).toEqual(['1', '3']);
    expect(texts(two, 'ul', ':scope > li > ul > li')).toEqual(['2']);
    expect(texts(two, '#b', 'li')).toEqual(['3']);
  });

  it.each(['h1[', 'p:unknown(', 'a::before', 'ul >'])('"%s" is none, and says why', (text) => {
    expect(parseCss(text)).toMatchObject({ problem: expect.stringMatching(/./) });
  });

  it('stops at the deadline, whatever the page', () => {
    let now = 0;
    const page = pageOf('<i></i>'.repeat(1000), new Deadline(() => now, 5));
    now = 6;
    expect(() => page.select(new CssSelector('i:nth-child(2)'))).toThrow(DeadlinePassed);
  });
});
