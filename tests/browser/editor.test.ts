import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningSite, startSite } from '../fixtures/running-site.js';
import { findingsOf, loadAxe } from './axe.js';
import { launchChromium } from './chromium.js';

let site: RunningSite;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** Requests to other hosts, and what the page's policy has refused. */
let unwanted: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), launchChromium()]);
  await untilDescribed();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  page = await context.newPage();
  unwanted = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin) && !request.url().startsWith('blob:'))
      unwanted.push(request.url());
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) unwanted.push(message.text());
  });
  page.on('pageerror', (error) => unwanted.push(error.message));
});
afterEach(async () => {
  expect(unwanted).toEqual([]);
  await context.close();
});

// The bank describes itself soon after its start; completion is made from that.
async function untilDescribed(): Promise<void> {
  for (;;) {
    const text = await (await fetch(`${site.origin}/.well-known/void`)).text();
    if (text.includes('propertyPartition')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const prefixes = `PREFIX bis: <https://w3id.org/innovation-sociale/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wgs84: <http://www.w3.org/2003/01/geo/wgs84_pos#>
`;
const byTheme = `${prefixes}SELECT ?name (COUNT(*) AS ?count) {
  ?i a bis:Initiative ; dcterms:subject/skos:prefLabel ?name FILTER (LANG(?name) = "fr")
} GROUP BY ?name ORDER BY DESC(?count) ?name`;
const places = `${prefixes}SELECT ?i ?title ?lat ?long {
  ?i a bis:Initiative ; dcterms:title ?title ; dcterms:spatial [ wgs84:lat ?lat ; wgs84:long ?long ]
}`;
const runaway = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }';

const linkTo = (query: string, prefix = '') =>
  `${site.origin}${prefix}/sparql?${new URLSearchParams({ query })}`;
const open = async (query: string, prefix = '') => {
  await page.goto(linkTo(query, prefix));
  await page.waitForSelector('.CodeMirror');
};
const run = async () => {
  await page.click('#editor button[type="submit"]');
  await page.waitForSelector('#answer > :not(.hidden)');
};
const status = () => page.innerText('#status');
const written = () => page.inputValue('#query');
/** The texts of a column of the table. */
const column = (number: number) => page.locator(`#answer tbody td:nth-child(${number}) bdi`).allInnerTexts();
const complete = async (word: string, offered: string) => {
  await page.keyboard.type(word);
  await expect.poll(() => page.locator('.CodeMirror-hint').allInnerTexts()).toEqual([offered]);
  // The list of the last letter may still take the place of the one before.
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
};

describe('The editor by keyboard', () => {
  it('completes properties, classes and concepts, declares their prefixes, and runs', async () => {
    await open('x');
    await page.focus('.CodeMirror textarea');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('SELECT DISTINCT ?title WHERE { ?i a ');
    await complete('bis:Init', 'bis:Initiative Initiative');
    await page.keyboard.type(' ; ');
    await complete('title', 'dcterms:title');
    await page.keyboard.type(' ?title ; dcterms:subject ');
    await complete('environn', 'Environnement scheme/themes/ENV');
    await page.keyboard.type(' } LIMIT 3');
    expect(await written()).toBe(`PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX bis: <https://w3id.org/innovation-sociale/ns#>
SELECT DISTINCT ?title WHERE { ?i a bis:Initiative ; dcterms:title ?title ; dcterms:subject <https://w3id.org/innovation-sociale/scheme/themes/ENV> } LIMIT 3`);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('#answer table');
    expect(await status()).toMatch(
      /^3\u00A0lignes · [\d,]+\u00A0s · analyse [\d,]+\u00A0m?s · .*calcul [\d,]+\u00A0m?s$/,
    );
    expect(await column(1)).toHaveLength(3);
  });

  it('shows what a term is called, and offers the most used ones when asked', async () => {
    await open(`${prefixes}SELECT * { ?i `);
    await page.focus('.CodeMirror textarea');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+Space');
    await page.waitForSelector('.CodeMirror-hints');
    expect(await page.locator('.CodeMirror-hint').count()).toBeGreaterThan(20);
    await page.keyboard.type('porté');
    await expect
      .poll(() => page.locator('.CodeMirror-hint').allInnerTexts())
      .toEqual(['bis:holder porté par', 'bis:reach portée']);
    await loadAxe(page);
    expect(await findingsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('.CodeMirror-hints').count()).toBe(0);
  });

  it('is left by Tab, and entered by Shift+Tab', async () => {
    await open('ASK {}');
    await page.focus('.CodeMirror textarea');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Exécuter');
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('document.activeElement.closest(".CodeMirror") !== null')).toBe(true);
    expect(await written()).toBe('ASK {}');
  });

  it('can be a plain text field, which keeps the text and runs as well', async () => {
    await open('ASK {}');
    await page.check('#plain');
    expect(await page.locator('.CodeMirror').count()).toBe(0);
    await page.fill('#query', 'ASK { <urn:nothing> ?p ?o }');
    await run();
    expect(await page.innerText('#answer')).toContain('Non.');
    await page.uncheck('#plain');
    expect(await page.innerText('.CodeMirror-code')).toContain('urn:nothing');
  });
});

describe('The examples of the editor', () => {
  it('are found by a word, fill the editor, and are then what the address holds', async () => {
    await open('ASK {}', '/en');
    await page.click('text=Examples');
    await page.fill('#find-example', 'spread');
    const links = page.locator('#examples li:visible a');
    await links.first().click();
    await expect.poll(written).not.toBe('ASK {}');
    const query = await written();
    await expect.poll(() => new URL(page.url()).searchParams.get('query')).toBe(query);
    await page.reload();
    expect(await written()).toBe(query);
    await run();
    expect(await status()).toMatch(/^\d+\u00A0rows?/);
  });

  it('open from the page of a query, with its parameters', async () => {
    await page.goto(`${site.origin}/requetes/initiatives-of-a-theme`);
    await page.click('text=Ouvrir dans l’éditeur');
    await expect.poll(written).toContain('VALUES ?theme');
  });
});

describe('A permalink', () => {
  it('opens the editor with its query and does not run it', async () => {
    await open(byTheme);
    expect(await written()).toBe(byTheme);
    expect(await page.locator('#answer > *').count()).toBe(0);
  });

  it('of another editor opens as well', async () => {
    await page.goto(`${site.origin}/sparql#query=${encodeURIComponent('ASK { "é+" ?p ?o }')}`);
    await page.waitForSelector('.CodeMirror');
    expect(await written()).toBe('ASK { "é+" ?p ?o }');
  });

  it('is copied', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(byTheme);
    await page.click('text=Copier le lien');
    await page.waitForSelector('text=Copié');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(linkTo(byTheme));
  });
});

describe('The answer', () => {
  it('is a table that is sorted, narrowed, and leads to pages of this site', async () => {
    await open(places);
    await run();
    const total = Number(/^\d+/.exec(await status())?.[0]);
    expect(await column(1)).toHaveLength(100);
    await page.click('#answer .pager >> text=Suivantes');
    expect(await column(1)).toHaveLength(total - 100);
    await page.click('#answer th >> text=title');
    const titles = await column(2);
    const { compare } = new Intl.Collator('fr', { numeric: true });
    expect(titles).toEqual(titles.toSorted(compare));
    await page.fill('#filter-rows', 'parrainage de proximité');
    expect(await column(2)).toEqual(['Le parrainage de proximité se donne du PEPSE']);
    await page.click('#answer tbody a');
    await expect.poll(() => page.url()).toBe(`${site.origin}/doc/initiative/apriles/1590`);
  });

  it('is a chart, a map and the text as it came', async () => {
    await open(byTheme);
    await run();
    const [first] = await column(1);
    await page.click('[data-view="chart"]');
    await page.waitForSelector('svg.plot');
    const bars = page.locator('svg.plot rect');
    expect(await bars.count()).toBeGreaterThan(10);
    expect(await bars.first().textContent()).toContain(first);
    await page.click('[data-view="raw"]');
    expect(JSON.parse(await page.innerText('#answer pre'))).toMatchObject({
      head: { vars: ['name', 'count'] },
    });
    await open(places);
    await run();
    await page.click('[data-view="map"]');
    await page.waitForSelector('.map-canvas[data-drawn]');
    expect(await page.innerText('.map .note')).toMatch(/^\d+\u00A0points$/);
  });

  it('is saved as a file', async () => {
    await open(byTheme);
    await run();
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-format="csv"]')]);
    expect(download.suggestedFilename()).toBe('sparql.csv');
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/^name,count\r\n/);
  });

  it('shows hostile text as text, and links nothing that runs', async () => {
    const long = 'mot '.repeat(200);
    await open(
      `SELECT ("<img src=x onerror=alert(1)>"@fr AS ?a) (IRI("javascript:alert(2)") AS ?b) ("${long}" AS ?c) {}`,
    );
    await run();
    expect(await page.locator('#answer img, #answer td a').count()).toBe(0);
    expect(await page.innerText('#answer td >> nth=0')).toContain('<img src=x onerror=alert(1)>');
    expect(await page.innerText('#answer td summary')).toMatch(/mot…$/);
  });

  it('can be a graph, or nothing', async () => {
    await open('CONSTRUCT WHERE { <https://w3id.org/innovation-sociale/ns#holder> ?p ?o }');
    await run();
    expect(await page.innerText('#answer pre')).toContain('https://w3id.org/innovation-sociale/ns#holder');
    await open('SELECT * { <urn:nothing> ?p ?o }');
    await run();
    expect(await page.innerText('#answer')).toContain('rien dans les données');
  });
});

describe('What goes wrong', () => {
  it('is told where it is, and marked there', async () => {
    await open('SELECT * {\n  "😀" ?p ?o ) }');
    await run();
    expect(await page.innerText('#answer [role="alert"]')).toMatch(
      /La requête ne peut pas être lue\.[\s\S]*Ligne 2, colonne 13\./,
    );
    expect(await page.locator('.CodeMirror .code-mark').innerText()).toContain(')');
    expect(await page.locator('.CodeMirror .code-fault').getAttribute('title')).toBe(
      'La requête ne peut pas être lue.',
    );
    await page.fill('.CodeMirror textarea', ' ');
    await run();
    expect(await page.locator('.CodeMirror .code-fault').count()).toBe(1);
  });

  it('is stopped when the reader says so, and the server stops too', async () => {
    await open(runaway);
    await page.click('#editor button[type="submit"]');
    await page.click('text=Arrêter');
    await page.waitForSelector('text=Requête arrêtée.');
    expect(await page.isVisible('#stop')).toBe(false);
    for (;;) {
      const metrics = await (await fetch(`${site.origin}/metrics`)).text();
      if (/^bis_queries_running 0$/m.test(metrics)) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it('is told in words, with the seconds to wait', async () => {
    for (const [type, status, words] of [
      ['over-share', 429, 'Vous avez utilisé votre part'],
      ['past-cap', 422, 'Rien n’est jamais coupé sans le dire'],
      ['not-ready', 503, 'Le moteur n’est pas prêt'],
    ] as const) {
      await page.route('**/sparql', (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({
              status,
              headers: { 'retry-after': '7', 'content-type': 'application/problem+json' },
              json: { type: `/problems/${type}`, title: 'T', detail: 'D', advice: 'A' },
            })
          : route.continue(),
      );
      await open('ASK {}');
      await run();
      expect(await page.innerText('#answer [role="alert"]')).toMatch(
        new RegExp(`${words}[\\s\\S]*dans 7\u00A0s`),
      );
      await page.unroute('**/sparql');
    }
  });

  it('is told where there is no connection', async () => {
    await open('ASK {}');
    await context.setOffline(true);
    await run();
    expect(await page.innerText('#answer')).toContain('Le serveur n’a pas pu être joint.');
  });
});

describe('The query for programs', () => {
  it('follows what is written', async () => {
    await open('ASK { ?it ?is "it\'s" }');
    await page.click('text=Utiliser cette requête ailleurs');
    expect(await page.innerText('#snippet-curl')).toContain(`'query=ASK { ?it ?is "it'\\''s" }'`);
    expect(await page.innerText('#snippet-curl')).toContain('Accept: application/sparql-results+json');
    await page.focus('.CodeMirror textarea');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('DESCRIBE <urn:x>');
    expect(await page.innerText('#snippet-python')).toContain('query = """DESCRIBE <urn:x>"""');
    expect(await page.innerText('#snippet-javascript')).toContain("Accept: 'text/turtle'");
  });
});

describe('The page without JavaScript', () => {
  it('runs a query and shows its answer, or why there is none', async () => {
    const without = await browser.newContext({ javaScriptEnabled: false });
    const plain = await without.newPage();
    await plain.goto(`${site.origin}/en/sparql`);
    expect(await plain.isVisible('text=Copy link')).toBe(false);
    await plain.click('text=Examples');
    await plain.click('#examples a >> nth=0');
    await expect.poll(() => plain.url()).not.toBe(`${site.origin}/en/sparql`);
    await plain.fill('#query', byTheme);
    await plain.click('#editor button[type="submit"]');
    await expect.poll(() => plain.locator('#answer tbody tr').count()).toBeGreaterThan(10);
    expect(await plain.inputValue('#query')).toBe(byTheme);
    await plain.fill('#query', 'SELECT * {');
    await plain.click('#editor button[type="submit"]');
    await expect.poll(() => plain.innerText('#answer')).toContain('error at 1:');
    await without.close();
  });
});

describe('The editor and its answers', () => {
  // In the dark they are the same in other colours, and in English the same in other words.
  const rulesOf = { light: 'all', dark: 'colours' } as const;
  it.each([
    ['', [320, 1280], ['light', 'dark']],
    ['/en', [320], ['light']],
  ] as const)(
    'have nothing that axe finds, and nothing wider than the screen, below "%s"',
    async (prefix, widths, schemes) => {
      const states: readonly (readonly [query: string, view: string | null])[] = [
        [places, null],
        [byTheme, '[data-view="chart"]'],
        [places, '[data-view="map"]'],
        ['SELECT * { ?s ?p ', null],
        ['DESCRIBE <https://w3id.org/innovation-sociale/ns#holder>', null],
      ];
      for (const [query, view] of states) {
        await open(query, prefix);
        await run();
        if (view !== null) await page.click(view);
        if (view?.includes('chart')) await page.waitForSelector('svg.plot');
        if (view?.includes('map')) await page.waitForSelector('.map-canvas[data-drawn]');
        await loadAxe(page);
        await page.evaluate(
          'document.querySelectorAll("details").forEach((details) => { details.open = true; })',
        );
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          for (const colorScheme of schemes) {
            await page.emulateMedia({ colorScheme });
            const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
            expect([query, view, width, overflow]).toEqual([query, view, width, 0]);
            const findings = await findingsOf(page, rulesOf[colorScheme]);
            expect([query, view, width, colorScheme, findings]).toEqual([
              query,
              view,
              width,
              colorScheme,
              [],
            ]);
          }
        }
      }
    },
    180_000,
  );
});

describe('The weight of the page', () => {
  it('is below 100 kB before the editor itself', async () => {
    let bytes = 0;
    const heavy = createRequire(import.meta.url).resolve('@zazuko/yasqe');
    expect(heavy).toContain('yasqe.min.js');
    const sizes: Promise<void>[] = [];
    page.on('requestfinished', (request) => {
      if (request.url().endsWith('/yasqe.js')) return;
      sizes.push(
        request.sizes().then(({ responseBodySize }) => {
          bytes += responseBodySize;
        }),
      );
    });
    await page.goto(`${site.origin}/sparql`, { waitUntil: 'networkidle' });
    await Promise.all(sizes);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(100_000);
  });
});
