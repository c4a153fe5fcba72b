import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type SampleSite, startSampleSite } from '../fixtures/sample-site.js';
import { expectNoFindings, type View } from './axe-walk.js';
import { launchChromium } from './chromium.js';

let site: SampleSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startSampleSite(), launchChromium()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

/** A small phone in the light and in the dark, and a wide screen; `accessibility.long.test.ts` has the others. */
const views: readonly View[] = [
  { width: 320, scheme: 'light', rules: 'all' },
  { width: 320, scheme: 'dark', rules: 'colours' },
  { width: 1280, scheme: 'light', rules: 'all' },
];

describe('Every kind of page, on a small phone and a wide screen', () => {
  it.concurrent.each(['fr', 'en'] as const)(
    'has nothing that axe finds, and nothing wider than the screen, in "%s"',
    (language) => expectNoFindings(browser, site.origin, language, views),
    240_000,
  );
});
