import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { releasedWidgets } from '../../src/pages/embed/released-widgets.js';
import { hostileText, type SampleSite, startSampleSite } from '../fixtures/sample-site.js';
import { type HostPage, HostSite, startForeignSite } from '../fixtures/widgets/host-site.js';
import { findingsOf, loadAxe } from './axe.js';
import { launchChromium } from './chromium.js';

let bank: SampleSite;
let host: HostSite;
let browser: Browser;
let context: BrowserContext | null = null;
let requested: string[] = [];
let said: string[] = [];
let dialogs: string[] = [];

beforeAll(async () => {
  [bank, host, browser] = await Promise.all([startSampleSite(), HostSite.start(), launchChromium()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await host[Symbol.asyncDispose]();
  await bank[Symbol.asyncDispose]();
});
afterEach(async () => {
  expect(dialogs).toEqual([]);
  await context?.close();
  context = null;
});

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  const page = await context.newPage();
  [requested, said, dialogs] = [[], [], []];
  page.on('request', (request) => requested.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return page;
}

async function visit(shown: HostPage, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPage(options);
  host.page = shown;
  await page.goto(host.origin);
  return page;
}

const script = (origin = bank.origin) => `<script type="module" src="${origin}/widgets/v1.js"></script>`;
const element = (tag: string, attributes = '') =>
  `<${tag} ${attributes}><a href="${bank.origin}/recherche">Le lien du site</a></${tag}>`;
/** The strictest policy of a site: nothing but the bank, and no script made of text. */
const strict = () =>
  `default-src 'none'; style-src 'self'; img-src data:; script-src ${bank.origin}; connect-src ${bank.origin}; base-uri 'none'; form-action 'none'`;
const trustedTypes = "; require-trusted-types-for 'script'; trusted-types 'none'";
const link = (page: Page) => page.locator('text=Le lien du site');
const origins = () => [
  ...new Set(requested.filter((url) => url !== 'data:,').map((url) => new URL(url).origin)),
];
const overflowOf = (page: Page) => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');

describe('A page of another site with a strict policy of its own', () => {
  it('shows initiatives with partners and licences, leaves no cookie, and asks nobody but the bank', async () => {
    const body =
      script() + element('bis-initiatives', 'theme="ENV" territory="region/84, region/53" limit="3"');
    const page = await visit({ body, policy: strict() + trustedTypes });
    await page.waitForSelector('bis-initiatives .item');
    expect(await page.locator('bis-initiatives .item').count()).toBe(3);
    expect(await page.locator('bis-initiatives .title').first().getAttribute('href')).toMatch(
      new RegExp(`^${bank.origin}/doc/initiative/`),
    );
    expect(await page.locator('bis-initiatives .more').first().innerText()).toMatch(
      /initiatives, toutes fictives, pour l’exemple\)$/,
    );
    expect(await page.locator('bis-initiatives .origin').innerText()).toMatch(
      /Sources\s:.*\(.+\).*Banque de l’innovation sociale/,
    );
    expect(await link(page).isVisible()).toBe(false);
    expect(origins()).toEqual([host.origin, bank.origin]);
    expect(requested.filter((url) => url.includes('/embed/'))).toEqual([
      `${bank.origin}/embed/initiatives?theme=ENV&territory=region%2F84&territory=region%2F53&limit=3&format=json`,
    ]);
    expect(await context?.cookies()).toEqual([]);
    expect(said).toEqual([]);
  });

  it('holds all elements at once, each in its language', async () => {
    const record = element('bis-initiative', 'iri="http://localhost:3000/id/initiative/atelier/tout"');
    const body = `${script()}${element('bis-initiatives', 'limit="2"')}${element('bis-initiatives', 'limit="1" source="atelier" lang="en"')}
      ${record}<p>Il y en a ${element('bis-count', 'theme="ENV"')} en tout.</p>${element('bis-calls', 'limit="2"')}`;
    const page = await visit({ body, policy: strict() });
    await page.waitForSelector('bis-calls .item');
    await page.waitForSelector('bis-initiative .item');
    await page.waitForSelector('bis-count .count');
    await expect.poll(() => page.locator('bis-initiatives .item').count()).toBe(3);
    expect(await page.locator('bis-initiatives[lang=en] .told').innerText()).toContain('Told by');
    expect(await page.locator('bis-initiative .title').innerText()).toBe('La fiche qui dit tout');
    expect(await page.locator('bis-initiative .licence').innerText()).toBe('CC BY-SA 4.0');
    expect(await page.locator('bis-count .widget').innerText()).toBe(
      '13\u00A0initiatives, toutes fictives, pour l’exemple (Banque de l’innovation sociale)',
    );
    expect(await page.locator('bis-calls .told').first().innerText()).toMatch(/jusqu’au 28\snovembre\s2025/);
    expect(said).toEqual([]);
  });

  it('shows what partners wrote as text, and describes it to search engines where that is asked for', async () => {
    const body =
      script() +
      element('bis-initiative', 'iri="http://localhost:3000/doc/initiative/gazette/hostile" json-ld');
    const page = await visit({ body, policy: strict() });
    await page.waitForSelector('bis-initiative .item');
    expect(await page.locator('bis-initiative .title').innerText()).toContain('<script>alert(1)</script>');
    expect(await page.locator('bis-initiative :is(.item script, .item img)').count()).toBe(0);
    const blocks = page.locator('script[type="application/ld+json"]');
    const described = JSON.parse((await blocks.first().textContent()) ?? '');
    expect(described).toMatchObject({ '@type': 'CreativeWork', about: { '@type': 'Project' } });
    expect(described.name).toContain(hostileText.slice(0, 40));
    expect(await blocks.count()).toBe(1);
    expect(said).toEqual([]);
  });

  it('describes to search engines even where scripts of text are closed by trusted types', async () => {
    const body = script() + element('bis-initiatives', 'source="gazette" q="evil" json-ld');
    const page = await visit({ body, policy: strict() + trustedTypes });
    await page.waitForSelector('bis-initiatives .item');
    const block = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(block ?? '')).toMatchObject({
      '@type': 'ItemList',
      itemListElement: [{ position: 1 }],
    });
  });

  it('takes a fixed version with its digest, and refuses one of another digest', async () => {
    const [newest] = releasedWidgets();
    const lines = await (await fetch(`${bank.origin}/integrer?version=fixed`)).text();
    const [line = ''] = /&lt;script.*?&lt;\/script>/.exec(lines.replaceAll('&gt;', '>')) ?? [];
    const fixed = line.replaceAll('&lt;', '<').replaceAll('&quot;', '"');
    expect(fixed).toContain(`/widgets/v${newest?.version}.js`);
    const page = await visit({ body: fixed + element('bis-initiatives'), policy: strict() });
    await page.waitForSelector('bis-initiatives .item');
    await page.close();
    const other = await visit({ body: fixed.replace('sha384-', 'sha384-AAAA') + element('bis-initiatives') });
    await expect.poll(() => said.join()).toContain('integrity');
    expect(await link(other).isVisible()).toBe(true);
  });

  it('shows anew what changes, and goes when it goes', async () => {
    const page = await visit({ body: script() + element('bis-initiatives', 'limit="1" json-ld') });
    await page.waitForSelector('bis-initiatives .item');
    await page.evaluate('document.querySelector("bis-initiatives").setAttribute("limit", "4")');
    await expect.poll(() => page.locator('bis-initiatives .item').count()).toBe(4);
    await page.evaluate('document.querySelector("bis-initiatives").setAttribute("sort", "closing")');
    await expect.poll(() => link(page).isVisible()).toBe(true);
    await page.evaluate('document.querySelector("bis-initiatives").remove()');
    expect(said.filter((line) => line.startsWith('error'))).toEqual([]);
  });
});

describe('An element with wrong attributes', () => {
  it.each([
    ['bis-initiatives', 'limit="99"', '"limit" takes a number from 1 to 20; it was "99"'],
    ['bis-initiatives', 'sort="cheapest"', '"sort" takes relevance'],
    ['bis-initiatives', 'theme="NOPE"', '"NOPE" is no known theme'],
    ['bis-initiatives', 'near="Nulle-Part-les-Bains"', '"near" takes one place'],
    ['bis-initiative', '', 'answered 404: There is no record at this address'],
    [
      'bis-initiative',
      'iri="https://elsewhere.example/id/initiative/a/1"',
      'answered 404: There is no record at this address',
    ],
    ['bis-calls', 'year="2015"', 'it has no attribute "year"'],
  ])('<%s %s> tells the console what it takes and where that is said', async (tag, attributes, message) => {
    const page = await visit({ body: script() + element(tag, attributes) });
    await expect.poll(() => said.join('\n')).toContain(message);
    const line = said.find((one) => one.includes(message)) ?? '';
    expect(line).toContain(`<${tag}>: `);
    expect(line).toContain(`See ${bank.origin}/integrer`);
    if (!message.includes('no attribute')) expect(await link(page).isVisible()).toBe(true);
    expect(said.filter((one) => one.startsWith('error'))).toEqual([]);
  });
});

describe('The link inside an element', () => {
  const body = () =>
    script() + element('bis-initiatives') + element('bis-map').replace('Le lien', 'Le deuxième lien');
  const both = async (page: Page) => {
    expect(await link(page).isVisible()).toBe(true);
    expect(await page.locator('text=Le deuxième lien').isVisible()).toBe(true);
  };

  it('is there without JavaScript', async () => {
    await both(await visit({ body: body() }, { javaScriptEnabled: false }));
  });

  it('stays when the policy of the page blocks the script', async () => {
    const page = await visit({ body: body(), policy: "script-src 'none'" });
    await expect.poll(() => said.join()).toContain('Content Security Policy');
    await both(page);
  });

  it('stays when the policy of the page blocks the question, and the console says which directive is missing', async () => {
    const page = await visit({ body: body(), policy: `script-src ${bank.origin}; connect-src 'self'` });
    await expect
      .poll(() => said.join())
      .toContain(`Content-Security-Policy needs connect-src ${bank.origin}`);
    await both(page);
  });

  it('stays when the policy of the page blocks the frame', async () => {
    const page = await newPage();
    await page.clock.install();
    host.page = { body: body(), policy: `${strict()}; frame-src 'none'` };
    await page.goto(host.origin);
    await expect.poll(() => said.join()).toMatch(/violates.*frame-src/);
    await page.clock.fastForward(11_000);
    await expect.poll(() => said.join()).toContain(`Content-Security-Policy needs frame-src ${bank.origin}`);
    expect(await page.locator('text=Le deuxième lien').isVisible()).toBe(true);
  });

  it('stays when the server is down', async () => {
    const gone = await startForeignSite(() => undefined);
    await gone[Symbol.asyncDispose]();
    const page = await visit({ body: body().replaceAll(`src="${bank.origin}`, `src="${gone.origin}`) });
    await expect.poll(() => said.join()).toContain('ERR_CONNECTION_REFUSED');
    await both(page);
  });

  it.each([
    ['breaks the connection', 'cannot be reached', 'broken'],
    ['is overloaded', 'answered 503: no reason was given', [503, '<h1>503</h1>']],
    ['answers something else', 'gave no answer that can be read', [200, '<h1>Bienvenue</h1>']],
    ['answers JSON of another shape', 'in a way that this script does not know', [200, '{"items":null}']],
    ['never answers', 'did not answer in 10 s', 'silent'],
  ] as const)('stays when the server %s', async (_what, message, answer) => {
    const open = { 'access-control-allow-origin': '*' };
    await using broken = await startForeignSite((request, response) => {
      if (request.url?.startsWith('/widgets/')) {
        response.writeHead(200, { 'content-type': 'text/javascript', ...open });
        response.end(readFileSync(releasedWidgets()[0]?.file ?? ''));
      } else if (answer === 'broken') response.destroy();
      else if (answer !== 'silent') response.writeHead(answer[0], open).end(answer[1]);
    });
    const page = await newPage();
    await page.clock.install();
    host.page = { body: script(broken.origin) + element('bis-initiatives') };
    await page.goto(host.origin);
    await expect.poll(() => requested.join()).toContain('/embed/');
    expect(await link(page).isVisible()).toBe(true);
    await page.clock.fastForward(11_000);
    await expect.poll(() => said.join()).toContain(message);
    expect(await link(page).isVisible()).toBe(true);
    expect(said.filter((line) => line.startsWith('error'))).toEqual([]);
  });
});

describe('How elements look', () => {
  const all =
    () => `${script()}${element('bis-initiatives', 'limit="2"')}${element('bis-calls', 'layout="cards"')}
    ${element('bis-initiative', 'iri="http://localhost:3000/id/initiative/gazette/hostile"')}<p>${element('bis-count')}</p>`;
  const plain = 'html { color-scheme: light dark; } body { margin: 1rem; }';

  it.each([
    { width: 320, colorScheme: 'light', lang: 'fr', style: plain },
    { width: 320, colorScheme: 'dark', lang: 'en', style: plain },
    { width: 1280, colorScheme: 'dark', lang: 'fr', style: plain },
    // A site that is dark by its own means.
    { width: 1280, colorScheme: 'light', lang: 'en', style: 'body { color: #eee; background: #111; }' },
  ] as const)(
    'has nothing that axe finds, nor anything too wide: %o',
    async ({ width, colorScheme, lang, style }) => {
      const page = await visit(
        { body: all(), style, lang },
        { viewport: { width, height: 800 }, colorScheme },
      );
      for (const tag of [
        'bis-initiatives .item',
        'bis-calls .item',
        'bis-initiative .item',
        'bis-count .count',
      ]) {
        await page.waitForSelector(tag);
      }
      await loadAxe(page);
      expect(await findingsOf(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
    },
  );

  it('is the text of the page around them, in the dark too', async () => {
    const colours = async (colorScheme: 'light' | 'dark') => {
      const page = await visit({ body: all(), style: plain }, { colorScheme });
      await page.waitForSelector('bis-initiatives .item');
      const colour = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((found) => getComputedStyle(found).color);
      const found = [
        await colour('h1'),
        await colour('bis-initiatives .title'),
        await colour('bis-initiatives .text'),
      ];
      await context?.close();
      return new Set(found);
    };
    expect([await colours('light'), await colours('dark')]).toEqual([
      new Set(['rgb(0, 0, 0)']),
      new Set(['rgb(255, 255, 255)']),
    ]);
  });

  it('is changed by custom properties and parts', async () => {
    const style =
      'bis-initiatives { --bis-accent: rgb(160, 48, 96); } bis-initiatives::part(told) { font-style: italic; }';
    const page = await visit({ body: all(), style, policy: strict() });
    await page.waitForSelector('bis-initiatives .item');
    const style0 = (selector: string, property: 'color' | 'fontStyle') =>
      page
        .locator(selector)
        .first()
        .evaluate((found, name) => getComputedStyle(found)[name], property);
    expect(await style0('bis-initiatives .title', 'color')).toBe('rgb(160, 48, 96)');
    expect(await style0('bis-initiatives .told', 'fontStyle')).toBe('italic');
  });

  it('shows where the keyboard is: on titles and partners, then on the way to all', async () => {
    const page = await visit({ body: script() + element('bis-initiatives', 'limit="1"') });
    await page.waitForSelector('bis-initiatives .item');
    const focused = () =>
      page.evaluate(() => {
        const found = document.activeElement?.shadowRoot?.activeElement ?? null;
        return found === null ? null : [found.className, getComputedStyle(found).outlineStyle];
      });
    const seen: unknown[] = [];
    for (let n = 0; n < 3; n++) {
      await page.keyboard.press('Tab');
      seen.push(await focused());
    }
    expect(seen).toEqual([
      ['title', 'solid'],
      ['source', 'solid'],
      ['more', 'solid'],
    ]);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${bank.origin}/recherche`);
  });
});

describe('A map on another site', () => {
  const policy = () => `${strict()}; frame-src ${bank.origin}`;
  const body = () => `${script()}<div class="far"></div>${element('bis-map', 'theme="ENV"')}`;
  const style = '.far { height: 3000px; }';

  it('is asked for when it comes near to what is seen, and then stands as high as it needs', async () => {
    const page = await visit({ body: body(), policy: policy(), style });
    await expect.poll(() => requested.join()).toContain('/widgets/v1.js');
    await page.waitForFunction('customElements.get("bis-map") !== undefined');
    expect(requested.join()).not.toContain('/embed/');
    await page.locator('bis-map').scrollIntoViewIfNeeded();
    const frame = page.frameLocator('bis-map iframe');
    await frame.locator('.mark').first().waitFor();
    await expect.poll(() => link(page).isVisible()).toBe(false);
    await expect
      .poll(async () => {
        const outside = (await page.locator('bis-map iframe').boundingBox())?.height ?? 0;
        const inside = await frame.locator('html').evaluate((html) => html.getBoundingClientRect().height);
        return outside > 400 && Math.abs(outside - inside) <= 1;
      })
      .toBe(true);
    expect(await overflowOf(page)).toBe(0);
    expect(origins()).toEqual([host.origin, bank.origin]);
    expect(said).toEqual([]);
  });

  it('leads out of its frame', async () => {
    const page = await visit({ body: script() + element('bis-map'), policy: policy() });
    const frame = page.frameLocator('bis-map iframe');
    await frame.locator('.mark[aria-label*="Roubaix"]').click();
    await frame.locator('.leaflet-popup li a').first().click();
    await page.waitForURL(new RegExp(`^${bank.origin}/doc/initiative/`));
  });
});

describe('A frame on another site', () => {
  const frame = (path: string, more = '') =>
    `<iframe src="${bank.origin}${path}" title="Banque" width="600" height="600" ${more}></iframe>`;

  it('works without JavaScript, and leads out of itself', async () => {
    const page = await visit({ body: frame('/embed/initiatives?limit=2') }, { javaScriptEnabled: false });
    const inside = page.frameLocator('iframe');
    expect(await inside.locator('.result').count()).toBe(2);
    expect(await inside.locator('footer').innerText()).toContain('Banque de l’innovation sociale');
    await inside.locator('h2 a').first().click();
    await expect.poll(() => page.url()).toMatch(new RegExp(`^${bank.origin}/doc/initiative/`));
  });

  it('shows the map by département without JavaScript', async () => {
    const page = await visit({ body: frame('/embed/carte') }, { javaScriptEnabled: false });
    await page.frameLocator('iframe').locator('.choropleth a').first().press('Enter');
    await page.waitForURL(new RegExp(`^${bank.origin}/carte\\?territory=`));
  });

  it('holds no other page of the bank', async () => {
    const page = await visit({ body: frame('/recherche') });
    await expect.poll(() => said.join()).toContain('frame-ancestors');
    expect(await page.frameLocator('iframe').locator('h1').count()).toBe(0);
  });

  it('tells WordPress how high it is and which link was followed, where it may not follow it', async () => {
    const body = `${frame('/embed/initiatives?limit=1#?secret=abc123', 'sandbox="allow-scripts"')}<pre id="told"></pre>
      <script>addEventListener('message', ({ data }) => { told.textContent += JSON.stringify(data) + '\\n' })</script>`;
    const page = await visit({ body });
    const told = async () =>
      ((await page.locator('#told').textContent()) ?? '')
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    await expect
      .poll(told)
      .toContainEqual({ from: 'bis-embed', message: 'height', value: expect.any(Number), secret: 'abc123' });
    await page.frameLocator('iframe').locator('h2 a').first().click();
    await expect.poll(told).toContainEqual({
      from: 'bis-embed',
      message: 'link',
      value: expect.stringContaining('/doc/initiative/'),
      secret: 'abc123',
    });
    expect(page.url()).toBe(`${host.origin}/`);
  });
});

describe('The page that sets widgets up', () => {
  it('shows at once what is chosen, and gives lines that work as they are', async () => {
    const page = await newPage();
    await page.goto(`${bank.origin}/integrer`);
    await page.waitForSelector('.preview bis-initiatives .item');
    await page.selectOption('#theme', 'ENV');
    await page.check('text=Une couleur à vous');
    await page.selectOption('#layout', 'cards');
    await expect.poll(() => page.inputValue('textarea#element')).toContain('theme="ENV" layout="cards"');
    await page.waitForSelector('.preview bis-initiatives .cards');
    expect(await page.inputValue('textarea#style')).toBe('bis-initiatives { --bis-accent: #0a5c4a; }');
    const colour = page.locator('.preview .title').first();
    expect(await colour.evaluate((found) => getComputedStyle(found).color)).toBe('rgb(10, 92, 74)');
    await page.check('label:has-text("Une carte")');
    await expect.poll(() => page.inputValue('textarea#element')).toContain('<bis-map');
    await page.frameLocator('.preview bis-map iframe').locator('.mark').first().waitFor();
    await expect.poll(() => page.url()).toContain('kind=map');
    expect(said).toEqual([]);
    const lines = await page.inputValue('textarea#element');
    await page.close();
    const other = await visit({ body: lines, policy: `${strict()}; frame-src ${bank.origin}` });
    await other.frameLocator('bis-map iframe').locator('.mark').first().waitFor();
    expect(said).toEqual([]);
  });

  it('works without JavaScript: the form is sent, and the frame is the preview', async () => {
    const page = await newPage({ javaScriptEnabled: false });
    await page.goto(`${bank.origin}/en/integrer`);
    await page.check('text=Open calls');
    await page.fill('#limit', '2');
    await page.click('text=Update');
    await expect.poll(() => new URL(page.url()).searchParams.get('kind')).toBe('calls');
    expect(await page.inputValue('textarea#element')).toContain('<bis-calls limit="2" lang="en">');
    expect(await page.frameLocator('.preview iframe').locator('.result').count()).toBe(2);
  });

  it('takes over a page of the bank', async () => {
    const page = await newPage();
    await page.goto(`${bank.origin}/doc/initiative/atelier/tout`);
    await page.click('text=cette fiche à votre site');
    await page.waitForSelector('.preview bis-initiative .item');
    await page.fill('#address', `${bank.origin}/en/carte?theme=SOL&stage=essaimage&stage=ideation`);
    await page.click('text=Reprendre');
    await expect
      .poll(() => page.inputValue('textarea#element'))
      .toContain('<bis-map theme="SOL" stage="essaimage ideation" lang="fr">');
  });
});
