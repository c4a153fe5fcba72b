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

const views: readonly View[] = [
  { width: 320, scheme: 'dark', rules: 'all' },
  { width: 768, scheme: 'light', rules: 'all' },
  { width: 1280, scheme: 'dark', rules: 'all' },
];

describe('Every kind of page, by all rules in the dark, and between phone and wide screen', () => {
  it.concurrent.each(['fr', 'en'] as const)(
    'has nothing that axe finds, and nothing wider than the screen, in "%s"',
    (language) => expectNoFindings(browser, site.origin, language, views),
    240_000,
  );
});
