import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCentres, writeCentres } from '../../../src/reconcile/centre-file.js';
import { centresAddress, fetchCentres } from '../../../src/reconcile/fetch-centres.js';

const row = (code: string) => ({ code, centre: { type: 'Point', coordinates: [0.2, 48] } });
const many = Array.from({ length: 31_000 }, (_, index) => row(String(10_000 + index)));
const answer = (content: unknown) => () =>
  Promise.resolve({ ok: true, status: 200, json: () => Promise.resolve(content) });

describe('Asking for exact centres', () => {
  it('reads the centre of each commune, and asks once', async () => {
    const asked: string[] = [];
    const outcome = await fetchCentres((url) => {
      asked.push(url);
      return answer([
        ...many,
        { code: '75056', centre: null },
        { code: 'x', centre: row('1').centre },
        null,
      ])();
    });
    expect(asked).toEqual([centresAddress]);
    expect(outcome.kind === 'centres' && outcome.centres.size).toBe(31_000);
    expect(outcome.kind === 'centres' && outcome.centres.get('10000')).toEqual({
      latitude: 48,
      longitude: 0.2,
    });
  });

  it.each([
    [
      'no network',
      () => Promise.reject(new Error('fetch failed', { cause: new Error('ENOTFOUND') })),
      'ENOTFOUND',
    ],
    ['an error', () => Promise.resolve({ ok: false, status: 503, json: () => Promise.resolve(null) }), '503'],
    ['a part only', answer(many.slice(0, 5)), '5 communes only'],
    ['something else', answer({ message: 'hello' }), '0 communes only'],
    [
      'what is not JSON',
      () =>
        Promise.resolve({
          ok: true,
          status: 200,
          json: () => Promise.reject(new SyntaxError('Unexpected token')),
        }),
      'Unexpected token',
    ],
  ])('fails clearly on %s', async (_, fetch, reason) => {
    const outcome = await fetchCentres(fetch);
    expect(outcome.kind === 'failed' && outcome.reason).toMatch(
      new RegExp(`geo\\.api\\.gouv\\.fr could not be read: .*${reason}.*try again`),
    );
  });
});

describe('The file of centres', () => {
  it('keeps what was read', () => {
    const directory = mkdtempSync(join(tmpdir(), 'bis-centres-'));
    expect(readCentres(directory)).toBeNull();
    const centres = new Map([['72181', { latitude: 47.98, longitude: 0.19 }]]);
    writeCentres(directory, centres);
    expect(readCentres(directory)).toEqual(centres);
  });
});
