import { describe, expect, it } from 'vitest';
import { readQueryFile } from '../../../../src/sparql/catalogue/query-file.js';

const header = [
  '# title.en: Themes',
  '# title.fr: Thèmes',
  '# about.en: All of them: counted.',
  '# about.fr: Tous, comptés.',
  '# tags: themes, counts',
];
const fileOf = (...lines: readonly string[]) =>
  readQueryFile('themes', [...lines, '', 'ASK {}', ''].join('\n'));

describe('A file of the catalogue', () => {
  it('says in two languages what the query is for, and what it takes', () => {
    const parameter = '# parameter.theme: iri | Theme | Thème | themes';
    expect(fileOf(...header, parameter)).toEqual({
      name: 'themes',
      title: { en: 'Themes', fr: 'Thèmes' },
      about: { en: 'All of them: counted.', fr: 'Tous, comptés.' },
      tags: ['themes', 'counts'],
      parameters: [{ name: 'theme', type: 'iri', label: { en: 'Theme', fr: 'Thème' }, values: 'themes' }],
      text: 'ASK {}',
    });
  });

  it.each([
    [header.slice(1), 'queries/examples/themes.rq: the header lacks title.en.'],
    [
      ['# titel.en: x', ...header],
      'themes.rq:1: "# titel.en: x" is no line of a header. Did you mean "title.en"?',
    ],
    [[...header, '# tags: again'], 'themes.rq:6: "tags" is said twice.'],
    [[...header, '# parameter.theme: uri | a | b'], 'themes.rq:6: "uri" is no type. Did you mean "iri"?'],
    [[...header, '# parameter.theme: iri | a'], 'A parameter is "type | English | French | values".'],
    [[...header, '# parameter.format: iri | a | b'], 'A parameter cannot be called "format".'],
  ])('is refused with file, line and remedy (%#)', (lines, message) => {
    expect(() => fileOf(...lines)).toThrow(message);
  });
});
