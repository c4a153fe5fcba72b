import { describe, expect, it } from 'vitest';
import { turtle } from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import { listConcepts } from '../../../src/reconcile/concept-list.js';

const base = 'https://w3id.org/innovation-sociale/scheme/';
const quads = parseQuads(
  `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<${base}openness> a skos:ConceptScheme .
<${base}themes> a skos:ConceptScheme .
<${base}themes/ENV> a skos:Concept ; skos:notation "ENV" ; skos:inScheme <${base}themes> ; skos:prefLabel "Environnement"@fr, "Environment"@en .
<${base}themes/ENV-AGR> a skos:Concept ; skos:notation "ENV-AGR" ; skos:inScheme <${base}themes> ; skos:broader <${base}themes/ENV> ; skos:prefLabel "Agriculture"@fr .
<${base}themes/ART> a skos:Concept ; skos:notation "ART" ; skos:inScheme <${base}themes> ; skos:prefLabel "Arts"@fr, "Arts"@en .`,
  turtle,
);

describe('The list of concepts', () => {
  it('has the schemes to which tags may lead first, and each concept before its parts', () => {
    expect(listConcepts(quads)).toEqual([
      {
        name: 'themes',
        takesTags: true,
        concepts: [
          { notation: 'ART', fr: 'Arts', en: 'Arts', broader: null },
          { notation: 'ENV', fr: 'Environnement', en: 'Environment', broader: null },
          { notation: 'ENV-AGR', fr: 'Agriculture', en: '', broader: 'ENV' },
        ],
      },
      { name: 'openness', takesTags: false, concepts: [] },
    ]);
  });
});
