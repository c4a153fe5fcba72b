import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { problem } from '../../../src/http/problem.js';
import { Assets } from '../../../src/pages/assets.js';
import { createEditorRoutes } from '../../../src/pages/editor-routes.js';
import { QueryCatalogue } from '../../../src/sparql/catalogue/query-catalogue.js';
import { readQueryFile } from '../../../src/sparql/catalogue/query-file.js';
import { base } from './reader-of.js';

const hostile = '</textarea></title><script>alert(1)</script>"\' &amp; \u202E';
const example = `# title.en: Of a theme
# title.fr: D’un thème
# about.en: All of it.
# about.fr: Tout.
# tags: themes
# parameter.theme: iri | Theme | Thème | themes
SELECT ?x {
  VALUES ?theme { <http://a.example/usual> }
  ?x ?p ?theme
}
`;
const assets = new Assets();
const catalogue = new QueryCatalogue([readQueryFile('of-a-theme', example)], base);

/** The routes in front of an endpoint that says `data`; `answer` is what it answers pages. */
function siteOf(
  answer: () => Response = () => Response.json({ head: { vars: [] }, results: { bindings: [] } }),
) {
  const asked: string[] = [];
  const app = new Hono();
  const routes = createEditorRoutes({
    ...{ assets, base, catalogue },
    exampleQuery: hostile,
    thingQuery: 'DESCRIBE <urn:thing>',
    termsQuery: null,
    ask: async ({ parameters }) => {
      asked.push(String(parameters));
      return answer();
    },
    clientOf: () => 'client',
    wantsPage: ({ headers }) => headers.get('accept')?.startsWith('text/html') ?? false,
  });
  app.route('/', routes);
  app.get('/sparql', (c) => c.text('data'));
  const visit = async (path: string, accept = 'text/html') => {
    const response = await app.request(path, { headers: { accept } });
    return { response, status: response.status, html: await response.text() };
  };
  return { visit, asked };
}

const rows = (count: number) => () =>
  Response.json({
    head: { vars: ['x', 'iri'] },
    results: {
      bindings: Array.from({ length: count }, (_, n) => ({
        x: { type: 'literal', value: `${hostile} ${n}` },
        iri: { type: 'uri', value: n === 0 ? 'javascript:alert(1)' : `${base}id/initiative/a/${n}` },
      })),
    },
  });
const encode = encodeURIComponent;

describe('The editor’s page', () => {
  it('opens with its example, as text', async () => {
    for (const path of [
      '/sparql',
      '/en/sparql',
      '/sparql?query=',
      '/sparql?example=nothing',
      '/sparql?about=x y',
    ]) {
      const { status, html } = await siteOf().visit(path);
      expect([path, status]).toEqual([path, 200]);
      expect(html).toContain('&lt;/textarea&gt;&lt;/title&gt;&lt;script&gt;');
      expect(html.match(/<\/textarea>/g)).toHaveLength(1);
    }
  });

  it('opens with the query of its address, and does not run it', async () => {
    const { visit, asked } = siteOf();
    const { html } = await visit(`/sparql?query=${encode('\n\nASK { <a&b> ?p "x" }')}`);
    // A text area drops the first line feed that stands in it.
    expect(html).toMatch(/<textarea[^>]*>\n\n\nASK \{ &lt;a&amp;b&gt; \?p &quot;x&quot; \}<\/textarea>/);
    expect(asked).toEqual([]);
  });

  it('opens with an example of the catalogue, its parameters bound', async () => {
    const { visit } = siteOf();
    expect((await visit('/sparql?example=of-a-theme')).html).toContain('&lt;http://a.example/usual&gt;');
    const other = await visit(`/sparql?example=of-a-theme&theme=${encode('http://a.example/other')}`);
    expect(other.html).toContain('VALUES ?theme { &lt;http://a.example/other&gt; }');
  });

  it('says what is wrong with the parameters of an example', async () => {
    const { html } = await siteOf().visit('/en/sparql?example=of-a-theme&theme=no+iri');
    expect(html).toContain('The example could not be filled in with these values: &quot;theme=no iri&quot;');
    expect(html).toContain('&lt;http://a.example/usual&gt;');
  });

  it('opens with a query about a thing', async () => {
    const { html } = await siteOf().visit(`/en/sparql?about=${encode('http://a.example/x')}`);
    expect(html).toContain('DESCRIBE &lt;http://a.example/x&gt;');
    const injected = await siteOf().visit(`/sparql?about=${encode('http://a.example/> } DROP ALL #')}`);
    expect(injected.html).not.toContain('DROP ALL');
  });

  it('keeps its address in the other language', async () => {
    const { html } = await siteOf().visit('/sparql?example=of-a-theme');
    expect(html).toContain('href="/en/sparql?example=of-a-theme" lang="en"');
  });
});

describe('A program’s request', () => {
  it('goes on to the endpoint', async () => {
    const { visit } = siteOf();
    for (const [path, accept] of [
      ['/sparql?query=ASK%7B%7D', '*/*'],
      ['/sparql', 'text/turtle'],
      ['/sparql?query=ASK%7B%7D&format=json', 'text/html'],
    ] as const) {
      expect((await visit(path, accept)).html).toBe('data');
    }
  });

  it('for data below /en is sent to the endpoint’s one address', async () => {
    const { response, status } = await siteOf().visit('/en/sparql?query=ASK%7B%7D&format=csv');
    expect([status, response.headers.get('location')]).toEqual([307, '/sparql?query=ASK%7B%7D&format=csv']);
  });
});

describe('A query whose answer is wanted as a page', () => {
  it('is run, and its first rows are shown as text', async () => {
    const { visit, asked } = siteOf(rows(250));
    const { html, status } = await visit('/en/sparql?query=ASK%7B%7D&format=html&timeout=5', '*/*');
    expect([status, asked]).toEqual([200, ['query=ASK%7B%7D&timeout=5']]);
    expect(html).toContain('250\u00A0rows · the first 100 are shown');
    expect(html.match(/<tr>/g)).toHaveLength(101);
    expect(html).not.toMatch(/<script>|href="javascript/);
    expect(html).toContain('href="/id/initiative/a/1"');
  });

  it('that has none says why, with the status and the Retry-After of the endpoint', async () => {
    const { visit } = siteOf(() => problem('deadline', 'It took <b>long</b>.', { 'retry-after': '30' }));
    const { html, status, response } = await visit('/sparql?query=ASK%7B%7D&format=html');
    expect([status, response.headers.get('retry-after')]).toEqual([503, '30']);
    expect(html).toContain('It took &lt;b&gt;long&lt;/b&gt;.');
  });

  it('longer than a page can be is told of, and not read to its end', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(2 ** 20));
      },
    });
    const { visit } = siteOf(() => new Response(endless, { headers: { 'content-type': 'text/turtle' } }));
    const { html } = await visit('/en/sparql?query=ASK%7B%7D&format=html');
    expect(html).toContain('The answer is too long for a page.');
    expect(pulled).toBeLessThan(10);
  });

  it('is not run where there is none', async () => {
    const { visit, asked } = siteOf();
    expect((await visit('/sparql?format=html')).status).toBe(200);
    expect(asked).toEqual([]);
  });
});
