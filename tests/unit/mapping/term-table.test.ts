import { describe, expect, it } from 'vitest';
import { bis, org } from '../../../src/rdf/vocabulary.js';
import { termTable } from '../../fixtures/mapping-vocabulary.js';

describe('The table of terms', () => {
  it('has, for each class, the properties of its shape by their names in the context', () => {
    expect(termTable.properties.get(bis.Initiative.value)?.get('title')).toEqual({
      name: 'title',
      iri: 'http://purl.org/dc/terms/title',
      value: 'text',
    });
    expect(termTable.properties.get(org.Organization.value)?.get('homepage')).toMatchObject({ value: 'iri' });
  });

  it('knows the class of a nested resource', () => {
    expect(termTable.properties.get(bis.Initiative.value)?.get('holder')).toMatchObject({
      value: 'organization',
      range: org.Organization.value,
    });
  });

  it.each([
    ['title', { value: 'text' }],
    ['budget', { value: 'string' }],
    ['beneficiaries', { value: 'integer' }],
    ['startDate', { value: 'date' }],
    ['image', { value: 'iri' }],
    ['place', { value: 'place' }],
    ['tags', { value: 'tag' }],
    ['theme', { value: 'concept', scheme: 'https://w3id.org/innovation-sociale/scheme/themes' }],
    ['distinction', { value: 'resource', range: `${bis.iri}Distinction` }],
  ])('reads from the shapes what %s takes', (name, range) => {
    expect(termTable.properties.get(bis.Initiative.value)?.get(name)).toMatchObject(range);
  });

  it('has the classes by their names in the context', () => {
    expect(termTable.classes.get('Call')).toBe(bis.Call.value);
  });

  it.each(['source', 'publisher', 'listedOn'])('offers no mapping the property %s', (name) => {
    expect(termTable.properties.get(bis.Initiative.value)?.has(name)).toBe(false);
  });
});
