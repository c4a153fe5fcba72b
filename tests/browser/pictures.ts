/**
 * Takes pictures of pages: `npm run pictures -- [--origin http://localhost:3000] [--sample] [--to DIR] [path…]`. Each
 * page wide and on a phone, light and dark. Without an origin, the demo is harvested into a folder of its own and
 * served; with `--sample`, invented records that have every kind of value.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSite } from '../fixtures/running-site.js';
import { startSampleSite } from '../fixtures/sample-site.js';
import { launchChromium } from './chromium.js';

const { values, positionals } = parseArgs({
  options: {
    origin: { type: 'string' },
    sample: { type: 'boolean', default: false },
    to: { type: 'string', default: join('data', 'pictures') },
  },
  allowPositionals: true,
});
const usual = ['/', '/en', '/doc/initiative/apriles/1590', '/en/doc/source/apriles', '/sparql', '/nowhere'];
const paths = positionals.length > 0 ? positionals : usual;
const views = [
  { name: 'wide', width: 1280, height: 900, scheme: 'light' },
  { name: 'phone', width: 360, height: 740, scheme: 'light' },
  { name: 'dark', width: 1280, height: 900, scheme: 'dark' },
] as const;

const start = values.sample ? startSampleSite : startSite;
const site = values.origin === undefined ? await start() : null;
const origin = values.origin ?? site?.origin ?? '';
const browser = await launchChromium();
try {
  mkdirSync(values.to, { recursive: true });
  for (const { name, width, height, scheme } of views) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
    for (const path of paths) {
      await page.goto(new URL(path, origin).href);
      const file = join(values.to, `${path.replace(/[^\w-]+/g, '_') || 'home'}-${name}.png`);
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
    }
    await page.close();
  }
} finally {
  await browser.close();
  await site?.[Symbol.asyncDispose]();
}
