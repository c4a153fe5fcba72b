import { describe, expect, it } from 'vitest';
import { describeProvenance } from '../../../src/harvest/provenance.js';
import type { Page } from '../../../src/model/page.js';
import type { Source } from '../../../src/model/source.js';
import { bis, prov } from '../../../src/rdf/vocabulary.js';
import { iris } from '../../fixtures/mappings.js';
import { pageWith, testSource } from '../../fixtures/pages.js';

const graph = iris.graph('exemple', '7');

/** The values that the provenance of a page says, by local name. */
function provenance(page: Partial<Page> = {}, source: Partial<Source> = {}) {
  const { iri, quads } = describeProvenance({
    graph,
    page: pageWith('', page),
    source: { ...testSource, ...source },
    mappingHash: 'sha256:11',
    iris,
    now: Date.UTC(2026, 5, 1),
  });
  expect(quads.every((quad) => quad.graph.value === iri)).toBe(true);
  return {
    iri,
    quads,
    of: (name: { readonly value: string }) =>
      quads.filter(({ predicate }) => predicate.value === name.value).map(({ object }) => object.value),
  };
}

describe('The provenance of a graph', () => {
  it('says its page, partner, digest, mapping and time', () => {
    const { iri, of } = provenance();
    expect(iri).toBe('http://bank/prov/exemple/7');
    expect(of(prov.wasDerivedFrom)).toEqual(['http://www.example.org/fiche?id=7']);
    expect(of(prov.wasAttributedTo)).toEqual(['http://bank/id/source/exemple']);
    expect(of(bis.bodyDigest)).toEqual(['sha256:00']);
    expect(of(bis.mappingHash)).toEqual(['sha256:11']);
    expect(of(prov.endedAtTime)).toEqual(['2026-06-01T00:00:00.000Z']);
  });

  it('of a real page has its fetch status and time, and no word of reconstruction', () => {
    const { of } = provenance({ archiveRecord: 'urn:uuid:1' });
    expect(of(bis.fetchStatus)).toEqual(['200']);
    expect(of(bis.fetchedAt)).toEqual(['2026-01-02T03:04:05Z']);
    expect(of(bis.archiveRecord)).toEqual(['urn:uuid:1']);
    expect([...of(bis.reconstructed), ...of(prov.hadPrimarySource)]).toEqual([]);
  });

  it.each([
    ['that says so itself', { reconstructedFrom: 'http://example.org/doc' }, {}, 'http://example.org/doc'],
  ])('of a reconstructed page %s names the document, and no fetch', (_what, page, source, document) => {
    const { of } = provenance({ fetchStatus: 200, ...page }, source);
    expect(of(bis.reconstructed)).toEqual(['true']);
    expect(of(prov.hadPrimarySource)).toEqual([document]);
    expect([...of(bis.fetchStatus), ...of(bis.fetchedAt)]).toEqual([]);
  });
});
