import { get as request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WidgetScripts } from '../../src/pages/embed/released-widgets.js';
import { hostileText, type SampleSite, startSampleSite } from '../fixtures/sample-site.js';

let site: SampleSite;
beforeAll(async () => {
  site = await startSampleSite();
}, 60_000);
afterAll(() => site[Symbol.asyncDispose]());

const get = (path: string, accept = 'text/html') =>
  fetch(site.origin + path, { headers: { accept, origin: 'https://partner.example' }, redirect: 'manual' });
const oembed = (parameters: Readonly<Record<string, string>>) =>
  get(`/oembed?${new URLSearchParams(parameters)}`, 'application/json');
const base = 'http://localhost:3000/';
const record = `${base}id/initiative/atelier/tout`;

/** Bytes as they travel. */
function bytesOf(path: string): Promise<{ readonly encoding: string | undefined; readonly length: number }> {
  return new Promise((resolve, reject) => {
    request(`${site.origin}${path}`, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      response.on('end', () => resolve({ encoding: response.headers['content-encoding'], length }));
    }).on('error', reject);
  });
}

describe('The script of the widgets', () => {
  const scripts = new WidgetScripts();

  it.each([scripts.movingPath, scripts.fixedPath])(
    'at %s takes at most 15 kB as it travels',
    async (path) => {
      const { encoding, length } = await bytesOf(path);
      expect(encoding).toBe('gzip');
      expect(length).toBeGreaterThan(1_000);
      expect(length).toBeLessThanOrEqual(15_000);
    },
  );

  it('may be loaded by every site, as a module with its digest', async () => {
    const { headers } = await get(scripts.fixedPath, '*/*');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('set-cookie')).toBeNull();
  });
});

describe('Frames of other sites', () => {
  it.each([
    '/embed/initiatives',
    '/en/embed/initiatives?limit=2',
    `/embed/initiative?iri=${record}`,
    '/embed/carte',
    '/embed/nombre',
    '/embed/appels',
    '/embed/appels?limit=99',
    '/embed/nothing',
  ])('may hold %s', async (path) => {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('x-frame-options')).toBeNull();
  });

  it.each([
    ...['/', '/en', '/recherche', '/carte', '/appels', '/doc/initiative/atelier/tout', '/integrer'],
    ...['/essayer', '/nowhere', '/embed', '/embedded/x', '/widgets/v1.js', '/x/embed/initiatives'],
    '/recherche?x=/embed/',
  ])('may not hold %s', async (path) => {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });
});

describe('What other sites show', () => {
  it('is the same as a page and as JSON, with partners and licences', async () => {
    const path = '/embed/initiatives?source=atelier&limit=4&sort=title';
    const response = await get(path, 'application/json');
    expect(response.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=3600');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const answer = await response.json();
    expect(answer).toMatchObject({
      kind: 'initiatives',
      language: 'fr',
      total: 16,
      heading: '16\u00A0initiatives, toutes fictives, pour l’exemple',
      sources: [
        {
          text: 'L’Atelier des communs fictifs',
          href: `${site.origin}/doc/source/atelier`,
          licence: { text: 'CC BY-SA 4.0', href: 'https://creativecommons.org/licenses/by-sa/4.0/' },
        },
      ],
      more: { href: `${site.origin}/recherche?source=atelier&sort=title` },
      frame: `${site.origin}${path.replace('&limit=4&sort=title', '&sort=title&limit=4')}`,
      unknown: [],
      schema: null,
    });
    const html = await (await get(path)).text();
    const shown = [...html.matchAll(/<h2><a href="([^"]+)"/g)].map(([, href]) => href);
    expect(shown).toEqual(answer.items.map(({ href }: { href: string }) => href));
    expect(shown.length).toBe(4);
    expect(html).toContain('CC BY-SA 4.0');
  });

  it('names values that the bank does not know', async () => {
    const answer = await (await get('/embed/nombre?theme=ENV&theme=NOPE&format=json')).json();
    expect(answer).toMatchObject({ total: 13, unknown: [{ parameter: 'theme', value: 'NOPE' }] });
  });

  it('is a record by its IRI or the address of its page, and nothing else', async () => {
    const status = async (iri: string) =>
      (await get(`/embed/initiative?${new URLSearchParams({ iri })}`)).status;
    const known = [
      record,
      `${site.origin}/doc/initiative/atelier/tout`,
      `${site.origin}/en/doc/initiative/atelier/tout`,
      `${base}id/call/atelier/soon`,
    ];
    expect(await Promise.all(known.map(status))).toEqual(known.map(() => 200));
    const others = [
      '',
      'https://elsewhere.example/id/initiative/atelier/tout',
      `${base}id/initiative/atelier/none`,
      `${base}id/call/atelier/none`,
      `${base}id/source/atelier`,
      'javascript:alert(1)',
    ];
    expect(await Promise.all(others.map(status))).toEqual(others.map(() => 404));
  });

  it('is a call, with who makes it and until when, and says when that is over', async () => {
    const shown = async (key: string, path = '/embed/initiative') => {
      const iri = `${base}id/call/atelier/${key}`;
      return (await get(`${path}?${new URLSearchParams({ iri, schema: '1' })}`, 'application/json')).json();
    };
    const open = await shown('soon');
    expect(open).toMatchObject({
      heading: 'Une boulangère, dès lundi',
      words: { toldBy: 'Publié par' },
      more: { text: 'Lire l’appel', href: `${site.origin}/doc/call/atelier/soon` },
      schema: { '@type': 'JobPosting' },
    });
    expect(open.items[0].details).toEqual([
      'Association n° 1',
      'Brest',
      'jusqu’au 28\u00A0novembre\u00A02025',
    ]);
    const closed = await shown('closed', '/en/embed/initiative');
    expect([closed.items[0].details.at(-1), closed.schema]).toEqual(['Closed call', null]);
  });

  it.each([
    ['/embed/initiatives?limit=0', 400, '"limit" takes a number from 1 to 20; it was "0".'],
    ['/embed/calls', 404, 'There is nothing at this address.'],
    [
      '/embed/initiatives?near=Nulle-Part',
      400,
      '"near" takes one place that is known and has a position; it was "Nulle-Part".',
    ],
  ])('at %s is a reason with status %i, for people and for programs', async (path, status, detail) => {
    const response = await get(path, 'application/json');
    expect([response.status, await response.json()]).toMatchObject([status, { status, detail }]);
    const page = await get(path);
    expect([page.status, page.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    const html = await page.text();
    expect(html).toContain('<base target="_top"/>');
    expect(html).not.toContain('<header>');
  });

  it('is offered as a page and as JSON only', async () => {
    expect((await get('/embed/initiatives?format=ttl')).status).toBe(406);
  });

  it('holds text of partners as text', async () => {
    const html = await (await get('/embed/initiatives?q=evil')).text();
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toContain(hostileText.slice(0, 30));
  });
});

describe('oEmbed', () => {
  it('puts a frame in the place of a page, named after it', async () => {
    const response = await oembed({ url: `${site.origin}/doc/initiative/atelier/tout` });
    expect(response.headers.get('content-type')).toBe('application/json');
    const answer = await response.json();
    expect(answer).toEqual({
      type: 'rich',
      version: '1.0',
      title: 'La fiche qui dit tout',
      author_name: 'L’Atelier des communs fictifs',
      author_url: `${site.origin}/doc/source/atelier`,
      provider_name: 'Banque de l’innovation sociale',
      provider_url: `${site.origin}/`,
      cache_age: 3_600,
      html: expect.any(String),
      width: 640,
      height: 300,
    });
    expect(answer.html).toMatch(
      /^<blockquote><a href="[^"]+\/doc\/initiative\/atelier\/tout">La fiche qui dit tout<\/a><\/blockquote><iframe src="[^"]+" title="[^"]+" width="640" height="300" frameborder="0" loading="lazy"><\/iframe>$/,
    );
    const [, src = ''] = /src="([^"]+)"/.exec(answer.html) ?? [];
    expect((await fetch(src.replaceAll('&amp;', '&'))).status).toBe(200);
  });

  it('is found from the pages that it knows, and says the same in XML', async () => {
    for (const path of [
      '/doc/initiative/atelier/tout',
      '/en/recherche?theme=ENV&q=jardin',
      '/carte',
      '/appels?q=a',
      '/en/doc/call/atelier/soon',
    ]) {
      const html = await (await get(path)).text();
      const links = [
        ...html.matchAll(
          /<link rel="alternate" type="(application\/json|text\/xml)\+oembed" href="([^"]+)"\/>/g,
        ),
      ];
      const [json, xml] = links.map(([, , href = '']) =>
        href.replaceAll('&amp;', '&').replace(base, `${site.origin}/`),
      );
      const answer = await (await fetch(json ?? '')).json();
      expect([path, answer.type]).toEqual([path, 'rich']);
      const response = await fetch(xml ?? '');
      expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
      const text = await response.text();
      expect(text).toContain(`<width>${answer.width}</width>`);
      expect(text).toContain('<html>&lt;blockquote&gt;');
    }
  });

  it('speaks the language of the page, and keeps what it asks for', async () => {
    const { html, provider_name } = await (
      await oembed({ url: `${base}en/recherche?theme=ENV&page=2` })
    ).json();
    expect(provider_name).toBe('Social innovation bank');
    expect(html).toContain(`src="${site.origin}/en/embed/initiatives?theme=ENV"`);
  });

  it('is never larger than was asked for, and a link where there is no room', async () => {
    const url = `${base}carte`;
    const small = await (await oembed({ url, maxwidth: '300', maxheight: '400' })).json();
    expect(small).toMatchObject({ type: 'rich', width: 300, height: 400 });
    expect(small.html).toContain('width="300" height="400"');
    for (const most of [{ maxwidth: '100' }, { maxheight: '50' }, { maxwidth: '0' }]) {
      const link = await (await oembed({ url, ...most })).json();
      expect(link).toMatchObject({
        type: 'link',
        version: '1.0',
        title: expect.stringContaining('initiatives'),
      });
      expect(link).not.toHaveProperty('html');
      expect(link).not.toHaveProperty('width');
    }
    const large = await (await oembed({ url, maxwidth: '999999999', maxheight: '999999999' })).json();
    expect([large.width, large.height]).toEqual([640, 680]);
  });

  it.each([
    ['no address', {}, 400],
    ['an empty address', { url: '' }, 400],
    ['a width that is none', { url: `${base}carte`, maxwidth: 'wide' }, 400],
    ['an unknown format', { url: `${base}carte`, format: 'yaml' }, 501],
    ['a foreign page', { url: 'https://elsewhere.example/carte' }, 404],
    ['a name that only begins like ours', { url: 'http://localhost:3000.evil.example/carte' }, 404],
    ['a page that shows nothing', { url: `${base}sparql` }, 404],
    ['a record that there is not', { url: `${base}doc/initiative/atelier/none` }, 404],
    ['a call that there is not', { url: `${base}doc/call/atelier/none` }, 404],
    ['a search that cannot be made', { url: `${base}recherche?sort=cheapest` }, 404],
    ['a script', { url: 'javascript:alert(1)' }, 404],
    ['no address at all', { url: 'a page' }, 404],
  ] as const)('answers %s by a problem', async (_what, parameters, status) => {
    const response = await oembed(parameters);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it('keeps a hostile title within its place', async () => {
    const url = `${base}doc/initiative/gazette/hostile`;
    const { html } = await (await oembed({ url })).json();
    expect(html).not.toContain('<script');
    expect(html.match(/<iframe/g)).toHaveLength(1);
    expect(await (await oembed({ url, format: 'xml' })).text()).not.toContain('<script');
  });
});

describe('The page that sets widgets up', () => {
  it.each([
    ['/integrer', 200],
    ['/en/integrer?kind=count&theme=ENV', 200],
    ['/integrer?kind=table', 400],
    ['/integrer?accented=1&accent=red', 400],
    ['/integrer?kind=initiative&iri=https://elsewhere.example/', 200],
    ['/integrer?address=https://elsewhere.example/', 200],
  ])('answers %s with %i', async (path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain('<form class="integrate"');
  });

  it('keeps hostile parameters within the page', async () => {
    const hostile = encodeURIComponent('"></textarea></noscript><script>alert(1)</script>');
    for (const parameter of ['q', 'theme', 'iri', 'address', 'stage', 'near', 'kind', 'accent']) {
      const kind = parameter === 'iri' ? 'kind=initiative&' : '';
      const html = await (await get(`/integrer?${kind}${parameter}=${hostile}`)).text();
      expect([parameter, html.includes('<script>alert')]).toEqual([parameter, false]);
    }
  });
});

describe('The page of a record', () => {
  it('tells search engines who tells it, and nothing of fictional ones', async () => {
    const block = /<script type="application\/ld\+json">(.*?)<\/script>/;
    const html = await (await get('/doc/initiative/gazette/hostile')).text();
    const described = JSON.parse(block.exec(html)?.[1] ?? '');
    expect(described).toMatchObject({
      '@type': 'CreativeWork',
      isBasedOn: 'http://gazette.example/h',
      sourceOrganization: { name: 'La Gazette imaginaire' },
      about: { '@type': 'Project' },
    });
    expect(described).not.toHaveProperty('license');
    expect(block.test(await (await get('/doc/initiative/atelier/tout')).text())).toBe(false);
    const call = block.exec(await (await get('/doc/call/atelier/soon')).text())?.[1];
    expect(JSON.parse(call ?? '')).toMatchObject({ '@type': 'JobPosting', validThrough: '2025-11-28' });
    expect(block.test(await (await get('/doc/call/atelier/closed')).text())).toBe(false);
  });
});
