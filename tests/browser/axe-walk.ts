/** Every kind of page, looked at by axe at several widths and in both schemes. */

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleSite, startSampleSite } from '../fixtures/sample-site.js';
import { findingsOf, loadAxe } from './axe.js';
import { launchChromium } from './chromium.js';
import { pageKinds, pathIn } from './page-kinds.js';

/** How a page is looked at: in the dark it is the same page in other colours. Without rules only its width is measured. */
interface View {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly rules: 'all' | 'colours' | 'none';
}

/** How the pages of each language are looked at. */
type Views = Readonly<Record<'fr' | 'en', readonly View[]>>;

/** Declares that axe finds nothing on any page in either language, and that nothing is wider than the screen. */
export function describePages(how: string, views: Views): void {
  let site: SampleSite;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSampleSite(), launchChromium()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  describe(`Every kind of page, ${how}`, () => {
    for (const language of ['fr', 'en'] as const) {
      const findings = isJudged(views[language]) ? 'nothing that axe finds, and ' : '';
      it.concurrent(
        `has ${findings}nothing wider than the screen, in "${language}"`,
        () => expectNoFindings(browser, site.origin, language, views[language]),
        240_000,
      );
    }
  });
}

const isJudged = (views: readonly View[]) => views.some(({ rules }) => rules !== 'none');

async function expectNoFindings(
  browser: Browser,
  origin: string,
  language: 'fr' | 'en',
  views: readonly View[],
): Promise<void> {
  const page = await browser.newPage();
  for (const kind of pageKinds) {
    const path = pathIn(language, kind);
    await page.goto(origin + path);
    if (/\/carte/.test(kind)) await page.waitForSelector('.map.live');
    if (isJudged(views)) await loadAxe(page);
    await page.evaluate(
      'document.querySelectorAll("details").forEach((details) => { details.open = true; })',
    );
    for (const { width, scheme, rules } of views) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect([path, width, overflow]).toEqual([path, width, 0]);
      if (rules === 'none') continue;
      expect([path, width, scheme, await findingsOf(page, rules)]).toEqual([path, width, scheme, []]);
    }
  }
  await page.close();
}
