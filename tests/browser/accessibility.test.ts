import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleSite, startSampleSite } from '../fixtures/sample-site.js';
import { findingsOf, loadAxe } from './axe.js';
import { launchChromium } from './chromium.js';
import { pageKinds, pathIn } from './page-kinds.js';

let site: SampleSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startSampleSite(), launchChromium()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

/** A small phone and a wide screen, each in the light and in the dark: the page is the same there, in other colours. */
const views = [320, 1280].flatMap((width) => [
  { width, scheme: 'light', rules: 'all' } as const,
  { width, scheme: 'dark', rules: 'colours' } as const,
]);

describe('Every kind of page, on a small phone and a wide screen, in the light and in the dark', () => {
  it.concurrent.each(['fr', 'en'] as const)(
    'has nothing that axe finds, and nothing wider than the screen, in "%s"',
    async (language) => {
      const page = await browser.newPage();
      for (const kind of pageKinds) {
        const path = pathIn(language, kind);
        await page.goto(site.origin + path);
        if (/\/carte/.test(kind)) await page.waitForSelector('.map.live');
        await loadAxe(page);
        await page.evaluate(
          'document.querySelectorAll("details").forEach((details) => { details.open = true; })',
        );
        for (const { width, scheme, rules } of views) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme: scheme });
          const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
          expect([path, width, overflow]).toEqual([path, width, 0]);
          expect([path, width, scheme, await findingsOf(page, rules)]).toEqual([path, width, scheme, []]);
        }
      }
      await page.close();
    },
    240_000,
  );
});
