import { describe, expect, it } from 'vitest';
import type { MappedPage } from '../../../src/mapping/mapped-page.js';
import { mapPage, timeLimit } from '../../../src/mapping/mapper.js';

import { compiled, iris, mapWith, recordMapping, said, validatorOfProject } from '../../fixtures/mappings.js';
import { pageWith } from '../../fixtures/pages.js';

const mentions = ({ records }: MappedPage) =>
  records.flatMap((record) => record.mentions.map(({ property, words }) => `${property}: ${words}`));
const messages = ({ diagnostics }: MappedPage) => diagnostics.map(({ message }) => message);

// What real harvests of partners' sites brought, before this project.
describe('A fault of real harvests', () => {
  it('is not repeated: news of a sidebar are not taken for the place', () => {
    const page =
      '<div id="sidebar"><p>Commune : Toutes les actualités</p></div><div id="fiche"><p>Commune : Roubaix</p></div>';
    const mapping = recordMapping('place: { labelled: Commune }').replace(
      '    key:',
      '    root: "#fiche"\n    key:',
    );
    expect(mentions(mapWith(mapping, page))).toEqual(['place: Roubaix']);
    const scoped = mapWith(recordMapping('place: { in: "#fiche", labelled: Commune }'), page);
    expect(mentions(scoped)).toEqual(['place: Roubaix']);
    const unscoped = mapWith(recordMapping('place: { labelled: Commune }'), page);
    expect(mentions(unscoped)).toEqual([]);
    expect(messages(unscoped)).toEqual([expect.stringContaining('2 different ones were found')]);
  });

  it('is not repeated: what a page says once, of all its records, is not looked for outside its root', () => {
    const page =
      '<p>Commune : Lille</p><main><p>Commune : Roubaix</p><div id="a"><b>Un</b></div><div id="b"><b>Deux</b></div></main>';
    const mapping = recordMapping('title: b', 'place: { in: page, labelled: Commune }').replace(
      /^ {4}key:.*$/m,
      '    root: main\n    each: div\n    key: { select: "@id" }',
    );
    expect(mentions(mapWith(mapping, page))).toEqual(['place: Roubaix', 'place: Roubaix']);
  });

  it.each(['12 000 €', 'Budget : 20 000 euros', '2016'])(
    'is not repeated: a budget, a fund, a year are not taken for the place (%s)',
    (text) => {
      const mapped = mapWith(recordMapping('place: .lieu'), `<p class="lieu">${text}</p>`);
      expect(mentions(mapped)).toEqual([]);
      expect(messages(mapped)).toEqual([expect.stringContaining(`"place" takes nothing from "${text}"`)]);
    },
  );

  it('is not repeated: labels are not taken for tags', () => {
    const mapped = mapWith(
      recordMapping('tags: { each: "p *" }'),
      '<p><b>Thématique(s) :</b> <a>Jardin</a></p>',
    );
    expect(mentions(mapped)).toEqual(['tags: Jardin']);
    expect(messages(mapped)).toEqual([
      '"tags" takes nothing from "Thématique(s) :": it is a label, not a tag.',
    ]);
  });

  it('is not repeated: tags of several words are kept whole', () => {
    const page = '<p><a>Économie circulaire</a> <a>Lien   social</a></p>';
    expect(mentions(mapWith(recordMapping('tags: { each: a }'), page))).toEqual([
      'tags: Économie circulaire',
      'tags: Lien social',
    ]);
  });

  it('is not repeated: an empty field does not shift the values after it', () => {
    const page = '<p>Porteur : <br>Commune :<br>Département : Nord<br>Dates : 2016</p>';
    const mapping = recordMapping(
      'holder: { labelled: Porteur }',
      'place: { labelled: Commune }',
      'startDate: { labelled: Dates }',
    );
    const mapped = mapWith(mapping, page);
    expect(mentions(mapped)).toEqual([]);
    expect(said(mapped, '/startDate')).toEqual(['"2016"^^<http://www.w3.org/2001/XMLSchema#gYear>']);
  });

  it('is not repeated: a title that stands twice is one', () => {
    const title = recordMapping('title: h1');
    expect(said(mapWith(title, '<h1>Le jardin</h1><h1>Le jardin</h1>'), '/title')).toEqual([
      '"Le jardin"@fr',
    ]);
    const twice = mapWith(title, '<h1><span>Le jardin partagé</span> <span>Le jardin partagé</span></h1>');
    expect(said(twice, '/title')).toEqual(['"Le jardin partagé"@fr']);
    expect(messages(twice)).toEqual([expect.stringContaining('twice: it is kept once')]);
    expect(said(mapWith(title, '<h1>Tac Tac</h1>'), '/title')).toEqual(['"Tac Tac"@fr']);
  });

  it('is not repeated: one initiative at three addresses has one key', () => {
    const mapping = compiled(`pages:
  article:
    url: ["/{id}-*.html", "/spip.php?id_article={id}", "/article{id}.html"]
    key: { path: id }
    properties: { title: h1 }
`);
    const urls = ['/1397-un-titre.html', '/spip.php?page=article&id_article=1397', '/article1397.html#haut'];
    const keys = urls.map((path) => {
      const page = pageWith('<h1>x</h1>', { url: new URL(path, 'http://www.example.org').href });
      return mapPage(page, { mapping, iris, listedOn: null, clock: () => 0 }).records[0]?.key;
    });
    expect(keys).toEqual(['1397', '1397', '1397']);
  });

  it('is not repeated: one identifier on every record of a page is an error, and nothing is overwritten', () => {
    const mapping = recordMapping('title: h2').replace(
      '{ query: id }',
      '{ select: "@data-id" }\n    each: section',
    );
    const section = (id: number, title: string) => `<section data-id="${id}"><h2>${title}</h2></section>`;
    const mapped = mapWith(mapping, section(1, 'a') + section(1, 'b'));
    expect(mapped.diagnostics).toMatchObject([
      {
        severity: 'error',
        message:
          'Two records of the page have the key "1": neither is published. Take the key from what differs.',
      },
    ]);
    expect(mapWith(mapping, section(1, 'a') + section(2, 'b')).records.map(({ key }) => key)).toEqual([
      '1',
      '2',
    ]);
  });

  it('is not repeated: dates that a page tells relative to today are absent', () => {
    const mapped = mapWith(
      recordMapping('startDate: .elgg-subtext'),
      '<p class="elgg-subtext">il y a 3 jours</p>',
    );
    expect([said(mapped, '/startDate'), messages(mapped)]).toEqual([[], []]);
  });

  it('is not repeated: a cloaked e-mail address leaves no sentence behind', () => {
    const page =
      '<h1>Jardin</h1><p>Un jardin. Contact : Cet adresse mail est protégée contre les spambots.</p>';
    expect(said(mapWith(recordMapping('abstract: p'), page), '/abstract')).toEqual(['"Un jardin."@fr']);
  });
});

describe('A hostile page', () => {
  const rules = recordMapping('title: { select: h1, required: true }', 'place: { labelled: Commune }');

  it('cut in the middle gives what it still says', () => {
    const whole = '<h1>Jardin</h1><dl><dt>Commune</dt><dd>Roubaix</dd></dl><p>fin</p>';
    for (let length = 0; length <= whole.length; length++) {
      const { records, diagnostics } = mapWith(rules, whole.slice(0, length));
      expect(records.length).toBe(diagnostics.some(({ severity }) => severity === 'error') ? 0 : 1);
    }
    expect(said(mapWith(rules, '<h1>Jar'), '/title')).toEqual(['"Jar"@fr']);
  });

  it('with a title of a megabyte is mapped, withheld by its shape, and quoted in a few words', async () => {
    const mapped = mapWith(rules, `<h1>${'Jardin '.repeat(150_000)}</h1>`);
    const report = await validatorOfProject(mapped.records.flatMap(({ graph }) => graph.quads));
    expect(report.results.some(({ path }) => path?.endsWith('title'))).toBe(true);
    const refused = mapWith(recordMapping('startDate: h1'), `<h1>${'Jardin '.repeat(150_000)}</h1>`);
    expect(messages(refused)[0]?.length).toBeLessThan(200);
  });

  it('with a title from right to left has it with its language', () => {
    const page = '<html lang="ar"><h1>مبادرة <bdi>Alpha</bdi> اجتماعية</h1>';
    expect(said(mapWith(rules, page), '/title')).toEqual(['"مبادرة Alpha اجتماعية"@ar']);
  });

  it('on an international host has its address as the network writes it', () => {
    const page = pageWith('<h1>x</h1>', { url: new URL('http://forêt.example/fiche?id=7').href });
    expect(said(mapWith(rules, page), '/source')).toEqual(['<http://xn--fort-ipa.example/fiche?id=7>']);
  });

  it('is given up at the deadline, and reported', () => {
    let now = 0;
    const page = pageWith(`<h1>x</h1>${'<i></i>'.repeat(10_000)}`);
    const clock = () => (now += timeLimit / 50);
    const mapped = mapPage(page, { mapping: compiled(rules), iris, listedOn: null, clock });
    expect(mapped).toMatchObject({ kind: null, records: [], diagnostics: [{ severity: 'error' }] });
    expect(messages(mapped)).toEqual([expect.stringContaining('more than 10 seconds')]);
  });

  it('of elements nested without end is given up while it is parsed', () => {
    const start = performance.now();
    const clock = () => 10 * (performance.now() - start);
    const page = pageWith('<div>'.repeat(1_000_000));
    const mapped = mapPage(page, { mapping: compiled(rules), iris, listedOn: null, clock });
    expect(messages(mapped)).toEqual([expect.stringContaining('The page was given up')]);
    const inText = mapWith(
      recordMapping('title: "p@data-x"', 'abstract: "p@html"'),
      `<p>${'&lt;div>'.repeat(100_000)}`,
    );
    expect(messages(inText)).toEqual([expect.stringContaining('The page was given up')]);
  });

  it('whose text stands in thousands of elements, one in another, is given up before memory is', () => {
    const html = `${Array.from({ length: 3000 }, (_, n) => `<div>${n} `).join('')}${'mot '.repeat(50_000)}`;
    const mapped = mapWith(recordMapping('title: { each: div }'), html);
    expect(messages(mapped)).toEqual([expect.stringContaining('more than 100 million characters')]);
  });

  it.each([
    ['siblings and a selector that counts them', '<i></i>'.repeat(5000), 'title: "i:nth-last-child(5000)"'],
    ['elements in elements', '<b class="x">'.repeat(4000), 'title: ".y .x .x"'],
    ['elements and one that looks into each', '<div><p></p></div>'.repeat(5000), 'title: "div:has(h1)"'],
  ])(
    'of %s does not hang',
    (_what, html, rule) => {
      const mapped = mapPage(pageWith(html), {
        mapping: compiled(recordMapping(rule)),
        iris,
        listedOn: null,
        // Its seconds are a tenth as long.
        clock: () => 10 * performance.now(),
      });
      expect(mapped.records.length + mapped.diagnostics.length).toBeGreaterThan(0);
    },
    30_000,
  );
});
