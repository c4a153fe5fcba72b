import { describe, expect, it } from 'vitest';
import { firstOf, hashText, mix } from '../../../src/search/order.js';
import { seededRandom } from '../../bench/corpus/random.js';

describe('The first of many', () => {
  it('are those that ordering all would give', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 200; round++) {
      const size = Math.floor(random() * 60);
      const ids = Uint32Array.from({ length: size }, (_, n) => n * 3);
      const keys = Float64Array.from({ length: size }, () => Math.floor(random() * 6) - 3);
      const ties = Uint32Array.from({ length: size }, () => Math.floor(random() * 4));
      const all = Array.from({ length: size }, (_, n) => n).sort(
        (a, b) => keys[a]! - keys[b]! || ties[a]! - ties[b]! || a - b,
      );
      const most = Math.floor(random() * 70);
      expect(firstOf({ ids, keys, ties }, most)).toEqual(all.slice(0, most).map((n) => ids[n]));
    }
  });

  it('put what has no key last', () => {
    const keys = Float64Array.of(Number.POSITIVE_INFINITY, 1, Number.POSITIVE_INFINITY);
    expect(firstOf({ ids: Uint32Array.of(5, 6, 7), keys, ties: Uint32Array.of(2, 0, 1) }, 3)).toEqual([
      6, 7, 5,
    ]);
  });
});

describe('The fair order', () => {
  it('gives each of two sources the first place about as often', () => {
    const iris = ['a', 'b'].flatMap((source) =>
      Array.from({ length: 20 }, (_, n) => `http://x.example/${source}/${n}`),
    );
    let first = 0;
    for (let day = 0; day < 1_000; day++) {
      const seed = hashText(`day ${day}`);
      const ranks = iris.map((iri) => mix(hashText(iri), seed));
      if (ranks.indexOf(Math.min(...ranks)) < 20) first++;
    }
    expect(first).toBeGreaterThan(430);
    expect(first).toBeLessThan(570);
  });
});
