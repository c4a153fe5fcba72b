import { describe, expect, it } from 'vitest';
import { mapWithLinks } from '../../../src/harvest/map-with-links.js';
import { compiled, iris, recordMapping, said } from '../../fixtures/mappings.js';
import { pageWith, testHost } from '../../fixtures/pages.js';

const mapping = compiled(recordMapping('title: h1', 'abstract: { from: { follow: "a@href", select: p } }'));

async function map(html: string) {
  const asked: string[] = [];
  const mapped = await mapWithLinks(pageWith(html), {
    mapping,
    iris,
    listedOn: null,
    clock: () => 0,
    hosts: [testHost],
    fetch: async (url) => {
      asked.push(url);
      return url.endsWith('/plus')
        ? { kind: 'page', page: pageWith('<p>Plus</p>', { url }) }
        : { kind: 'missing', reason: 'It is not there.' };
    },
  });
  return { mapped, asked };
}

describe('A page with a rule for a linked page', () => {
  it('is mapped with the linked page', async () => {
    const { mapped, asked } = await map('<h1>x</h1><a href="/plus">plus</a>');
    expect(asked).toEqual([`http://${testHost}/plus`]);
    expect(said(mapped, '/abstract')).toEqual(['"Plus"@fr']);
  });

  it('is mapped without what cannot be read, which is reported', async () => {
    const { mapped } = await map('<h1>x</h1><a href="/absent">plus</a>');
    expect(mapped.records).toHaveLength(1);
    expect(mapped.diagnostics).toMatchObject([{ message: expect.stringContaining('could not be read') }]);
  });

  it('leads to no other host', async () => {
    const { mapped, asked } = await map('<h1>x</h1><a href="http://127.0.0.1/">plus</a>');
    expect(asked).toEqual([]);
    expect(mapped.diagnostics).toHaveLength(1);
  });

  it('is fetched for nothing when it has no link', async () => {
    expect((await map('<h1>x</h1>')).asked).toEqual([]);
  });
});
