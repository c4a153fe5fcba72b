import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testBase } from '../fixtures/data-directory.js';
import { walkLinks } from '../fixtures/link-walk.js';
import { type SampleSite, startSampleSite } from '../fixtures/sample-site.js';

let site: SampleSite;
beforeAll(async () => {
  site = await startSampleSite();
}, 60_000);
afterAll(() => site[Symbol.asyncDispose]());

describe('A site over records with every kind of value', () => {
  it('has no link that leads nowhere, from any page in either language, and sets no cookie', async () => {
    const from = ['/', '/en', '/a-propos', '/doc/initiative/atelier/tout', '/doc/initiative/gazette/hostile'];
    const { visited, broken, cookies } = await walkLinks({
      origin: site.origin,
      base: testBase,
      from,
      perKind: 3,
    });
    expect([broken, cookies]).toEqual([[], []]);
    // Else it would be a walk around the block.
    const sections = ['/en/a-propos/donnees', '/sources', '/en/scheme/', '/data/initiative/', '/doc/place/'];
    for (const section of sections) {
      expect([section, [...visited.keys()].some((path) => path.startsWith(section))]).toEqual([
        section,
        true,
      ]);
    }
  }, 60_000);
});

describe('A walk along the links of a site', () => {
  it('tells addresses and places in pages that are not there, and cookies', async () => {
    const server = createServer((request, response) => {
      const isHome = request.url === '/';
      response.writeHead(isHome ? 200 : 404, {
        'content-type': 'text/html',
        'set-cookie': isHome ? ['a=b'] : [],
      });
      response.end(
        '<a href="/#top">a</a> <a href="http://own.example/b?c=1&amp;d=2">b</a> <a href="http://c.example/">c</a>',
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const walk = await walkLinks({
      origin: `http://127.0.0.1:${port}`,
      base: 'http://own.example/',
      from: ['/'],
    });
    server.close();
    expect([walk.broken, walk.cookies]).toEqual([
      ['/ → /b?c=1&d=2: 404', '/ → /: no element "top"', '/b?c=1&d=2 → /: no element "top"'],
      ['/'],
    ]);
  });
});
