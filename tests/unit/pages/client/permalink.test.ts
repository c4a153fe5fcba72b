import { describe, expect, it } from 'vitest';
import { permalinkOf, queryInFragment } from '../../../../src/pages/client/permalink.js';

const page = 'http://bank.example/en/sparql?example=x&format=html#here';
const hostile = 'SELECT "a+b&c=#d%20" {\n?é ?p \'😀\' }';

describe('A permalink', () => {
  it('holds the query, and nothing of the address that it is made from', () => {
    const link = new URL(permalinkOf(page, hostile));
    expect([link.pathname, [...link.searchParams], link.hash]).toEqual([
      '/en/sparql',
      [['query', hostile]],
      '',
    ]);
  });

  it('holds a long query in its fragment, which no server has to read', () => {
    const long = hostile.repeat(500);
    const link = permalinkOf(page, long);
    expect(new URL(link).search).toBe('');
    expect(queryInFragment(link)).toBe(long);
  });
});

describe('The query in a fragment', () => {
  it('is read as other editors write it', () => {
    expect(queryInFragment('http://a.example/#query=ASK%20%7B%7D&endpoint=x')).toBe('ASK {}');
    expect(queryInFragment('http://a.example/#tab=1&query=a+b')).toBe('a+b');
  });

  it.each(['http://a.example/', 'http://a.example/#content', 'http://a.example/#query=%E9'])(
    'is not there in %s',
    (address) => expect(queryInFragment(address)).toBeNull(),
  );
});
