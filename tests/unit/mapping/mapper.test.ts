import { describe, expect, it } from 'vitest';
import { mapWith, recordMapping, said } from '../../fixtures/mappings.js';
import { pageWith } from '../../fixtures/pages.js';

const titled = recordMapping('title: h1');
const listing = `pages:
  list:
    url: "/liste"
    follow: { each: "a.fiche@href" }
    next: "a.next@href"
`;
const list = (body: string) => mapWith(listing, pageWith(body, { url: 'http://www.example.org/liste' }));

describe('A mapped page', () => {
  it('gives its record an IRI and a graph of its own, by source and key', () => {
    const { kind, records } = mapWith(titled, '<h1>x</h1>');
    expect(kind).toBe('initiative');
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      key: '7',
      iri: 'http://bank/id/initiative/exemple/7',
      graph: { iri: 'http://bank/graph/exemple/7' },
    });
    expect(new Set(records[0]?.graph.quads.map(({ graph }) => graph.value))).toEqual(
      new Set(['http://bank/graph/exemple/7']),
    );
  });

  it('says its types, page, partner and list', () => {
    const mapped = mapWith(titled, '<h1>x</h1>', 'http://www.example.org/liste');
    expect(said(mapped, '#type')).toEqual([
      '<http://www.w3.org/ns/prov#Entity>',
      '<https://w3id.org/innovation-sociale/ns#Initiative>',
    ]);
    expect(said(mapped, '/source')).toEqual(['<http://www.example.org/fiche?id=7>']);
    expect(said(mapped, '/publisher')).toEqual(['<http://bank/id/source/exemple>']);
    expect(said(mapped, '#listedOn')).toEqual(['<http://www.example.org/liste>']);
  });

  it('names no list when none led to it', () => {
    expect(said(mapWith(titled, '<h1>x</h1>'), '#listedOn')).toEqual([]);
  });

  it('names its page by an IRI, whatever stands in its address', () => {
    const page = pageWith('<h1>x</h1>', { url: 'http://www.example.org/fiche?id=7&q={a}|b' });
    expect(said(mapWith(titled, page), '/source')).toEqual([
      '<http://www.example.org/fiche?id=7&q=%7Ba%7D%7Cb>',
    ]);
  });

  it.each([
    ['<html lang="en-GB">', 'en'],
    ['<html lang="FR_fr">', 'fr'],
    ['<html lang="not a tag">', 'fr'],
    ['', 'fr'],
  ])('that begins with "%s" has texts in %s', (start, language) => {
    expect(said(mapWith(titled, `${start}<h1>x</h1>`), '/title')).toEqual([`"x"@${language}`]);
  });

  it('without the key of its record in its address is reported, and gives no record', () => {
    const page = pageWith('<h1>x</h1>', { url: 'http://www.example.org/fiche?id=' });
    const { records, diagnostics } = mapWith(titled, page);
    expect(records).toEqual([]);
    expect(diagnostics).toMatchObject([{ severity: 'error', page: page.url, place: { line: 4 } }]);
  });

  it('tells which rule found what, and where the rule stands', () => {
    const { matches } = mapWith(recordMapping('title: [h1, h2]', 'abstract: .none'), '<h2>x</h2><h2>x</h2>');
    expect(matches).toMatchObject([
      { property: 'title', selector: 'h2', count: 2, place: { file: 'mapping.yaml', line: 6 } },
      { property: 'abstract', selector: null, count: 0, place: { line: 7 } },
    ]);
  });
});

describe('A page gate', () => {
  const gated = `${titled}    when: "table.fiche"\n`;

  it('lets a page through on which it matches', () => {
    expect(mapWith(gated, '<table class="fiche"></table><h1>x</h1>').kind).toBe('initiative');
  });

  it('holds back any other page, and reports it', () => {
    const { kind, records, diagnostics } = mapWith(gated, '<h1>Erreur 404</h1>');
    expect([kind, records]).toEqual([null, []]);
    expect(diagnostics).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('"when: table.fiche" finds nothing') },
    ]);
  });

  it('leaves a page to the next kind with the same addresses', () => {
    const other = '  other:\n    url: "/fiche?id=*"\n    follow: { each: a@href }\n';
    expect(mapWith(gated + other, '<h1>x</h1>').kind).toBe('other');
  });
});

describe('A page of no kind', () => {
  it('is reported by its address', () => {
    const { kind, diagnostics } = mapWith(titled, pageWith('', { url: 'http://www.example.org/contact' }));
    expect(kind).toBeNull();
    expect(diagnostics).toMatchObject([{ severity: 'warning', page: 'http://www.example.org/contact' }]);
  });
});

describe('The links of a list', () => {
  it('are absolute, without fragment, each once, in the order of the page', () => {
    const { links } = list(
      '<a class="fiche" href="b#top">b</a><a class="fiche" href="/a">a</a><a class="fiche" href="b">b</a><a class="next" href="?p=2">›</a>',
    );
    expect(links).toEqual([
      { kind: 'follow', url: 'http://www.example.org/b' },
      { kind: 'follow', url: 'http://www.example.org/a' },
      { kind: 'next', url: 'http://www.example.org/liste?p=2' },
    ]);
  });

  it.each(['href="javascript:alert(1)"', 'href="mailto:a@example.org"', 'href="data:,x"', 'href=""', ''])(
    'leave out <a %s>, and report it',
    (attribute) => {
      const { links, diagnostics } = list(`<a class="fiche" ${attribute}>x</a>`);
      expect(links).toEqual([]);
      expect(diagnostics).toMatchObject([{ severity: 'warning', place: { path: 'pages.list.follow.each' } }]);
    },
  );
});
