import { describe, expect, it } from 'vitest';
import type { MappedPage } from '../../../src/mapping/mapped-page.js';
import { mapPage } from '../../../src/mapping/mapper.js';
import { compiled, iris, said } from '../../fixtures/mappings.js';
import { pageWith } from '../../fixtures/pages.js';

const mapping = compiled(`
pages:
  fiche:
    url: "/fiche?id=*"
    key: { query: id }
    properties: { title: h1 }
  part:
    url: "/projet/{id}-*.html"
    key: [{ path: id }, { query: version }]
    properties: { title: h1 }
  article:
    url: "/articles/*"
    key: { select: "article@id", match: "post-(?<value>[0-9]+)" }
    properties: { title: h1 }
  several:
    url: "/dossiers/*"
    each: section
    key: { select: "@id" }
    properties: { title: h2 }
  list:
    url: "/liste"
    follow: { each: a@href }
  call:
    url: "/annonces/*"
    key: { path: last }
    class: Call
    properties:
      title: h1
      callFor:
        coalesce:
          - a.projet@href
          - from: { follow: a.article@href, select: article@id, match: "post-(?<value>[0-9]+)", as: initiativeKey }
`);

function mapCall(
  link: string,
  linked: ReadonlyMap<string, ReturnType<typeof pageWith>> = new Map(),
): MappedPage {
  const page = pageWith(`<h1>Cherche</h1>${link}`, { url: 'http://www.example.org/annonces/7' });
  return mapPage(page, { mapping, iris, listedOn: null, clock: () => 0, linked });
}
const callFor = (href: string) => mapCall(`<a class="projet" href="${href}">x</a>`);

describe('The initiative of a call', () => {
  it.each([
    ['/fiche?lang=fr&id=12', '12'],
    ['http://example.org/fiche?id=12', '12'],
    ['../projet/12-jardin.html?version=b', '12-b'],
    ['/fiche?id=%C3%A9t%C3%A9', '%C3%A9t%C3%A9'],
  ])('is named by the address of its page: %s', (href, key) => {
    const mapped = callFor(href);
    expect(said(mapped, '#callFor')).toEqual([`<http://bank/id/initiative/exemple/${key}>`]);
    expect(mapped.diagnostics).toEqual([]);
  });

  it.each([
    ['http://ailleurs.example/fiche?id=12', 'it is an address of another site'],
    ['/liste', 'it is not the address of a page of an initiative'],
    ['/annonces/8', 'it is not the address of a page of an initiative'],
    ['/articles/le-jardin', 'the address of a page of kind "article" holds no key'],
    ['/dossiers/jardins', 'the address of a page of kind "several" holds no key'],
    ['/fiche?id=', 'the address of a page of kind "fiche" holds no key'],
    ['mailto:a@b.example', 'it is an address of another site'],
    ['http://[', 'it is not an address'],
  ])('is told as unknown where the address does not say it: %s', (href, reason) => {
    const mapped = callFor(href);
    expect(said(mapped, '#callFor')).toEqual([]);
    expect(mapped.records).toHaveLength(1);
    expect(mapped.diagnostics).toMatchObject([
      { severity: 'warning', message: expect.stringContaining(reason) },
    ]);
  });

  it('is named by the key that stands on its page', () => {
    const url = 'http://www.example.org/articles/le-jardin';
    const link = '<a class="article" href="/articles/le-jardin">x</a>';
    expect(mapCall(link).needs).toEqual([url]);
    const page = pageWith('<article id="post-31">Jardin</article>', { url });
    expect(said(mapCall(link, new Map([[url, page]])), '#callFor')).toEqual([
      '<http://bank/id/initiative/exemple/31>',
    ]);
  });

  it('has a number that looks like a telephone’s, and keeps it', () => {
    expect(said(callFor('/fiche?id=0199004321'), '#callFor')).toEqual([
      '<http://bank/id/initiative/exemple/0199004321>',
    ]);
  });
});
