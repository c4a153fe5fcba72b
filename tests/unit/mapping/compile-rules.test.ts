import { describe, expect, it } from 'vitest';
import { parseSelection } from '../../../src/mapping/compile-selections.js';

describe('A selection', () => {
  it.each([
    ['h1', 'h1', null],
    ['a.fiche@href', 'a.fiche', 'href'],
    ['@href', '.', 'href'],
    ['td.resume@text', 'td.resume', null],
    ['@text', '.', null],
    ['.', '.', null],
    ['a[title="x@y"]', 'a[title="x@y"]', null],
    ['a[href*="@"]@title', 'a[href*="@"]', 'title'],
    ['use@xlink:href', 'use', 'xlink:href'],
  ])('reads %s as the selector %s and the attribute %s', (text, selector, attribute) => {
    expect(parseSelection(text)).toEqual({ selector, attribute });
  });
});
