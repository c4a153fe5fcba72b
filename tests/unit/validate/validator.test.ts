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
  @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix ex: <http://example.org/> .`;
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

  it.each([
    ['a class', 'ex:S a sh:NodeShape ; sh:targetClass ex:C'],
    ['a class that is the shape itself', 'ex:C a sh:NodeShape'],
    [
      'a class above, as the shapes say',
      'ex:C rdfs:subClassOf ex:Top . ex:S a sh:NodeShape ; sh:targetClass ex:Top',
    ],
    ['a node', 'ex:S a sh:NodeShape ; sh:targetNode ex:a'],
    ['a property', 'ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:p'],
    ['the object of a property', 'ex:S a sh:NodeShape ; sh:targetObjectsOf ex:q'],
    ['a class or a node', 'ex:S a sh:NodeShape ; sh:targetClass ex:Other ; sh:targetNode ex:a'],
  ])('is looked at by the shapes whose target it has: %s', async (_what, target) => {
    const shape = `${target} ; sh:property [ sh:path dcterms:title ; sh:minCount 1 ; sh:message "m"@fr ] .`;
    const shaped = createValidator(quads(shape));
    const found = await shaped(quads('ex:a a ex:C ; ex:p 1 . ex:b ex:q ex:a .'));
    expect(found.results.map(({ focusNode }) => focusNode)).toEqual(['http://example.org/a']);
    expect(await shaped(quads('ex:z a ex:Z .'))).toMatchObject({ conforms: !target.includes('Node ex:a') });
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
