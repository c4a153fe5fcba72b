import { describe, expect, it } from 'vitest';
import { queryText } from '../../../src/installed-files.js';
import type { QueryOutcome, QueryRequest } from '../../../src/model/ports.js';
import { resultsJson } from '../../../src/rdf/media-types.js';
import { DescriptionKeeper } from '../../../src/sparql/description/description-keeper.js';
import { FairShare } from '../../../src/sparql/fair-share.js';
import { createQueryParser } from '../../../src/sparql/parse-query.js';
import { QueryService } from '../../../src/sparql/query-service.js';
import type { ReplicaPools } from '../../../src/store/replica-pools.js';
import { openTestStore, pageOf, type TestStore, testBase, testIris } from '../../fixtures/data-directory.js';
import {
  generatedCount,
  generatedPatterns,
  generatedRecord,
  randomOf,
} from '../../fixtures/generated-queries.js';
import { startPools } from '../../fixtures/replica-pools.js';

const parse = createQueryParser(100_000);
const timeout = 20_000;

/** The engine of a bank with its keeper: what the endpoint asks, and what the same texts are answered as they are written. */
async function startBank(store: TestStore) {
  const engine = startPools(store);
  await expect.poll(() => engine.isReady()).toBe(true);
  const keeper = new DescriptionKeeper({
    engine,
    bank: {
      ...{ base: testBase, title: { fr: 'Banque', en: 'Bank' }, description: { fr: 'Essai.', en: 'Test.' } },
      ...{
        sources: [],
        functions: [],
        propertyFeatures: [],
        isFederated: false,
        dataDumps: [],
        examples: [],
      },
    },
    queries: {
      classes: queryText('checks/replica'),
      properties: queryText('description/properties'),
      subjects: queryText('description/subjects'),
      datatypes: queryText('description/datatypes'),
      objectClasses: queryText('description/object-classes'),
    },
    reports: { latest: () => 0, all: () => [] },
    publish: (graphs) => engine.setDerived(graphs),
    version: () => store.reader.version(),
  });
  const asked: string[] = [];
  const noted = (request: QueryRequest): Promise<QueryOutcome> => {
    asked.push(request.text);
    return engine.query(request);
  };
  const service = new QueryService({
    engine: { ...engine, query: noted, explain: () => Promise.resolve(null) } as unknown as ReplicaPools,
    index: { match: () => Promise.reject(new Error('Nothing is searched.')) },
    services: { fill: () => Promise.reject(new Error('Nothing is asked elsewhere.')) },
    share: new FairShare({ secondsAMinute: 0, clock: () => performance.now() }),
    ...{ base: testBase, timeout, mostRows: 100_000 },
    version: () => store.reader.version(),
    counts: () => keeper.counts,
  });
  return {
    asked,
    keeper,
    plainly: (text: string, graphs: Graphs = {}) =>
      engine.query({ text, format: resultsJson, base: testBase, timeout, ...graphs }),
    quickly: (text: string, graphs: Graphs = {}) => service.run(prepare(text, graphs)),
    close: async () => {
      keeper.close();
      await engine.close();
    },
  };
}

/** The dataset of the request. */
type Graphs = Partial<Pick<QueryRequest, 'defaultGraphs' | 'namedGraphs'>>;

function prepare(text: string, graphs: Graphs): Parameters<QueryService['run']>[0] {
  const parsed = parse(text, testBase);
  if (parsed.kind !== 'query') throw new Error(`${text}: ${JSON.stringify(parsed)}`);
  const operation = {
    query: text,
    defaultGraphs: [],
    namedGraphs: [],
    timeout: null,
    truncate: false,
    ...graphs,
  };
  return {
    ...{ parsed, format: resultsJson, client: 'test', signal: new AbortController().signal },
    operation: operation as unknown as Parameters<QueryService['run']>[0]['operation'],
  };
}

/** The rows of an answer, in an order of their own. */
function rowsOf(text: string, outcome: Awaited<ReturnType<QueryService['run']>>): string[] {
  if (outcome.kind !== 'answer') throw new Error(`${text}: ${JSON.stringify(outcome)}`);
  const { results } = JSON.parse(Buffer.concat(outcome.body).toString('utf8'));
  return results.bindings
    .map((row: Record<string, unknown>) => JSON.stringify(Object.entries(row).toSorted()))
    .toSorted();
}

type Bank = Awaited<ReturnType<typeof startBank>>;

async function expectSame({ plainly, quickly }: Bank, text: string, graphs: Graphs = {}): Promise<void> {
  const plain = rowsOf(text, await plainly(text, graphs));
  const quick = rowsOf(text, await quickly(text, graphs));
  expect({ text, rows: quick }).toEqual({ text, rows: plain });
}

/** How many patterns of a text are of a class. */
function classesIn(text: string): number {
  return text.match(/ (a|<[^>]*#type>) <[^>]*>/g)?.length ?? 0;
}

async function counted({ keeper }: Bank, store: TestStore): Promise<void> {
  while (keeper.version !== store.reader.version()) await keeper.refresh();
}

describe('Queries as the endpoint has them run', () => {
  it('are answered as the engine answers them where they are written, over graphs that share things, before and after changes', async () => {
    const random = randomOf(20261129);
    using store = openTestStore();
    for (let n = 0; n < 40; n++) store.writer.replacePage(pageOf(String(n)), [generatedRecord(n, random)]);
    const bank = await startBank(store);
    try {
      for (let round = 0; round < 3; round++) {
        let leftOut = 0;
        // What was counted before the change is not true any more.
        for (let n = 0; n < 40; n++) await expectSame(bank, generatedCount(random));
        await counted(bank, store);
        bank.asked.length = 0;
        for (let n = 0; n < 150; n++) await expectSame(bank, generatedCount(random));
        expect(bank.asked.filter((text) => text.includes('?bis_count')).length).toBeGreaterThan(30);
        bank.asked.length = 0;
        for (let n = 0; n < 150; n++) {
          const text = generatedPatterns(random);
          await expectSame(bank, text);
          if (classesIn(bank.asked.at(-1) ?? '') < classesIn(text)) leftOut++;
        }
        expect(
          bank.asked.filter((text) => /\. [^}]* <[^>]*#type> <[^>]*> \./.test(text.replaceAll(/\s+/g, ' ')))
            .length,
        ).toBeGreaterThan(10);
        expect(leftOut).toBeGreaterThan(5);
        const graphs = {
          defaultGraphs: [testIris.graph('test', '1'), testIris.graph('test', '2')],
          namedGraphs: [],
        };
        for (let n = 0; n < 30; n++) await expectSame(bank, generatedCount(random), graphs);
        for (let n = 0; n < 30; n++) await expectSame(bank, generatedPatterns(random), graphs);
        for (let n = 0; n < 5; n++) {
          const key = Math.floor(random() * 45);
          store.writer.replacePage(pageOf(String(key)), [generatedRecord(key, random)]);
        }
        store.writer.replacePage(pageOf('7'), []);
      }
    } finally {
      await bank.close();
    }
  });
});
