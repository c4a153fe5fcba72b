/** What the servers are asked: some forty queries of the kinds that researchers write, each about something else at each asking. */

import type { Bank } from './bank.js';
import { syntheticInitiative } from './corpus/initiatives.js';
import { placeIri } from './corpus/shared-graphs.js';
import { pageUrl } from './corpus/to-graphs.js';

export type QuestionKind =
  | 'lookup'
  | 'filtered facet'
  | 'aggregate'
  | 'join'
  | 'path'
  | 'text'
  | 'distance'
  | 'GRAPH'
  | 'CONSTRUCT'
  | 'export';

export interface Question {
  readonly name: string;
  readonly kind: QuestionKind;
  /** The text of the nth asking: no two are alike. */
  readonly text: (n: number) => string;
}

const prefixes = `PREFIX bis: <https://w3id.org/innovation-sociale/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX igeo: <http://rdf.insee.fr/def/geo#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <http://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
`;

/** What the nth asking is about. */
interface Subject {
  readonly record: string;
  readonly graph: string;
  readonly page: string;
  readonly holder: string;
  readonly source: string;
  readonly theme: string;
  readonly theme2: string;
  readonly stage: string;
  readonly audience: string;
  readonly method: string;
  readonly region: string;
  readonly departement: string;
  readonly commune: string;
  readonly year: number;
  readonly word: string;
}

const concept = (scheme: string, notation: string) =>
  `<https://w3id.org/innovation-sociale/scheme/${scheme}/${notation}>`;
const pick = <Value>(values: readonly Value[], n: number) => values[n % values.length] as Value;
const theme = (n: number) => concept('themes', `T${String(1 + (n % 53)).padStart(2, '0')}`);

function subjectOf({ corpus, iris }: Bank, n: number): Subject {
  const record = syntheticInitiative((n * 7919 + 3) % corpus.size, corpus);
  return {
    record: `<${iris.thing('initiative', record.source, record.key)}>`,
    graph: `<${iris.graph(record.source, record.key)}>`,
    page: `<${pageUrl(record)}>`,
    holder: `<${iris.thing('organization', 'synthetic', record.holders[0]?.key ?? '')}>`,
    source: `<${iris.source(`synthetic-${1 + (n % 20)}`)}>`,
    theme: theme(n),
    theme2: theme(n + 1),
    stage: concept('stages', pick(['ideation', 'amorcage', 'developpement', 'essaimage'], n)),
    audience: concept('audiences', pick(['jeunesse', 'seniors', 'handicap', 'familles'], n)),
    method: concept('methods', pick(['cooperation', 'evaluation', 'mediation', 'participation'], n)),
    region: `<${placeIri(iris, 'region', 1 + (n % 17))}>`,
    departement: `<${placeIri(iris, 'departement', 1 + (n % 100))}>`,
    commune: `<${placeIri(iris, 'commune', n + 1)}>`,
    year: 2026 - (n % 20),
    word: pick(['jardin', 'garage', 'vélo', 'énergie', 'logement', 'culture', 'numérique', 'ferme'], n),
  };
}

type Write = (subject: Subject) => string;

const texts: Readonly<Record<QuestionKind, Readonly<Record<string, Write>>>> = {
  lookup: {
    'all of a record': ({ record }) => `SELECT ?p ?o { ${record} ?p ?o }`,
    'the title of a record': ({ record }) => `SELECT ?t { ${record} dcterms:title ?t }`,
    'who points at an organization': ({ holder }) => `SELECT ?s ?p { ?s ?p ${holder} }`,
    'whether a page is known': ({ page }) => `ASK { ?i dcterms:source ${page} }`,
    'labels of a theme': ({ theme: t }) => `SELECT ?l { ${t} skos:prefLabel|skos:altLabel ?l }`,
  },
  'filtered facet': {
    'how many of a theme and a stage': ({ theme: t, stage }) =>
      `SELECT (COUNT(DISTINCT ?i) AS ?n) { ?i a bis:Initiative ; dcterms:subject ${t} ; bis:stage ${stage} }`,
    'stages within a theme': ({ theme: t }) =>
      `SELECT ?s (COUNT(DISTINCT ?i) AS ?n) { ?i a bis:Initiative ; dcterms:subject ${t} ; bis:stage ?s } GROUP BY ?s`,
    'themes within a source': ({ source }) =>
      `SELECT ?t (COUNT(DISTINCT ?i) AS ?n) { ?i a bis:Initiative ; dcterms:publisher ${source} ; dcterms:subject ?t } GROUP BY ?t`,
    'years of an audience and a method': ({ audience, method }) =>
      `SELECT ?y (COUNT(DISTINCT ?i) AS ?n) { ?i dcterms:audience ${audience} ; bis:method ${method} ; schema:startDate ?y } GROUP BY ?y`,
    'twenty titles of a theme, in order': ({ theme: t }) =>
      `SELECT ?i ?t { ?i a bis:Initiative ; dcterms:subject ${t} ; dcterms:title ?t } ORDER BY ?t ?i LIMIT 20`,
  },
  aggregate: {
    'initiatives by theme': () =>
      'SELECT ?t (COUNT(?i) AS ?n) { ?i a bis:Initiative ; dcterms:subject ?t } GROUP BY ?t',
    'initiatives by stage and year': () =>
      'SELECT ?s ?y (COUNT(?i) AS ?n) { ?i a bis:Initiative ; bis:stage ?s ; schema:startDate ?y } GROUP BY ?s ?y',
    'statements by property': () => 'SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p',
    'things by class': () => 'SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c',
    'all statements': () => 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }',
    'who holds most': () =>
      'SELECT ?h (COUNT(?i) AS ?n) { ?i bis:holder ?h } GROUP BY ?h HAVING (COUNT(?i) > 3) ORDER BY DESC(?n) ?h LIMIT 20',
    'distinct publishers and places': () =>
      'SELECT (COUNT(DISTINCT ?p) AS ?publishers) (COUNT(DISTINCT ?l) AS ?places) { ?i dcterms:publisher ?p ; dcterms:spatial ?l }',
  },
  join: {
    'of an organization: titles and places': ({ holder }) =>
      `SELECT ?t ?l { ?i bis:holder ${holder} ; dcterms:title ?t ; dcterms:spatial/skos:prefLabel ?l }`,
    'themes that occur together': () =>
      'SELECT ?a ?b (COUNT(?i) AS ?n) { ?i dcterms:subject ?a, ?b FILTER (STR(?a) < STR(?b)) } GROUP BY ?a ?b',
    'who works with whom, of a theme': ({ theme: t }) =>
      `SELECT DISTINCT ?a ?b { ?i dcterms:subject ${t} ; bis:holder ?h ; bis:partner ?p . ?h skos:prefLabel ?a . ?p skos:prefLabel ?b }`,
    'neighbours: another initiative of the same commune and theme': ({ record }) =>
      `SELECT DISTINCT ?j { ${record} dcterms:spatial ?l ; dcterms:subject ?t . ?j dcterms:spatial ?l ; dcterms:subject ?t FILTER (?j != ${record}) }`,
    'of a theme, without an audience': ({ theme: t }) =>
      `SELECT (COUNT(?i) AS ?n) { ?i a bis:Initiative ; dcterms:subject ${t} FILTER NOT EXISTS { ?i dcterms:audience ?a } }`,
    'of a theme, with its method if it has one': ({ theme: t, stage }) =>
      `SELECT ?i ?m { ?i dcterms:subject ${t} ; bis:stage ${stage} OPTIONAL { ?i bis:method ?m } }`,
    'of one theme or another, not of a stage': ({ theme: t, theme2, stage }) =>
      `SELECT (COUNT(DISTINCT ?i) AS ?n) { { ?i dcterms:subject ${t} } UNION { ?i dcterms:subject ${theme2} } MINUS { ?i bis:stage ${stage} } }`,
    'years of a theme, as numbers': ({ theme: t, year }) =>
      `SELECT (COUNT(?i) AS ?n) { ?i dcterms:subject ${t} ; schema:startDate ?y FILTER (xsd:integer(STR(?y)) >= ${year}) }`,
  },
  path: {
    'how many in a region': ({ region }) =>
      `SELECT (COUNT(DISTINCT ?i) AS ?n) { ?i a bis:Initiative ; dcterms:spatial/igeo:subdivisionDirecteDe* ${region} }`,
    'themes in a département': ({ departement }) =>
      `SELECT ?t (COUNT(DISTINCT ?i) AS ?n) { ?i dcterms:spatial/igeo:subdivisionDirecteDe* ${departement} ; dcterms:subject ?t } GROUP BY ?t`,
    'what a commune lies in': ({ commune }) =>
      `SELECT DISTINCT ?p { ${commune} igeo:subdivisionDirecteDe+ ?p }`,
    'of a theme or one below it': ({ theme: t }) =>
      `SELECT (COUNT(DISTINCT ?i) AS ?n) { ?i a bis:Initiative ; dcterms:subject/skos:broader* ${t} }`,
  },
  text: {
    'titles with a word': ({ word }) =>
      `SELECT ?i ?t { ?i dcterms:title ?t FILTER (CONTAINS(LCASE(?t), "${word}")) }`,
    'descriptions with two words': ({ word }) =>
      `SELECT (COUNT(?i) AS ?n) { ?i dcterms:description ?d FILTER (CONTAINS(LCASE(?d), "${word}") && REGEX(?d, "compost")) }`,
  },
  distance: {
    'within a box around a commune': ({ commune }) =>
      `SELECT (COUNT(DISTINCT ?i) AS ?n) { ${commune} geo:lat ?a ; geo:long ?o . ?i dcterms:spatial ?l . ?l geo:lat ?b ; geo:long ?p
       FILTER (ABS(?a - ?b) < 0.45 && ABS(?o - ?p) < 0.65) }`,
  },
  GRAPH: {
    'where a record comes from': ({ record }) =>
      `SELECT ?g ?page { GRAPH ?g { ${record} a bis:Initiative } GRAPH ?p { ?g prov:wasDerivedFrom ?page } }`,
    'the statements of a graph': ({ graph }) => `SELECT ?s ?p ?o { GRAPH ${graph} { ?s ?p ?o } }`,
    'graphs that name an organization': ({ holder }) =>
      `SELECT DISTINCT ?g ?page { GRAPH ?g { ?i bis:holder ${holder} } GRAPH ?p { ?g prov:wasDerivedFrom ?page } }`,
    'records by source of their provenance': () =>
      'SELECT ?s (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?p { ?g prov:wasAttributedTo ?s } } GROUP BY ?s',
  },
  CONSTRUCT: {
    'a record and its organizations': ({ record }) =>
      `CONSTRUCT { ${record} ?p ?o . ?o skos:prefLabel ?l } { ${record} ?p ?o OPTIONAL { ?o skos:prefLabel ?l } }`,
    'titles and themes of a source': ({ source }) =>
      `CONSTRUCT { ?i dcterms:title ?t ; dcterms:subject ?c } { ?i dcterms:publisher ${source} ; dcterms:title ?t ; dcterms:subject ?c }`,
  },
  export: {
    'all titles': () => 'SELECT ?i ?t { ?i a bis:Initiative ; dcterms:title ?t }',
    'all titles, themes and communes': () =>
      'SELECT ?i ?t ?c ?l { ?i a bis:Initiative ; dcterms:title ?t ; dcterms:subject ?c ; dcterms:spatial ?l }',
  },
};

/** All questions about a bank. The names of variables tell one asking from another, to servers that keep answers as well. */
export function questionsOf(bank: Bank): readonly Question[] {
  return Object.entries(texts).flatMap(([kind, written]) =>
    Object.entries(written).map(([name, write]) => ({
      name,
      kind: kind as QuestionKind,
      text: (n: number) => prefixes + write(subjectOf(bank, n)).replaceAll(/\?(\w+)/g, `?$1_${n}`),
    })),
  );
}
