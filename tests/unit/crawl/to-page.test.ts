import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type RawResponse, toPage } from '../../../src/crawl/to-page.js';

const url = 'http://www.example.org/';
const respond = (more: Partial<RawResponse> & { readonly text?: string }) =>
  toPage({
    url,
    body: Buffer.from(more.text ?? '<p>page</p>'),
    contentType: 'text/html; charset=utf-8',
    fetchedAt: '2026-01-02T03:04:05Z',
    fetchStatus: 200,
    archiveRecord: 'urn:uuid:1',
    reconstructedFrom: null,
    ...more,
  });

describe('A response', () => {
  it('makes a page, with the digest of its bytes and what is known of its reading', () => {
    const digest = createHash('sha256').update('<p>page</p>').digest('hex');
    expect(respond({})).toEqual({
      kind: 'page',
      page: {
        url,
        text: '<p>page</p>',
        bodyDigest: `sha256:${digest}`,
        mediaType: 'text/html',
        fetchedAt: '2026-01-02T03:04:05Z',
        fetchStatus: 200,
        archiveRecord: 'urn:uuid:1',
        reconstructedFrom: null,
        next: null,
        canonical: null,
      },
    });
  });

  it('names the next page of a list where its headers do (RFC 8288)', () => {
    const next = (link: string) => {
      const outcome = respond({ headers: { link } });
      return outcome.kind === 'page' ? outcome.page.next : outcome;
    };
    expect(next('<http://www.example.org/?page=1>; rel="prev", </?page=3>; rel="next"')).toBe(
      'http://www.example.org/?page=3',
    );
    expect(next('<http://www.example.org/x>; title="a next one"; rel=self')).toBe(null);
    expect(next('</2>; rel="nofollow next"')).toBe('http://www.example.org/2');
  });

  it.each([
    [
      '<link rel="canonical" href="http://www.example.org/a?x=1&amp;y=É">',
      'http://www.example.org/a?x=1&y=%C3%89',
    ],
    ["<LINK href='/a' REL='alternate Canonical'>", 'http://www.example.org/a'],
    ['<link rel=canonical href=/a>', 'http://www.example.org/a'],
    ['<!-- <link rel="canonical" href="/b"> --><script>"<link rel=canonical href=/c>"</script>', null],
    ['<link rel="stylesheet" href="/a"><link rel="canonical">', null],
    ['<body><link rel="canonical" href="/a">', null],
    [`<link rel="canonical" href="${'http://['}">`, null],
  ])('is told its own address by the head of its page alone (RFC 6596): %s', (head, address) => {
    const outcome = respond({ body: Buffer.from(`<html>${head}<body></body></html>`) });
    expect(outcome.kind === 'page' ? outcome.page.canonical : outcome).toBe(address);
  });

  it('is told its own address by its headers first', () => {
    const outcome = respond({
      body: Buffer.from('<link rel=canonical href=/a>'),
      headers: { link: '</style.css>; rel=preload, </b>; rel="canonical"' },
    });
    expect(outcome).toMatchObject({ page: { canonical: 'http://www.example.org/b', next: null } });
  });

  it.each([
    ...['text/html', 'TEXT/HTML;charset=utf-8', 'application/xhtml+xml', ''],
    ...['application/json', 'application/ld+json', 'text/csv', 'text/plain', 'text/turtle'],
  ])('of the media type "%s" is a page', (contentType) => {
    expect(respond({ contentType }).kind).toBe('page');
  });

  it.each([
    [404, 'missing'],
    [410, 'missing'],
    [301, 'failed'],
    [403, 'failed'],
    [500, 'failed'],
    [Number.NaN, 'failed'],
  ])('with the status %d is %s', (fetchStatus, kind) => {
    expect(respond({ fetchStatus })).toEqual({ kind, reason: expect.stringContaining(String(fetchStatus)) });
  });

  it.each(['application/pdf', 'text/css', 'image/png'])('of the media type %s is no page', (contentType) => {
    expect(respond({ contentType })).toEqual({
      kind: 'failed',
      reason: `${url} is ${contentType}, which no mapping reads. Leave it out of what the mapping follows.`,
    });
  });

  it.each([
    ['PDF', '%PDF-1.4\n'],
    ['ZIP', 'PK\u0003\u0004'],
    ['GIF', 'GIF89a'],
  ])('that holds a %s under an HTML header is no page', (format, text) => {
    expect(respond({ text })).toEqual({ kind: 'failed', reason: expect.stringContaining(format) });
  });
});
