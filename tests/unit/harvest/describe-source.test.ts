import { describe, expect, it } from 'vitest';
import { describeSource } from '../../../src/harvest/describe-source.js';
import type { Source } from '../../../src/model/source.js';
import { canonicalLines } from '../../../src/rdf/canonical.js';
import { dcterms } from '../../../src/rdf/vocabulary.js';
import { iris, validatorOfProject } from '../../fixtures/mappings.js';
import { testSource } from '../../fixtures/pages.js';

const lines = (more: Partial<Source> = {}) =>
  canonicalLines(describeSource({ ...testSource, ...more }, iris).quads);

describe('The graph of a source', () => {
  it('names the source in both languages, and its home page', () => {
    const text = lines().join('');
    const said = (rest: string) =>
      `<http://bank/id/source/exemple> ${rest} <http://bank/graph/source/exemple> .\n`;
    for (const property of [
      'http://purl.org/dc/terms/title',
      'http://www.w3.org/2004/02/skos/core#prefLabel',
    ]) {
      expect(text).toContain(said(`<${property}> "Exemple"@fr`));
      expect(text).toContain(said(`<${property}> "Example"@en`));
    }
    expect(text).toContain(said('<http://xmlns.com/foaf/0.1/homepage> <http://www.example.org/>'));
  });

  it('says its family, and how open its data are', () => {
    const text = lines({ family: 'media', openness: 'open' }).join('');
    expect(text).toContain('#family> <https://w3id.org/innovation-sociale/scheme/partner-categories/media>');
    expect(text).toContain('#openness> <https://w3id.org/innovation-sociale/scheme/openness/open>');
  });

  it('conforms to the shapes', async () => {
    const { results } = await validatorOfProject(describeSource(testSource, iris).quads);
    expect(results).toEqual([]);
  });

  it('says that a licence was not communicated, and guesses none', () => {
    const text = lines({ licence: null }).join('');
    expect(text).toContain(`<${dcterms.rights.value}> "licence non communiquée"@fr`);
    expect(text).not.toContain(dcterms.license.value);
  });

  it('says a licence that was, and a definition of innovation where one was given', () => {
    const licence = 'https://www.etalab.gouv.fr/licence-ouverte';
    const text = lines({ licence, definitionOfInnovation: { fr: 'Du neuf', en: 'New' } }).join('');
    expect(text).toContain(`<${dcterms.license.value}> <${licence}>`);
    expect(text).not.toContain(dcterms.rights.value);
    expect(text).toContain('#definitionOfInnovation> "Du neuf"@fr');
    expect(lines().join('')).not.toContain('#definitionOfInnovation>');
  });
});
