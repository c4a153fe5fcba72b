import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { requireToken } from '../../../src/server/access.js';

const app = new Hono();
app.use(
  requireToken(
    { scopesOf: (token) => (({ writer: ['write'], operator: ['operate'] }) as const)[token] ?? null },
    'write',
  ),
);
app.post('/', (c) => c.text('done'));

const post = (authorization?: string, path = '/') =>
  app.request(path, {
    method: 'POST',
    ...(authorization === undefined ? {} : { headers: { authorization } }),
  });

describe('A door that needs a token', () => {
  it.each(['Bearer writer', 'bearer writer', 'Bearer   writer'])('opens for %j', async (authorization) => {
    expect((await post(authorization)).status).toBe(200);
  });

  it.each([
    ['nothing', undefined, 401, 'Bearer realm="bis"'],
    ['a token that is not known', 'Bearer other', 401, 'Bearer realm="bis", error="invalid_token"'],
    ['another scheme', 'Basic d3JpdGVyOg==', 401, 'Bearer realm="bis", error="invalid_token"'],
    ['the bare token', 'writer', 401, 'Bearer realm="bis", error="invalid_token"'],
    ['two tokens', 'Bearer writer, Bearer writer', 401, 'Bearer realm="bis", error="invalid_token"'],
    [
      'a token without the scope',
      'Bearer operator',
      403,
      'Bearer realm="bis", error="insufficient_scope", scope="write"',
    ],
  ])('stays closed for %s, and says what to send', async (_what, authorization, status, challenge) => {
    const answer = await post(authorization);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([status, challenge]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(((await answer.json()) as { advice: string }).advice).toContain('oken');
  });

  it('takes no token from the address', async () => {
    expect((await post(undefined, '/?access_token=writer&token=writer')).status).toBe(401);
  });
});
