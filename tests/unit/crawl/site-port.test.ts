import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerAt, SitesAtPort } from '../../../src/crawl/site-port.js';
import { SiteReader, type Sites } from '../../../src/crawl/site-reader.js';

function reach(sites: Sites) {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  answerAt(port1, sites);
  return { afar: new SitesAtPort(port2), port: port1 };
}

const request = { hosts: ['a.example'], delay: 5_000, accept: 'text/html' };

describe('A reader of sites at the other end of a port', () => {
  it('keeps one pace with all others who ask it', async () => {
    let now = 0;
    const at: number[] = [];
    const sites = new SiteReader({
      ...{ clock: () => now, addressesOf: async () => ['192.0.2.1'], ignoresRobots: true },
      wait: async (milliseconds) => {
        now += milliseconds;
      },
      fetch: async ({ url, accept }) => {
        at.push(now);
        const body = new TextEncoder().encode(url);
        return {
          ...{ kind: 'response', url, status: 200, mediaType: accept, contentType: accept },
          ...{ headers: { etag: '"1"' }, body },
        };
      },
    });
    const [one, two] = [reach(sites).afar, reach(sites).afar];
    const read = (who: Sites, n: number) => who.readAgain({ ...request, url: `http://a.example/${n}` }, null);
    const answers = await Promise.all([read(one, 1), read(two, 2), read(one, 3), read(sites, 4)]);
    expect(at.map((moment, n) => moment - (at[n - 1] ?? moment))).toEqual([0, 5_000, 5_000, 5_000]);
    const texts = answers.map((told) => ('kind' in told ? told.kind : new TextDecoder().decode(told.body)));
    expect(texts).toEqual([1, 2, 3, 4].map((n) => `http://a.example/${n}`));
  });

  it('hands on what a page was known by, and sitemaps', async () => {
    const given: unknown[] = [];
    const { afar } = reach({
      readAgain: async (_request, validators) => {
        given.push(validators);
        return { kind: 'not-modified' };
      },
      sitemapsOf: async (url) => [`${url}sitemap.xml`],
    });
    const validators = { etag: '"1"', lastModified: null };
    const url = 'http://a.example/';
    expect(await afar.readAgain({ ...request, url }, validators)).toEqual({ kind: 'not-modified' });
    expect(given).toEqual([validators]);
    expect(await afar.sitemapsOf(url)).toEqual([`${url}sitemap.xml`]);
  });

  it('fails when the reader breaks, and says for later when its end is closed', async () => {
    const url = 'http://a.example/';
    const broken = reach({
      readAgain: () => Promise.reject(new Error('no memory')),
      sitemapsOf: () => Promise.reject(new Error('no memory')),
    }).afar;
    expect(await broken.readAgain({ ...request, url }, null)).toMatchObject({ kind: 'failed' });
    expect(await broken.sitemapsOf(url)).toEqual([]);
    const { afar, port } = reach({
      readAgain: () => new Promise(() => undefined),
      sitemapsOf: async () => [],
    });
    const asked = afar.readAgain({ ...request, url }, null);
    port.close();
    expect(await asked).toMatchObject({ kind: 'later' });
  });
});
