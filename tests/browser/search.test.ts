import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SampleSite, startSampleSite } from '../fixtures/sample-site.js';
import { findingsOf, loadAxe } from './axe.js';
import { launchChromium } from './chromium.js';

let site: SampleSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let requested: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([startSampleSite(), launchChromium()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});
beforeEach(async () => {
  context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  requested = [];
  page.on('request', (request) => requested.push(request.url()));
});
afterEach(() => context.close());

const query = () => new URL(page.url()).searchParams.toString();
const choose = (value: string) => page.click(`.facet .label:text-is("${value}")`);
const total = () => page.locator('.total').innerText();

describe('A search without JavaScript', () => {
  it('goes from the home page through words and facets to a record and its partner', async () => {
    await page.goto(`${site.origin}/`);
    await page.fill('#q', 'jardin');
    await page.click('text=Rechercher >> nth=-1');
    await expect.poll(query).toBe('q=jardin');
    expect(await page.locator('mark').count()).toBeGreaterThan(0);
    await choose('Auvergne-Rhône-Alpes');
    await choose('Isère');
    await expect.poll(query).toBe('q=jardin&territory=departement%2F38');
    await choose('Rhône');
    await expect.poll(query).toBe('q=jardin&territory=departement%2F38&territory=departement%2F69');
    await page.click('.chips >> text=jardin');
    await expect.poll(query).not.toContain('q=');
    await page.click('.result >> nth=0 >> a >> nth=0');
    expect(await page.locator('.full-page a').getAttribute('href')).toMatch(
      /^http:\/\/\w+\.example\/fiches\//,
    );
  });

  it('changes language and stays the same search', async () => {
    await page.goto(`${site.origin}/recherche?theme=ENV&page=1`);
    const before = await total();
    await page.click('text=English');
    await expect.poll(() => page.url()).toBe(`${site.origin}/en/recherche?theme=ENV`);
    expect([before, await total()]).toEqual(['13\u00A0initiatives', '13\u00A0initiatives']);
  });

  it('with scripts keeps them open on a phone from choice to choice, where they were', async () => {
    const scripted = await browser.newPage({ viewport: { width: 360, height: 740 } });
    try {
      await scripted.goto(`${site.origin}/recherche`);
      await scripted.click('.filters > summary');
      await scripted.click('#facet-stage .value >> nth=0');
      await scripted.waitForURL(/stage=.*#facet-stage/);
      expect(await scripted.isVisible('#facet-stage .value.chosen')).toBe(true);
      await scripted.click('.to-found a');
      await expect.poll(() => new URL(scripted.url()).hash).toBe('#found');
      await scripted.setViewportSize({ width: 1280, height: 900 });
      await scripted.click('#facet-theme .value >> nth=0');
      await scripted.waitForURL(/theme=/);
      await expect.poll(() => new URL(scripted.url()).hash).toBe('');
    } finally {
      await scripted.close();
    }
  });

  it('folds its facets on a phone, and shows them beside the results on a wide screen', async () => {
    await page.goto(`${site.origin}/recherche`);
    expect(await page.isVisible('.facet .value >> nth=0')).toBe(true);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.isVisible('.facet .value >> nth=0')).toBe(false);
    await page.click('.filters > summary');
    expect(await page.isVisible('.facet .value >> nth=0')).toBe(true);
  });
});

describe('A search by keyboard', () => {
  it('reaches the content first, then box, facets and results, each with visible focus', async () => {
    await page.goto(`${site.origin}/recherche`);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('href')).toBe('#content');
    expect((await page.locator(':focus').boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('id')).toBe('q');
    await page.keyboard.type('jardin');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=jardin/);
    await page.locator('.facet .value >> nth=0').focus();
    expect(await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle)).toBe(
      'solid',
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(/theme=/);
    expect(await page.locator('.value.chosen').getAttribute('aria-current')).toBe('true');
  });
});

describe('The box for a place', () => {
  it('completes names, by keyboard and by pointer, and finds what was chosen', async () => {
    const scripted = await browser.newPage();
    try {
      await scripted.goto(`${site.origin}/recherche`);
      const box = scripted.getByRole('combobox', { name: 'Autour' });
      const options = scripted.getByRole('listbox').getByRole('option');
      await box.pressSequentially('gre');
      await options.first().waitFor();
      expect(await options.allInnerTexts()).toEqual(['Grenoble (Isère)']);
      expect(await box.getAttribute('aria-expanded')).toBe('true');
      await loadAxe(scripted);
      expect(await findingsOf(scripted)).toEqual([]);
      await box.press('Escape');
      expect([await options.count(), await box.inputValue()]).toEqual([0, 'gre']);
      await box.fill('greno');
      await options.first().waitFor();
      await box.press('ArrowDown');
      expect(await box.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'));
      await box.press('Enter');
      expect([await options.count(), await box.inputValue()]).toEqual([0, 'Grenoble (Isère)']);
      await box.fill('lyo');
      await options.first().click();
      expect(await box.inputValue()).toMatch(/^Lyon/);
      await box.press('Enter');
      await scripted.waitForURL(/near=commune\/69123/);
    } finally {
      await scripted.close();
    }
  });
});

describe('A page', () => {
  it('asks nothing of any other host, and runs nothing that a partner wrote', async () => {
    const scripted = await browser.newPage();
    const alerts: string[] = [];
    scripted.on('request', (request) => requested.push(request.url()));
    scripted.on('dialog', (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
    for (const path of [
      '/',
      '/recherche?q=evil',
      '/doc/initiative/gazette/hostile',
      '/doc/initiative/atelier/tout',
    ]) {
      await scripted.goto(site.origin + path);
    }
    await scripted.close();
    const hosts = new Set(requested.map((url) => new URL(url).origin));
    expect([...hosts]).toEqual([site.origin]);
    expect(alerts).toEqual([]);
  });
});

describe('Calls without JavaScript', () => {
  it('lead from the list through a kind to the page of the partner, and from there to the initiative', async () => {
    await page.goto(`${site.origin}/appels`);
    expect(await total()).toBe('5\u00A0appels ouverts');
    await choose('Appel à expertise');
    await expect.poll(() => page.url()).toBe(`${site.origin}/appels?callKind=expertise-recherchee`);
    await page.click('text=Un meunier pour le moulin partagé');
    expect(await page.locator('.full-page a').getAttribute('href')).toBe('http://moulin.example/contact');
    await page.click('text=La fiche qui dit tout');
    await expect.poll(() => page.url()).toBe(`${site.origin}/doc/initiative/atelier/tout`);
    const open = page.locator('section:has(> #open-calls)');
    expect(await open.locator('article').count()).toBe(1);
    expect(await open.innerText()).not.toContain('apiculteur');
  });

  it('keep what is chosen when words are added, and go back to all of them', async () => {
    await page.goto(`${site.origin}/en/appels?callKind=emploi-offert&territory=departement/29`);
    await page.fill('#q', 'boulangère');
    await page.click('text=Search >> nth=-1');
    await expect.poll(total).toBe('1\u00A0open call');
    expect(await page.locator('.soon').innerText()).toContain('3\u00A0days left');
    await page.click('text=Clear all');
    await expect.poll(() => page.url()).toBe(`${site.origin}/en/appels`);
  });
});
