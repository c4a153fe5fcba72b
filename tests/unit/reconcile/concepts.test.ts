import { describe, expect, it } from 'vitest';
import { bis, dcterms } from '../../../src/rdf/vocabulary.js';
import { propertyOfScheme } from '../../../src/reconcile/concepts.js';
import { concepts, methods, themes } from './schemes.js';

function found(words: string, scheme = themes): string | undefined {
  const lookup = concepts.find(scheme, words);
  return lookup.kind === 'concept' ? lookup.concept.notation : undefined;
}

describe('The concepts of a scheme', () => {
  it.each([
    ['Agriculture durable', 'ENV-AGR'],
    ['  AGRICULTURE   DURABLE ', 'ENV-AGR'],
    ['Sustainable farming', 'ENV-AGR'],
    ['circuits courts', 'ENV-AGR'],
    ['Circuit court', 'ENV-AGR'],
    ['Agri-durable', 'ENV-AGR'],
    ['Emplois', 'EMP'],
    ['environnement', 'ENV'],
    ['ENV-AGR', 'ENV-AGR'],
  ])('are found by every label, in any case, with or without accents or plural: %s', (words, notation) => {
    expect(found(words)).toBe(notation);
  });

  it('are not found by part of a label, nor in another scheme', () => {
    expect(found('Agriculture')).toBeUndefined();
    expect(found('Coopération')).toBeUndefined();
    expect(found('Coopération', methods)).toBe('cooperation');
    expect(found('Coopération', 'http://example.org/none')).toBeUndefined();
  });

  it('that share a label are all told', () => {
    const lookup = concepts.find(themes, 'Insertion');
    expect(lookup.kind === 'several' && lookup.concepts.map(({ notation }) => notation)).toEqual(
      expect.arrayContaining(['EMP', 'SOC']),
    );
  });

  it('tell the label that is nearest to an unknown word', () => {
    expect(concepts.find(themes, 'Environement')).toEqual({ kind: 'unknown', nearest: 'environnement' });
  });

  it('are not compared with a whole text', () => {
    expect(concepts.find(themes, 'x'.repeat(1_000_000))).toEqual({ kind: 'unknown', nearest: undefined });
  });

  it('fill the property of their scheme', () => {
    expect(propertyOfScheme(themes)).toEqual(dcterms.subject);
    expect(propertyOfScheme(methods)).toEqual(bis.method);
    expect(propertyOfScheme(`${themes}-2018`)).toBeUndefined();
  });
});
