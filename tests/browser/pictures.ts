/**
 * Takes pictures of pages: `npm run pictures -- [--demo | --origin http://localhost:3000] [--to DIR] [--fold] [path…]`.
 * Each page wide and on a phone, light and dark; with `--fold` only what is in sight without scrolling. Without paths, one page of each kind, in both languages. The records are
 * invented ones that have every kind of value; with `--demo` those of the demo; with an origin, those of that site.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { startSite } from '../fixtures/running-site.js';
import { startSampleSite } from '../fixtures/sample-site.js';
import { launchChromium } from './chromium.js';
import { pageKinds, pathIn } from './page-kinds.js';

const { values, positionals } = parseArgs({
  options: {
    origin: { type: 'string' },
    demo: { type: 'boolean', default: false },
    fold: { type: 'boolean', default: false },
    to: { type: 'string', default: join('data', 'pictures') },
  },
  allowPositionals: true,
});
const kinds = (['fr', 'en'] as const).flatMap((language) => pageKinds.map((kind) => pathIn(language, kind)));
const paths = positionals.length > 0 ? positionals : kinds;
const views = [
  { name: 'wide', width: 1280, height: 900, scheme: 'light' },
  { name: 'phone', width: 360, height: 740, scheme: 'light' },
  { name: 'dark', width: 1280, height: 900, scheme: 'dark' },
] as const;

const start = values.demo ? startSite : startSampleSite;
const site = values.origin === undefined ? await start() : null;
const browser = await launchChromium();
try {
  mkdirSync(values.to, { recursive: true });
  await takePictures(browser, values.origin ?? site?.origin ?? '');
} finally {
  await browser.close();
  await site?.[Symbol.asyncDispose]();
}

async function takePictures(browser: Browser, origin: string): Promise<void> {
  for (const { name, width, height, scheme } of views) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
    for (const path of paths) {
      await page.goto(new URL(path, origin).href);
      await settled(page);
      const file = join(values.to, `${path.replace(/[^\w-]+/g, '_').slice(0, 120) || 'home'}-${name}.png`);
      await page.screenshot({ path: file, fullPage: !values.fold });
      console.log(file);
    }
    await page.close();
  }
}

// The map draws its marks when it has asked for them.
async function settled(page: Page): Promise<void> {
  if ((await page.locator('figure.map').count()) > 0)
    await page.waitForSelector('.map.live .mark, .map.live p');
  await page.waitForLoadState('networkidle');
}
