import { describe, expect, it } from 'vitest';
import type { SearchFailure } from '../../../../src/model/search.js';
import { createMapRoutes } from '../../../../src/pages/map/map-routes.js';
import { indexOf, pageOptions, readerOf } from '../reader-of.js';

function siteOf(outcome: Parameters<typeof indexOf>[0] = {}) {
  const routes = createMapRoutes(pageOptions(readerOf(''), indexOf(outcome)));
  return async (path: string, accept = 'text/html') => {
    const response = await routes.request(path, { headers: { accept } });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}

describe('The map of an empty bank', () => {
  it('draws every département, none of them a link, and says that nothing is found', async () => {
    const { status, text } = await siteOf({ departements: { departements: [], elsewhere: 0 } })('/carte');
    expect(status).toBe(200);
    const [drawing = ''] = /<svg [\s\S]*?<\/svg>/.exec(text) ?? [];
    expect([drawing.match(/<path /g)?.length, drawing.includes('<a ')]).toEqual([105, false]);
    expect(text).toContain('class="nothing"');
  });
});

describe('The map', () => {
  it('is offered as a page only, and says where the data are', async () => {
    const visit = siteOf();
    const [byName, byAccept] = [await visit('/carte?format=csv'), await visit('/en/carte', 'text/turtle')];
    expect([byName.status, byAccept.status]).toEqual([406, 406]);
    expect(byName.text).toContain('/recherche');
  });

  it('refuses what is no search: as a page, and as a problem for its script', async () => {
    const visit = siteOf();
    const page = await visit('/carte?year=20');
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('<code>year</code>')]);
    for (const path of ['/carte/points?radius=x', '/en/carte/fiches?near=95,200']) {
      const { status, headers } = await visit(path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 400, 'application/problem+json']);
    }
  });

  it('has no page past the last', async () => {
    expect((await siteOf({ total: 45, page: 1 })('/carte?page=1000000000')).status).toBe(404);
  });

  it.each<[SearchFailure, number]>([
    [{ kind: 'not-ready', retryAfterSeconds: 2 }, 503],
    [{ kind: 'unavailable', reason: 'No disk.' }, 503],
    [{ kind: 'unknown-centre', meant: [], place: '<script>' }, 400],
  ])('says why the index does not answer: %o', async (failure, status) => {
    const visit = siteOf(failure);
    const answers = await Promise.all(
      ['/carte', '/carte/points', '/carte/fiches'].map((path) => visit(path)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([status, status, status]);
    expect(answers[0]?.text).not.toContain('<script>');
  });

  it('keeps the whole search where it leads to the list, and the other way round', async () => {
    const { text } = await siteOf({ total: 2 })(
      '/en/carte?q=jardin&theme=ENV&near=45.1,5.7&radius=50&sort=title',
    );
    const list = '/en/recherche?q=jardin&theme=ENV&near=45.1,5.7&radius=50&sort=title';
    expect(text.replaceAll('&amp;', '&')).toContain(`href="${list}"`);
  });
});
