import { describe, expect, it } from 'vitest';
import { AnswerCache } from '../../../src/sparql/answer-cache.js';

const answer = (bytes: number) => ({ body: new Uint8Array(bytes), headers: {} });

describe('The cache of answers', () => {
  it('keeps an answer for each content coding', () => {
    const cache = new AnswerCache(100_000);
    cache.set('"a"', 'gzip', answer(10));
    expect(cache.get('"a"', 'gzip')?.body.length).toBe(10);
    expect(cache.get('"a"', 'identity')).toBeUndefined();
  });

  it('takes no more memory than it has, and lets go first of what was not asked for longest', () => {
    const cache = new AnswerCache(100_000);
    for (let at = 0; at < 50; at++) {
      cache.set(`"${at}"`, 'identity', answer(9_000));
      cache.get('"0"', 'identity');
      expect(cache.size).toBeLessThanOrEqual(100_000);
    }
    expect(cache.get('"0"', 'identity')).toBeDefined();
    expect(cache.get('"49"', 'identity')).toBeDefined();
    expect(cache.get('"1"', 'identity')).toBeUndefined();
  });

  it('does not give itself to one large answer', () => {
    const cache = new AnswerCache(100_000);
    cache.set('"small"', 'identity', answer(1_000));
    cache.set('"large"', 'identity', answer(50_000));
    expect(cache.get('"large"', 'identity')).toBeUndefined();
    expect(cache.get('"small"', 'identity')).toBeDefined();
  });
});
