import { describe, expect, it } from 'vitest';
import { Pace } from '../../../src/crawl/pace.js';
import { readOne } from '../../../src/crawl/read-one.js';
import { Robots } from '../../../src/crawl/robots.js';
import type { SafeFetch, SafeOutcome } from '../../../src/model/safe-fetch.js';

const source = {
  hosts: ['www.example.org', 'example.org'],
  crawl: { start: [], delay: 5_000, hours: null, sitemap: null, memento: null, budget: 1 },
};

/** A web of texts by address; a text that is an address is a redirect. */
function reader(web: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  let now = 1_000_000;
  const fetch: SafeFetch = async ({ url, isAllowed }): Promise<SafeOutcome> => {
    asked.push(url);
    const text = web[url];
    if (text?.startsWith('http')) {
      if (!isAllowed(text))
        return { kind: 'forbidden', url: text, reason: 'is not among the addresses that may be asked' };
      return fetch({ url: text, isAllowed, accept: '', mostBytes: 1, timeout: 1 });
    }
    const status = text === undefined ? 404 : 200;
    const about = { mediaType: 'text/html', contentType: 'text/html; charset=iso-8859-1', headers: {} };
    return { kind: 'response', url, status, body: Buffer.from(text ?? '', 'latin1'), ...about };
  };
  const waited: number[] = [];
  const wait = async (milliseconds: number) => {
    waited.push(milliseconds);
    now += milliseconds;
  };
  const clock = () => now;
  const options = { fetch, clock, wait, robots: new Robots({ fetch, clock }), pace: new Pace(clock) };
  return { asked, waited, read: (url: string) => readOne(url, source, 'text/html', options) };
}

const page = 'http://www.example.org/fiche';

describe('A page that is read for a trial', () => {
  it('comes after robots.txt, decoded as its server says', async () => {
    const { asked, read } = reader({ [page]: '<h1>Été</h1>' });
    expect(await read(page)).toMatchObject({ kind: 'page', page: { url: page, text: '<h1>Été</h1>' } });
    expect(asked).toEqual(['http://www.example.org/robots.txt', page]);
  });

  it('is not asked for when robots.txt forbids it', async () => {
    const { asked, read } = reader({
      'http://www.example.org/robots.txt': 'User-agent: *\nDisallow: /',
      [page]: 'x',
    });
    expect(await read(page)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('line 2') });
    expect(asked).not.toContain(page);
  });

  it('keeps the distance that source and site want, and does not let anybody wait too long', async () => {
    const { waited, read } = reader({
      'http://www.example.org/robots.txt': 'User-agent: *\nCrawl-delay: 20',
      [page]: 'x',
    });
    await read(page);
    await read(page);
    expect(waited).toEqual([0, 20_000]);
    const slow = reader({
      'http://www.example.org/robots.txt': 'User-agent: *\nCrawl-delay: 600',
      [page]: 'x',
    });
    await slow.read(page);
    expect(await slow.read(page)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('wants 600 s between two requests'),
    });
  });

  it('is followed to another site of the source once its robots.txt allows it, and nowhere else', async () => {
    const there = 'https://example.org/fiche';
    const moved = reader({ [page]: there, [there]: '<h1>x</h1>' });
    expect(await moved.read(page)).toMatchObject({ kind: 'page', page: { url: there } });
    expect(moved.asked).toContain('https://example.org/robots.txt');
    const forbidden = reader({
      [page]: there,
      [there]: 'x',
      'https://example.org/robots.txt': 'User-agent: *\nDisallow: /',
    });
    expect(await forbidden.read(page)).toMatchObject({ kind: 'refused' });
    expect(forbidden.asked).not.toContain(there);
    const away = reader({ [page]: 'http://other.example/', 'http://other.example/': 'x' });
    expect(await away.read(page)).toMatchObject({ kind: 'refused' });
    expect(away.asked).not.toContain('http://other.example/');
  });
});
