import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleSite, startSampleSite } from '../fixtures/sample-site.js';
import { findingsOf, loadAxe } from './axe.js';
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

/** One of each kind of page. */
const kinds = [
  '/',
  '/recherche?q=jardin&theme=ENV&territory=region/84&sort=newest',
  '/recherche?page=2',
  '/recherche?q=jardinn&theme=NOPE',
  '/recherche?year=20',
  '/recherche?page=1000000000',
  '/carte?q=jardin&territory=departement/38&near=commune/38185&radius=50',
  '/doc/initiative/atelier/tout',
  '/appels',
  '/appels?q=zzzz&callKind=NOPE&territory=region/84',
  '/appels?callFor=atelier/tout&sort=newest',
  '/appels?page=1000000000',
  '/doc/call/atelier/tout',
  '/doc/call/atelier/closed',
  '/doc/call/gazette/hostile',
  '/scheme/call-kinds/emploi-offert',
  '/doc/initiative/gazette/hostile',
  '/doc/organization/atelier/asso-0',
  '/doc/place/commune/38185',
  '/doc/place/region/84',
  '/doc/source/atelier',
  '/doc/source/gazette',
  '/doc/distinction/atelier/prix',
  '/scheme/themes',
  '/scheme/themes/ENV',
  '/ns',
  '/sources',
  '/a-propos',
  '/a-propos/charte',
  '/a-propos/partir',
  '/a-propos/donnees',
  '/a-propos/mentions-legales',
  '/a-propos/accessibilite',
  '/catalogue',
  '/sparql',
  '/essayer',
  '/essayer?source=atelier',
  '/nowhere',
];

/** A small phone and a wide screen, each in the light and in the dark. */
const views = [320, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

describe('Every kind of page, on a small phone and a wide screen, in the light and in the dark', () => {
  it.concurrent.each(['', '/en'])(
    'has nothing that axe finds, and nothing wider than the screen, below "%s"',
    async (prefix) => {
      const page = await browser.newPage();
      for (const kind of kinds) {
        const path = prefix === '/en' && kind === '/' ? '/en' : prefix + kind;
        await page.goto(site.origin + path);
        if (kind.startsWith('/carte')) await page.waitForSelector('.map.live');
        await loadAxe(page);
        await page.evaluate(
          'document.querySelectorAll("details").forEach((details) => { details.open = true; })',
        );
        for (const { width, scheme } of views) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme: scheme });
          const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
          expect([path, width, overflow]).toEqual([path, width, 0]);
          expect([path, width, scheme, await findingsOf(page)]).toEqual([path, width, scheme, []]);
        }
      }
      await page.close();
    },
    240_000,
  );
});
