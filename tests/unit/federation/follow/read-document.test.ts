import { describe, expect, it } from 'vitest';
import { StreamDocuments } from '../../../../src/federation/follow/read-document.js';
import type { SafeOutcome, SafeRequest } from '../../../../src/model/safe-fetch.js';

const address = 'https://bank.example/stream';
const now = Date.UTC(2026, 0, 1);

type Answer = Partial<SafeOutcome & { kind: 'response' }>;

function documents(answer: Answer | Exclude<SafeOutcome, { kind: 'response' }>) {
  const requests: SafeRequest[] = [];
  const reader = new StreamDocuments({
    address,
    clock: () => now,
    fetch: async (request) => {
      requests.push(request);
      if (answer.kind === 'failed' || answer.kind === 'forbidden') return answer;
      const type = answer.contentType ?? 'application/trig';
      const body = answer.body ?? Buffer.from('<a> <urn:p> <b> .');
      return {
        kind: 'response',
        url: request.url,
        status: 200,
        mediaType: type,
        contentType: type,
        headers: {},
        ...answer,
        body,
      };
    },
  });
  return { requests, read: (tag: string | null = null, url = address) => reader.read(url, tag) };
}

describe('A document of a stream', () => {
  it('is read with its tag, and resolved against the address that answered', async () => {
    const { read } = documents({
      url: 'https://bank.example/other/',
      headers: { etag: 'W/"1"', 'cache-control': 'public, max-age=10, immutable' },
    });
    const outcome = await read();
    expect(outcome).toMatchObject({ kind: 'document', tag: 'W/"1"', isFull: true });
    expect(outcome.kind === 'document' && outcome.quads[0]?.subject.value).toBe(
      'https://bank.example/other/a',
    );
  });

  it('is asked for of its own server only, and on condition that it has changed', async () => {
    const { read, requests } = documents({ status: 304 });
    expect(await read('"1"')).toEqual({ kind: 'unchanged' });
    const [request] = requests;
    expect(request?.headers).toEqual({ 'if-none-match': '"1"' });
    const allowed = [
      'https://bank.example/x',
      'http://bank.example/x',
      'https://bank.example:8443/x',
      'https://evil.example/',
      'x',
    ];
    expect(allowed.map((url) => request?.isAllowed(url))).toEqual([true, false, false, false, false]);
  });

  it.each<[string, Answer | Exclude<SafeOutcome, { kind: 'response' }>, object]>([
    ['404', { status: 404 }, { kind: 'gone', reason: 'answered 404' }],
    ['410', { status: 410 }, { kind: 'gone', reason: 'answered 410' }],
    ['304 to nothing', { status: 304 }, { kind: 'wrong', reason: 'answered 304' }],
    ['403', { status: 403 }, { kind: 'wrong', reason: 'answered 403' }],
    ['500', { status: 500 }, { kind: 'later', retryAt: null }],
    [
      '429 with Retry-After',
      { status: 429, headers: { 'retry-after': '60' } },
      { kind: 'later', retryAt: now + 60_000 },
    ],
    [
      'a time-out',
      { kind: 'failed', url: address, reason: 'did not answer within 120 s' },
      { kind: 'later', reason: 'did not answer within 120 s' },
    ],
    [
      'a redirect elsewhere',
      { kind: 'forbidden', url: 'https://evil.example/', reason: 'is not allowed' },
      {
        kind: 'wrong',
        reason:
          'leads to https://evil.example/, which is on another server: only https://bank.example is asked',
      },
    ],
    [
      'a private address',
      { kind: 'forbidden', url: address, reason: 'is at 10.0.0.1, which is no public address' },
      { kind: 'wrong', reason: 'is at 10.0.0.1, which is no public address' },
    ],
    [
      'JSON-LD',
      { contentType: 'application/ld+json; charset=utf-8' },
      { kind: 'wrong', reason: expect.stringContaining('contexts would have to be fetched') },
    ],
    [
      'HTML',
      { contentType: 'text/html' },
      { kind: 'wrong', reason: 'is text/html: read are TriG, N-Quads, Turtle, N-Triples' },
    ],
    ['no type', { contentType: '' }, { kind: 'wrong', reason: expect.stringContaining('of no media type') }],
    [
      'half a statement',
      { body: Buffer.from('<a> <urn:p> ') },
      { kind: 'wrong', reason: expect.stringContaining('is not TriG: ') },
    ],
    [
      'bytes that are no UTF-8',
      { body: Buffer.from([0x3c, 0xff]) },
      { kind: 'wrong', reason: expect.stringContaining('is not TriG: ') },
    ],
  ])('is understood when the answer is %s', async (_what, answer, outcome) => {
    expect(await documents(answer).read()).toMatchObject(outcome);
  });
});
