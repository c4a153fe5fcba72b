/**
 * The bank measured beside its peers: `npm run bench -- [--quick] [--size 40000] [--only load,query] [--peers Oxigraph,Fuseki]
 * [--folder DIR] [--write]`. Prints Markdown; `--write` puts it into docs/benchmarks.md. Peers that cannot be had are left
 * out, and that is said. `--folder` keeps the corpora for the next run.
 */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bankOf } from './bank.js';
import { machine } from './measure.js';
import { comunica } from './peers/comunica.js';
import { foreignPeers, type Obtained } from './peers/foreign.js';
import type { Findings } from './report.js';
import { goalTable, tableText } from './report.js';
import { LoadWorkload } from './workloads/load.js';
import { QueryWorkload } from './workloads/query.js';
import { SearchWorkload } from './workloads/search.js';
import { UpdatesWorkload } from './workloads/updates.js';
import { ours, type ServerWorkload, type WorkloadOptions } from './workloads/workload.js';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    size: { type: 'string' },
    only: { type: 'string' },
    peers: { type: 'string' },
    folder: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const size = Number(values.size ?? (values.quick ? 2000 : 40_000));
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'bis-bench-'));
mkdirSync(folder, { recursive: true });
const say = (line: string) => console.error(line);
const wants = (name: string) => values.only === undefined || values.only.split(',').includes(name);

const bank = await bankOf({ seed: 1, size }, folder);
const options: WorkloadOptions = { bank, isQuick: values.quick, say };
const load = new LoadWorkload(options);
const onServers: ServerWorkload[] = [];
if (wants('query')) onServers.push(new QueryWorkload(options));
if (wants('search')) onServers.push(new SearchWorkload(options));
if (wants('updates')) onServers.push(new UpdatesWorkload(options));

const peers: Obtained[] = [...(await foreignPeers()), comunica].filter(
  ({ name }) => values.peers === undefined || values.peers.split(',').includes(name),
);
{
  say(`${ours} …`);
  await using served = await load.fillOurs();
  for (const workload of onServers) await workload.measure(ours, served);
}
for (const peer of peers) {
  if ('leftOut' in peer) continue;
  say(`${peer.name} …`);
  const place = mkdtempSync(join(folder, 'peer-'));
  {
    await using served = await load.fill(peer, place);
    for (const workload of onServers) await workload.measure(peer.name, served);
  }
  rmSync(place, { recursive: true, force: true });
}
const findings: Findings[] = [load, ...onServers].map((workload) => workload.findings());
console.log(machine());
for (const { tables, remarks = [] } of findings) {
  for (const table of tables) console.log(tableText(table));
  for (const remark of remarks) console.log(`- ${remark}`);
}
console.log(tableText(goalTable(findings.flatMap(({ goals = [] }) => goals))));
if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
