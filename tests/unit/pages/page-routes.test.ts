import { describe, expect, it } from 'vitest';
import { type ProblemName, problemDetails, problemKinds } from '../../../src/http/problem.js';
import { createPageRoutes, problemPage, restOfPath } from '../../../src/pages/page-routes.js';
import { tellProblem } from '../../../src/pages/problem-words.js';
import { indexOf, pageOptions, readerOf } from './reader-of.js';

const hostile = '</textarea></title><script>alert(1)</script>"\' &amp; \u202E';

/** The site over a TriG text; a page is its status and its HTML. */
function siteOf(trig: string) {
  const routes = createPageRoutes(pageOptions(readerOf(trig)));
  return async (path: string) => {
    const response = await routes.request(path);
    return { status: response.status, html: await response.text() };
  };
}

const linksOf = (html: string) => [...html.matchAll(/<a href="(\/[^"]*)">/g)].map(([, href]) => href);

describe('The home page', () => {
  it('of an empty bank says so, and that initiatives will come', async () => {
    const { status, html } = await siteOf('')('/en');
    expect([status, html]).toEqual([200, expect.stringContaining('The bank holds no initiatives yet.')]);
  });

  it('is there while the index cannot answer, and a search says when to come again', async () => {
    const index = indexOf({ kind: 'not-ready', retryAfterSeconds: 2 });
    const routes = createPageRoutes(pageOptions(readerOf(''), index));
    const [home, search] = [await routes.request('/'), await routes.request('/recherche?q=a')];
    expect([home.status, search.status, search.headers.get('retry-after')]).toEqual([200, 503, '2']);
    expect(await home.text()).toContain('La recherche se prépare');
    expect(await search.text()).toContain('href="/recherche?q=a"');
  });

  it('tells how far the index has come', async () => {
    const index = indexOf({ progress: { indexed: 1_200, expected: 11_000 } });
    const response = await createPageRoutes(pageOptions(readerOf(''), index)).request('/en');
    expect(await response.text()).toContain('(1,200 records read of 11,000)');
  });
});

describe('The page of a thing', () => {
  const text = JSON.stringify(hostile);
  const visit = siteOf(`<graph/a/1> { <id/initiative/a/1> a bis:Initiative ; dcterms:title ${text}@fr ;
    dcterms:abstract ${text}@fr ; dcterms:publisher <http://a.example/?q='%22%3E&b> ; bis:holder <id/organization/a/%C3%A9> }`);

  it('shows hostile text as text, in its title, headings and paragraphs', async () => {
    const { status, html } = await visit('/doc/initiative/a/1');
    expect(status).toBe(200);
    expect(html).not.toMatch(
      /<script(?! type="module" src="\/assets\/| type="application\/ld\+json">\{")|<\/textarea/,
    );
    expect(html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)).toHaveLength(4);
  });

  it('is in the language of its path and leads to the other', async () => {
    const french = await visit('/doc/initiative/a/1');
    const english = await visit('/en/doc/initiative/a/1');
    expect([french.html, english.html]).toEqual([
      expect.stringMatching(
        /^<!doctype html>\n<html lang="fr">[\s\S]*href="\/en\/doc\/initiative\/a\/1" lang="en"/,
      ),
      expect.stringMatching(
        /^<!doctype html>\n<html lang="en">[\s\S]*href="\/doc\/initiative\/a\/1" lang="fr"/,
      ),
    ]);
    expect(linksOf(english.html)).toContain('/en/doc/organization/a/%C3%A9');
  });

  it('names its data in every format, in the head and in the body', async () => {
    const { html } = await visit('/doc/initiative/a/1');
    for (const name of ['ttl', 'jsonld', 'nt', 'rdf']) {
      expect(html.match(new RegExp(`href="/data/initiative/a/1\\.${name}"`, 'g'))).toHaveLength(2);
    }
  });

  it.each(['/doc/initiative/a/2', '/en/doc/%00', '/doc/%E9%FF'])(
    'at %s is not found, as a problem that the server shows by the reader’s wishes',
    async (path) => {
      const { status, html } = await visit(path);
      expect([status, html]).toEqual([404, expect.stringContaining('/problems/not-found')]);
    },
  );
});

describe('The page of a problem', () => {
  it('says what each kind of problem means and what to do, in both languages', async () => {
    const visit = siteOf('');
    for (const [name, english] of Object.entries(problemKinds)) {
      const french = tellProblem(name as ProblemName, 'fr');
      for (const [path, told] of [
        ['', french],
        ['/en', english],
      ] as const) {
        const { status, html } = await visit(`${path}/problems/${name}`);
        expect([status, html], name).toEqual([200, expect.stringContaining(`<h1>${told.title}</h1>`)]);
        expect(html).toContain(`<p class="lead">${told.advice.replaceAll('"', '&quot;')}</p>`);
      }
      expect(french.title).not.toBe(english.title);
    }
  });

  it('shows what happened as programs read it, in English', async () => {
    const details = problemDetails('past-cap', 'It has 12 rows <more>.');
    const html = await problemPage(details, 'fr', 422).text();
    expect(html).toContain('<h1>La réponse est plus grande que ce qui est permis</h1>');
    expect(html).toContain('<pre class="detail" lang="en">It has 12 rows &lt;more&gt;.</pre>');
    expect(html).not.toContain('class="switch"');
  });

  it('does not exist for kinds that there are not, names of every object included', async () => {
    const visit = siteOf('');
    const pages = ['nothing', 'toString', '__proto__', 'constructor'].map((name) =>
      visit(`/problems/${name}`),
    );
    expect((await Promise.all(pages)).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});

describe('The rest of a path', () => {
  it('keeps its percent-encoding and leaves the parameters out', () => {
    expect(restOfPath('http://a.example/en/doc/x%2Fy/doc/%C3%A9?format=ttl#z', '/doc/')).toBe(
      'x%2Fy/doc/%C3%A9',
    );
  });
});
