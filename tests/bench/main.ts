/**
 * The bank measured beside its peers: `npm run bench -- [--quick] [--size 40000] [--only map,load,query,…] [--peers Oxigraph,…]
 * [--folder DIR] [--write]`. Prints Markdown; `--write` also puts it into docs/benchmarks.md. Peers that cannot be had are left
 * out, and that is said. `--folder` keeps the corpora for the next run.
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bankOf } from './bank.js';
import { machine } from './measure.js';
import { comunica } from './peers/comunica.js';
import { foreignPeers, type Obtained } from './peers/foreign.js';
import type { Peer } from './peers/peer.js';
import { obtainPython, type Python } from './peers/python.js';
import { type Findings, reportText } from './report.js';
import { measureGrowth } from './workloads/growth.js';
import { measureHarvest } from './workloads/harvest.js';
import { LoadWorkload } from './workloads/load.js';
import { measureMapping } from './workloads/map.js';
import { QueryWorkload } from './workloads/query.js';
import { SearchWorkload } from './workloads/search.js';
import { UpdatesWorkload } from './workloads/updates.js';
import { ours, type ServerWorkload, type WorkloadOptions } from './workloads/workload.js';

const workloads = ['map', 'harvest', 'load', 'query', 'search', 'updates', 'growth'] as const;
type Name = (typeof workloads)[number];

const options = {
  quick: { type: 'boolean', default: false },
  size: { type: 'string' },
  only: { type: 'string' },
  peers: { type: 'string' },
  folder: { type: 'string' },
  write: { type: 'boolean', default: false },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const say = (line: string) => console.error(line);
const document = 'docs/benchmarks.md';
const [begins, ends] = ['<!-- made by npm run bench -- --write -->', '<!-- until here -->'];

function listOf<Item extends string>(
  text: string | undefined,
  all: readonly Item[],
  what: string,
): readonly Item[] {
  const chosen = text?.split(',') ?? all;
  const unknown = chosen.find((name) => !(all as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no ${what} "${unknown}": choose of ${all.join(', ')}.`);
  return chosen as readonly Item[];
}

/** Ours, and then each peer: filled once, and measured by all workloads that ask servers. */
async function measureServers(
  names: readonly Name[],
  peers: readonly Peer[],
  options: WorkloadOptions,
  folder: string,
): Promise<Findings[]> {
  const load = new LoadWorkload(options);
  const onServers: ServerWorkload[] = [];
  if (names.includes('query')) onServers.push(new QueryWorkload(options));
  if (names.includes('search')) onServers.push(new SearchWorkload(options));
  if (names.includes('updates')) onServers.push(new UpdatesWorkload(options));
  if (onServers.length === 0 && !names.includes('load')) return [];
  {
    say(`${ours} …`);
    await using served = await load.fillOurs();
    for (const workload of onServers) await workload.measure(ours, served);
    load.noteMemory(ours, served);
  }
  for (const peer of peers) {
    say(`${peer.name} …`);
    const place = mkdtempSync(join(folder, 'peer-'));
    {
      await using served = await load.fill(peer, place);
      for (const workload of onServers) await workload.measure(peer.name, served);
      load.noteMemory(peer.name, served);
    }
    rmSync(place, { recursive: true, force: true });
  }
  return [load, ...onServers].map((workload) => workload.findings());
}

async function measure(folder: string, values: Values): Promise<string> {
  const { quick: isQuick, size: given } = values;
  const size = Number(given ?? (isQuick ? 1000 : 40_000));
  if (!Number.isInteger(size) || size < 100)
    throw new Error(`--size "${given}" is not a number of at least 100.`);
  const names = listOf(values.only, workloads, 'workload');
  const found: Obtained[] = [...(await foreignPeers()), comunica];
  const chosen = listOf(
    values.peers,
    found.map(({ name }) => name),
    'peer',
  );
  const peers = found.filter(({ name }) => chosen.includes(name));
  const scrapy = await obtainPython();
  const python: Python | null = 'leftOut' in scrapy ? null : scrapy;
  const leftOut = [...peers, { name: 'Scrapy and parsel', ...scrapy }].flatMap((peer) =>
    'leftOut' in peer ? [`- ${peer.name} is left out: ${peer.leftOut}`] : [],
  );
  const findings: Findings[] = [];
  const apart = { folder, isQuick, python, say };
  if (names.includes('map')) findings.push(await measureMapping(apart));
  if (names.includes('harvest')) findings.push(await measureHarvest(apart));
  const bank = await bankOf({ seed: 1, size }, folder);
  const present = peers.filter((peer) => !('leftOut' in peer)) as readonly Peer[];
  findings.push(...(await measureServers(names, present, { bank, isQuick, say }, folder)));
  if (names.includes('growth')) findings.push(await measureGrowth(apart));
  const day = new Date().toISOString().slice(0, 10);
  const about = `${machine()}, ${day}; ${size} synthetic initiatives${isQuick ? ', few repetitions' : ''}.`;
  return [about, '', ...(leftOut.length === 0 ? [] : [...leftOut, '']), reportText(findings)].join('\n');
}

function write(report: string): void {
  const text = readFileSync(document, 'utf8');
  const [before, rest] = text.split(begins);
  const after = rest?.split(ends)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${document} has lost the marks that the tables stand between.`);
  writeFileSync(document, `${before}${begins}\n\n${report}\n${ends}${after}`);
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options });
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'bis-bench-'));
  mkdirSync(folder, { recursive: true });
  try {
    const report = await measure(folder, values);
    console.log(report);
    if (values.write) write(report);
  } finally {
    if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

await run().catch((error: Error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 2;
});
