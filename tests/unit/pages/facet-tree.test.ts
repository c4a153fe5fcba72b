import { describe, expect, it } from 'vitest';
import type { Facet, FacetName, FacetValue } from '../../../src/model/search.js';
import { type FacetNode, facetTree } from '../../../src/pages/facet-tree.js';
import { emptySearch } from '../../../src/pages/search-state.js';

const value = (key: string, broader: readonly string[] = [], more: Partial<FacetValue> = {}): FacetValue => ({
  key,
  iri: `http://x/${key}`,
  label: key,
  count: 1,
  isSelected: false,
  broader,
  ...more,
});

const facet = (name: FacetName, ...values: FacetValue[]): Facet => ({ name, values, leftOut: 0 });
const shape = (nodes: readonly FacetNode[]): unknown =>
  nodes.map(({ value: { key }, below }) => (below.length === 0 ? key : { [key]: shape(below) }));

describe('The tree of a facet', () => {
  it('has each value below the one that holds it', () => {
    const tree = facetTree(facet('theme', value('A'), value('A-1', ['A']), value('B')), emptySearch);
    expect(shape(tree)).toEqual([{ A: ['A-1'] }, 'B']);
  });

  it('begins below a country that is the only one, and not where there are others', () => {
    const france = [value('country/FR'), value('region/84', ['country/FR'])];
    expect(shape(facetTree(facet('territory', ...france), emptySearch))).toEqual(['region/84']);
    const abroad = facetTree(facet('territory', ...france, value('country/BE')), emptySearch);
    expect(shape(abroad)).toEqual([{ 'country/FR': ['region/84'] }, 'country/BE']);
  });

  it('leaves out intercommunalités and what has no record, unless chosen', () => {
    const values = [
      value('epci/1'),
      value('epci/2', [], { isSelected: true }),
      value('region/1', [], { count: 0 }),
    ];
    expect(shape(facetTree(facet('territory', ...values), emptySearch))).toEqual(['epci/2']);
  });

  it('ends where the data go in a circle', () => {
    expect(shape(facetTree(facet('theme', value('A', ['B']), value('B', ['A'])), emptySearch))).toEqual([
      { B: ['A'] },
    ]);
  });
});

describe('Choosing a value', () => {
  const values = [
    value('A', [], { isSelected: true }),
    value('A-1', ['A']),
    value('B', [], { isSelected: true }),
  ];
  const state = { ...emptySearch, facets: { theme: ['A', 'http://x/B'] }, page: 3 };
  const [a, b] = facetTree(facet('theme', ...values), state);

  it('within a chosen one replaces it, since it asks for less', () => {
    expect(a?.below[0]?.next.facets).toEqual({ theme: ['http://x/B', 'A-1'] });
  });

  it('again takes it back, by key or IRI, from the first page', () => {
    expect(a?.next).toMatchObject({ facets: { theme: ['http://x/B'] }, page: 1 });
    expect(b?.next.facets).toEqual({ theme: ['A'] });
  });
});
