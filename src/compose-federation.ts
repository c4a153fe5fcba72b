/** Composes what other platforms read: dumps, the catalogue, the sitemap. */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DumpWorkerData } from './cli/dump-worker.js';
import type { Store } from './compose.js';
import { bankTexts } from './compose-endpoint.js';
import type { Config } from './config.js';
import { describeCatalogue } from './federation/describe-catalogue.js';
import { DumpDoor } from './federation/dump-door.js';
import { DumpKeeper, type DumpWork } from './federation/dump-keeper.js';
import { DumpFolder, dumpsFolderName } from './federation/dump-shelf.js';
import { Sitemap } from './federation/sitemap.js';
import type { BankCatalogue, FurtherAccess } from './model/bank-catalogue.js';
import type { Source } from './model/source.js';
import type { JsonLdContext } from './rdf/json-ld.js';
import { triG } from './rdf/media-types.js';
import type { Quad } from './rdf/terms.js';
import type { FederationDoors } from './server/federation-doors.js';
import { DescriptionDoor } from './sparql/description/description-door.js';
import { isForgetting } from './store/forgetting.js';
import { hasEnded, processMark } from './store/process-mark.js';

/** What other platforms read; it has to be closed. */
export interface RunningFederation extends FederationDoors {
  close(): Promise<void>;
}

export interface FederationSettings {
  readonly context: JsonLdContext;
  readonly tell: (line: string) => void;
}

/** Ways to the data besides dumps and SPARQL, as the catalogue lists them. */
const furtherAccess: readonly FurtherAccess[] = [
  {
    name: 'stream',
    path: 'stream',
    mediaType: triG.mediaType,
    title: { fr: 'Flux des changements (LDES)', en: 'Stream of changes (LDES)' },
    description: {
      fr: 'Chaque changement de la banque, à suivre pour en tenir une copie à jour.',
      en: 'Every change of the bank, to be followed so that a copy stays up to date.',
    },
    conformsTo: 'https://semiceu.github.io/LinkedDataEventStreams/',
  },
];

/** Starts it. A plain dataset is its operator's alone: nothing of it is offered. */
export function startFederation(
  { journal, reader, iris }: Store,
  project: { readonly catalogue: { readonly entries: readonly { readonly source: Source }[] } },
  { data, contact }: Pick<Config, 'data' | 'contact'>,
  { context, tell }: FederationSettings,
): RunningFederation | null {
  if (journal.mode === 'plain') return null;
  const folder = join(data, dumpsFolderName);
  const shelf = new DumpFolder(folder);
  const sources = project.catalogue.entries.map(({ source }) => source);
  const ids = sources.map(({ id }) => id);
  const keeper = new DumpKeeper({
    ...{ shelf, journal: reader, clock: Date.now },
    make: () => startDump(shelf, { journal: journal.file, folder, sources: ids, context }),
    isForgetting: () => isForgetting(journal, Date.now),
    hasEnded,
    onEvent: (message) => tell(`dumps: ${message}`),
  });
  keeper.start();
  const { base } = iris;
  const bank = (): BankCatalogue => {
    // By their graphs, not by pages: a copy of another bank's stream knows of none.
    const told = sources.filter(({ id }) => {
      const [graph] = reader.contentGraphs({ prefix: iris.graph(id, ''), limit: 1 });
      return graph !== undefined;
    });
    return {
      ...{ base, ...bankTexts, contact, version: reader.version(), changedAt: reader.changedAt() },
      sources: told,
      dump: keeper.latest(),
      further: furtherAccess,
    };
  };
  return {
    bank,
    dumps: new DumpDoor({ keeper, shelf, sources: ids }),
    catalogue: new DescriptionDoor({ quads: describedOnce(bank), context }),
    sitemap: new Sitemap({
      ...{ lister: reader, base, version: () => reader.version() },
      examples: sources.flatMap(({ id, example }) => (example ? id : [])),
    }),
    close: () => keeper.close(),
  };
}

/** Heap of the thread in MiB: a few times what the names of all places and the largest graph take. */
const heap = 1_024;

// The door writes each format once for the same quads.
function describedOnce(bank: () => BankCatalogue): () => readonly Quad[] {
  let known: { readonly version: number; readonly dump: number | undefined; readonly quads: Quad[] } | null =
    null;
  return () => {
    const now = bank();
    const dump = now.dump?.version;
    if (known?.version !== now.version || known.dump !== dump) {
      known = { version: now.version, dump, quads: describeCatalogue(now) };
    }
    return known.quads;
  };
}

/** How long a thread that makes a dump may take to end by itself, in milliseconds. */
const longestEnd = 5_000;

function startDump(shelf: DumpFolder, data: Omit<DumpWorkerData, 'id'>): DumpWork {
  const id = `${processMark()}.${randomUUID()}`;
  const worker = new Worker(new URL('./cli/dump-worker.js', import.meta.url), {
    workerData: { ...data, id } satisfies DumpWorkerData,
    resourceLimits: { maxOldGenerationSizeMb: heap },
  });
  let failure: Error | null = null;
  worker.once('error', (error: Error) => {
    failure = error;
  });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const done = ended.then(() => {
    // A thread that was ended, or had no memory left, could not do it itself.
    shelf.abandonBegun(id);
    if (failure !== null) throw failure;
  });
  return {
    done,
    stop: async () => {
      worker.postMessage('end');
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, longestEnd).unref())]);
      await worker.terminate();
      await done.catch(() => undefined);
    },
  };
}
