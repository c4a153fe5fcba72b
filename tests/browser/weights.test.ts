import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleSite, startSampleSite } from '../fixtures/sample-site.js';
import { launchChromium } from './chromium.js';
import { pageKinds } from './page-kinds.js';

let site: SampleSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startSampleSite(), launchChromium()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

/** What a page may weigh as it comes over the line, in bytes. */
const most = 100_000;

/** What the map and the editor load when they begin. */
const ofMapAndEditor = /\/assets\/[^/]+\/(?!client\/(near-me|copy)\.js)/;

/** Bytes that a page takes over the line, compressed as they come, with all that it loads, by a browser that has nothing yet. */
async function weigh(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (ofMapAndEditor.test(new URL(request.url()).pathname)) return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(site.origin + path);
  await page.waitForLoadState('networkidle');
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

describe('Every kind of page', () => {
  it(`comes in less than ${most / 1000} kB, before the map and the editor load`, async () => {
    const heavy: string[] = [];
    for (const path of pageKinds) {
      const context = await browser.newContext();
      const bytes = await weigh(await context.newPage(), path);
      if (bytes === 0 || bytes >= most) heavy.push(`${path}: ${bytes} bytes`);
      await context.close();
    }
    expect(heavy).toEqual([]);
  }, 120_000);
});
