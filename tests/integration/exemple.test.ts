import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProject } from '../../src/compose-project.js';
import { loadReconciliation } from '../../src/compose-shared.js';
import { openArchive } from '../../src/crawl/archive.js';
import { harvestSource } from '../../src/harvest/harvest.js';
import { demoArchive } from '../../src/installed-files.js';
import type { HarvestReport } from '../../src/model/harvest-report.js';
import { nQuads, turtle } from '../../src/rdf/media-types.js';
import { parseQuads } from '../../src/rdf/parse.js';
import type { NamedNode, Quad } from '../../src/rdf/terms.js';
import { bis, dcterms, foaf, org, rdf, schema, skos, wgs84 } from '../../src/rdf/vocabulary.js';
import { openTestStore, type TestStore, testIris } from '../fixtures/data-directory.js';
import { buildExampleArchive } from '../fixtures/demo/build-archives.js';
import { openTestIndex } from '../fixtures/search-index.js';
import { seed } from '../fixtures/seed-directory.js';

const project = loadProject();
const { source, mapping } = project.catalogue.entries.find((entry) => entry.source.id === 'exemple')!;
const archive = demoArchive('exemple')!;
const site = 'https://www.exemple.example';

let store: TestStore;
let report: HarvestReport;
let quads: readonly Quad[];

beforeAll(async () => {
  store = openTestStore(seed(mkdtempSync(join(tmpdir(), 'bis-exemple-'))));
  report = await harvestSource({
    ...{ source, mapping: mapping!, iris: testIris, clock: () => Date.parse('2026-11-25T00:00:00Z') },
    ...{ validate: project.validate, reconcile: loadReconciliation(project, testIris).reconcile },
    ...{ writer: store.writer, fetch: (await openArchive([archive])).fetch },
  });
  const graphs = [...store.reader.contentGraphs({ prefix: testIris.graph('exemple', '') })];
  quads = graphs.flatMap(({ text }) => parseQuads(text, nQuads));
});

afterAll(() => store[Symbol.dispose]());

const subjectsOf = (type: NamedNode) =>
  quads
    .filter(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(type))
    .map(({ subject }) => subject.value);
const objectsOf = (subject: string, predicate: NamedNode) =>
  quads
    .filter((quad) => quad.subject.value === subject && quad.predicate.equals(predicate))
    .map(({ object }) => object.value);
const timesSaid = (predicate: NamedNode) => {
  const counts = new Map<string, number>();
  for (const quad of quads) {
    if (!quad.predicate.equals(predicate)) continue;
    counts.set(quad.object.value, (counts.get(quad.object.value) ?? 0) + 1);
  }
  return counts;
};
const initiative = (key: string) => testIris.thing('initiative', 'exemple', key);

/** The concepts of a scheme file. */
function conceptsOf(name: string): string[] {
  const text = readFileSync(`ontology/schemes/${name}.ttl`, 'utf8');
  return parseQuads(text, turtle, 'http://localhost/')
    .filter(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(skos.Concept))
    .map(({ subject }) => subject.value);
}

const findings = () =>
  report.findings.flatMap(({ severity, examples }) => examples.map((one) => ({ ...one, severity })));
const pagesTold = (words: string) =>
  findings()
    .filter(({ message }) => message.includes(words))
    .map(({ page }) => page?.replace(site, ''));

describe('The archive of the fictional source', () => {
  it('is what the facts make: the same bytes', async () => {
    expect((await buildExampleArchive()).equals(readFileSync(archive))).toBe(true);
  });

  it('says on every whole page that the page is fictional', async () => {
    const { addresses, read } = await openArchive([archive]);
    const silent: string[] = [];
    for (const url of addresses) {
      const response = await read(url);
      if ('kind' in response || !Buffer.from(response.body).toString('latin1').includes('Fiche fictive'))
        silent.push(url);
    }
    expect(silent).toEqual([`${site}/wordpress/projet/la-page-interrompue/`]);
  });
});

describe('A harvest of the fictional source', () => {
  it('gives about two hundred records, each typed as an example', () => {
    expect(report).toMatchObject({ fetched: 227, failed: 2, found: 214, changed: 211, withheld: 3 });
    const examples = new Set(subjectsOf(bis.ExampleRecord));
    expect(subjectsOf(bis.Initiative)).toHaveLength(188);
    expect(subjectsOf(bis.Call)).toHaveLength(23);
    for (const type of [bis.Initiative, bis.Call])
      expect(subjectsOf(type).filter((subject) => !examples.has(subject))).toEqual([]);
  });

  it.each([
    ['themes', dcterms.subject],
    ['stages', bis.stage],
    ['engineering', bis.engineering],
    ['methods', bis.method],
    ['audiences', dcterms.audience],
    ['reach', bis.reach],
    ['record-types', bis.recordType],
    ['call-kinds', bis.callKind],
    ['legal-forms', org.classification],
  ])('has every concept of %s at least twice', (name, predicate) => {
    const said = timesSaid(predicate);
    // No département, region or ministry is invented.
    const concepts = conceptsOf(name).filter(
      (concept) => !/legal-forms\/(departement|region|etat)$/.test(concept),
    );
    expect(concepts.length).toBeGreaterThan(1);
    expect(concepts.filter((concept) => (said.get(concept) ?? 0) < 2)).toEqual([]);
  });

  it('has every year since 1995 at least twice', () => {
    const years = Map.groupBy(timesSaid(schema.startDate), ([date]) => date.slice(0, 4));
    const counts = [...years].map(
      ([year, dates]) => [year, dates.reduce((sum, [, count]) => sum + count, 0)] as const,
    );
    expect(counts.map(([year]) => year).sort()).toEqual(
      Array.from({ length: 32 }, (_, n) => String(1995 + n)),
    );
    expect(counts.filter(([, count]) => count < 2)).toEqual([]);
  });

  it('has dates of each precision, and places of each level, in every region and overseas', () => {
    const lengths = new Set([...timesSaid(schema.startDate).keys()].map(({ length }) => length));
    expect(lengths).toEqual(new Set([4, 7, 10]));
    const places = [...timesSaid(dcterms.spatial).keys()].map((iri) => iri.split('/place/')[1] ?? '');
    const levels = new Set(places.map((place) => place.split('/')[0]));
    expect(levels).toEqual(new Set(['commune', 'epci', 'departement', 'region', 'country', 'city']));
    using index = openTestIndex(store);
    const { facets } = index.search({ facets: { territory: ['country/FR'] }, facetLimit: 1000 });
    const territories = facets.find(({ name }) => name === 'territory')?.values.map(({ key }) => key) ?? [];
    const regions = [
      '01',
      '02',
      '03',
      '04',
      '06',
      '11',
      '24',
      '27',
      '28',
      '32',
      '44',
      '52',
      '53',
      '75',
      '76',
      '84',
      '93',
      '94',
    ];
    const isHeld = (code: string) => territories.includes(`region/${code}`);
    expect(regions.filter((code) => !isHeld(code))).toEqual([]);
    // The regions of before 2016 are told as they were.
    expect(['region/43', 'region/31', 'region/73'].filter((place) => !places.includes(place))).toEqual([]);
  });

  it('has distinctions with giver and year, films, pictures, sites, money and numbers', () => {
    const [distinction = ''] = subjectsOf(bis.Distinction);
    expect(subjectsOf(bis.Distinction).length).toBeGreaterThan(20);
    expect(objectsOf(distinction, bis.giver)).toHaveLength(1);
    expect(objectsOf(distinction, dcterms.date)[0]).toMatch(/^\d{4}$/);
    const statements = (predicate: NamedNode) =>
      quads.filter((quad) => quad.predicate.equals(predicate)).length;
    for (const predicate of [schema.image, bis.budget, schema.funder, bis.partner, foaf.homepage])
      expect(statements(predicate), predicate.value).toBeGreaterThan(50);
    expect(statements(schema.video)).toBeGreaterThan(15);
    expect([...timesSaid(org.identifier).keys()].sort()).toEqual([
      '000000018',
      '000000026',
      '00000003400009',
      'W000000011',
      'W000000012',
    ]);
  });

  it('names only addresses of domains that are reserved for examples', () => {
    const hosts = quads.flatMap(({ object }) =>
      object.termType === 'NamedNode' ? (URL.parse(object.value)?.hostname ?? []) : [],
    );
    const known =
      /(^|\.)example(\.org)?$|^localhost$|^w3id\.org$|^www\.w3\.org$|^(schema|xmlns)\.(org|com)$|^(purl\.org|rdf\.insee\.fr|www\.opengis\.net|creativecommons\.org)$/;
    expect([...new Set(hosts)].filter((host) => !known.test(host))).toEqual([]);
  });

  it('has the positions that its pages give, but for one that lies elsewhere than the place on its page', () => {
    const at = (predicate: NamedNode) =>
      quads.filter(
        (said) => said.predicate.equals(predicate) && said.subject.value.includes('/id/initiative/'),
      );
    expect(at(wgs84.lat).length).toBeGreaterThan(1);
    expect(at(wgs84.long).length).toBe(at(wgs84.lat).length);
    expect(at(wgs84.lat).map(({ object }) => object.value)).toContain('49.2583');
    expect(pagesTold('km outside Pays de la Loire, where Angers is')).toEqual([
      '/drupal/initiative/la-foret-a-l-ecole',
    ]);
  });

  it('withholds the pages that are amiss, and says why', () => {
    expect(
      findings()
        .filter(({ severity }) => severity === 'error')
        .map(({ page }) => page?.replace(site, ''))
        .sort(),
    ).toEqual([
      '/drupal/initiative/le-banc-des-anciens',
      '/index.php?option=com_sobi2&sobi2Task=sobi2Details&catid=4&sobi2Id=9901&Itemid=95',
      '/spip/Maison-des-projets.html',
    ]);
    expect(pagesTold('"title" is required')).toEqual([
      '/index.php?option=com_sobi2&sobi2Task=sobi2Details&catid=4&sobi2Id=9901&Itemid=95',
    ]);
    expect(pagesTold('of 1 to 500 characters')).toEqual(['/spip/Maison-des-projets.html']);
    expect(pagesTold('leads "Seniors isolés" to "audiences"')).toEqual([
      '/drupal/initiative/le-banc-des-anciens',
    ]);
    expect(pagesTold('is cut in the middle')).toEqual(['/wordpress/projet/la-page-interrompue/']);
    expect(pagesTold('is not in the archive')).toEqual(['/drupal/initiative/fiche-retiree']);
    for (const key of ['902', '9901', '904', 'le-banc-des-anciens'])
      expect(store.reader.graph(testIris.graph('exemple', key))).toBeUndefined();
  });

  it('keeps one record of two addresses, from the canonical one, and tells the other', () => {
    expect(objectsOf(initiative('9000'), dcterms.source)).toEqual([
      `${site}/index.php?option=com_sobi2&sobi2Task=sobi2Details&catid=4&sobi2Id=9000&Itemid=95`,
    ]);
    expect(pagesTold('it is left to that page')).toEqual([
      '/index.php?option=com_sobi2&sobi2Task=sobi2Details&catid=17&sobi2Id=9000&Itemid=1095',
    ]);
  });

  it('reads windows-1252, declared by nobody or called UTF-8', () => {
    expect(objectsOf(initiative('905'), dcterms.title)).toEqual([
      'Cœurs à l’ouvrage : l’atelier où l’on coud “à façon”',
    ]);
    expect(objectsOf(initiative('905'), dcterms.abstract)).toEqual([
      'Œuvrer ensemble – coudre, repriser, transmettre – pour 5 € l’après-midi… et un thé.',
    ]);
    expect(objectsOf(initiative('la-foret-a-l-ecole'), dcterms.title)).toEqual([
      'La forêt à l’école, c’est déjà l’été',
    ]);
  });

  it('reads three records on one page, and tells in English what is English', () => {
    const titles = ['j1', 'j2', 'j3'].flatMap((id) =>
      objectsOf(initiative(`trois-jardins-${id}`), dcterms.title),
    );
    expect(titles).toEqual(['Le Jardin des retards', 'Le Jardin vertical du parking', 'Le Jardin de prison']);
  });

  it('leaves out what cannot be read for certain', () => {
    expect(objectsOf(initiative('le-29-fevrier'), schema.startDate)).toEqual([]);
    expect(objectsOf(initiative('le-29-fevrier'), schema.endDate)).toEqual([]);
    expect(objectsOf(initiative('910'), schema.startDate)).toEqual([]);
    expect(objectsOf(initiative('la-cabane-aux-livres'), dcterms.spatial)).toEqual([]);
    expect(report.unresolvedPlaces).toEqual([{ words: 'Saint-Denis', count: 1 }]);
    expect(report.unmappedTags.map(({ words }) => words)).toEqual(['Désert médical', 'Vrac']);
  });

  it('describes calls that are open, calls that are over, and calls that say no end', () => {
    const calls = subjectsOf(bis.Call);
    const ends = calls.flatMap((call) => objectsOf(call, schema.validThrough));
    expect(ends).toHaveLength(20);
    expect(ends.filter((end) => end < '2026-11-25')).toHaveLength(7);
    // Pages of JobPosting name no other page than themselves.
    expect(calls.flatMap((call) => objectsOf(call, bis.contactPage))).toHaveLength(21);
    const called = [...timesSaid(bis.callFor).keys()];
    expect(called.length).toBeGreaterThan(8);
    expect(called.filter((iri) => !subjectsOf(bis.Initiative).includes(iri))).toEqual([]);
  });

  it('lets no personal data into the journal or the index', () => {
    const secret =
      /01 99 00|6 39 98|accueil\.voisins|permanence \[at\]|rue des Acacias|robots spammeurs|emploi@devisseurs/;
    const every = [...store.reader.contentGraphs({}), ...store.reader.changesAfter(0)];
    expect(JSON.stringify(every)).not.toMatch(secret);
    expect(objectsOf(initiative('907'), dcterms.description)).toEqual([
      'La permanence se tient, 49000 Angers.\n\nEn cas d’urgence. Les appels sont anonymes.',
    ]);
    using index = openTestIndex(store);
    for (const words of ['"01 99 00 12 34"', '"accueil.voisins"', 'spammeurs', '"rue des Acacias"'])
      expect(index.find(words)).toEqual([]);
    expect(index.find('téléphone voisins')).toContain('907');
    const files = globSync(`${store.directory}/{journal,search}*`);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect(readFileSync(file).toString('latin1')).not.toMatch(secret);
  });

  it('writes no change the second time', async () => {
    const version = store.reader.version();
    const again = await harvestSource({
      ...{ source, mapping: mapping!, iris: testIris, clock: Date.now },
      ...{ validate: project.validate, reconcile: loadReconciliation(project, testIris).reconcile },
      ...{ writer: store.writer, fetch: (await openArchive([archive])).fetch },
    });
    expect(again).toMatchObject({ changed: 0, unchanged: 211, withheld: 3 });
    expect(store.reader.version()).toBe(version);
  });
});
