import { describe, expect, it } from 'vitest';
import { mapWith, recordMapping, said } from '../../fixtures/mappings.js';

describe('A property', () => {
  const title = recordMapping('title: h1');

  it.each([
    ['a script', '<h1>Jardin<script>document.write("x")</script></h1>', 'Jardin'],
    ['bidirectional controls', '<h1>Jar\u202Edin\u2067</h1>', 'Jardin'],
    ['a null character and half a surrogate pair', '<h1>Jar&#0;din&#xD800;</h1>', 'Jar\uFFFDdin\uFFFD'],
    ['markup written as text', '<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>', '<script>alert(1)</script>'],
  ])('is plain text on a page with %s', (_what, html, text) => {
    expect(said(mapWith(title, html), '/title')).toEqual([`"${text}"@fr`]);
  });

  it.each(['<h1></h1>', '<h1> &nbsp;\n&shy; </h1>', '<p>no heading</p>'])(
    'is absent when it is blank or not there: %s',
    (html) => {
      const mapped = mapWith(title, html);
      expect(said(mapped, '/title')).toEqual([]);
      expect(mapped.diagnostics).toEqual([]);
    },
  );

  it('takes one of several equal values, and passes over blank ones', () => {
    expect(said(mapWith(title, '<h1></h1><h1>x</h1><h1> x </h1>'), '/title')).toEqual(['"x"@fr']);
  });

  it('keeps none of two different values for a single one, and reports them', () => {
    const mapped = mapWith(title, '<h1>x</h1><h1>y</h1>');
    expect(said(mapped, '/title')).toEqual([]);
    expect(mapped.diagnostics).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringContaining('"title" takes one value, and 2 different ones were found'),
        place: { file: 'mapping.yaml', line: 6, column: 7, path: 'pages.initiative.properties.title' },
        page: 'http://www.example.org/fiche?id=7',
      },
    ]);
  });

  it('keeps every different value with "each"', () => {
    const mapped = mapWith(recordMapping('title: { each: h1 }'), '<h1>x</h1><h1>y</h1><h1>x</h1>');
    expect(said(mapped, '/title')).toEqual(['"x"@fr', '"y"@fr']);
  });

  it('keeps 150,000 values when a page has them', () => {
    const cells = Array.from({ length: 150_000 }, (_, n) => `<b>${n}</b>`).join('');
    expect(said(mapWith(recordMapping('title: { each: b }'), cells), '/title')).toHaveLength(150_000);
  });

  it('tries a list of selections in order', () => {
    const rule = recordMapping('title: [".none", "h1@data-title", h1]');
    expect(said(mapWith(rule, '<h1 data-title="long">short</h1>'), '/title')).toEqual(['"long"@fr']);
  });
});

describe('A required property that is missing', () => {
  it('is an error at its rule, and withholds the record', () => {
    const { records, diagnostics } = mapWith(
      recordMapping('title: { select: h1.fiche, required: true }', 'abstract: p'),
      '<h1>x</h1><p>y</p>',
    );
    expect(records).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        message:
          '"title" is required, and h1.fiche gives nothing: the page is withheld. Correct the rule, or the page.',
        place: { line: 6, path: 'pages.initiative.properties.title' },
      },
    ]);
  });
});

describe('A nested resource', () => {
  const holder = recordMapping('holder: { each: li, name: "b", homepage: "a@href" }');

  it('has an IRI of its name, a class, and the properties found in its own node', () => {
    const mapped = mapWith(
      holder,
      '<li><b>Les Rayons</b><a href="/rayons">site</a></li><li><b>Ville d’Ys</b></li>',
    );
    expect(said(mapped, '#holder')).toEqual([
      '<http://bank/id/organization/exemple/les-rayons>',
      '<http://bank/id/organization/exemple/ville-d-ys>',
    ]);
    expect(said(mapped, '#prefLabel')).toEqual(['"Les Rayons"@fr', '"Ville d’Ys"@fr']);
    expect(said(mapped, '/homepage')).toEqual(['<http://www.example.org/rayons>']);
    expect(said(mapped, '#type')).toContain('<http://www.w3.org/ns/org#Organization>');
  });

  it('is absent when its name is blank', () => {
    expect(said(mapWith(holder, '<li><b> – </b><a href="/x">x</a></li>'), '#holder')).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'mailto:a@example.org', 'http://['])(
    'takes no address %s, and reports it',
    (href) => {
      const mapped = mapWith(holder, `<li><b>Les Rayons</b><a href="${href}">x</a></li>`);
      expect(said(mapped, '/homepage')).toEqual([]);
      expect(mapped.diagnostics).toMatchObject([
        { severity: 'warning', message: expect.stringContaining(`"${href}": it is not an`) },
      ]);
    },
  );
});

describe('What a record shares with others', () => {
  it('is mentioned in the words of the page, with the rule that found them, and is no statement yet', () => {
    const mapping = recordMapping(
      'place: { labelled: Commune, within: { labelled: Département } }',
      'tags: { each: a }',
      'stage: .etat',
      'holder: .porteur',
    );
    const page =
      '<p>Commune : 12 rue des Lilas, 72000 Le Mans</p><p>Département : Sarthe</p><a>Jardin</a><i class="etat">en cours</i><b class="porteur">Ville d’Ys</b>';
    const [record] = mapWith(mapping, page).records;
    const subject = { value: 'http://bank/id/initiative/exemple/7' };
    expect(record?.mentions).toMatchObject([
      {
        kind: 'place',
        property: 'place',
        words: '72000 Le Mans',
        within: ['Sarthe'],
        subject,
        place: { line: 6 },
      },
      { kind: 'tag', words: 'Jardin', place: { line: 7 } },
      { kind: 'concept', words: 'en cours', scheme: 'https://w3id.org/innovation-sociale/scheme/stages' },
      { kind: 'organization', words: 'Ville d’Ys', key: 'ville-d-ys', identifiers: [] },
    ]);
    expect(record?.graph.quads.map(({ predicate }) => predicate.value.replace(/.*[/#]/, ''))).toEqual([
      'type',
      'type',
      'source',
      'publisher',
    ]);
  });

  it('may be mentioned of an organization, as the own one of its source', () => {
    const mapping = recordMapping('holder: { each: li, name: b, seat: i }');
    const [record] = mapWith(
      mapping,
      '<li><b>Ville d’Ys</b><i>Ys</i></li><li><b>Ville d’Ys</b><i>Is</i></li>',
    ).records;
    const organization = 'http://bank/id/organization/exemple/ville-d-ys';
    expect(record?.mentions.map(({ kind, words, subject }) => [kind, words, subject.value])).toEqual([
      ['organization', 'Ville d’Ys', 'http://bank/id/initiative/exemple/7'],
      ['place', 'Ys', organization],
    ]);
  });

  it('may be mentioned by a thing described below the record', () => {
    const mapping = recordMapping('distinction: { each: li, title: b, giver: i }');
    const [record] = mapWith(
      mapping,
      '<li><b>Prix</b><i>Ville d’Ys</i></li><li><b>Prix</b></li><li></li>',
    ).records;
    expect(record?.mentions).toMatchObject([
      { kind: 'organization', subject: { value: 'http://bank/id/initiative/exemple/7#distinction-prix' } },
    ]);
    const distinctions = record?.graph.quads.filter(({ predicate }) =>
      predicate.value.endsWith('#distinction'),
    );
    expect(distinctions?.map(({ object }) => object.value.replace(/.*#/, ''))).toEqual([
      'distinction-prix',
      'distinction-2',
    ]);
  });
});
