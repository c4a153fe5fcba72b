import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleSite, startSampleSite } from '../fixtures/sample-site.js';
import { launchChromium } from './chromium.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
  '/doc/initiative/atelier/tout',
  '/doc/initiative/gazette/hostile',
  '/doc/organization/atelier/asso-0',
  '/doc/place/commune/38185',
  '/doc/source/atelier',
  '/doc/source/gazette',
  '/doc/distinction/atelier/prix',
  '/scheme/themes',
  '/scheme/themes/ENV',
  '/ns',
  '/sources',
  '/sparql',
  '/essayer?source=atelier',
  '/nowhere',
];

/** A small phone and a wide screen, each in the light and in the dark. */
const views = [320, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

async function findingsOf(page: Page): Promise<string[]> {
  const found = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations)',
  )) as readonly Finding[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

describe('Every kind of page, on a small phone and a wide screen, in the light and in the dark', () => {
  it.concurrent.each(['', '/en'])(
    'has nothing that axe finds, and nothing wider than the screen, below "%s"',
    async (prefix) => {
      const page = await browser.newPage();
      for (const kind of kinds) {
        const path = prefix === '/en' && kind === '/' ? '/en' : prefix + kind;
        await page.goto(site.origin + path);
        // Evaluated by the driver: the pages themselves allow no script.
        await page.evaluate(axe);
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
    120_000,
  );
});
