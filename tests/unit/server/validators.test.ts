import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { validate } from '../../../src/server/validators.js';

function siteThatSays(say: () => Response): Hono {
  return new Hono().use(validate).all('/', say);
}

describe('A page', () => {
  const site = siteThatSays(() => new Response('bonjour', { headers: { vary: 'Accept', 'x-other': '1' } }));

  it('has a tag, and is 304 without a body for those who have it', async () => {
    const first = await site.request('/');
    const etag = first.headers.get('etag') ?? '';
    expect([etag, await first.text()]).toEqual([expect.stringMatching(/^W\/"[\w-]{22}"$/), 'bonjour']);
    const second = await site.request('/', { headers: { 'if-none-match': etag } });
    expect([second.status, await second.text(), Object.fromEntries(second.headers)]).toEqual([
      304,
      '',
      {
        etag,
        vary: 'Accept, Accept-Encoding',
        'cache-control': 'public, max-age=0, stale-while-revalidate=60',
      },
    ]);
  });

  it('varies by the same whether it is sent, left out, or known already', async () => {
    const text = siteThatSays(
      () => new Response('bonjour', { headers: { 'content-type': 'text/html', vary: 'Accept' } }),
    );
    const etag = (await text.request('/')).headers.get('etag') ?? '';
    const answers = [
      await text.request('/'),
      await text.request('/', { method: 'HEAD' }),
      await text.request('/', { headers: { 'if-none-match': etag } }),
      await text.request('/', { method: 'HEAD', headers: { 'if-none-match': etag } }),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get('vary'), headers.get('etag')])).toEqual(
      [200, 200, 304, 304].map((status) => [status, 'Accept, Accept-Encoding', etag]),
    );
  });

  it('has another tag when it says something else', async () => {
    const other = await siteThatSays(() => new Response('bonsoir')).request('/');
    expect(other.headers.get('etag')).not.toBe((await site.request('/')).headers.get('etag'));
  });

  it('keeps the tag of its own', async () => {
    const own = siteThatSays(() => new Response('x', { headers: { etag: 'W/"own"' } }));
    expect((await own.request('/')).headers.get('etag')).toBe('W/"own"');
  });

  it.each([
    ['that nobody may keep', () => new Response('x', { headers: { 'cache-control': 'no-store' } }), 'GET'],
    ['that tells of an error', () => new Response('x', { status: 404 }), 'GET'],
    ['that answers a POST', () => new Response('x'), 'POST'],
  ])('%s has none', async (_, say, method) => {
    expect((await siteThatSays(say).request('/', { method })).headers.get('etag')).toBeNull();
  });
});
