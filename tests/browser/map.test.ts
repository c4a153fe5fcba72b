import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hostileText, type SampleSite, startSampleSite } from '../fixtures/sample-site.js';
import { findingsOf, loadAxe } from './axe.js';
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
async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  requested = [];
  complaints = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}

/** The map with its marks. */
async function openMap(path = '/carte', options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(options);
  await page.goto(site.origin + path);
  await page.waitForSelector('.mark');
  return page;
}

const namesOfMarks = (page: Page) =>
  page.locator('.mark').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? ''));
const focusedName = (page: Page) => page.locator(':focus').getAttribute('aria-label');
const overflowOf = (page: Page) => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
const mark = (page: Page, name: string) => page.locator(`.mark[aria-label*="${name}"]`);
/** Opens the popup of a mark: a click at the moment in which the map moves beneath it is lost. */
async function openPopup(page: Page, name: string): Promise<void> {
  const group = page.locator(`.leaflet-popup [role="group"][aria-label*="${name}"]`);
  await expect
    .poll(async () => {
      await mark(page, name).click();
      return group.count();
    })
    .toBeGreaterThan(0);
}

/** Where a mark stands on the map. */
const placeOf = (page: Page, name: string) =>
  mark(page, name)
    .locator('xpath=..')
    .evaluate((element) => (element as HTMLElement).style.transform);
/** Goes on by the Tab key until the focus is where it should be. */
async function tabUntil(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 200; n++) {
    await page.keyboard.press('Tab');
    if (await page.locator(selector).and(page.locator(':focus')).count()) return;
  }
  throw new Error(`The Tab key never led to ${selector}`);
}

describe('The map without JavaScript', () => {
  const withoutScripts = { javaScriptEnabled: false };

  it('narrows the search by a click on a département, and widens it by another', async () => {
    const page = await openPage(withoutScripts);
    await page.goto(`${site.origin}/carte?q=jardin`);
    const isere = page.locator('.choropleth a', { hasText: 'Isère' });
    const count = /\d+/.exec((await isere.locator('title').textContent()) ?? '')?.[0];
    await isere.click();
    await expect.poll(() => new URL(page.url()).search).toBe('?q=jardin&territory=departement/38');
    expect(await page.locator('.total').innerText()).toBe(`${count}\u00A0initiatives`);
    expect(await page.locator('.choropleth .chosen').count()).toBe(1);
    await page.locator('.choropleth a[aria-current]').click();
    await expect.poll(() => new URL(page.url()).search).toBe('?q=jardin');
  });

  it('is reached and passed by keyboard', async () => {
    const page = await openPage(withoutScripts);
    await page.goto(`${site.origin}/carte`);
    await tabUntil(page, '.map-column .skip');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus title').textContent()).toMatch(/: \d+\u00A0initiative/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/territory=departement/);
    await tabUntil(page, '.map-column .skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator('#found :focus').count()).toBe(1);
  });

  it('has nothing wider than a small phone, and the numbers as a list', async () => {
    const page = await openPage({ ...withoutScripts, viewport: { width: 320, height: 640 } });
    await page.goto(`${site.origin}/en/carte`);
    await page.click('.departements > summary');
    expect(await overflowOf(page)).toBe(0);
    await page.click('.departements a >> text=Finistère');
    await expect.poll(() => page.url()).toBe(`${site.origin}/en/carte?territory=departement/29`);
  });
});

describe('The map with JavaScript', () => {
  it('shows all places of the search, each mark with a name of its own', async () => {
    const page = await openMap();
    const names = await namesOfMarks(page);
    expect(names.map((name) => name.replace(/\d+/, 'n')).sort()).toEqual(
      ['Brest', 'Grenoble', 'Lyon', 'Roubaix'].map((name) => `${name} · n\u00A0initiatives`),
    );
    expect(await page.locator('.choropleth').isVisible()).toBe(false);
    expect(await page.locator('.map-foot').innerText()).toMatch(
      /\d+\sinitiatives sur la carte · \d+ sans commune/,
    );
    expect(complaints).toEqual([]);
  });

  it('comes nearer by a mark that stands for several places', async () => {
    const page = await openMap();
    for (let n = 0; n < 5; n++) await page.click('.leaflet-control-zoom-out');
    const [several = ''] = (await namesOfMarks(page)).filter((name) => name.includes('autour de'));
    const before = await page.locator('.mark').count();
    await page.locator(`.mark[aria-label="${several}"]`).click();
    await expect.poll(() => page.locator('.mark').count()).toBeGreaterThan(before);
  });

  it('tells in a popup what stands at a place, from which one goes on', async () => {
    const page = await openMap('/carte?theme=ENV');
    const before = requested.length;
    await openPopup(page, 'Grenoble');
    const popup = page.locator('.leaflet-popup');
    await popup.locator('li >> nth=0').waitFor();
    const [count] = /\d+/.exec((await mark(page, 'Grenoble').getAttribute('aria-label')) ?? '') ?? [];
    expect(await popup.locator('strong').innerText()).toBe(`Grenoble · ${count}\u00A0initiatives`);
    expect(await popup.locator('li').count()).toBe(Math.min(6, Number(count)));
    expect(await popup.locator('li .note >> nth=0').innerText()).toMatch(/^Raconté par .* · Grenoble/);
    expect(requested.slice(before).map((url) => new URL(url).pathname)).toEqual(['/carte/fiches']);
    await popup.locator('li a >> nth=0').click();
    await expect.poll(() => page.url()).toMatch(/\/doc\/initiative\//);
  });

  it('goes from a popup to the search for all that stands there', async () => {
    const page = await openMap();
    await openPopup(page, 'Grenoble');
    await page.click('.leaflet-popup >> text=Voir tout');
    await expect.poll(() => page.url()).toBe(`${site.origin}/recherche?near=45.1885,5.7245&radius=1`);
  });

  it('is moved without loading anything, and searches around its centre by a link', async () => {
    const page = await openMap('/carte?q=jardin');
    await page.locator('.map-canvas').focus();
    const before = requested.length;
    for (const key of ['ArrowRight', 'ArrowDown', '+', '+', '+', '+']) await page.keyboard.press(key);
    await page.waitForTimeout(300);
    expect(requested.slice(before)).toEqual([]);
    await page.click('.map-foot a');
    await expect.poll(() => page.url()).toMatch(/\/carte\?q=jardin&near=4\d\.\d+%2C-?\d+\.\d+&radius=\d+$/);
    await page.waitForSelector('.map.live path.reach');
  });

  it('keeps the drawing by département where the places cannot be loaded, and says so', async () => {
    const page = await openPage();
    await page.route('**/carte/points*', (route) => route.abort());
    await page.goto(`${site.origin}/carte`);
    await page.waitForSelector('.map .notice');
    expect(await page.locator('.map .notice').innerText()).toContain('n’ont pas pu être chargés');
    expect(await page.locator('.choropleth').isVisible()).toBe(true);
  });

  it('shows what partners wrote as text, and says when it cannot be loaded', async () => {
    const page = await openMap();
    const records = [
      { title: hostileText, language: 'fr', href: '/x', source: hostileText, places: hostileText },
    ];
    await page.route('**/carte/fiches*', (route) =>
      route.fulfill({ json: { total: 1, records, search: '/y' } }),
    );
    await openPopup(page, 'Brest');
    expect(await page.locator('.leaflet-popup li a').innerText()).toContain('<script>alert(1)</script>');
    expect(await page.locator('.leaflet-popup :is(script, img)').count()).toBe(0);
    await page.route('**/carte/fiches*', (route) => route.fulfill({ status: 503 }));
    await openPopup(page, 'Roubaix');
    await page.waitForSelector('.leaflet-popup >> text=n’ont pas pu être chargées');
  });

  it('lets the wheel scroll the page', async () => {
    const page = await openMap();
    const before = await placeOf(page, 'Grenoble');
    await page.mouse.move(500, 500);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate('window.scrollY')).toBeGreaterThan(0);
    expect(await placeOf(page, 'Grenoble')).toBe(before);
  });

  it('comes nearer by the wheel together with Ctrl', async () => {
    const page = await openMap();
    const before = (await namesOfMarks(page)).length;
    const { x = 0, y = 0 } = (await mark(page, 'Grenoble').boundingBox()) ?? {};
    await page.mouse.move(x - 50, y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    // What is no longer in view has no mark.
    await expect.poll(async () => (await namesOfMarks(page)).length).toBeLessThan(before);
  });

  it('asks nothing of any other host', async () => {
    const page = await openMap();
    await openPopup(page, 'Grenoble');
    await page.waitForSelector('.leaflet-popup li');
    expect([...new Set(requested.map((url) => new URL(url).origin))]).toEqual([site.origin]);
    expect(complaints).toEqual([]);
  });
});

describe('The map by keyboard', () => {
  it('opens a place with Enter, reads on with Tab, and comes back to it with Escape', async () => {
    const page = await openMap();
    await page.locator('.map-canvas').focus();
    await tabUntil(page, '.mark');
    const name = await focusedName(page);
    expect(name).toMatch(/ · \d+\sinitiatives$/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.leaflet-popup li');
    await page.keyboard.press('Tab');
    expect(await page.locator('.leaflet-popup li a:focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('.leaflet-popup').count()).toBe(0);
    expect(await focusedName(page)).toBe(name);
  });

  it('stays on a mark when the map comes nearer', async () => {
    const page = await openMap();
    for (let n = 0; n < 5; n++) await page.click('.leaflet-control-zoom-out');
    await page.locator('.mark[aria-label*="autour de"]').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedName(page)).toContain('initiatives');
    expect(await page.locator('.mark:focus').count()).toBe(1);
  });
});

describe('The map with a popup', () => {
  it.each([
    { width: 320, colorScheme: 'light', prefix: '' },
    { width: 320, colorScheme: 'dark', prefix: '/en' },
    { width: 1280, colorScheme: 'dark', prefix: '' },
    { width: 1280, colorScheme: 'light', prefix: '/en' },
  ] as const)(
    'has nothing that axe finds, nor anything too wide: %o',
    async ({ width, colorScheme, prefix }) => {
      const page = await openMap(`${prefix}/carte`, { viewport: { width, height: 800 }, colorScheme });
      await mark(page, width < 500 ? 'Roubaix' : 'Grenoble')
        .first()
        .click();
      await page.waitForSelector('.leaflet-popup li');
      await loadAxe(page);
      expect(await findingsOf(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
    },
  );
});
