import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SampleSite, startSampleSite } from '../fixtures/sample-site.js';
import { launchChromium } from './chromium.js';

let site: SampleSite;
let browser: Browser;
let context: BrowserContext | null = null;
let requested: string[] = [];
let complaints: string[] = [];

beforeAll(async () => {
  [site, browser] = await Promise.all([startSampleSite(), launchChromium()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});
afterEach(async () => {
  await context?.close();
  context = null;
});

/** A fresh page; what it requests and what the browser complains of is noted. */
async function openPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  requested = [];
  complaints = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(site.origin + path);
  return page;
}

const query = (page: Page) => decodeURIComponent(new URL(page.url()).search);
const numberIn = (text: string) => Number(/[\d\u202F\u00A0]+/.exec(text)?.[0].replaceAll(/\D/g, ''));
const total = async (page: Page) => numberIn(await page.locator('.total').innerText());
/** Goes on by the Tab key until the focus is where it should be. */
async function tabUntil(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 300; n++) {
    await page.keyboard.press('Tab');
    if (await page.locator(selector).and(page.locator(':focus')).count()) return;
  }
  throw new Error(`The Tab key never led to ${selector}`);
}

describe('The statistics without JavaScript', () => {
  const withoutScripts = { javaScriptEnabled: false };

  it('lead from the menu over a crossing to the initiatives of one of its cells', async () => {
    const page = await openPage('/', withoutScripts);
    await page.click('header >> text=Statistiques');
    await page.waitForSelector('.cross-form');
    expect(await page.locator('.statistic .chart').count()).toBe(6);
    await page.click('.cross-form .chips >> text=Thème et région');
    await expect.poll(() => query(page)).toBe('?x=theme&y=region');
    const cell = page.locator('.numbers.crossing td a').first();
    const count = numberIn(await cell.innerText());
    await cell.click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/recherche');
    expect(await total(page)).toBe(count);
  });

  it('cross what is chosen in the form, and keep the search that is counted', async () => {
    const page = await openPage('/statistiques?theme=ENV', withoutScripts);
    await page.selectOption('#x', 'year');
    await page.selectOption('#y', 'stage');
    await page.click('.cross-form button');
    await expect.poll(() => query(page)).toBe('?theme=ENV&x=year&y=stage');
    expect(await page.locator('h2#crossing').innerText()).toBe('Année de début et état d’avancement');
    await page.click('.way-back a');
    await expect.poll(() => query(page)).toBe('?theme=ENV');
  });

  it('narrow what is counted by the facets, and are the figures of a search that is shown', async () => {
    const page = await openPage('/recherche?q=jardin', withoutScripts);
    const found = await total(page);
    await page.click('.views >> text=Chiffres');
    await expect.poll(() => query(page)).toBe('?q=jardin');
    expect(await total(page)).toBe(found);
    await page.click('.facet .label:text-is("Amorçage")');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/statistiques');
    const narrowed = await total(page);
    expect(narrowed).toBeLessThan(found);
    await page.click('.views >> text=Liste');
    await expect.poll(() => query(page)).toBe('?q=jardin&stage=amorcage');
    expect(await total(page)).toBe(narrowed);
  });

  it('lead from a bar of a chart to the initiatives that it counts', async () => {
    const page = await openPage('/en/statistiques?x=stage', withoutScripts);
    const bar = page.locator('.chart a').first();
    const count = numberIn((await bar.getAttribute('aria-label')) ?? '');
    await bar.click();
    await page.waitForURL(/recherche/);
    expect(await total(page)).toBe(count);
  });

  it('offer no image that only a script can make', async () => {
    const page = await openPage('/statistiques?x=theme', withoutScripts);
    expect(await page.locator('.png').isVisible()).toBe(false);
    expect(await page.locator('.formats >> text=SVG').isVisible()).toBe(true);
  });
});

describe('The statistics', () => {
  it('save a chart as PNG, and ask no other host for anything', async () => {
    const page = await openPage('/statistiques?x=theme');
    const saved = page.waitForEvent('download');
    await page.click('.png');
    const download = await saved;
    expect(download.suggestedFilename()).toBe('statistiques-theme.png');
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    // Three pixels for one unit of the drawing.
    expect(bytes.readUInt32BE(16)).toBe(1_200);
    expect(requested.filter((url) => !/^(blob:)?http/.test(url) || !url.includes(site.origin))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('are crossed by keyboard alone, and each number is one step', async () => {
    const page = await openPage('/statistiques');
    await tabUntil(page, '.ways a[href="#cross"]');
    await page.keyboard.press('Enter');
    await tabUntil(page, '#x');
    await page.keyboard.press('ArrowDown');
    await tabUntil(page, '.cross-form button');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/statistiques?x=subtheme&y=region');
    // What scrolls is reached, and the chart's own links are not in the way.
    await tabUntil(page, '.chart-figure.crossing');
    await page.keyboard.press('Tab');
    expect(await page.locator('.numbers.crossing').and(page.locator(':focus')).count()).toBe(1);
    await tabUntil(page, '.numbers.crossing td a');
    const count = numberIn(await page.locator(':focus').innerText());
    await page.keyboard.press('Enter');
    await page.waitForURL('**/recherche?**');
    expect(await total(page)).toBe(count);
  });

  it('scroll a crossing by itself on a small phone, where the names of its rows stay', async () => {
    const page = await openPage('/statistiques?x=theme&y=stage', { viewport: { width: 320, height: 700 } });
    const name = page.locator('.numbers.crossing tbody th').first();
    const before = await name.boundingBox();
    const scrolled = await page.locator('.numbers.crossing').evaluate((table) => {
      table.scrollLeft = 500;
      return table.scrollLeft;
    });
    expect(scrolled).toBeGreaterThan(0);
    expect((await name.boundingBox())?.x).toBe(before?.x);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });

  it('print charts and tables, and nothing that only a screen can use', async () => {
    const page = await openPage('/statistiques');
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.filters-column', '.cross-form', '.formats', '.ways', '.views']) {
      expect([part, await page.locator(part).first().isVisible()]).toEqual([part, false]);
    }
    expect(await page.locator('.chart').first().isVisible()).toBe(true);
    expect(await page.locator('.numbers').first().isVisible()).toBe(true);
  });
});
