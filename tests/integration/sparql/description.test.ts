import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { queryText } from '../../../src/installed-files.js';
import { idleStatus } from '../../../src/model/engine-status.js';
import type { HarvestReport } from '../../../src/model/harvest-report.js';
import type { QueryEngine } from '../../../src/model/ports.js';
import { resultsJson } from '../../../src/rdf/media-types.js';
import { dqv, voidTerms } from '../../../src/rdf/service-vocabulary.js';
import { readSolutions } from '../../../src/rdf/solutions.js';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { bis, dcterms, rdf, scheme } from '../../../src/rdf/vocabulary.js';
import type { Bank } from '../../../src/sparql/description/describe-service.js';
import {
  DescriptionKeeper,
  type DescriptionKeeperOptions,
} from '../../../src/sparql/description/description-keeper.js';
import { ReplicaPool } from '../../../src/store/replica-pool.js';
import {
  openTestStore,
  pageOf,
  recordGraphs,
  type TestStore,
  testBase,
} from '../../fixtures/data-directory.js';

const bank: Bank = {
  base: testBase,
  title: { fr: 'Banque d’essai', en: 'Test bank' },
  description: { fr: 'Pour les tests.', en: 'For tests.' },
  sources: [`${testBase}id/source/exemple`],
  functions: ['http://www.opengis.net/def/function/geosparql/distance'],
  propertyFeatures: [],
  isFederated: false,
  dataDumps: ['http://localhost:3000/dumps/latest/all.nq.gz'],
  examples: [quad(namedNode(`${testBase}api/queries/x`), rdf.type, namedNode('urn:example'))],
};
const queries = {
  classes: queryText('checks/replica'),
  properties: queryText('description/properties'),
  subjects: queryText('description/subjects'),
  datatypes: queryText('description/datatypes'),
  objectClasses: queryText('description/object-classes'),
};

const noReports = { latest: () => 0, all: () => [] };

async function describedBank(store: TestStore, reports: DescriptionKeeperOptions['reports'] = noReports) {
  const engine = new ReplicaPool({
    journal: store.journal.file,
    image: join(store.directory, 'image'),
    checkQuery: queryText('checks/replica'),
    ...{ holding: 'dataset', slots: 1, spares: 1, queueLimit: 10, imageInterval: 0 },
    onEvent: (message) => expect.fail(message),
  });
  await expect.poll(() => engine.isReady(), { timeout: 20_000 }).toBe(true);
  const keeper = new DescriptionKeeper({
    ...{ bank, engine, queries, reports },
    publish: (graphs) => engine.setDerived(graphs),
    version: () => store.reader.version(),
  });
  const close = async () => {
    keeper.close();
    await engine.close();
  };
  return { engine, keeper, [Symbol.asyncDispose]: close };
}

/** Looks until the keeper has counted: a dataset that has just been written is not taken to rest yet. */
async function counted(keeper: DescriptionKeeper, { reader }: TestStore): Promise<void> {
  while (keeper.version !== reader.version()) await keeper.refresh();
}

async function rows(engine: QueryEngine, text: string): Promise<Record<string, string>[]> {
  const outcome = await engine.query({ text, base: testBase, format: resultsJson, timeout: 20_000 });
  if (outcome.kind !== 'answer') throw new Error(JSON.stringify(outcome));
  return readSolutions(Buffer.concat(outcome.body).toString('utf8')).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, term]) => [name, term.value])),
  );
}

const harvested = (found: number, titled: number): HarvestReport => ({
  ...{ source: 'x', command: 'harvest', mappingHash: '', found, fetched: found, failed: 0, left: 0 },
  ...{ startedAt: '2026-01-01T00:00:00Z', endedAt: '2026-01-01T00:01:00Z', unchangedPages: 0, ofNoKind: 0 },
  ...{ changed: 0, unchanged: 0, removed: 0, withheld: 0, rules: [], unmappedTags: [], unresolvedPlaces: [] },
  filled: { [dcterms.title.value]: titled },
  shacl: { violation: 0, warning: 0, info: 0 },
  kinds: { 'unmapped-tag': 0, 'unresolved-place': 0, 'personal-data': 0 },
  findings: [],
});

const prefixes = `PREFIX void: <${voidTerms.iri}> PREFIX ext: <http://ldf.fi/void-ext#> PREFIX sh: <http://www.w3.org/ns/shacl#>`;

describe('The description of a bank', () => {
  it('says how much there is of each class and property, and nothing of itself', async () => {
    using store = openTestStore();
    for (const key of ['1', '2']) store.writer.replacePage(pageOf(key), [recordGraphs(key, `Titre ${key}`)]);
    await using described = await describedBank(store);
    const { engine, keeper } = described;
    const before = await rows(
      engine,
      `SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER NOT EXISTS { GRAPH <${testBase}derived/void> { ?s ?p ?o } } }`,
    );
    await counted(keeper, store);
    expect(keeper.version).toBe(store.reader.version());
    const [totals] = await rows(
      engine,
      `${prefixes} SELECT ?triples ?classes { ?d void:triples ?triples ; void:classes ?classes ; void:sparqlEndpoint [] }`,
    );
    expect(totals?.triples).toBe(before[0]?.n);
    const titles = await rows(
      engine,
      `${prefixes} SELECT ?triples ?subjects { ?d void:sparqlEndpoint [] ; void:propertyPartition ?p . ?p void:property <${dcterms.title.value}> ; void:triples ?triples ; void:distinctSubjects ?subjects }`,
    );
    expect(titles).toEqual([{ triples: '2', subjects: '2' }]);
    expect(keeper.quads.some(({ object }) => object.equals(voidTerms.class))).toBe(false);
    const classes = await rows(
      engine,
      `${prefixes} SELECT ?class { ?d void:sparqlEndpoint [] ; void:classPartition/void:class ?class }`,
    );
    expect(classes.map((row) => row.class)).toContain(bis.Initiative.value);
    expect(classes.map((row) => row.class)).not.toContain(voidTerms.Dataset.value);
  });

  it('is what editors complete from: classes, their properties, and what these lead to', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Titre')]);
    await using described = await describedBank(store);
    await counted(described.keeper, store);
    const found = await rows(
      described.engine,
      `${prefixes} SELECT DISTINCT ?datatype { ?c void:class <${bis.Initiative.value}> ; void:propertyPartition ?p .
       ?p void:property <${dcterms.title.value}> . OPTIONAL { ?p ext:datatypePartition [ ext:datatype ?datatype ] } }`,
    );
    expect(found).toEqual([{ datatype: rdf.langString.value }]);
    const declared = await rows(
      described.engine,
      `${prefixes} SELECT ?prefix { [] sh:namespace ?n ; sh:prefix ?prefix }`,
    );
    expect(declared.map(({ prefix }) => prefix)).toEqual(expect.arrayContaining(['bis', 'dcterms', 'skos']));
  });

  it('follows the dataset, and replicas that take the place of others have it too', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Titre')]);
    await using described = await describedBank(store);
    const { engine, keeper } = described;
    await counted(keeper, store);
    store.writer.replacePage(pageOf('2'), [recordGraphs('2', 'Autre')]);
    await expect.poll(() => keeper.version, { timeout: 30_000 }).toBe(store.reader.version());
    const stands = `PREFIX dcat: <http://www.w3.org/ns/dcat#> SELECT ?v { GRAPH <${testBase}derived/void> { ?d dcat:version ?v } ?d dcat:version ?v }`;
    expect(await rows(engine, stands)).toEqual([{ v: String(store.reader.version()) }]);
    const endless = `SELECT (COUNT(*) AS ?n) { ${[...'abcdefgh'].map((name) => `?s${name} ?p${name} ?o${name}`).join(' . ')} }`;
    for (let time = 0; time < 2; time++) {
      const query = { text: endless, base: testBase, format: resultsJson, timeout: 300 };
      expect((await engine.query(query)).kind).toBe('deadline');
      expect(await rows(engine, stands)).toEqual([{ v: String(store.reader.version()) }]);
    }
  });

  it('is no part of the image that replicas are filled from', async () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Titre')]);
    {
      await using described = await describedBank(store);
      await counted(described.keeper, store);
      await expect.poll(() => existsSync(join(store.directory, 'image')), { timeout: 20_000 }).toBe(true);
    }
    const engine = new ReplicaPool({
      journal: store.journal.file,
      image: join(store.directory, 'image'),
      checkQuery: queryText('checks/replica'),
      ...{ holding: 'dataset', slots: 1, spares: 0, queueLimit: 10 },
      onEvent: (message) => expect.fail(message),
    });
    await expect.poll(() => engine.isReady(), { timeout: 20_000 }).toBe(true);
    expect(engine.hydrations).toBe(0);
    expect(await rows(engine, `SELECT * { ?d <${voidTerms.sparqlEndpoint.value}> ?e }`)).toEqual([]);
    await engine.close();
  });

  it('has the measurements of each source’s last harvest beside it, and takes up those of the next one', async () => {
    using store = openTestStore();
    const iri = `${testBase}id/source/x`;
    let harvests = [harvested(10, 5)];
    await using described = await describedBank(store, {
      latest: () => harvests.length,
      all: () => [{ source: 'x', iri, reports: harvests }],
    });
    const { engine, keeper } = described;
    await counted(keeper, store);
    const text = `SELECT ?value ?change { GRAPH <${testBase}derived/report/x> {
      ?m <${dqv.computedOn.value}> <${iri}> ; <${dqv.value.value}> ?value ;
         <${dqv.isMeasurementOf.value}> <${scheme['quality-metrics'].value}/fill-rate> ; <${bis.measuredProperty.value}> <${dcterms.title.value}>
      OPTIONAL { ?m <${bis.change.value}> ?change } } }`;
    expect(await rows(engine, text)).toEqual([{ value: '0.5' }]);
    const before = keeper.state;
    const title = dcterms.title.value;
    const again = { records: 10, before: { [title]: 5 }, now: { [title]: 8 } };
    harvests = [{ ...harvested(10, 8), again }, ...harvests];
    await keeper.refresh();
    expect(await rows(engine, text)).toEqual([{ value: '0.8', change: '0.3' }]);
    expect(keeper.state).not.toBe(before);
  });

  it('stands there before anything is counted', async () => {
    using store = openTestStore();
    const keeper = new DescriptionKeeper({
      ...{ bank, queries, reports: noReports, version: () => store.reader.version(), publish: () => false },
      engine: {
        query: () => Promise.resolve({ kind: 'not-ready', retryAfterSeconds: 5 }),
        explain: () => Promise.resolve(null),
        isReady: () => true,
        setDerived: () => false,
        status: () => idleStatus,
        cancel: () => false,
      },
    });
    await keeper.refresh();
    await keeper.refresh();
    keeper.close();
    expect(keeper.version).toBeNull();
    expect(keeper.quads).toContainEqual(
      quad(namedNode(`${testBase}.well-known/void#dataset`), dcterms.title, literal('Test bank', 'en')),
    );
  });
});
