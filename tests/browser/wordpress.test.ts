import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SampleSite, startSampleSite } from '../fixtures/sample-site.js';
import { HostSite, startForeignSite } from '../fixtures/widgets/host-site.js';
import { askProvider, findProvider, wordPressScript } from '../fixtures/widgets/wordpress.js';
import { launchChromium } from './chromium.js';

const base = 'http://localhost:3000/';
let bank: SampleSite;
let host: HostSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [bank, host, browser] = await Promise.all([startSampleSite(), HostSite.start(), launchChromium()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await host[Symbol.asyncDispose]();
  await bank[Symbol.asyncDispose]();
});
afterEach(() => page.context().close());

/** What WordPress puts in the place of the address of a page of the bank. */
async function embedded(path: string): Promise<string> {
  const provider = await findProvider(bank.origin + path);
  // The base of the sample names another port than the one that it is served at.
  const own = provider
    ?.replace(base, `${bank.origin}/`)
    .replace(encodeURIComponent(base), encodeURIComponent(`${bank.origin}/`));
  return (await askProvider(own ?? '', bank.origin + path, 'aBc123dEf4')) ?? '';
}

async function post(content: string, script = `<script>${wordPressScript}</script>`): Promise<Page> {
  page = await (await browser.newContext({ viewport: { width: 1000, height: 800 } })).newPage();
  host.page = { body: content + script };
  return page;
}

const frame = () => page.locator('iframe.wp-embedded-content');
const inside = () => page.frameLocator('iframe.wp-embedded-content');
const quote = () => page.locator('blockquote.wp-embedded-content');

describe('A post in WordPress with the address of a page of the bank', () => {
  it.each([
    ['/doc/initiative/atelier/tout', 'La fiche qui dit tout'],
    ['/doc/call/atelier/soon', 'Une boulangère, dès lundi'],
    ['/recherche?theme=ENV&q=moulin', 'initiative'],
    ['/appels?q=boulang%C3%A8re', '1\u00A0appel ouvert'],
    ['/en/appels', 'open calls'],
  ])('such as %s shows it in place of the link, as high as it is', async (path, heading) => {
    await post(await embedded(path));
    await page.goto(host.origin);
    await expect.poll(() => frame().getAttribute('style')).toBeNull();
    expect(await quote().isVisible()).toBe(false);
    expect(await inside().locator('h1').innerText()).toContain(heading);
    const high = await inside()
      .locator('html')
      .evaluate((html) => html.getBoundingClientRect().height);
    await expect
      .poll(() => frame().getAttribute('height'))
      .toBe(String(Math.min(1_000, Math.max(200, Math.ceil(high)))));
  });

  it('follows a link in the frame to the bank, and has none that it would not follow', async () => {
    await post(await embedded('/doc/initiative/atelier/tout'));
    await page.goto(host.origin);
    await expect.poll(() => frame().getAttribute('style')).toBeNull();
    expect(await inside().locator('footer').innerText()).toContain('CC BY-SA 4.0');
    const hosts = await inside()
      .locator('a[href]')
      .evaluateAll((links) => links.map((link) => new URL(String(link.getAttribute('href'))).origin));
    expect(new Set(hosts)).toEqual(new Set([bank.origin]));
    await inside().locator('h1 a').click();
    await page.waitForURL(`${bank.origin}/doc/initiative/atelier/tout`);
  });

  it('shows the map, and leads from it to a record', async () => {
    await post(await embedded('/carte'));
    await page.goto(host.origin);
    await inside().locator('.mark[aria-label*="Roubaix"]').click();
    await inside().locator('.leaflet-popup li a').first().click();
    await page.waitForURL(new RegExp(`^${bank.origin}/doc/initiative/`));
  });

  it('shows it though the frame is there before WordPress listens', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await using slow = await startForeignSite(async (_request, response) => {
      await promise;
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(wordPressScript);
    });
    await post(
      await embedded('/doc/call/atelier/soon'),
      `<script src="${slow.origin}/wp-embed.js"></script>`,
    );
    await page.goto(host.origin, { waitUntil: 'commit' });
    const framed = async () => page.frames().find((one) => one.url().includes('/embed/'));
    await expect.poll(async () => (await framed())?.evaluate('document.readyState')).toBe('complete');
    expect(await quote().isVisible()).toBe(true);
    resolve();
    await expect.poll(() => frame().getAttribute('style')).toBeNull();
    expect(await quote().isVisible()).toBe(false);
  });

  it('keeps the link when the bank is down', async () => {
    const content = await embedded('/doc/initiative/atelier/tout');
    await using away = await startForeignSite((_request, response) => response.writeHead(503).end());
    await post(content.replace(`src="${bank.origin}`, `src="${away.origin}`));
    await page.goto(host.origin);
    expect(await quote().innerText()).toBe('La fiche qui dit tout');
    expect(await frame().isVisible()).toBe(false);
  });
});
