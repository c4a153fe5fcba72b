import { describe, expect, it } from 'vitest';
import { throughMemento } from '../../../src/crawl/memento.js';
import { type RawResponse, toPage } from '../../../src/crawl/to-page.js';

const prefix = 'https://archive.example/web/2017id_/';
const at = (url: string, time = '20170101100000') => `https://archive.example/web/${time}id_/${url}`;
const original = (url: string) => ({
  link: `<${url}>; rel="original", <https://archive.example/tm>; rel="timemap"`,
});

interface Copy {
  /** The address of the archive that answers in the end. */
  readonly from: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function copyOf(url: string, { from, headers = {}, body = '<h1>Un</h1>' }: Copy) {
  const response: RawResponse = {
    ...{
      url: from,
      body: Buffer.from(body),
      contentType: 'text/html',
      fetchStatus: 200,
      fetchedAt: '2026-01-01T00:00:00Z',
    },
    ...{ archiveRecord: null, reconstructedFrom: null },
    headers: { 'memento-datetime': 'Sun, 01 Jan 2017 10:00:00 GMT', ...headers },
  };
  return throughMemento(async () => response, { prefix, clock: () => Date.UTC(2026, 0, 1) })(url);
}

const page = 'http://site.example/fiche?id=7';

describe('A copy of a web archive', () => {
  it.each([
    ['the page that was asked for', at(page), original(page)],
    ['it, by its address alone', at(page), {}],
    ['it, by its Link alone', `${prefix}${page}`, original(page)],
    ['it, by neither, where nobody was sent elsewhere', `${prefix}${page}`, {}],
    [
      'it, as the archive spells addresses',
      at('https://www.site.example/fiche/?id=7'),
      original('https://www.site.example/fiche/?id=7'),
    ],
  ])('is of %s', async (_what, from, headers) => {
    expect(await copyOf(page, { from, headers })).toMatchObject({
      url: page,
      fetchedAt: '2017-01-01T10:00:00.000Z',
    });
  });

  it('is of another page where the archive has kept a redirect to it', async () => {
    const other = 'http://site.example/fiche?id=22';
    expect(await copyOf(page, { from: at(other), headers: original(other) })).toMatchObject({ url: other });
    expect(await copyOf(page, { from: at(other) })).toMatchObject({ url: other });
  });

  it.each([
    ['names another page', at(page), original('http://site.example/')],
    ['names another page, without a redirect to it', `${prefix}${page}`, original('http://site.example/')],
    ['stands where another page stands', at('http://site.example/'), original('http://site.example/autre')],
    ['came from where nothing is told', 'https://archive.example/nearest', {}],
  ])('is refused where it %s', async (_what, from, headers) => {
    expect(await copyOf(page, { from, headers })).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('gave a copy of'),
    });
  });

  it('that was made in the future is refused', async () => {
    const headers = { ...original(page), 'memento-datetime': 'Fri, 01 Jan 2027 10:00:00 GMT' };
    expect(await copyOf(page, { from: at(page), headers })).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('2027-01-01'),
    });
  });

  it('says nothing of the wishes of today, also when the bank has kept it', async () => {
    const body = '<head><meta name="robots" content="noindex"></head><h1>Un</h1>';
    const read = await copyOf(page, {
      from: at(page),
      headers: { ...original(page), 'x-archive-orig-x-robots-tag': 'noindex' },
      body,
    });
    if ('kind' in read) throw new Error(read.kind);
    const outcome = toPage(read);
    expect(outcome.kind === 'page' && outcome.page.optsOut).toBeUndefined();
    const { 'bis-memento': from, ...others } = read.headers ?? {};
    expect(from).toBe(at(page));
    expect(toPage({ ...read, headers: others })).toMatchObject({ page: { optsOut: true } });
  });
});
