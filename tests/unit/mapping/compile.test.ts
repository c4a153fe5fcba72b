import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileMapping } from '../../../src/mapping/compile.js';
import { termTable } from '../../fixtures/mapping-vocabulary.js';
import { compiled, problemsOf, recordMapping } from '../../fixtures/mappings.js';

const withLayout = (...properties: readonly string[]) =>
  [
    'uses: _layouts/shared',
    'pages:',
    '  initiative:',
    '    properties:',
    ...properties.map((line) => `      ${line}`),
    '',
  ].join('\n');

describe('A mapping with a mistake', () => {
  const initiative = 'pages.initiative';
  const properties = `${initiative}.properties`;
  const page = (...lines: readonly string[]) => ['pages:', '  initiative:', ...lines].join('\n');

  it.each([
    [
      'an unknown key of the file',
      'pages: {}\npagse: {}\n',
      '2:1 pagse: "pagse" is not known here. Did you mean "pages"?',
    ],
    [
      'an unknown key of a page kind',
      page('    urll: "/x"'),
      `3:5 ${initiative}.urll: "urll" is not known here. Did you mean "url"?`,
    ],
    [
      'an unknown way to a key',
      page('    url: "/x"', '    key: { querry: id }', '    properties: { title: h1 }'),
      `4:12 ${initiative}.key.querry: "querry" is not known here. Did you mean "query"?`,
    ],
    [
      'a term that the context does not have',
      recordMapping('titel: h1'),
      `6:7 ${properties}.titel: "titel" is not a property here. Did you mean "title"?`,
    ],
    [
      'a term of another class',
      recordMapping('name: h1'),
      `6:7 ${properties}.name: "name" is not a property here. Known: title, abstract, description, holder, theme, tags, place, stage, startDate, endDate, budget, beneficiaries, lat, long, image, distinction.`,
    ],
    [
      'an unknown term of a nested resource',
      recordMapping('holder: { each: li, name: ".", hompage: a@href }'),
      `6:38 ${properties}.holder.hompage: "hompage" is not a property here. Did you mean "homepage"?`,
    ],
    [
      'a nested resource without a name',
      recordMapping('holder: { each: li, homepage: "a@href" }'),
      `6:7 ${properties}.holder: "holder" needs "name": where the name of each stands.`,
    ],
    [
      'an unknown key of a rule',
      recordMapping('title: { select: h1, requird: true }'),
      `6:28 ${properties}.title.requird: "requird" is not known here. Did you mean "required"?`,
    ],
    [
      'an unknown function',
      recordMapping('title: { select: h1, as: txt }'),
      `6:28 ${properties}.title.as: expected one of: text, html, integer, iri, frenchDate, frenchDateEnd, frenchDateLimit, language, coordinate, place, tag, concept, organization, initiative, initiativeKey. Did you mean "text"?`,
    ],
    [
      'a function that does not fit the property',
      recordMapping('title: { select: h1, as: iri }'),
      `6:28 ${properties}.title.as: "iri" does not fit "title", whose value is of kind text. Use one of: text, html.`,
    ],
    [
      'a rule that says both one and several',
      recordMapping('title: { select: h1, each: h2 }'),
      `6:7 ${properties}.title: A property needs one of "select" (one value), "each" (several), "labelled", "json", "column", "rdf", "constant", "coalesce" and "from".`,
    ],
    [
      'a nested property that is switched on',
      recordMapping('holder: { each: li, name: true }'),
      `6:27 ${properties}.holder.name: expected a CSS selector, a list of them, a rule with "select", "each" or "labelled", or null`,
    ],
    [
      'a number for a selector',
      recordMapping('title: 5'),
      `6:7 ${properties}.title: expected a CSS selector, a list of them, a rule with "select", "each" or "labelled", or null`,
    ],
    [
      'properties without a key',
      page('    url: "/x"', '    properties: { title: h1 }'),
      `2:3 ${initiative}: A page kind with properties needs "key": where the stable name of a record stands.`,
    ],
    [
      'nothing to take from a page',
      page('    url: "/x"'),
      `2:3 ${initiative}: A page kind has "properties", or "follow" or "next" that lead to other pages.`,
    ],
    [
      'a page kind without addresses',
      page('    next: a@href'),
      `2:3 ${initiative}: A page kind needs "url": the pattern of its addresses, from the first slash on.`,
    ],
    [
      'a layout that is not there',
      'uses: _layouts/other\npages: {}\n',
      '1:1 uses: There is no layout _layouts/other: mappings/_layouts/other.yaml is missing.',
    ],
    [
      'a class that has no records',
      page(
        '    url: "/x"',
        '    class: Organization',
        '    key: { path: last }',
        '    properties: { title: h1 }',
      ),
      `4:5 ${initiative}.class: "Organization" is not a class of records. Known: Initiative, Call.`,
    ],
    [
      'a named part that the addresses do not have',
      page('    url: "/x/{id}"', '    key: { path: ident }', '    properties: { title: h1 }'),
      `4:12 ${initiative}.key.path: "url" has no part {ident}. Known: id, last.`,
    ],
    [
      'a key that all records of a page have',
      page('    url: "/x"', '    each: li', '    key: { path: last }', '    properties: { title: h2 }'),
      `5:5 ${initiative}.key: The records of one page would all have this key: add a part that stands in each, such as { select: "@id" }.`,
    ],
    [
      'a space as a separator',
      recordMapping('tags: { select: p, split: " " }'),
      `6:26 ${properties}.tags.split: A space is no separator: it stands inside names as well. Select the element of each.`,
    ],
    [
      'a pattern that keeps nothing',
      recordMapping('title: { select: h1, match: "a.*" }'),
      `6:28 ${properties}.title.match: "a.*" is not a pattern: it has no group (?<value>…), which says what is kept.`,
    ],
    [
      'a reason for nothing',
      recordMapping('title: { select: h1, reason: asked }'),
      `6:28 ${properties}.title.reason: "reason" goes with "personal: keep".`,
    ],
    [
      'surroundings of what is no place',
      recordMapping('title: { select: h1, within: h2 }'),
      `6:28 ${properties}.title.within: "within" is for places, and "title" takes none. Leave it out.`,
    ],
    [
      'what an organization cannot be said to be',
      recordMapping('holder: { each: li, name: ".", member: p }'),
      `6:38 ${properties}.holder.member: "member" cannot be said of an organization: its kind of value is organization. Leave it out.`,
    ],
    [
      'a thing of which nothing is said',
      recordMapping('distinction: { each: li }'),
      `6:7 ${properties}.distinction: "distinction" needs at least one property: what is said of each, and where it stands.`,
    ],
    [
      'a join without a link',
      recordMapping('abstract: { from: { select: p } }'),
      `6:19 ${properties}.abstract.from: "from" needs "follow": the link to the page, such as "a@href".`,
    ],
    [
      'a join from a joined page',
      recordMapping('abstract: { from: { follow: "a@href", from: { follow: "a@href", select: p } } }'),
      `6:45 ${properties}.abstract.from.from: A linked page leads to no further page.`,
    ],
    [
      'all of a page that is looked in anyway',
      recordMapping('abstract: { from: { follow: "a@href", in: page, select: p } }'),
      `6:45 ${properties}.abstract.from.in: A rule for a linked page looks in all of it. Leave "in" out.`,
    ],
  ])('is refused for %s, at its line and column', (_what, text, problem) => {
    expect(problemsOf(text)).toContain(`error: mapping.yaml:${problem}`);
    expect(() => compiled(text)).toThrow('mapping.yaml');
  });

  it.each([
    ['a rule', recordMapping('title: "h1["'), `6:7 ${properties}.title`],
    [
      'a list of selectors',
      recordMapping('title: { select: [h1, "h1["] }'),
      `6:16 ${properties}.title.select`,
    ],
    ['a gate', `${recordMapping('title: h1')}    when: "h1["\n`, `7:5 ${initiative}.when`],
    ['a link', page('    url: "/x"', '    follow: { each: "h1[@href" }'), `4:15 ${initiative}.follow.each`],
  ])('is refused for a selector that does not compile in %s', (_where, text, place) => {
    const [problem, ...others] = problemsOf(text);
    expect(problem).toContain(`error: mapping.yaml:${place}: "h1[" is not a CSS selector: `);
    expect(others).toEqual([]);
  });
});

describe('A mapping with twelve mistakes', () => {
  it('gives twelve messages, each with its place and what to do', () => {
    const read = (name: string) => readFileSync(`tests/fixtures/twelve-mistakes/${name}`, 'utf8');
    const messages = problemsOf(read('mapping.yaml'));
    expect(messages).toHaveLength(12);
    expect(messages).toEqual(read('messages.txt').trim().split('\n'));
  });
});

describe('A page kind whose addresses an earlier one takes', () => {
  const two = (first: string, second: string, more = '') =>
    `pages:\n  a:\n    url: "${first}"\n    next: a@href\n${more}  b:\n    url: "${second}"\n    next: a@href\n`;

  it.each([
    ['/fiche/*', '/fiche/evenement-*'],
    ['/**', '/fiche/x?id=*'],
    ['/f?id=*', '/f?id=7&lang=*'],
    ['/f', '/f'],
  ])('is refused: %s before %s', (first, second) => {
    expect(problemsOf(two(first, second))).toMatchObject([
      expect.stringContaining(
        'mapping.yaml:6:5 pages.b.url: No page is of this kind: "a" takes all its addresses before.',
      ),
    ]);
  });

  it.each([
    ['/fiche/evenement-*', '/fiche/*'],
    ['/fiche/*', '/fiche/**'],
    ['/f?id=7', '/f?id=*'],
    ['/f?id=*', '/f'],
    ['/f?lang=fr?', '/f'],
  ])('is kept: %s before %s', (first, second) => {
    expect(problemsOf(two(first, second))).toEqual([]);
  });

  it('is kept when the earlier one has a gate', () => {
    expect(problemsOf(two('/f', '/f', '    when: h1\n'))).toEqual([]);
  });
});

describe('A key from the text of a heading', () => {
  const keyed = (key: string) => recordMapping('title: h1').replace('{ query: id }', key);

  it('is reported as unstable', () => {
    expect(problemsOf(keyed('{ select: "#content h2.titre" }'))).toEqual([
      expect.stringMatching(
        /^warning: mapping\.yaml:4:12 .*The key is the text of a heading: .* Take it from/,
      ),
    ]);
  });

  it.each(['{ select: "h2@id" }', '{ select: h2, match: "N° (?<value>[0-9]+).*" }', '{ select: ".ref" }'])(
    'is not meant by %s',
    (key) => {
      expect(problemsOf(keyed(key))).toEqual([]);
    },
  );
});

describe('A mapping that uses a layout', () => {
  const layout = recordMapping('title: { select: h1, required: true }', 'abstract: .resume');
  const rules = (text: string) =>
    compiled(text, layout).pageKinds[0]?.rules.map(({ property, where, place }) => ({
      name: property.name,
      selector: where.kind === 'select' ? where.selections[0]?.selector.text : null,
      at: `${place.file}:${place.line}:${place.column}`,
    }));
  const title = { name: 'title', selector: 'h1', at: 'mappings/_layouts/shared.yaml:6:7' };
  const abstract = { name: 'abstract', selector: '.resume', at: 'mappings/_layouts/shared.yaml:7:7' };

  it('takes every rule of the layout, with its place in the layout', () => {
    expect(rules('uses: _layouts/shared\npages: {}\n')).toEqual([title, abstract]);
  });

  it('overrides by property, with its own place', () => {
    const own = { name: 'abstract', selector: '.chapo', at: 'mapping.yaml:5:7' };
    expect(rules(withLayout('abstract: .chapo'))).toEqual([title, own]);
  });

  it('removes with null a property, and a page kind', () => {
    expect(rules(withLayout('title: null'))).toEqual([abstract]);
    expect(rules('uses: _layouts/shared\npages: { initiative: null }\n')).toBeUndefined();
  });

  it('is told of a mistake in the layout by the place in the layout, and of its own by its own', () => {
    const problems = problemsOf(withLayout('abstract: "p["'), recordMapping('title: "h1["'));
    expect(problems.map((line) => line.split(' pages.')[0]).sort()).toEqual([
      'error: mapping.yaml:5:7',
      'error: mappings/_layouts/shared.yaml:6:7',
    ]);
  });

  it('has another hash when the layout changes', () => {
    const text = withLayout('abstract: .chapo');
    expect(compiled(text, layout).hash).toBe(compiled(text, layout).hash);
    expect(compiled(text, `${layout}# changed\n`).hash).not.toBe(compiled(text, layout).hash);
  });
});

describe('A page kind that uses one of a layout', () => {
  const layout = recordMapping('title: { select: h1, required: true }', 'abstract: .resume');
  const uses = (kind: string, more = '') =>
    `pages:\n  fiche:\n    uses: _layouts/shared/${kind}\n    url: "/fiches/*"\n${more}`;

  it('takes its rules under a name and an address of its own, and overrides them', () => {
    const [kind] = compiled(uses('initiative', '    properties: { abstract: .chapo }\n'), layout).pageKinds;
    expect(kind?.name).toBe('fiche');
    expect(kind?.urls.map(({ text }) => text)).toEqual(['/fiches/*']);
    expect(kind?.rules.map(({ property, place }) => [property.name, place.file, place.line])).toEqual([
      ['title', 'mappings/_layouts/shared.yaml', 6],
      ['abstract', 'mapping.yaml', 5],
    ]);
  });

  it('leaves alone the other page kinds of the layout', () => {
    expect(compiled(uses('initiative'), layout).pageKinds.map(({ name }) => name)).toEqual(['fiche']);
  });

  it('has another hash when the layout changes', () => {
    const text = uses('initiative');
    expect(compiled(text, `${layout}# changed\n`).hash).not.toBe(compiled(text, layout).hash);
  });

  it('is told that the layout has no such kind, and what was probably meant', () => {
    expect(problemsOf(uses('initiatve'), layout)).toContain(
      'error: mapping.yaml:3:5 pages.fiche.uses: _layouts/shared has no page kind "initiatve". Did you mean "initiative"?',
    );
  });
});

describe('A mapping that uses two layouts', () => {
  const files: Readonly<Record<string, string>> = {
    '_layouts/a': recordMapping('title: h1', 'abstract: .a'),
    '_layouts/b': recordMapping('abstract: .b', 'budget: .b').replace('    key:', '    when: .b\n    key:'),
  };
  const ofTwo = (text: string) =>
    compileMapping(
      {
        source: 'exemple',
        example: false,
        file: { name: 'mapping.yaml', text },
        layout: (name) => ({ name: `mappings/${name}.yaml`, text: files[name] ?? '' }),
      },
      termTable,
    ).mapping?.pageKinds[0];

  it('takes the rules of the later one over the earlier one, and its own over both', () => {
    const kind = ofTwo(
      'uses: [_layouts/a, _layouts/b]\npages: { initiative: { when: null, properties: { budget: .own } } }\n',
    );
    expect(kind?.rules.map(({ property, place }) => [property.name, place.file])).toEqual([
      ['title', 'mappings/_layouts/a.yaml'],
      ['abstract', 'mappings/_layouts/b.yaml'],
      ['budget', 'mapping.yaml'],
    ]);
    expect(kind?.when).toBeNull();
  });
});
