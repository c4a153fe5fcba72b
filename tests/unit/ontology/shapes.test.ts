import { describe, expect, it } from 'vitest';
import { describeSource } from '../../../src/harvest/describe-source.js';
import { turtle } from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import { bis, scheme, sh } from '../../../src/rdf/vocabulary.js';
import { createValidator } from '../../../src/validate/validator.js';
import { iris, shapes } from '../../fixtures/mappings.js';
import { testSource } from '../../fixtures/pages.js';
import { ontology, schemes } from './vocabulary-files.js';

const validate = createValidator(shapes, 'en');
const prefixes = `@base <http://bank/> . @prefix bis: <${bis.iri}> . @prefix s: <${scheme.iri}> .
  @prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
  @prefix org: <http://www.w3.org/ns/org#> . @prefix schema: <http://schema.org/> .
  @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
  @prefix igeo: <http://rdf.insee.fr/def/geo#> . @prefix wgs84: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
  @prefix geo: <http://www.opengis.net/ont/geosparql#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .`;
const results = async (text: string) => (await validate(parseQuads(prefixes + text, turtle))).results;

const concept = (name: string, notation: string) => `<${scheme.iri}${name}/${notation}>`;
const origin = 'dcterms:source <http://a.example/1> ; dcterms:publisher <id/source/a> .';
const initiative = `<id/initiative/a/1> a bis:Initiative ; dcterms:title "Jardin"@fr ; ${origin}`;
const call = `<id/call/a/1> a bis:Call ; dcterms:title "Cherche"@fr ; bis:callKind ${concept('call-kinds', 'emploi-offert')} ; ${origin}`;
const place = `<id/place/commune/72181> a bis:Place ; skos:prefLabel "Le Mans"@fr .`;
const organization = '<id/organization/a/o> a org:Organization ; skos:prefLabel "O"@fr .';
const distinction = '<id/distinction/a/d> a bis:Distinction ; skos:prefLabel "Prix"@fr .';
const source =
  '<id/source/a> a dcat:Dataset ; dcterms:title "A"@fr ; skos:prefLabel "A"@fr ; foaf:homepage <http://a.example/> .';
const rights = '<id/source/a> dcterms:rights "licence non communiquée"@fr .';
const tag =
  '<http://bank/scheme/tags/a/x> a bis:Tag ; skos:prefLabel "x"@fr ; skos:inScheme <http://bank/scheme/tags/a> .';
const duplicate =
  '<link/1> a bis:PossibleDuplicate ; bis:compares <id/a> , <id/b> ; bis:comparisonMethod "title" ; bis:score 0.8 .';

const fullInitiative = `${initiative} ${organization} ${distinction}
  <id/initiative/a/1> dcterms:title "Garden"@en ; dcterms:abstract "Un jardin."@fr ; dcterms:description "Un."@fr ;
    bis:holder <id/organization/a/o> ; bis:partner <id/organization/a/o> ; schema:funder <id/organization/a/o> ;
    dcterms:subject ${concept('themes', 'ENV-AGR')} , ${concept('themes', 'SOL')} ;
    bis:sourceTag <http://bank/scheme/tags/a/x> ; dcterms:spatial <id/place/commune/72181> , <id/place/epci/247200132> ;
    bis:reach ${concept('reach', 'local')} ; bis:stage ${concept('stages', 'amorcage')} ;
    bis:engineering ${concept('engineering', 'accompagnement-conseil')} ; bis:method ${concept('methods', 'mediation')} ;
    dcterms:audience ${concept('audiences', 'demandeurs-d-emploi')} ; bis:recordType ${concept('record-types', 'projet')} ;
    bis:distinction <id/distinction/a/d> ; bis:budget "10 000 € sur deux ans"@fr ;
    schema:startDate "2016"^^xsd:gYear ; schema:endDate "2018-05"^^xsd:gYearMonth ;
    dcterms:issued "2017-02-03"^^xsd:date ; dcterms:modified "2017-02-04"^^xsd:date ;
    schema:image <http://a.example/i.jpg> ; schema:video <https://v.example/1> ; foaf:homepage <http://j.example/> ;
    bis:listedOn <http://a.example/list> .
  <id/organization/a/o> org:identifier "123456789" , "W751234567" ; org:classification ${concept('legal-forms', 'association')} ;
    foaf:homepage <http://o.example/> ; dcterms:spatial <id/place/commune/72181> ; skos:altLabel "L'O"@fr .
  <id/distinction/a/d> dcterms:date "2016"^^xsd:gYear ; bis:giver <id/organization/a/o> ; bis:prizeCategory "Alimentation"@fr .`;
const fullCall = `${call} ${organization} <id/call/a/1> bis:callFor <id/initiative/a/1> ; bis:holder <id/organization/a/o> ;
  dcterms:spatial <id/place/region/52> ; schema:validFrom "2017-01"^^xsd:gYearMonth ;
  schema:validThrough "2017-06-30"^^xsd:date ; dcterms:issued "2017"^^xsd:gYear ; bis:contactPage <https://a.example/c> .`;
const fullPlace = `${place} <id/place/commune/72181> a igeo:Commune ; igeo:codeINSEE "72181" ; wgs84:lat 48.0 ; wgs84:long 0.2 ;
  igeo:subdivisionDirecteDe <id/place/departement/72> ; geo:hasGeometry <id/place/commune/72181#geometry> ;
  bis:placePrecision ${concept('place-precision', 'commune')} ; skos:altLabel "Mans"@fr .`;
const fullSource = `${source} ${rights} <id/source/a> bis:family ${concept('partner-categories', 'local-platforms')} ;
  bis:openness ${concept('openness', 'founding-document')} ; bis:definitionOfInnovation "Du neuf."@fr ;
  bis:mappingVersion "sha256:00" ; dcat:contactPoint <mailto:a@a.example> .`;

describe('A graph that says all that can be said', () => {
  it.each([
    ['an initiative', fullInitiative],
    ['a call', fullCall],
    ['a place', fullPlace],
    ['a source', fullSource],
    ['a tag', `${tag} <http://bank/scheme/tags/a/x> skos:closeMatch ${concept('themes', 'ENV')} .`],
    ['a possible duplicate', duplicate],
  ])('of %s conforms', async (_what, text) => {
    expect(await results(text)).toEqual([]);
  });

  it('of a source conforms as the harvest writes it', async () => {
    expect((await validate(describeSource(testSource, iris).quads)).results).toEqual([]);
  });
});

const about = (path: string, statement: string) => `<id/${path}> ${statement} .`;
const i = (statement: string) => initiative + about('initiative/a/1', statement);
const faults: readonly (readonly [string, string, string])[] = [
  ['no title', `<id/i> a bis:Initiative ; ${origin}`, 'dcterms:title'],
  ['a title of 501 characters', initiative.replace('Jardin', 'x'.repeat(501)), 'dcterms:title'],
  ['two abstracts in one language', i('dcterms:abstract "a"@fr , "b"@fr'), 'dcterms:abstract'],
  ['an abstract without language', i('dcterms:abstract "a"'), 'dcterms:abstract'],
  [
    'a description of 200,001 characters',
    i(`dcterms:description "${'x'.repeat(200_001)}"@fr`),
    'dcterms:description',
  ],
  ...['bis:holder', 'bis:partner', 'schema:funder'].map(
    (property) =>
      [`a ${property} that is not described`, i(`${property} <id/organization/a/z>`), property] as const,
  ),
  ['a holder that is a text', i('bis:holder "O"@fr'), 'bis:holder'],
  ['a theme that is a text', i('dcterms:subject "Environnement"@fr'), 'dcterms:subject'],
  ['a theme of 2018', i(`dcterms:subject ${concept('themes-2018', 'AGR')}`), 'dcterms:subject'],
  ['a theme that is the scheme', i('dcterms:subject s:themes'), 'dcterms:subject'],
  ['a tag that is a theme', i(`bis:sourceTag ${concept('themes', 'ENV')}`), 'bis:sourceTag'],
  ['a place that is a text', i('dcterms:spatial "Le Mans"@fr'), 'dcterms:spatial'],
  [
    'a place of another dataset',
    i('dcterms:spatial <http://id.insee.fr/geo/commune/72181>'),
    'dcterms:spatial',
  ],
  ['two reaches', i(`bis:reach ${concept('reach', 'local')} , ${concept('reach', 'national')}`), 'bis:reach'],
  [
    'two stages',
    i(`bis:stage ${concept('stages', 'ideation')} , ${concept('stages', 'terminee')}`),
    'bis:stage',
  ],
  ['a stage of another scheme', i(`bis:stage ${concept('reach', 'local')}`), 'bis:stage'],
  [
    'an engineering that is a method',
    i(`bis:engineering ${concept('methods', 'mediation')}`),
    'bis:engineering',
  ],
  ['a method that is a theme', i(`bis:method ${concept('themes', 'GOU')}`), 'bis:method'],
  ['an audience that is a text', i('dcterms:audience "Jeunes"@fr'), 'dcterms:audience'],
  ['a record type of another scheme', i(`bis:recordType ${concept('stages', 'ideation')}`), 'bis:recordType'],
  ['a distinction that is not described', i('bis:distinction <id/distinction/a/z>'), 'bis:distinction'],
  ['a budget that is a number', i('bis:budget 10000'), 'bis:budget'],
  ...['schema:startDate', 'schema:endDate', 'dcterms:issued', 'dcterms:modified'].flatMap((property) => [
    [`a ${property} that is a text`, i(`${property} "mars 2016"@fr`), property] as const,
    [`a ${property} with a time`, i(`${property} "2016-03-01T00:00:00Z"^^xsd:dateTime`), property] as const,
    [`two of ${property}`, i(`${property} "2016"^^xsd:gYear , "2017"^^xsd:gYear`), property] as const,
  ]),
  ['a month that is not written as one', i('schema:startDate "03/2016"^^xsd:gYearMonth'), 'schema:startDate'],
  ...['schema:image', 'schema:video', 'foaf:homepage', 'bis:listedOn'].flatMap((property) => [
    [`a ${property} that is a script`, i(`${property} <javascript:alert(1)>`), property] as const,
    [`a ${property} that is a text`, i(`${property} "http://a.example/"`), property] as const,
  ]),
  ['two pages', i('dcterms:source <http://a.example/2>'), 'dcterms:source'],
  ['two partners that vouch', i('dcterms:publisher <id/source/b>'), 'dcterms:publisher'],
  ['an organization without name', '<id/o> a org:Organization .', 'skos:prefLabel'],
  [
    'an identifier with spaces',
    `${organization} ${about('organization/a/o', 'org:identifier "123 456 789"')}`,
    'org:identifier',
  ],
  [
    'a legal form that is a text',
    `${organization} ${about('organization/a/o', 'org:classification "SAS"@fr')}`,
    'org:classification',
  ],
  ['a distinction without name', '<id/d> a bis:Distinction .', 'skos:prefLabel'],
  [
    'a giver that is not described',
    `${distinction} ${about('distinction/a/d', 'bis:giver <id/organization/a/z>')}`,
    'bis:giver',
  ],
  [
    'a prize category without language',
    `${distinction} ${about('distinction/a/d', 'bis:prizeCategory "x"')}`,
    'bis:prizeCategory',
  ],
  ['a call of no kind', `<id/c> a bis:Call ; dcterms:title "x"@fr ; ${origin}`, 'bis:callKind'],
  [
    'a call for what is no initiative',
    `${call} ${about('call/a/1', 'bis:callFor <id/organization/a/o>')}`,
    'bis:callFor',
  ],
  [
    'a call that ends at a time',
    `${call} ${about('call/a/1', 'schema:validThrough "2017-01-01T00:00:00Z"^^xsd:dateTime')}`,
    'schema:validThrough',
  ],
  [
    'a contact that is an e-mail address',
    `${call} ${about('call/a/1', 'bis:contactPage <mailto:a@a.example>')}`,
    'bis:contactPage',
  ],
  [
    'a source of two families',
    `${source} ${rights} ${about('source/a', `bis:family ${concept('partner-categories', 'media')} , ${concept('partner-categories', 'institutions')}`)}`,
    'bis:family',
  ],
  [
    'a source without home page',
    `<id/s> a dcat:Dataset ; dcterms:title "A"@fr ; skos:prefLabel "A"@fr . <id/s> dcterms:rights "x"@fr .`,
    'foaf:homepage',
  ],
  ['a latitude beyond the pole', `${place} ${about('place/commune/72181', 'wgs84:lat 91.0')}`, 'wgs84:lat'],
  [
    'a longitude that is a text',
    `${place} ${about('place/commune/72181', 'wgs84:long "0.2"')}`,
    'wgs84:long',
  ],
  [
    'two codes',
    `${place} ${about('place/commune/72181', 'igeo:codeINSEE "72181" , "72182"')}`,
    'igeo:codeINSEE',
  ],
  [
    'a code that is none',
    `${place} ${about('place/commune/72181', 'igeo:codeINSEE "Le Mans"')}`,
    'igeo:codeINSEE',
  ],
  [
    'a country code in lower case',
    `${place} ${about('place/commune/72181', 'igeo:codeISO "fr"')}`,
    'igeo:codeISO',
  ],
  ['a tag in a scheme of ours', tag.replace('scheme/tags/a>', 'scheme/themes>'), 'skos:inScheme'],
  [
    'a tag matched to a page',
    `${tag} <http://bank/scheme/tags/a/x> skos:closeMatch <http://a.example/> .`,
    'skos:closeMatch',
  ],
  ['a concept in no scheme', '<http://bank/c> a skos:Concept ; skos:prefLabel "c"@fr .', 'skos:inScheme'],
  [
    'a concept with an accented notation',
    '<http://bank/c> a skos:Concept ; skos:prefLabel "c"@fr ; skos:inScheme s:themes ; skos:notation "é" .',
    'skos:notation',
  ],
  [
    'a duplicate of one record',
    '<l> a bis:PossibleDuplicate ; bis:compares <a> ; bis:comparisonMethod "x" ; bis:score 0.5 .',
    'bis:compares',
  ],
  ['a score above 1', duplicate.replace('0.8', '1.1'), 'bis:score'],
];

const prefixIris = new Map(
  [...prefixes.matchAll(/@prefix (\w+): <([^>]*)>/g)].map(([, name, iri]) => [name, iri]),
);
const expand = (name: string) => name.replace(/^(\w+):/, (_, prefix: string) => prefixIris.get(prefix) ?? '');

describe('A graph with a fault', () => {
  it.each(faults)('does not conform: %s', async (_what, text, property) => {
    expect((await results(text)).map(({ path }) => path)).toContain(expand(property));
  });

  it('does not conform: a source that says nothing of its licence', async () => {
    expect((await results(source)).map(({ message }) => message)).toEqual([
      'A source says its licence, or that it has not been communicated.',
    ]);
  });
});

describe('A property shape', () => {
  const properties = shapes
    .filter(({ predicate }) => predicate.equals(sh.property))
    .map(({ object }) => object);
  const of = (node: { equals(term: unknown): boolean }, predicate: { readonly value: string }) =>
    shapes
      .filter(({ subject, predicate: found }) => node.equals(subject) && found.value === predicate.value)
      .map(({ object }) => object);

  it('has a message in French and one in English', () => {
    expect(properties.length).toBeGreaterThan(60);
    for (const property of properties) {
      const languages = of(property, sh.message).map((text) =>
        text.termType === 'Literal' ? text.language : '',
      );
      expect(languages.sort(), of(property, sh.path)[0]?.value).toEqual(['en', 'fr']);
    }
  });

  it('that refers to what another graph describes takes IRIs of a known form, and asks for no class', () => {
    const described = new Set(
      [ontology, ...schemes].flatMap(({ quads }) => quads.map(({ subject }) => subject.value)),
    );
    const referring = properties.filter((property) => of(property, bis.refersTo).length > 0);
    expect(referring.length).toBeGreaterThan(10);
    for (const property of referring) {
      const [target, ...others] = of(property, bis.refersTo).map(({ value }) => value);
      expect([described.has(target ?? ''), others], target).toEqual([true, []]);
      expect(of(property, sh.nodeKind)).toEqual([sh.IRI]);
      expect(of(property, sh.pattern)).toHaveLength(1);
      expect(of(property, sh.class)).toEqual([]);
    }
  });
});
