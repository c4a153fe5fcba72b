import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageKinds } from '../browser/page-kinds.js';
import { type SampleSite, startSampleSite } from '../fixtures/sample-site.js';

let site: SampleSite;
beforeAll(async () => {
  site = await startSampleSite();
});
afterAll(() => site[Symbol.asyncDispose]());

/** What a page may weigh as it comes over the line, in bytes. */
const most = 100_000;

/** What the map and the editor load when they begin. */
const ofMapAndEditor = /^\/assets\/[^/]+\/(?!client\/(search|filters|near-me|place-box|copy|save-png)\.js)/;

interface Answer {
  readonly status: number;
  /** As they come over the line. */
  readonly bytes: number;
}

function weigh(path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'br, gzip', accept: 'text/html,*/*;q=0.8' };
    get(new URL(path, site.origin), { headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
      response.on('error', reject);
    }).on('error', reject);
  });
}

/** Addresses on this site that a page loads with itself. */
async function loadedBy(path: string): Promise<string[]> {
  const html = await (await fetch(site.origin + path, { headers: { accept: 'text/html' } })).text();
  const tags = html.matchAll(
    /<(?:link rel="(?:stylesheet|icon)" href|script[^>]* src|img[^>]* src)="([^"]+)"/g,
  );
  return [...tags].flatMap(([, address = '']) => (ofMapAndEditor.test(address) ? [] : [address]));
}

describe('Every kind of page', () => {
  it(`comes in less than ${most / 1000} kB with what it loads, before the map and the editor do`, async () => {
    const heavy: string[] = [];
    for (const path of pageKinds) {
      const loaded = await loadedBy(path);
      expect([path, loaded]).toEqual([path, expect.arrayContaining(['/style.css'])]);
      const answers = await Promise.all([path, ...new Set(loaded)].map(weigh));
      const bytes = answers.reduce((sum, answer) => sum + answer.bytes, 0);
      const isSound = answers.slice(1).every(({ status }) => status === 200);
      if (bytes >= most || !isSound) heavy.push(`${path}: ${bytes} bytes`);
    }
    expect(heavy).toEqual([]);
  });
});
