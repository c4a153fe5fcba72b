import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lookParts, lookProperties } from '../../../src/pages/embed/integrate-reference.js';
import { look } from '../../../src/widgets/look.js';

const each = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();

describe('The look of elements', () => {
  it('is changed by the properties that the page for other sites documents', () => {
    expect(each(look, /var\((--bis-\w+)/g)).toEqual([...lookProperties].sort());
  });

  it('names no colour of its own', () => {
    expect(look).not.toMatch(/#[0-9a-f]{3}|\brgb|\bhsl/i);
  });

  it('has the parts that the page for other sites documents', () => {
    const maker = readFileSync('src/widgets/show-answer.ts', 'utf8');
    const made = each(maker, /partOf\(\s*'\w+',\s*'(\w+)'/g);
    const linked = each(maker, /linkOf\([^)]*?'(\w+)'/g);
    expect([...new Set([...made, ...linked])].sort()).toEqual([...lookParts].sort());
  });
});
