/** From nothing to ready: the journal into our replica, the same statements into other servers, and what memory they take. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type Dataset, writeDataset } from '../bank.js';
import { atRest, median, megabytes, milliseconds, seconds } from '../measure.js';
import { type OurServer, serveOurs } from '../peers/ours.js';
import { memoryOf, type Peer, type Served } from '../peers/peer.js';
import { type Findings, type Goal, times } from '../report.js';
import { ours, type WorkloadOptions } from './workload.js';

/** How a server got ready, in milliseconds. */
interface Ready {
  readonly time: number;
  /** Resident memory, in bytes, once all was asked. */
  readonly memory: number;
}

interface OursReady extends Ready {
  readonly site: number;
  readonly sparqlFromImage: number;
  /** Until queries that name graphs are answered as well; null: they are not. */
  readonly graphs: number | null;
  readonly graphsFromImage: number | null;
  readonly siteFromImage: number;
  /** Loading the same bytes into the bare engine, in milliseconds. */
  readonly bare: number;
  /** Memory of the bare engine afterwards, in bytes. */
  readonly bareMemory: number;
}

export class LoadWorkload {
  readonly #options: WorkloadOptions;
  readonly #others = new Map<string, Ready>();
  #ours: OursReady | null = null;
  #dataset: Dataset | null = null;

  constructor(options: WorkloadOptions) {
    this.#options = options;
  }

  /** Starts ours from the journal and from the image, and leaves it running. */
  async fillOurs(): Promise<OurServer> {
    const { directory } = this.#options.bank;
    const bare = await this.#bareLoad();
    const first = await serveOurs(directory);
    // The images are written after the replicas are filled.
    await atRest(first.pid);
    const { untilSite: site, untilSparql: time, untilGraphs: graphs } = first.server;
    await first[Symbol.asyncDispose]();
    const starts: OurServer['server'][] = [];
    for (let n = 0; n < (this.#options.isQuick ? 0 : 2); n++) {
      const again = await serveOurs(directory, { hasImage: true });
      starts.push(again.server);
      await again[Symbol.asyncDispose]();
    }
    const served = await serveOurs(directory, { hasImage: true });
    starts.push(served.server);
    this.#ours = {
      ...{ time, site, graphs, memory: 0, bare: bare.time, bareMemory: bare.memory },
      siteFromImage: median(starts.map(({ untilSite }) => untilSite)),
      sparqlFromImage: median(starts.map(({ untilSparql }) => untilSparql)),
      graphsFromImage: graphs === null ? null : median(starts.map(({ untilGraphs }) => untilGraphs ?? 0)),
    };
    // The other replicas are filled after the first, and the dataset is counted.
    await atRest(served.pid);
    return served;
  }

  /** Writes what ours answers from into files that others are filled from. */
  async writeDataset({ server }: OurServer): Promise<void> {
    this.#dataset = await writeDataset(this.#options.bank, server.origin);
  }

  /** Fills another server, and leaves it running. */
  async fill(peer: Peer, folder: string): Promise<Served> {
    if (this.#dataset === null) throw new Error('The dataset is written first.');
    const began = performance.now();
    const served = await peer.fill(folder, this.#dataset);
    this.#others.set(peer.name, { time: performance.now() - began, memory: 0 });
    await atRest(served.pid);
    return served;
  }

  /** Notes what memory a server takes after all that it was asked. */
  noteMemory(name: string, { pid }: Served): void {
    const memory = memoryOf(pid);
    const other = this.#others.get(name);
    if (other !== undefined) this.#others.set(name, { ...other, memory });
    else if (this.#ours !== null) this.#ours = { ...this.#ours, memory };
  }

  async #bareLoad(): Promise<Ready> {
    const child = fork(new URL('../bare-load.js', import.meta.url), [this.#options.bank.directory]);
    const [found] = (await once(child, 'message')) as [Ready];
    await once(child, 'exit');
    return found;
  }

  findings(): Findings {
    const own = this.#ours;
    if (own === null || this.#dataset === null) return { tables: [] };
    const { corpus } = this.#options.bank;
    const { quads, statements } = this.#dataset;
    const row = (name: string, time: number, memory: string) => [
      name,
      seconds(time),
      times(time / own.bare),
      memory,
    ];
    const graphsRow = (name: string, time: number | null) =>
      time === null ? [[name, 'not answered: too large', '', '']] : [row(name, time, '')];
    const rows = [
      row(
        'floor: the bare engine loads the same bytes',
        own.bare,
        `${megabytes(own.bareMemory)} of the engine`,
      ),
      row('bis, from the journal: /sparql answers', own.time, `${megabytes(own.memory)} with all replicas`),
      ...graphsRow('bis, from the journal: queries that name graphs, too', own.graphs),
      row('bis, from the journal: the site and its search answer', own.site, ''),
      row('bis, from its images: /sparql answers', own.sparqlFromImage, ''),
      ...graphsRow('bis, from its images: queries that name graphs, too', own.graphsFromImage),
      row('bis, from its images: the site and its search answer', own.siteFromImage, ''),
      ...[...this.#others].map(([name, { time, memory }]) =>
        row(`${name}: loaded and answers`, time, megabytes(memory)),
      ),
    ];
    const head = ['', 'time', 'of the floor', 'memory at the end'];
    const title = `Load: ${corpus.size} initiatives, ${quads} quads in named graphs, ${statements} with the default graph`;
    const perQuad = `A statement takes ${Math.round(own.bareMemory / statements)} bytes in the engine (${milliseconds((own.bare / statements) * 1000)} a thousand to load).`;
    return { tables: [{ title, head, rows }], goals: goalsOf(own), remarks: [perQuad] };
  }

  /** What ours took, by what was measured. */
  costs(): ReadonlyMap<string, number> {
    if (this.#ours === null) return new Map();
    const { bare, bareMemory, memory, time, site, graphs, sparqlFromImage, siteFromImage } = this.#ours;
    return new Map([
      ['bare engine load', bare],
      ['memory of the bare engine', bareMemory],
      [`memory of ${ours} with all replicas, at the end`, memory],
      [`${ours} from the journal until /sparql answers`, time],
      ...(graphs === null
        ? []
        : ([[`${ours} from the journal until all queries are answered`, graphs]] as const)),
      [`${ours} from the journal until the site answers`, site],
      [`${ours} from its image until /sparql answers`, sparqlFromImage],
      [`${ours} from its image until the site answers`, siteFromImage],
    ]);
  }
}

function goalsOf(own: OursReady): Goal[] {
  const all =
    own.graphs === null
      ? []
      : [
          {
            goal: 'Ready: queries that name graphs as well within 1.3 times the bare engine load, from the journal',
            reached: own.graphs / own.bare,
            isMet: (ratio: number) => ratio <= 1.3,
            reason:
              'The default graph comes first, since most queries ask it; the replica of the dataset is filled after it, with the named graphs and the default graph once more.',
          },
        ];
  return [
    {
      goal: 'Ready: site and search within 2 s (time ÷ 2 s)',
      reached: Math.max(own.site, own.siteFromImage) / 2000,
      isMet: (ratio) => ratio <= 1,
      reason:
        'Half of it is Node with its modules; the index and the first replica are read on the same two cores meanwhile.',
    },
    {
      goal: 'Ready: /sparql within 1.3 times the bare engine load, from the journal',
      reached: own.time / own.bare,
      isMet: (ratio) => ratio <= 1.3,
    },
    ...all,
    {
      goal: 'Ready: /sparql within 1.3 times the bare engine load, from the images',
      reached: own.sparqlFromImage / own.bare,
      isMet: (ratio) => ratio <= 1.3,
    },
  ];
}
