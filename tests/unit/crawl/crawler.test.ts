import { describe, expect, it } from 'vitest';
import { type CrawlLink, crawl } from '../../../src/crawl/crawler.js';
import { MemoryFrontier } from '../../../src/crawl/memory-frontier.js';
import type { Frontier } from '../../../src/model/frontier.js';
import type { FetchOutcome } from '../../../src/model/page.js';
import { pageWith, testHost, testSource } from '../../fixtures/pages.js';

const at = (path: string) => new URL(path, `http://${testHost}/`).href;
const follow = (path: string): CrawlLink => ({ kind: 'follow', url: at(path) });
const next = (path: string): CrawlLink => ({ kind: 'next', url: at(path) });

const visitOf = (url: string) => ({ url, listedOn: null, depth: 1, isList: false, validators: null });

/** A site: the links of each page by path; a path that leads to another is a redirect. */
type Site = Readonly<Record<string, readonly CrawlLink[] | string>>;

/** Crawls a site from `/`, and tells what was asked for, visited and refused. */
async function crawlSite(site: Site, budget = 100, mostAhead = 1, frontier: Frontier = new MemoryFrontier()) {
  const asked: string[] = [];
  const visited: [string, string | null][] = [];
  const failures: [string, string][] = [];
  const kept: string[] = [];
  const linksOf = (url: string) => site[url.replace(at('/'), '/')];
  const fetch = async (url: string): Promise<FetchOutcome> => {
    asked.push(url);
    const found = linksOf(url);
    if (found === undefined) return { kind: 'missing', reason: 'not there' };
    const page = pageWith('', { url: typeof found === 'string' ? at(found) : url });
    return { kind: 'page', page, noteKept: () => void kept.push(url) };
  };
  const outcome = await crawl({
    rules: {
      start: [at('/')],
      delay: 0,
      budget,
      hours: null,
      sitemap: null,
      memento: null,
      stream: null,
      feeds: [],
      drop: [],
    },
    hosts: [testHost],
    frontier,
    fetch,
    mostAhead,
    visit: async ({ url }, listedOn) => {
      visited.push([url, listedOn]);
      const links = linksOf(url);
      return () => (typeof links === 'string' ? [] : (links ?? []));
    },
    batch: (write) => write(),
    onFailure: (url, { kind }) => failures.push([url, kind]),
  });
  return { outcome, asked, visited, failures, kept };
}

describe('A crawl', () => {
  it('writes in one transaction what is made of a page, where it is kept, and that it is done', async () => {
    const frontier = new MemoryFrontier();
    const said: string[] = [];
    await crawl({
      rules: { ...testSource.crawl, start: [at('/')] },
      ...{ hosts: [testHost], frontier, onFailure: () => undefined },
      fetch: async (url) => ({
        kind: 'page',
        page: pageWith('', { url }),
        noteKept: () => void said.push('kept'),
      }),
      visit: async () => () => {
        said.push('written');
        return [];
      },
      batch: (write) => {
        const waiting = frontier.waiting;
        const result = write();
        said.push(`done: ${waiting} → ${frontier.waiting}`);
        return result;
      },
    });
    expect(said).toEqual(['kept', 'written', 'done: 1 → 0']);
  });

  it('asks for the next page while one is worked on, begins to work on it, and asks for no page past its budget', async () => {
    const said: string[] = [];
    await crawl({
      rules: { ...testSource.crawl, start: ['/a', '/b', '/c', '/d'].map(at), budget: 3 },
      ...{ hosts: [testHost], frontier: new MemoryFrontier(), onFailure: () => undefined },
      fetch: async (url) => {
        said.push(`ask ${url}`);
        return { kind: 'page', page: pageWith('', { url }) };
      },
      visit: async ({ url }) => {
        said.push(`visit ${url}`);
        return () => [];
      },
      batch: (write) => write(),
    });
    const [a, b, c] = ['/a', '/b', '/c'].map(at);
    expect(said).toEqual([`ask ${a}`, `ask ${b}`, `visit ${a}`, `visit ${b}`, `ask ${c}`, `visit ${c}`]);
  });

  it('writes pages in their order, though the work on the next one is done before', async () => {
    const said: string[] = [];
    const second = Promise.withResolvers<void>();
    await crawl({
      rules: { ...testSource.crawl, start: ['/a', '/b', '/c'].map(at) },
      ...{ hosts: [testHost], frontier: new MemoryFrontier(), onFailure: () => undefined },
      fetch: async (url) => ({ kind: 'page', page: pageWith('', { url }) }),
      visit: async ({ url }) => {
        if (url === at('/a')) await second.promise;
        said.push(`worked ${url}`);
        if (url === at('/b')) second.resolve();
        return () => {
          said.push(`written ${url}`);
          return [];
        };
      },
      batch: (write) => write(),
    });
    const [a, b, c] = ['/a', '/b', '/c'].map(at);
    expect(said.slice(0, 3)).toEqual([`worked ${b}`, `worked ${a}`, `written ${a}`]);
    expect(said.filter((line) => line.startsWith('written'))).toEqual(
      [a, b, c].map((url) => `written ${url}`),
    );
  });

  it('asks for as many pages as are wanted while one is worked on, and for none past its budget', async () => {
    const said: string[] = [];
    await crawl({
      rules: { ...testSource.crawl, start: ['/a', '/b', '/c', '/d', '/e'].map(at), budget: 4 },
      ...{ hosts: [testHost], frontier: new MemoryFrontier(), onFailure: () => undefined, mostAhead: 2 },
      fetch: async (url) => {
        said.push(`ask ${url}`);
        return { kind: 'page', page: pageWith('', { url }) };
      },
      visit:
        async ({ url }) =>
        () => {
          said.push(`written ${url}`);
          return [];
        },
      batch: (write) => write(),
    });
    const [a, b, c, d] = ['/a', '/b', '/c', '/d'].map(at);
    expect(said).toEqual([
      ...[`ask ${a}`, `ask ${b}`, `ask ${c}`, `written ${a}`],
      ...[`ask ${d}`, `written ${b}`, `written ${c}`, `written ${d}`],
    ]);
  });

  it.each([1, 2, 3])('visits the same pages in the same order with %i pages ahead', async (ahead) => {
    const site: Site = {
      '/': [follow('/1'), follow('/alt'), follow('/2'), next('/p2')],
      '/alt': '/2',
      '/2': [],
      '/1': [follow('/3')],
      '/p2': [follow('/4'), follow('/fehlt'), follow('/5')],
      ...{ '/3': [], '/4': '/1', '/5': [] },
    };
    const { visited, outcome } = await crawlSite(site, 100, ahead);
    expect(visited.map(([url]) => url)).toEqual(['/', '/1', '/2', '/p2', '/3', '/5'].map(at));
    expect(outcome).toMatchObject({ fetched: 8, failed: 1, missing: 1, left: 0 });
  });

  it('notes what the archive has of a page that was asked for and is done when its turn comes', async () => {
    // As the lasting one does it: what a redirect has led to is done.
    const done = new Set<string>();
    const queue = ['/a', '/alt', '/neu', '/b'].map(at).map(visitOf);
    const frontier: Frontier = {
      add: () => undefined,
      has: (url) => done.has(url),
      next: () => queue.find(({ url }) => !done.has(url)) ?? null,
      after: (address, ahead) => {
        const [, ...later] = queue.filter(({ url }) => !done.has(url));
        return later.find(({ url }) => ![address, ...ahead].includes(url)) ?? null;
      },
      note: ({ url }, result) => {
        done.add(url);
        if (result.kind === 'read') done.add(result.address);
      },
      waiting: 0,
    };
    const site: Site = { '/a': [], '/alt': '/neu', '/neu': [], '/b': [] };
    const { asked, kept, outcome } = await crawlSite(site, 100, 2, frontier);
    expect(asked).toEqual(['/a', '/alt', '/neu', '/b'].map(at));
    expect([...kept].sort()).toEqual([...asked].sort());
    expect(outcome).toMatchObject({ fetched: 3, failed: 0 });
  });

  it('works once on a page to which another one was redirected meanwhile', async () => {
    const { visited } = await crawlSite({
      '/': [follow('/alt'), follow('/neu')],
      '/alt': '/neu',
      '/neu': [],
    });
    expect(visited.map(([url]) => url).filter((url) => url === at('/neu'))).toHaveLength(1);
  });

  it('goes where a page says that it stands, as to any page of its list, and takes neither for a list', async () => {
    const visited: [string, string | null][] = [];
    const noted: [string, unknown][] = [];
    const frontier = new MemoryFrontier();
    const note = frontier.note.bind(frontier);
    frontier.note = (visit, result) => {
      noted.push([visit.url, result.kind === 'read' && result.isList]);
      note(visit, result);
    };
    await crawl({
      rules: { ...testSource.crawl, start: [at('/')] },
      ...{ hosts: [testHost], frontier, onFailure: () => undefined },
      fetch: async (url) => ({ kind: 'page', page: pageWith('', { url }) }),
      visit: async ({ url }, listedOn) => {
        visited.push([url, listedOn]);
        if (url === at('/')) return () => [follow('/alias')];
        // A link to the page itself is none.
        return () => (url === at('/alias') ? [follow('/alias'), { kind: 'self', url: at('/page') }] : []);
      },
      batch: (write) => write(),
    });
    expect(visited).toEqual([
      [at('/'), null],
      [at('/alias'), at('/')],
      [at('/page'), at('/')],
    ]);
    expect(noted).toEqual([
      [at('/'), true],
      [at('/alias'), false],
      [at('/page'), false],
    ]);
  });

  it('ends with an error of the work on a page in the turn of that page', async () => {
    const written: string[] = [];
    const crawled = crawl({
      rules: { ...testSource.crawl, start: ['/a', '/b'].map(at) },
      ...{ hosts: [testHost], frontier: new MemoryFrontier(), onFailure: () => undefined },
      fetch: async (url) => ({ kind: 'page', page: pageWith('', { url }) }),
      visit: async ({ url }) => {
        if (url === at('/b')) throw new Error('the thread is gone');
        await new Promise((done) => setTimeout(done, 5));
        return () => {
          written.push(url);
          return [];
        };
      },
      batch: (write) => write(),
    });
    await expect(crawled).rejects.toThrow('the thread is gone');
    expect(written).toEqual([at('/a')]);
  });

  it('asks for no further page when the hours are over, and works on the one that was asked for', async () => {
    const asked: string[] = [];
    const outcome = await crawl({
      rules: { ...testSource.crawl, start: ['/a', '/b', '/c'].map(at) },
      ...{ hosts: [testHost], frontier: new MemoryFrontier(), onFailure: () => undefined },
      mayGoOn: () => asked.length < 2,
      fetch: async (url) => {
        asked.push(url);
        return { kind: 'page', page: pageWith('', { url }) };
      },
      visit: async () => () => [],
      batch: (write) => write(),
    });
    expect(asked).toEqual(['/a', '/b'].map(at));
    expect(outcome).toMatchObject({ fetched: 2, left: 1, brokenOff: expect.stringContaining('hours') });
  });

  it('that cannot write ends with what was asked for answered, and with the reason', async () => {
    let open = 0;
    const crawled = crawl({
      rules: { ...testSource.crawl, start: ['/a', '/b'].map(at) },
      ...{ hosts: [testHost], frontier: new MemoryFrontier(), onFailure: () => undefined },
      fetch: async (url) => {
        open++;
        await new Promise((done) => setTimeout(done, url === at('/a') ? 0 : 20));
        open--;
        if (url === at('/b')) throw new Error('this one as well');
        return { kind: 'page', page: pageWith('', { url }) };
      },
      visit: async () => () => {
        throw new Error('the disk is full');
      },
      batch: (write) => write(),
    });
    await expect(crawled).rejects.toThrow('the disk is full');
    expect(open).toBe(0);
  });

  it('reads each page once, breadth first and in the order of the links', async () => {
    const { asked, outcome } = await crawlSite({
      '/': [follow('/b'), follow('/a'), follow('/b#top'), next('/')],
      '/a': [follow('/c'), follow('/')],
      '/b': [follow('/a'), follow('/d')],
      '/c': [],
      '/d': [],
    });
    expect(asked).toEqual(['/', '/b', '/a', '/d', '/c'].map(at));
    expect(outcome).toMatchObject({ fetched: 5, failed: 0, left: 0, unchangedPages: 0, brokenOff: null });
  });

  it('tells which list led to a record, and none for the next page of a list', async () => {
    const { visited } = await crawlSite({
      '/': [follow('/1'), next('/?p=2')],
      '/?p=2': [follow('/1'), follow('/2')],
      '/1': [],
      '/2': [],
    });
    expect(visited).toEqual([
      [at('/'), null],
      [at('/1'), at('/')],
      [at('/?p=2'), null],
      [at('/2'), at('/?p=2')],
    ]);
  });

  it('stops at its budget, failed pages included, and counts the pages left', async () => {
    const site = {
      '/': [follow('/gone'), follow('/a'), follow('/b'), follow('/c')],
      '/a': [],
      '/b': [],
      '/c': [],
    };
    const { outcome, asked } = await crawlSite(site, 3);
    expect(outcome).toMatchObject({ fetched: 2, failed: 1, left: 2, unchangedPages: 0, brokenOff: null });
    expect(asked).toHaveLength(3);
  });

  it('goes on after a page that cannot be read, and tells of it', async () => {
    const { outcome, failures } = await crawlSite({ '/': [follow('/gone'), follow('/a')], '/a': [] });
    expect(outcome).toMatchObject({ fetched: 2, failed: 1, left: 0, unchangedPages: 0, brokenOff: null });
    expect(failures).toEqual([[at('/gone'), 'missing']]);
  });

  it('refuses links to foreign hosts, each once, and asks nothing of them', async () => {
    const foreign: CrawlLink = { kind: 'follow', url: 'http://elsewhere.example/' };
    const { asked, failures } = await crawlSite({ '/': [foreign, foreign, follow('/a')], '/a': [foreign] });
    expect(asked).toEqual([at('/'), at('/a')]);
    expect(failures).toEqual([['http://elsewhere.example/', 'refused']]);
  });

  it('passes over links that are not http(s)', async () => {
    const { asked, failures } = await crawlSite({ '/': [{ kind: 'follow', url: 'javascript:alert(1)' }] });
    expect([asked, failures]).toEqual([[at('/')], []]);
  });

  it('does not visit again a page to which a redirect leads', async () => {
    const { visited } = await crawlSite({ '/': [follow('/a'), follow('/old-a')], '/a': [], '/old-a': '/a' });
    expect(visited.map(([url]) => url)).toEqual([at('/'), at('/a')]);
  });

  it('does not ask again for a page that a redirect has led to', async () => {
    const { asked, visited } = await crawlSite({
      '/': [follow('/old-a')],
      '/old-a': '/a',
      '/a': [follow('/a')],
    });
    expect(asked).toEqual([at('/'), at('/old-a')]);
    expect(visited.map(([url]) => url)).toEqual([at('/'), at('/a')]);
  });

  it('refuses a page that a redirect has led off the source, and tells of it', async () => {
    const { outcome, visited, failures } = await crawlSite({
      '/': [follow('/out')],
      '/out': 'http://elsewhere.example/',
    });
    expect(visited.map(([url]) => url)).toEqual([at('/')]);
    expect(failures).toEqual([[at('/out'), 'refused']]);
    expect(outcome).toMatchObject({ fetched: 1, failed: 1, left: 0, unchangedPages: 0, brokenOff: null });
  });
});
