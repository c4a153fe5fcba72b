import { describe, expect, it } from 'vitest';
import { bis, org } from '../../../src/rdf/vocabulary.js';
import { termTable } from '../../fixtures/mappings.js';

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

  it.each(['source', 'publisher', 'listedOn'])('offers no mapping the property %s', (name) => {
    expect(termTable.properties.get(bis.Initiative.value)?.has(name)).toBe(false);
  });
});
