import { describe, expect, it } from 'vitest';
import { StreamFollower } from '../../../../src/federation/follow/follower.js';
import type { FollowedMember, FollowedPage, StreamCopy } from '../../../../src/model/followed-stream.js';
import { testBase } from '../../../fixtures/data-directory.js';
import { describe as description, member, relations, streamIri } from '../../../fixtures/scripted-stream.js';

interface Page {
  readonly body?: string;
  readonly status?: number;
  readonly tag?: string;
  readonly isFull?: boolean;
  readonly retryAfter?: string;
}

const origin = 'http://bank.example';
const now = Date.UTC(2026, 0, 1);

/** A stream of these pages, followed into memory. */
function follow(pages: Record<string, Page>) {
  const asked: string[] = [];
  const taken: FollowedMember[] = [];
  const known = new Map<string, FollowedPage>();
  const copy: StreamCopy = {
    page: (address) => known.get(address),
    take: async (members, page) => {
      taken.push(...members);
      known.set(page.address, page);
      return { changed: members.length, contradicted: [] };
    },
    keepPages: async (addresses, isWhole) => {
      const gone = [...known.values()].filter(({ address }) => !addresses.has(address));
      if (isWhole) for (const { address } of gone) known.delete(address);
      return gone.filter(({ isFull }) => isFull).length;
    },
  };
  const follower = new StreamFollower({
    address: `${origin}/stream`,
    clock: () => now,
    fetch: async ({ url, headers = {} }) => {
      const path = url.slice(origin.length);
      asked.push(path);
      const { body = '', status = 200, tag, isFull, retryAfter } = pages[path] ?? { status: 404 };
      const isSame = tag !== undefined && headers['if-none-match'] === tag;
      return {
        ...{ kind: 'response', url, mediaType: 'application/trig', contentType: 'application/trig' },
        status: isSame ? 304 : status,
        headers: {
          ...(tag === undefined ? {} : { etag: tag }),
          ...(isFull ? { 'cache-control': 'immutable' } : {}),
          ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
        },
        body: Buffer.from(isSame ? '' : body),
      };
    },
  });
  return {
    pages,
    asked,
    taken: () =>
      taken.splice(0).map(({ versionOf, sequence }) => `${versionOf.split('/').at(-1)} ${sequence}`),
    pass: async () => {
      asked.length = 0;
      return follower.pass({ copy, stream: streamIri, base: testBase });
    },
  };
}

const stream = { '/stream': { body: description() } };

describe('A follower of a stream', () => {
  it('walks over all pages, each once, whatever circles they make', async () => {
    const { pass, asked, taken } = follow({
      ...stream,
      '/view': { body: relations('/1', '/2') },
      '/1': { body: relations('/view', '/1', '/2') + member({ key: 'a' }) },
      '/2': { body: relations('/3#x', '/1') + member({ key: 'b' }) },
      '/3': { body: relations('/view') },
    });
    expect(await pass()).toMatchObject({ pages: 4, members: 2, problems: [], isShifting: false });
    expect(asked).toEqual(['/stream', '/view', '/1', '/2', '/3']);
    expect(taken()).toEqual(['a 1', 'b 1']);
  });

  it('does not ask for full pages again, and for others only whether they have changed', async () => {
    const given = follow({
      ...stream,
      '/view': { body: relations('/1'), tag: '"v"' },
      '/1': { body: relations('/2') + member({ key: 'a' }), isFull: true },
      '/2': { body: member({ key: 'b' }), tag: '"2"' },
    });
    await given.pass();
    given.taken();
    expect(await given.pass()).toMatchObject({ pages: 0, members: 0, problems: [] });
    expect(given.asked).toEqual(['/stream', '/view', '/2']);
    given.pages['/2'] = { body: member({ key: 'b', sequence: 2 }), tag: '"3"' };
    await given.pass();
    expect(given.taken()).toEqual(['b 2']);
  });

  it('reports a page that is wrong, takes nothing of it, and goes on', async () => {
    const given = follow({
      ...stream,
      '/view': { body: relations('/1', '/2') },
      '/1': { body: member({ key: 'a' }) + member({ key: 'x', moment: '"never"' }), tag: '"1"' },
      '/2': { body: member({ key: 'b' }) },
    });
    const problem = { address: `${origin}/1`, kind: 'wrong', reason: expect.stringContaining('moment') };
    expect((await given.pass()).problems).toEqual([problem]);
    expect(given.taken()).toEqual(['b 1']);
    // Unchanged, it is as wrong as before.
    expect((await given.pass()).problems).toEqual([problem]);
    given.pages['/1'] = { body: member({ key: 'a' }), tag: '"2"' };
    expect((await given.pass()).problems).toEqual([]);
    expect(given.taken()).toContain('a 1');
  });

  it('leaves a page that cannot be read for later, and goes on where it led to', async () => {
    const given = follow({
      ...stream,
      '/view': { body: relations('/1', '/2'), tag: '"v"' },
      '/1': { status: 500 },
      '/2': { body: member({ key: 'b' }) },
    });
    expect(await given.pass()).toMatchObject({
      pages: 2,
      problems: [{ address: `${origin}/1`, kind: 'later' }],
    });
    given.pages['/view'] = { status: 502 };
    given.pages['/1'] = { body: member({ key: 'a' }) };
    given.taken();
    await given.pass();
    expect(given.taken()).toEqual(['a 1', 'b 1']);
  });

  it('lets a server alone that is in trouble, or that says until when', async () => {
    const pages = Object.fromEntries(['/1', '/2', '/3', '/4'].map((path) => [path, { status: 500 }]));
    const given = follow({ ...stream, '/view': { body: relations('/1', '/2', '/3', '/4') }, ...pages });
    await given.pass();
    expect(given.asked).toEqual(['/stream', '/view', '/1', '/2', '/3']);
    given.pages['/1'] = { status: 503, retryAfter: '90' };
    expect(await given.pass()).toMatchObject({ retryAt: now + 90_000 });
    expect(given.asked).toEqual(['/stream', '/view', '/1']);
  });

  it('looks at the view again when a page that it led to is gone', async () => {
    const given = follow({ ...stream, '/view': { body: relations('/1') } });
    expect(await given.pass()).toMatchObject({ isShifting: true, problems: [] });
    given.pages['/view'] = { body: relations('/1-1') };
    given.pages['/1-1'] = { body: member({ key: 'a' }), isFull: true };
    expect(await given.pass()).toMatchObject({ isShifting: false, reissued: 0 });
  });

  it('notices when full pages are issued anew', async () => {
    const given = follow({
      ...stream,
      '/view': { body: relations('/1') },
      '/1': { body: member({ key: 'a' }), isFull: true },
    });
    await given.pass();
    given.pages['/view'] = { body: relations('/1-1') };
    given.pages['/1-1'] = { body: '', isFull: true };
    expect((await given.pass()).reissued).toBe(1);
    expect((await given.pass()).reissued).toBe(0);
  });

  it('notices it although another page is wrong or unread, and again until everything was read', async () => {
    const given = follow({
      ...stream,
      '/view': { body: relations('/1', '/2') },
      '/1': { body: member({ key: 'a' }), isFull: true },
      '/2': { body: relations('/3') },
      '/3': { body: member({ key: 'b' }), isFull: true },
    });
    await given.pass();
    given.pages['/view'] = { body: relations('/1-1', '/2') };
    given.pages['/1-1'] = { body: '', isFull: true };
    given.pages['/2'] = { body: 'no TriG', tag: '"2"' };
    expect((await given.pass()).reissued).toBe(1);
    expect((await given.pass()).reissued).toBe(1);
    given.pages['/2'] = { status: 500 };
    expect((await given.pass()).reissued).toBe(1);
    // Where it was broken off, nobody knows what is gone.
    given.pages['/2'] = { status: 503, retryAfter: '60' };
    given.pages['/view'] = { body: relations('/2', '/1-1') };
    expect((await given.pass()).reissued).toBe(0);
    given.pages['/2'] = { body: relations('/3') };
    expect(await given.pass()).toMatchObject({ reissued: 1, problems: [] });
    expect((await given.pass()).reissued).toBe(0);
  });

  it('does not follow another stream than the one that it began with', async () => {
    const other = description().replaceAll(streamIri, 'http://other.example/stream');
    const { pass } = follow({ '/stream': { body: other } });
    const [problem] = (await pass()).problems;
    expect(problem?.reason).toContain('http://other.example/stream');
    expect(problem?.reason).toContain(streamIri);
  });
});
