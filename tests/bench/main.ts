/**
 * The bank measured beside its peers: `npm run bench -- [--quick] [--size 40000] [--sizes 11000,40000,160000] [--only map,load,…] [--peers Oxigraph,…]
 * [--folder DIR] [--write]`. Prints Markdown; `--write` also puts the tables into docs/benchmarks.md. Peers that cannot be had are left
 * out, and that is said. `--folder` keeps the corpora for the next run.
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bankOf } from './bank.js';
import { machine, seconds } from './measure.js';
import { comunica } from './peers/comunica.js';
import { foreignPeers, type Obtained } from './peers/foreign.js';
import type { Peer, Served } from './peers/peer.js';
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
  sizes: { type: 'string' },
  only: { type: 'string' },
  peers: { type: 'string' },
  folder: { type: 'string' },
  write: { type: 'boolean', default: false },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const began = performance.now();
const say = (line: string) => console.error(`${seconds(performance.now() - began).padStart(9)}  ${line}`);
const document = 'docs/benchmarks.md';

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

type Sections = Map<Name, Findings>;

/** Ours, and then each peer: filled once, and measured by all workloads that ask servers. */
async function measureServers(
  names: readonly Name[],
  peers: readonly Peer[],
  options: WorkloadOptions,
  folder: string,
): Promise<Sections> {
  const load = new LoadWorkload(options);
  const asking: Partial<Record<Name, ServerWorkload>> = {
    ...(names.includes('query') ? { query: new QueryWorkload(options) } : {}),
    ...(names.includes('search') ? { search: new SearchWorkload(options) } : {}),
    ...(names.includes('updates') ? { updates: new UpdatesWorkload(options) } : {}),
  };
  if (Object.keys(asking).length === 0 && !names.includes('load')) return new Map();
  const measure = async (name: string, served: Served) => {
    for (const workload of Object.values(asking)) await workload.measure(name, served);
    load.noteMemory(name, served);
  };
  {
    options.say(`${ours} …`);
    await using served = await load.fillOurs();
    await load.writeDataset(served);
    await measure(ours, served);
  }
  for (const peer of peers) {
    options.say(`${peer.name} …`);
    const place = mkdtempSync(join(folder, 'peer-'));
    {
      await using served = await load.fill(peer, place);
      await measure(peer.name, served);
    }
    rmSync(place, { recursive: true, force: true });
  }
  const all = Object.entries({ load, ...asking }) as [Name, ServerWorkload][];
  return new Map(all.filter(([name]) => names.includes(name)).map(([name, one]) => [name, one.findings()]));
}

/** Measures what is asked for; what each workload found, in Markdown. */
async function measure(folder: string, values: Values): Promise<ReadonlyMap<Name, string>> {
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
  for (const peer of [...peers, { name: 'Scrapy and parsel', ...scrapy }]) {
    if ('leftOut' in peer) say(`${peer.name} is left out: ${peer.leftOut}`);
  }
  const sections: Sections = new Map();
  const sizes = values.sizes?.split(',').map(Number) ?? (isQuick ? [500, 2_000] : [11_000, 40_000, 160_000]);
  const apart = { folder, isQuick, python, say, sizes };
  const add = async (name: Name, measure: (options: typeof apart) => Promise<Findings>) => {
    if (!names.includes(name)) return;
    say(`${name} …`);
    sections.set(name, await measure(apart));
  };
  await add('map', measureMapping);
  await add('harvest', measureHarvest);
  const bank = await bankOf({ seed: 1, size }, folder, isQuick);
  const present = peers.filter((peer) => !('leftOut' in peer)) as readonly Peer[];
  const onServers = await measureServers(names, present, { bank, isQuick, say }, folder);
  for (const [name, findings] of onServers) sections.set(name, findings);
  await add('growth', measureGrowth);
  const left = peers.flatMap((peer) => ('leftOut' in peer ? [peer.name] : []));
  const about = [
    `${machine()}, ${new Date().toISOString().slice(0, 10)}; ${size} synthetic initiatives`,
    isQuick ? ', few repetitions' : '',
    left.length === 0 ? '.' : `. Left out, since not to be had: ${left.join(', ')}.`,
  ].join('');
  return new Map([...sections].map(([name, findings]) => [name, reportText(findings, about)]));
}

/** Puts each workload's tables between its marks. */
function write(report: ReadonlyMap<Name, string>): void {
  let text = readFileSync(document, 'utf8');
  for (const [name, part] of report) {
    const [begin, end] = [`<!-- bench ${name} -->`, `<!-- end of bench ${name} -->`];
    const [before, rest] = text.split(begin);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined)
      throw new Error(`${document} has no place for "${name}".`);
    text = `${before}${begin}\n\n${part}\n${end}${after}`;
  }
  writeFileSync(document, text);
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options });
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'bis-bench-'));
  mkdirSync(folder, { recursive: true });
  try {
    const report = await measure(folder, values);
    say('done');
    for (const part of report.values()) console.log(part);
    if (values.write) write(report);
  } finally {
    if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

await run().catch((error: Error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 2;
});
