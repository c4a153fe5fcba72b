import { describe, expect, it } from 'vitest';
import { keepOrganizations } from '../../../src/harvest/organizations-per-source.js';
import { iris, mapWith, recordMapping } from '../../fixtures/mappings.js';

describe('A record whose mentions nobody looks up', () => {
  const mapping = recordMapping('holder: { each: li, name: b, identifier: i }', 'place: p');
  const [record] = mapWith(mapping, '<li><b>Ville d’Ys</b><i>123</i></li><p>Ys</p>').records;

  it('keeps its organizations as the own of its source, and reports the rest', () => {
    const { graph, diagnostics } = keepOrganizations(iris)(record!);
    const added = graph.quads.slice(record!.graph.quads.length);
    expect(added.map(({ object }) => object.value)).toEqual([
      'http://bank/id/organization/exemple/ville-d-ys',
      'http://www.w3.org/ns/org#Organization',
      'Ville d’Ys',
    ]);
    expect(diagnostics).toMatchObject([
      {
        severity: 'warning',
        message: '"place": nothing here looks up "Ys", so it is left out.',
        place: { line: 7 },
      },
    ]);
  });
});
