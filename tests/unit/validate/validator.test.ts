import { describe, expect, it } from 'vitest';
import { turtle } from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import { inGraph, namedNode } from '../../../src/rdf/terms.js';
import { dcterms } from '../../../src/rdf/vocabulary.js';
import { createValidator } from '../../../src/validate/validator.js';
import { shapes } from '../../fixtures/mappings.js';

const prefixes = `
  @prefix bis: <https://w3id.org/innovation-sociale/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
  @prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
  @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .`;
const quads = (text: string) => parseQuads(prefixes + text, turtle);
const whole = 'ex:a a bis:Initiative ; dcterms:source ex:page ; dcterms:publisher ex:partner ; ';
const validate = createValidator(shapes);

describe('A graph', () => {
  it('conforms when its shapes ask for no more, whatever its name', async () => {
    const named = quads(`${whole} dcterms:title "x"@fr .`).map((quad) =>
      inGraph(quad, namedNode('http://g/')),
    );
    expect(await validate(named)).toEqual({ conforms: true, results: [] });
  });

  it.each([
    ['a title that is missing', `${whole} dcterms:abstract "x"@fr .`],
    ['a title without a language', `${whole} dcterms:title "x" .`],
    ['two titles in one language', `${whole} dcterms:title "x"@fr , "y"@fr .`],
    ['an empty title', `${whole} dcterms:title ""@fr .`],
  ])('does not conform for %s: node, path and the message of the shape are told', async (_what, text) => {
    const { conforms, results } = await validate(quads(text));
    expect(conforms).toBe(false);
    expect(results).toContainEqual({
      severity: 'violation',
      focusNode: 'http://example.org/a',
      path: dcterms.title.value,
      message: 'Une initiative a un titre, un seul par langue, de 1 à 500 caractères.',
    });
  });

  it('does not conform for a holder that is not described with it', async () => {
    const holder = `${whole} dcterms:title "x"@fr ; bis:holder ex:h .`;
    expect((await validate(quads(holder))).conforms).toBe(false);
    const described = `${holder} ex:h a org:Organization ; skos:prefLabel "H"@fr .`;
    expect((await validate(quads(described))).conforms).toBe(true);
  });

  it('is told of in the language asked for', async () => {
    const { results } = await createValidator(shapes, 'en')(quads(`${whole} dcterms:abstract "x"@fr .`));
    expect(results[0]?.message).toMatch(/^An initiative has a title/);
  });

  it('conforms with a warning', async () => {
    const shape = `ex:S a sh:NodeShape ; sh:targetClass bis:Initiative ; sh:property
      [ sh:path dcterms:title ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "m"@fr ] .`;
    expect(await createValidator(quads(shape))(quads('ex:a a bis:Initiative .'))).toMatchObject({
      conforms: true,
      results: [{ severity: 'warning', message: 'm' }],
    });
  });
});
