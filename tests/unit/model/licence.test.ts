import { describe, expect, it } from 'vitest';
import { licenceName } from '../../../src/model/licence.js';

describe('A licence', () => {
  it.each([
    ['http://creativecommons.org/publicdomain/zero/1.0/', 'CC0 1.0'],
    ['https://creativecommons.org/publicdomain/mark/1.0/', 'Public Domain Mark 1.0'],
    ['https://creativecommons.org/licenses/by/4.0/', 'CC BY 4.0'],
    ['https://creativecommons.org/licenses/by-nc-sa/3.0/fr/', 'CC BY-NC-SA 3.0 FR'],
    ['https://creativecommons.org/licenses/by-sa/4.0/deed.fr', 'CC BY-SA 4.0'],
    ['https://opendatacommons.org/licenses/odbl/1-0/', 'ODbL 1.0'],
    ['https://www.etalab.gouv.fr/licence-ouverte-open-licence', 'Licence Ouverte'],
  ])('<%s> is called %s', (iri, name) => {
    expect(licenceName(iri)).toBe(name);
  });

  it.each([
    'https://example.org/licence',
    'https://creativecommons.org/licenses/',
    'https://creativecommons.org.example/licenses/by/4.0/',
    'https://example.org/?https://creativecommons.org/licenses/by/4.0/',
  ])('<%s> has no short name', (iri) => {
    expect(licenceName(iri)).toBeNull();
  });
});
