import { describe, expect, it } from 'vitest';
import type { Deployment } from '../../../../src/model/deployment.js';
import { facetsOfKind } from '../../../../src/model/search.js';
import { commonsPages, commonsPaths } from '../../../../src/pages/commons/commons-menu.js';
import { createCommonsRoutes } from '../../../../src/pages/commons/commons-routes.js';
import { searchParametersTold } from '../../../../src/pages/commons/search-parameters.js';
import { dataFormats } from '../../../../src/pages/search-formats.js';
import { kindOfView, readSearch, searchParameters } from '../../../../src/pages/search-state.js';
import { sampleDeployment } from '../../../fixtures/sample-site.js';
import { base, indexOf, pageOptions, readerOf } from '../reader-of.js';

const nobody: Deployment = { ...sampleDeployment, operator: null, contact: null };

async function visit(path: string, deployment: Deployment = sampleDeployment, index = indexOf()) {
  const options = { ...pageOptions(readerOf(''), index), deployment, shortQuery: 'ASK {}' };
  const response = await createCommonsRoutes(options).request(path);
  return { response, html: await response.text() };
}

const { partners, ...own } = commonsPaths;
const pages = Object.values(own).flatMap((path) => [
  { path, language: 'fr' },
  { path: `/en${path}`, language: 'en' },
]);

/** What is read, without code, which is written as machines want it. */
const textOf = (html: string) =>
  html
    .replace(/[\s\S]*<article/, '<article')
    .replace(/<\/article>[\s\S]*/, '')
    .replace(/<(pre|code)[\s\S]*?<\/\1>/g, 'code')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"');

describe('Each page about the bank', () => {
  it.each(pages)(
    'is at $path, in its language, with one title and itself in the menu',
    async ({ path, language }) => {
      const { response, html } = await visit(path);
      expect(response.status).toBe(200);
      expect(html).toContain(`<html lang="${language}">`);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toContain(`<a href="${path}" aria-current="page">`);
      expect(html.match(/<nav class="section-menu"[\s\S]*?<\/nav>/)?.[0].match(/<a /g)).toHaveLength(
        commonsPages.length,
      );
    },
  );

  it.each(pages)('at $path leads to pages in its language only', async ({ path, language }) => {
    const { html } = await visit(path);
    const article = html.replace(/[\s\S]*<article/, '');
    const links = [...article.matchAll(/ href="(\/[^"]*)"/g)].map(([, href = '']) => href);
    // What programs read has one address for all.
    const pagesLinked = links.filter(
      (href) => !/^\/(api|problems|ns\/context|stream|\.well-known)\b/.test(href),
    );
    expect(pagesLinked.filter((href) => (language === 'en') !== /^\/en(\/|$)/.test(href))).toEqual([]);
  });

  it.each(pages)('at $path is set as its language is', async ({ path, language }) => {
    const text = textOf((await visit(path)).html);
    const wrong =
      language === 'fr' ? /.{0,20}( [;:!?»]|« |'|"|\.{3}).{0,10}/ : /.{0,20}( [;:!?]|'|"|\.{3}).{0,10}/;
    expect(wrong.exec(text)?.[0]).toBeUndefined();
    expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
  });

  it('says the same things in both languages', async () => {
    for (const path of Object.values(own)) {
      const shapes = [path, `/en${path}`].map(async (address) =>
        [...(await visit(address)).html.matchAll(/<(h2 id="[^"]*"|li|p|dt|pre|blockquote)[ >]/g)].map(
          ([, tag]) => tag,
        ),
      );
      const [french = [], english = []] = await Promise.all(shapes);
      const quotes = english.filter((tag) => tag === 'blockquote').length;
      // A quotation has its translation besides.
      expect([path, english.length - quotes]).toEqual([path, french.length]);
      expect(english.filter((tag) => tag?.startsWith('h2'))).toEqual(
        french.filter((tag) => tag?.startsWith('h2')),
      );
    }
  });

  it('leads from the participants to the one list of partners', async () => {
    const { response } = await visit('/en/a-propos/participants');
    expect([response.status, response.headers.get('location')]).toEqual([301, `/en${partners}`]);
  });
});

describe('The legal notice', () => {
  it('tells what the operator has said, and what it has not', async () => {
    const { html } = await visit(commonsPaths.legal);
    for (const said of [
      'Association fictive des communs',
      'Camille Exemple',
      'Hébergeur fictif',
      'mailto:contact@banque.example',
    ]) {
      expect(html).toContain(said);
    }
    expect(html).toContain('<dt>Téléphone</dt><dd>non communiqué</dd>');
    expect(html).not.toContain('n’a pas dit');
  });

  it('says so when nobody has said who runs the bank, and how it is done', async () => {
    const { html } = await visit(`/en${commonsPaths.legal}`, nobody);
    expect(html).toContain('This deployment has not said who runs it');
    expect(html).toContain('<code>operator.yaml</code>');
    expect(html).toContain('this deployment has given no contact address');
  });

  it('shows as text whatever the operator’s file holds', async () => {
    const operator = { ...sampleDeployment.operator, name: '<script>[a](javascript:b) {contact}</script>' };
    const { html } = await visit(commonsPaths.legal, {
      ...sampleDeployment,
      operator: operator as Deployment['operator'],
    });
    expect(html).toContain('<dd>&lt;script&gt;[a](javascript:b) {contact}&lt;/script&gt;</dd>');
  });
});

describe('The page about privacy', () => {
  it('says whether this deployment keeps a log, and what its operator adds', async () => {
    const without = await visit(commonsPaths.privacy);
    const kept = await visit(`/en${commonsPaths.privacy}`, { ...nobody, keepsLog: true });
    expect(without.html).toContain('Ce déploiement ne tient pas de journal des requêtes.');
    expect(without.html).toContain('pendant un jour');
    expect(kept.html).toContain('A log of requests is kept');
    expect(kept.html).not.toContain('What this deployment adds');
  });

  it('names who answers for personal data, where that is somebody else', async () => {
    const operator = {
      ...(sampleDeployment.operator as NonNullable<Deployment['operator']>),
      dataProtection: 'mailto:dpo@banque.example',
    };
    const { html } = await visit(commonsPaths.privacy, { ...sampleDeployment, operator });
    expect(html).toContain('<a href="mailto:dpo@banque.example"');
  });
});

describe('The accessibility statement', () => {
  it('gives way to the operator’s own', async () => {
    const operator = {
      ...(sampleDeployment.operator as NonNullable<Deployment['operator']>),
      accessibility: 'https://audit.example/',
    };
    const [ours, theirs] = await Promise.all([
      visit(commonsPaths.accessibility),
      visit(commonsPaths.accessibility, { ...sampleDeployment, operator }),
    ]);
    expect(ours.html).toContain('non conforme');
    expect(ours.html).not.toContain('audit.example');
    expect(theirs.html).toContain('<a href="https://audit.example/"');
  });
});

describe('The documentation of the data', () => {
  it('tells every parameter that the address of a search may have, and none that it does not read', () => {
    const told = searchParametersTold.map(({ name }) => name);
    const written = (['list', 'calls'] as const).flatMap((view) => {
      const names = facetsOfKind[kindOfView(view)];
      const facets = Object.fromEntries(
        names.map((name) => [name, [name === 'year' ? '2015' : name === 'origin' ? 'read' : '1']]),
      );
      const full = {
        ...{ view, text: 'a', facets, years: null, near: 'commune/1', radius: 5, page: 2 },
        sort: 'title',
      } as const;
      const pairs = searchParameters(full).map(([name, value]) => [name, value]);
      expect(readSearch(new URLSearchParams(pairs), view)).toEqual(full);
      return pairs.map(([name]) => name);
    });
    expect([...new Set([...written, 'format'])].sort()).toEqual([...told].sort());
  });

  it('shows values that the data have, as links to their searches', async () => {
    const value = {
      key: 'ENV-AGR',
      iri: 'http://a.example/',
      label: 'Agriculture <b>',
      count: 3,
      isSelected: false,
      broader: [],
    };
    const index = indexOf({ facets: [{ name: 'theme', values: [value], leftOut: 0 }] });
    const { html } = await visit(`/en${commonsPaths.data}`, sampleDeployment, index);
    expect(html).toContain(
      '<a href="/en/recherche?theme=ENV-AGR" rel="nofollow"><code>ENV-AGR</code></a> (<bdi>Agriculture &lt;b&gt;</bdi>)',
    );
  });

  it('is there while the index cannot answer', async () => {
    const { response, html } = await visit(
      commonsPaths.data,
      sampleDeployment,
      indexOf({ kind: 'not-ready', retryAfterSeconds: 2 }),
    );
    expect([response.status, html.includes('Par exemple')]).toEqual([200, false]);
  });

  it('tells each format with its media type, and the limits of this deployment', async () => {
    const deployment = { ...sampleDeployment, limits: { seconds: 12.5, rows: 1_234, share: 0 } };
    const { html } = await visit(`/en${commonsPaths.data}`, deployment);
    for (const { name, label, mediaType } of dataFormats) {
      expect(html).toContain(`<dt><code>${name}</code></dt><dd>${label} <code>${mediaType}</code>`);
    }
    expect(html).toMatch(/12\.5 s a query[\s\S]*1,234 and 64 MB[\s\S]*No limit here/);
  });

  it('has examples with the address of this bank', async () => {
    const { html } = await visit(commonsPaths.data);
    expect(html.match(/<pre><code>curl [^<]*http:\/\/bank\.example\//g)).toHaveLength(6);
    expect(base).toBe('http://bank.example/');
  });
});
