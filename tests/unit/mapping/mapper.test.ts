import { describe, expect, it } from 'vitest';
import { mapPage } from '../../../src/mapping/mapper.js';
import type { Page } from '../../../src/model/page.js';
import { compiled, iris, mapWith, recordMapping, said } from '../../fixtures/mappings.js';
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

describe('A page that tells of several records', () => {
  const mapping = (key: string, more = '') =>
    recordMapping('title: h2').replace('{ query: id }', `${key}\n    each: section${more}`);
  const page =
    '<section id="a"><h2>A</h2></section><aside><section id="x"><h2>X</h2></section></aside><section id="b"><h2>B</h2></section>';

  it('gives each its key and graph', () => {
    const { records } = mapWith(mapping('[{ query: id }, { select: "@id" }]'), page);
    expect(records.map(({ key, graph }) => [key, graph.iri])).toEqual([
      ['7-a', 'http://bank/graph/exemple/7-a'],
      ['7-x', 'http://bank/graph/exemple/7-x'],
      ['7-b', 'http://bank/graph/exemple/7-b'],
    ]);
  });

  it('is looked at in its root only', () => {
    const { records } = mapWith(mapping('{ select: "@id" }', '\n    root: aside'), page);
    expect(records.map(({ key }) => key)).toEqual(['x']);
  });

  it('is reported once when their keys are texts of headings', () => {
    const { records, diagnostics } = mapWith(mapping('{ select: "*" }'), page);
    expect(records.map(({ key }) => key)).toEqual(['a', 'x', 'b']);
    expect(diagnostics).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('text of a heading') },
    ]);
  });

  it('is reported for each record without a key, with its first words', () => {
    const { records, diagnostics } = mapWith(mapping('{ select: "@id" }'), '<section><h2>A</h2></section>');
    expect(records).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        message:
          'No key is found for the record that begins with "A": the page is withheld. Correct "key", or give the record on the page what it selects.',
        place: { line: 4 },
      },
    ]);
  });

  it('is reported when there is none on it', () => {
    expect(mapWith(mapping('{ select: "@id" }'), '<p>x</p>').diagnostics).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('finds no record') },
    ]);
  });
});

describe('A root', () => {
  it.each([
    ['none', '<h1>x</h1>'],
    ['several', '<main><h1>x</h1></main><main></main>'],
  ])('of which a page has %s withholds the page', (_what, html) => {
    const { records, diagnostics } = mapWith(`${titled}    root: main\n`, html);
    expect(records).toEqual([]);
    expect(diagnostics).toMatchObject([
      { severity: 'error', message: expect.stringContaining('has to find one') },
    ]);
  });
});

describe('A call', () => {
  it('has a class, an IRI and a graph of its own', () => {
    const mapped = mapWith(`${titled}    class: Call\n`, '<h1>x</h1>');
    expect(said(mapped, '#type')).toContain('<https://w3id.org/innovation-sociale/ns#Call>');
    expect(mapped.records).toMatchObject([
      { key: '7', iri: 'http://bank/id/call/exemple/7', graph: { iri: 'http://bank/graph/exemple/call-7' } },
    ]);
  });
});

describe('A record of a fictional source', () => {
  it('says so', () => {
    const mapping = { ...compiled(titled), example: true };
    const mapped = mapPage(pageWith('<h1>x</h1>'), { mapping, iris, listedOn: null, clock: () => 0 });
    expect(said(mapped, '#type')).toContain('<https://w3id.org/innovation-sociale/ns#ExampleRecord>');
  });
});

describe('A rule for a linked page', () => {
  const mapping = compiled(recordMapping('title: h1', 'abstract: { from: { follow: "a@href", select: p } }'));
  const page = pageWith('<h1>x</h1><a href="/plus#p">plus</a>');
  const linkedUrl = 'http://www.example.org/plus';
  const map = (linked?: ReadonlyMap<string, Page | null>) =>
    mapPage(page, { mapping, iris, listedOn: null, clock: () => 0, ...(linked && { linked }) });

  it('asks for the page', () => {
    expect(map()).toMatchObject({ needs: [linkedUrl], diagnostics: [] });
  });

  it('takes its value from it, in its language', () => {
    const mapped = map(new Map([[linkedUrl, pageWith('<html lang="en"><p>More</p>', { url: linkedUrl })]]));
    expect(mapped.needs).toEqual([]);
    expect(said(mapped, '/abstract')).toEqual(['"More"@en']);
  });

  it('is reported when the page cannot be read', () => {
    const mapped = map(new Map([[linkedUrl, null]]));
    expect(mapped.needs).toEqual([]);
    expect(mapped.diagnostics).toMatchObject([
      { severity: 'warning', message: `"abstract" stands on ${linkedUrl}, which could not be read.` },
    ]);
  });

  it('follows no link when there are several', () => {
    const two = pageWith('<a href="/a"></a><a href="/b"></a>');
    const mapped = mapPage(two, { mapping, iris, listedOn: null, clock: () => 0 });
    expect(mapped.needs).toEqual([]);
    expect(mapped.diagnostics).toMatchObject([
      { message: expect.stringContaining('2 were found: none is followed') },
    ]);
  });
});

describe('The language of a text', () => {
  const detectLanguage = () => 'en';
  const titleOf = (html: string, mapping = titled) => {
    const options = { mapping: compiled(mapping), iris, listedOn: null, clock: () => 0, detectLanguage };
    return said(mapPage(pageWith(html), options), '/title');
  };

  it('is what the nearest element around it states', () => {
    expect(titleOf('<html lang="fr"><div lang="es"><h1>Huerto</h1></div>')).toEqual(['"Huerto"@es']);
  });

  it('is detected when the page states none', () => {
    expect(titleOf('<h1>Garden</h1>')).toEqual(['"Garden"@en']);
  });

  it('is what the mapping says, whatever the page states', () => {
    expect(titleOf('<html lang="en"><h1>Jardin</h1>', `${titled}    language: fr\n`)).toEqual([
      '"Jardin"@fr',
    ]);
    const ofRule = recordMapping('title: { select: h1, language: br }');
    expect(titleOf('<html lang="en"><h1>Liorzh</h1>', ofRule)).toEqual(['"Liorzh"@br']);
  });
});

describe('A rule of described things', () => {
  it('is told of once, with how often it was applied and matched', () => {
    const mapping = recordMapping('holder: { each: li, name: b, homepage: "a@href" }');
    const { matches } = mapWith(mapping, '<li><b>A</b><a href="/a"></a></li><li><b>B</b></li>');
    expect(matches).toMatchObject([
      { property: 'holder', count: 2, applied: 1, matched: 1 },
      { property: 'name', count: 2, applied: 2, matched: 2 },
      { property: 'homepage', count: 1, applied: 2, matched: 1, selector: 'a' },
    ]);
  });
});
