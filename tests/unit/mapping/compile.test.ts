import { describe, expect, it } from 'vitest';
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
      `6:7 ${properties}.titel: "titel" is not a property here. Did you mean "title"? Known: title, abstract, description, holder.`,
    ],
    [
      'a term of another class',
      recordMapping('name: h1'),
      `6:7 ${properties}.name: "name" is not a property here. Known: title, abstract, description, holder.`,
    ],
    [
      'an unknown term of a nested resource',
      recordMapping('holder: { each: li, name: ".", hompage: a@href }'),
      `6:38 ${properties}.holder.hompage: "hompage" is not a property here. Did you mean "homepage"? Known: name, homepage, select, each, as, required.`,
    ],
    [
      'a nested resource without a name',
      recordMapping('holder: { each: li }'),
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
      `6:28 ${properties}.title.as: expected one of: text, iri`,
    ],
    [
      'a function that does not fit the property',
      recordMapping('title: { select: h1, as: iri }'),
      `6:28 ${properties}.title.as: "iri" does not fit "title", whose value is of kind text.`,
    ],
    [
      'a rule that says both one and several',
      recordMapping('title: { select: h1, each: h2 }'),
      `6:7 ${properties}.title: A property needs either "select" (one value) or "each" (several).`,
    ],
    [
      'a nested property that is switched on',
      recordMapping('holder: { each: li, name: true }'),
      `6:27 ${properties}.holder.name: expected a CSS selector, a list of them, or null`,
    ],
    [
      'a number for a selector',
      recordMapping('title: 5'),
      `6:7 ${properties}.title: expected a CSS selector, a list of them, a rule with "select" or "each", or null`,
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
