/** Small concept schemes for tests, and the index of them. */

import { turtle } from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import { scheme } from '../../../src/rdf/vocabulary.js';
import { Concepts } from '../../../src/reconcile/concepts.js';

const text = `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix themes: <${scheme.iri}themes/> .
@prefix methods: <${scheme.iri}methods/> .
@prefix old: <${scheme.iri}themes-2018/> .

themes:ENV a skos:Concept ; skos:topConceptOf <${scheme.iri}themes> ; skos:notation "ENV" ;
  skos:prefLabel "Environnement"@fr , "Environment"@en .
themes:ENV-AGR a skos:Concept ; skos:inScheme <${scheme.iri}themes> ; skos:notation "ENV-AGR" ;
  skos:prefLabel "Agriculture durable"@fr , "Sustainable farming"@en ; skos:altLabel "Circuits courts"@fr ;
  skos:hiddenLabel "agri durable"@fr .
themes:EMP a skos:Concept ; skos:inScheme <${scheme.iri}themes> ; skos:notation "EMP" ;
  skos:prefLabel "Emploi"@fr , "Employment"@en ; skos:altLabel "Insertion"@fr .
themes:SOC a skos:Concept ; skos:inScheme <${scheme.iri}themes> ; skos:notation "SOC" ;
  skos:prefLabel "Cohésion sociale"@fr ; skos:altLabel "Insertion"@fr .
methods:cooperation a skos:Concept ; skos:inScheme <${scheme.iri}methods> ; skos:notation "cooperation" ;
  skos:prefLabel "Coopération"@fr , "Cooperation"@en .
old:AGR a skos:Concept ; skos:inScheme <${scheme.iri}themes-2018> ; skos:notation "AGR" ; skos:prefLabel "Agriculture"@fr .
`;

export const themes = `${scheme.iri}themes`;
export const methods = `${scheme.iri}methods`;
export const concepts = new Concepts(parseQuads(text, turtle));
