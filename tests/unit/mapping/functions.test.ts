import { describe, expect, it } from 'vitest';
import { type Value, type ValueContext, valueFunctions } from '../../../src/mapping/functions.js';
import { initiativesOf } from '../../../src/mapping/initiatives.js';
import { xsd } from '../../../src/rdf/vocabulary.js';
import { compiled, iris, recordMapping } from '../../fixtures/mappings.js';

const context: ValueContext = {
  initiatives: initiativesOf(compiled(recordMapping('title: h1')), iris),
  language: 'fr',
  baseUrl: 'http://www.example.org/a/b',
  readAt: '2026-01-02T03:04:05Z',
  axis: 'latitude',
};

function show(value: Value): string | null {
  if (value.kind === 'words') return value.words;
  if (value.kind !== 'term') return null;
  const { term } = value;
  if (term.termType !== 'Literal') return `<${term.value}>`;
  if (term.language !== '') return `"${term.value}"@${term.language}`;
  return `"${term.value}"${term.datatype.equals(xsd.string) ? '' : `^^${term.datatype.value.replace(xsd.iri, 'xsd:')}`}`;
}

for (const [name, { apply, examples, summary, fits }] of Object.entries(valueFunctions)) {
  describe(`The function ${name}`, () => {
    it('is documented', () => {
      expect(summary).toMatch(/^[A-Z].*\.$/);
      expect(fits).not.toEqual([]);
    });

    it.each(examples)('makes of "%s" what its documentation says: %s', (text, gives) => {
      expect(show(apply(text, context))).toBe(gives);
    });

    it.each(['', ' \u00A0\u200B\n'])('gives nothing for a blank text', (text) => {
      expect(apply(text, context)).toEqual({ kind: 'blank' });
    });
  });
}

describe('A text', () => {
  it('has no language where the property takes none', () => {
    expect(show(valueFunctions.text.apply('12 000 €', { ...context, language: null }))).toBe('"12 000 €"');
  });

  it('that is written from right to left is kept as it is, marks of direction included', () => {
    const title = 'مبادرة\u200F (Alpha\u200E)';
    expect(show(valueFunctions.text.apply(title, { ...context, language: 'ar' }))).toBe(`"${title}"@ar`);
  });
});

describe('An address', () => {
  it('on an international host is written as the network writes it', () => {
    expect(show(valueFunctions.iri.apply('https://forêt.example/été', context))).toBe(
      '<https://xn--fort-ipa.example/%C3%A9t%C3%A9>',
    );
  });
});

describe('Words that name something', () => {
  it('are refused when they are longer than a name', () => {
    expect(valueFunctions.organization.apply('x '.repeat(400), context)).toMatchObject({ kind: 'refused' });
  });

  it.each(['12 000 €', 'Budget : 300 euros', '2016'])('name no place: %s', (text) => {
    expect(valueFunctions.place.apply(text, context)).toMatchObject({ kind: 'refused' });
  });
});
