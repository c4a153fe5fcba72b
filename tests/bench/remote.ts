/**
 * SPARQL servers of other makers beside the built-in engine, on the synthetic corpus:
 * `npm run bench:remote -- --directory DIR [--only virtuoso]`, over the journal that `npm run bench:store` left in DIR.
 * Prints a Markdown table a server; the floor of each time is the built-in engine's, from the same run.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { imageFileNames, openStore } from '../../src/compose.js';
import { type RunningEngine, startEngine } from '../../src/compose-engine.js';
import type { QueryOutcome } from '../../src/model/ports.js';
import { nTriples, resultsJson } from '../../src/rdf/media-types.js';
import { createQueryParser } from '../../src/sparql/parse-query.js';
import type { RemoteAddresses } from '../../src/store/remote-client.js';
import { testBase, testIris } from '../fixtures/data-directory.js';
import { settingsFor } from '../fixtures/remote-engine.js';
import { fuseki } from '../fixtures/servers/fuseki.js';
import { serverCache } from '../fixtures/servers/obtain.js';
import { oxigraph } from '../fixtures/servers/oxigraph.js';
import { startServer } from '../fixtures/servers/server.js';
import { virtuoso } from '../fixtures/servers/virtuoso.js';
import { writing } from './commits.js';
import { syntheticInitiative } from './corpus/initiatives.js';
import { pageUrl, toRecordGraphs } from './corpus/to-graphs.js';
import { machine, median, milliseconds, printTable, seconds, timed } from './measure.js';

const prefixes = `PREFIX bis: <https://w3id.org/innovation-sociale/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
`;

/** The record that is asked about, and changed. */
const record = syntheticInitiative(7, { seed: 1, size: 40_000 });
const subject = `<${testIris.thing('initiative', record.source, record.key)}>`;

/** What is asked, from the quickest to what reads everything. */
const questions: Readonly<Record<string, string>> = {
  'all of a record': `SELECT ?p ?o { ${subject} ?p ?o }`,
  'where a record comes from': `SELECT ?page { GRAPH ?g { ${subject} a bis:Initiative } GRAPH ?p { ?g prov:wasDerivedFrom ?page } }`,
  'initiatives by theme':
    'SELECT ?t (COUNT(*) AS ?n) { ?i a bis:Initiative ; dcterms:subject ?t } GROUP BY ?t',
  'themes that occur together':
    'SELECT ?a ?b (COUNT(*) AS ?n) { ?i dcterms:subject ?a, ?b FILTER (STR(?a) < STR(?b)) } GROUP BY ?a ?b',
  'who holds most': 'SELECT ?h (COUNT(*) AS ?n) { ?i bis:holder ?h } GROUP BY ?h ORDER BY DESC(?n) LIMIT 20',
  'titles with a word': 'SELECT ?i ?t { ?i dcterms:title ?t FILTER (CONTAINS(LCASE(?t), "emploi")) }',
  'statements by property': 'SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p',
  'statements by graph, twenty':
    'SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g LIMIT 20',
  'all titles': 'SELECT ?i ?t { ?i dcterms:title ?t }',
  'things by class': readFileSync('queries/checks/replica.rq', 'utf8'),
};

const commit = 'a change, until a query has seen it';
const parse = createQueryParser(200_000);

async function ask(engine: RunningEngine, text: string): Promise<QueryOutcome> {
  const query = prefixes + text;
  const parsed = parse(query, testBase);
  const isGraph = parsed.kind === 'query' && /construct|describe/.test(parsed.form);
  return engine.query({
    text: query,
    format: isGraph ? nTriples : resultsJson,
    base: testBase,
    timeout: 120_000,
  });
}

async function ready(engine: RunningEngine): Promise<void> {
  while (!engine.isReady()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Medians of seven, after one that is not counted. */
async function measure(engine: RunningEngine): Promise<Record<string, string | number>> {
  const medians: Record<string, string | number> = {};
  for (const [name, text] of Object.entries(questions)) {
    const { kind } = await ask(engine, text);
    const times: number[] = [];
    for (let n = 0; n < 7; n++) times.push(await timed(() => ask(engine, text)));
    medians[name] = kind === 'answer' ? median(times) : kind;
  }
  return medians;
}

/** From the acknowledgement of a change until a query has seen it. */
async function measureLatency(engine: RunningEngine): Promise<number> {
  const question = `SELECT ?t { ${subject} dcterms:title ?t }`;
  return writing(directory, async (writer) => {
    const times: number[] = [];
    for (let n = 0; n < 30; n++) {
      const title = `Changed ${n} at ${Date.now()}`;
      const graphs = toRecordGraphs({ ...record, title }, testIris);
      writer.replacePage({ url: pageUrl(record), source: record.source }, [graphs]);
      const isSeen = async () => {
        const outcome = await ask(engine, question);
        return outcome.kind === 'answer' && Buffer.concat(outcome.body).includes(title);
      };
      times.push(
        await timed(async () => {
          while (!(await isSeen()));
        }),
      );
    }
    return median(times);
  });
}

const shown = (time: string | number | undefined) =>
  typeof time === 'number' ? milliseconds(time) : String(time);

const { values } = parseArgs({ options: { directory: { type: 'string' }, only: { type: 'string' } } });
const directory = values.directory ?? '';
const store = openStore(settingsFor(directory, null));
const quads = store.reader.quadCount();

async function start(remote: RemoteAddresses | null): Promise<RunningEngine> {
  const engine = startEngine(store, settingsFor(directory, remote), (line) => console.error(line));
  await ready(engine);
  return engine;
}

console.log(`${machine()}, ${new Date().toISOString().slice(0, 10)}: ${quads} quads, provenance included`);
// Filled from the journal, as the others are.
for (const name of Object.values(imageFileNames)) rmSync(join(directory, name), { force: true });
let local: RunningEngine | null = null;
const filling = await timed(async () => (local = await start(null)));
console.log(`The built-in engine is filled in ${seconds(filling)}.`);
const floor: Record<string, string | number> = {
  ...(await measure(local!)),
  [commit]: await measureLatency(local!),
};
await local!.close();
for (const kind of [virtuoso, oxigraph, fuseki]) {
  if (values.only !== undefined && values.only !== kind.name.toLowerCase()) continue;
  const program = await kind.obtain(serverCache);
  const folder = mkdtempSync(join(tmpdir(), 'bis-bench-'));
  {
    await using server = await startServer(program, folder);
    let engine: RunningEngine | null = null;
    const filling = await timed(async () => (engine = await start(server.addresses)));
    const medians: Record<string, string | number> = {
      ...(await measure(engine!)),
      [commit]: await measureLatency(engine!),
    };
    const rows = Object.keys(medians).map((name) => [name, shown(medians[name]), shown(floor[name])]);
    printTable(`${kind.name}, filled in ${seconds(filling)}`, ['', kind.name, 'built-in'], rows);
    await engine!.close();
  }
  rmSync(folder, { recursive: true, force: true });
}
store.journal.close();
