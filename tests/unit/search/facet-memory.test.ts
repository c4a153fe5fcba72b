import { describe, expect, it } from 'vitest';
import { facetNames, type SearchedKind } from '../../../src/model/search.js';
import { FacetMemory } from '../../../src/search/facet-memory.js';
import { type FacetCode, facetCode, facetOf } from '../../../src/search/facet-values.js';
import { between, pick, type Random, seededRandom } from '../../bench/corpus/random.js';

const facets = facetNames.slice(0, 4);

function randomCodes(random: Random): Uint32Array {
  const drawn = Array.from({ length: between(random, 0, 8) }, () =>
    facetCode(pick(random, facets), between(random, 0, 5)),
  );
  return Uint32Array.from(new Set(drawn));
}

const kindOf = (id: number): SearchedKind => (id % 4 === 0 ? 'call' : 'initiative');

/** A memory after many changes, and the documents that it should hold. */
function grow(random: Random): { memory: FacetMemory; documents: Map<number, Uint32Array> } {
  const memory = new FacetMemory();
  const documents = new Map<number, Uint32Array>();
  for (let change = 0; change < 400; change++) {
    const id = between(random, 1, 120);
    if (random() < 0.25) {
      memory.set(id, null);
      documents.delete(id);
    } else {
      const codes = randomCodes(random);
      memory.set(id, {
        iri: `http://x.example/${id}`,
        kind: kindOf(id),
        codes,
        positions: Float64Array.of(id, -id),
        date: null,
        lastDay: null,
        cameAt: 0,
      });
      documents.set(id, codes);
    }
  }
  return { memory, documents };
}

describe('The facets in memory', () => {
  it('filter and count as looking at each document does', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 60; round++) {
      const { memory, documents } = grow(random);
      expect(memory.count).toBe(documents.size);
      const selected = new Map<number, ReadonlySet<FacetCode>>();
      for (let n = between(random, 0, 3); n > 0; n--) {
        const facet = pick(random, facets);
        const codes = Array.from({ length: between(random, 1, 3) }, () =>
          facetCode(facet, between(random, 0, 6)),
        );
        selected.set(facetNames.indexOf(facet), new Set(codes));
      }
      const isAmong = random() < 0.5 ? (id: number) => id % 3 !== 0 : () => true;
      const passes = (codes: Uint32Array, but?: number) =>
        [...selected].every(([facet, wanted]) => facet === but || codes.some((code) => wanted.has(code)));
      const kind = kindOf(round);
      const here = [...documents].filter(([id]) => isAmong(id) && kindOf(id) === kind);
      const found = memory.filter({
        kind,
        among: Uint32Array.from({ length: 140 }, (_, id) => id).filter(isAmong),
        chosen: new Map([...selected].map(([facet, wanted]) => [facet, (code) => wanted.has(code)])),
      });
      expect([...found.ids]).toEqual(
        here
          .filter(([, codes]) => passes(codes))
          .map(([id]) => id)
          .sort((a, b) => a - b),
      );
      const counts = new Map<FacetCode, number>();
      for (const [, codes] of here) {
        for (const code of codes)
          if (passes(codes, facetOf(code))) counts.set(code, (counts.get(code) ?? 0) + 1);
      }
      expect(
        new Map(
          memory.allCodes.map((code, n) => [code, found.counts[n] ?? 0] as const).filter(([, n]) => n > 0),
        ),
      ).toEqual(counts);
    }
  });

  it('tally values, and documents without any, as looking at each document does', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 20; round++) {
      const { memory, documents } = grow(random);
      const ids = Uint32Array.from(documents.keys()).filter((id) => id % 3 !== 0);
      const codesOf = (id: number) => [...(documents.get(id) ?? [])];
      // The last of the facets is left out.
      const counted = facets.slice(0, 3).map((name) => facetNames.indexOf(name));
      const bits = Uint32Array.from(memory.allCodes, (code) =>
        counted.includes(facetOf(code)) ? 1 << counted.indexOf(facetOf(code)) : 0,
      );
      const { counts, without } = memory.tally(ids, { bits, width: counted.length });
      const having = (code: FacetCode) => [...ids].filter((id) => codesOf(id).includes(code)).length;
      expect([...counts]).toEqual(memory.allCodes.map((code, n) => (bits[n] === 0 ? 0 : having(code))));
      expect([...without]).toEqual(
        counted.map(
          (facet) => [...ids].filter((id) => !codesOf(id).some((code) => facetOf(code) === facet)).length,
        ),
      );
    }
  });

  it('keep positions through many changes', () => {
    const { memory, documents } = grow(seededRandom(3));
    for (const id of documents.keys()) expect([...memory.positions(id)]).toEqual([id, -id]);
  });

  it('give room back that replaced documents took', () => {
    const memory = new FacetMemory();
    const row = {
      iri: 'http://x.example/',
      kind: 'initiative' as const,
      codes: Uint32Array.from({ length: 100 }, (_, n) => n),
      positions: new Float64Array(),
      date: null,
      lastDay: null,
      cameAt: 0,
    };
    for (let n = 0; n < 10_000; n++) memory.set(n % 10, row);
    expect(memory.bytes).toBeLessThan(1_000_000);
  });
});
