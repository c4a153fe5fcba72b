/** Where concrete classes meet: builds what the commands work with from the configuration. */

import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContextDefinition } from 'jsonld';
import { type Config, isTrial } from './config.js';
import { ArchiveWriter } from './crawl/archive-writer.js';
import { type Catalogue, readCatalogue } from './mapping/catalogue.js';
import { buildTermTable, type TermTable } from './mapping/term-table.js';
import { idleStatus } from './model/engine-status.js';
import { Iris } from './model/iris.js';
import type { QueryEngine, TextIndex, Validate } from './model/ports.js';
import { termIris } from './rdf/context.js';
import type { JsonLdContext } from './rdf/json-ld.js';
import { indexFileName } from './search/index-file.js';
import { SearchThread } from './search/search-thread.js';
import { createQueryOutliner } from './sparql/query-outline.js';
import { CaptureTable } from './store/capture-table.js';
import { PlainDataset } from './store/errors.js';
import { ForgottenNames } from './store/forgotten-names.js';
import {
  assertMerged,
  type Journal,
  journalFileName,
  openForReading,
  openJournal,
  readSetting,
} from './store/journal.js';
import { JournalReader } from './store/journal-reader.js';
import { JournalWriter } from './store/journal-writer.js';
import { lockForWriting } from './store/lock.js';
import { planReplicas, sizeOf } from './store/memory-plan.js';
import { type RemoteAddresses, RemoteClient } from './store/remote-client.js';
import { withCredentials } from './store/remote-credentials.js';
import { RemoteEngine } from './store/remote-engine.js';
import { RemoteThread } from './store/remote-thread.js';
import { ReplicaPool } from './store/replica-pool.js';
import { JournalReports, ReportKeeper } from './store/report-table.js';
import { readShapes } from './validate/shapes.js';
import { createValidator } from './validate/validator.js';

/** The folder of the installed software: `ontology/`, `mappings/`, `queries/` and `data/demo/` stand in it. */
export const home = join(import.meta.dirname, '..', '..');

/** The version of the installed software. */
export function softwareVersion(directory = home): string {
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** What the project's own files say. */
export interface Project {
  /** The folder that they stand in: `ontology/` and `mappings/` are below it. */
  readonly directory: string;
  readonly catalogue: Catalogue;
  readonly validate: Validate;
  /** What mappings may speak of. */
  readonly terms: TermTable;
  /** The content of the JSON-LD context. */
  readonly context: ContextDefinition;
}

/** Reads the vocabulary and the mappings. Throws when the vocabulary itself is malformed. */
export function loadProject(directory = home): Project {
  const shapes = readShapes(join(directory, 'ontology', 'shapes'));
  const file = readFileSync(join(directory, 'ontology', 'context.jsonld'), 'utf8');
  const context = (JSON.parse(file) as { '@context': ContextDefinition })['@context'];
  const terms = buildTermTable(termIris(context), shapes);
  return {
    directory,
    catalogue: readCatalogue(join(directory, 'mappings'), terms),
    validate: createValidator(shapes, 'en'),
    terms,
    context,
  };
}

/** The context as answers name it. */
export function jsonLdContext({ context }: Project, iris: Iris): JsonLdContext {
  return { url: iris.context(), content: context };
}

/** Text of a file of `queries/`. */
export function queryText(name: string, directory = home): string {
  return readFileSync(join(directory, 'queries', `${name}.rq`), 'utf8');
}

/** The demo archive of a source, if there is one. */
export function demoArchive(source: string, directory = home): string | null {
  const file = join(directory, 'data', 'demo', `${source}.warc`);
  return existsSync(file) ? file : null;
}

/** An opened data directory. */
export interface Store {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly iris: Iris;
}

/** Opens the data directory. Throws `JournalDamaged`, `JournalTooNew` or `BaseMismatch`. */
export function openStore(config: Config): Store {
  const journal = openJournal({
    directory: config.data,
    base: config.base,
    ...(config.mode === null ? {} : { mode: config.mode }),
  });
  return { journal, reader: new JournalReader(journal), iris: new Iris(journal.base) };
}

/** Whether a data directory has been begun. */
export function hasStore({ data }: Pick<Config, 'data'>): boolean {
  return existsSync(join(data, journalFileName));
}

/** Opens the data directory for reading only; null when there is none yet. Nothing is made or changed. */
export function openStoreForReading({ data }: Config): Store | null {
  if (!hasStore({ data })) return null;
  const journal = openForReading(join(data, journalFileName));
  return { journal, reader: new JournalReader(journal), iris: new Iris(journal.base) };
}

/** Runs `write` as the journal's one writer. Throws `JournalLocked` when another process is. */
export async function asWriter<Result>(
  { journal }: Store,
  command: string,
  write: (writer: JournalWriter) => Promise<Result>,
): Promise<Result> {
  const lock = lockForWriting({ journal, command, clock: Date.now });
  try {
    return await write(new JournalWriter({ journal, lock, clock: Date.now }));
  } finally {
    lock.release();
  }
}

/** What a harvest keeps its work in. */
export interface HarvestStore {
  readonly journal: Journal;
  readonly reader: JournalReader;
  readonly writer: JournalWriter;
  readonly captures: CaptureTable;
  readonly reports: JournalReports;
  readonly keeper: ReportKeeper;
  /** What is not to come back. */
  readonly forgotten: ForgottenNames;
  /** The folder of the page archive. */
  readonly archive: string;
  /** The archive's files of a source; they have to be closed. */
  readonly openArchive: (source: string) => ArchiveWriter;
}

/** Everything of the data directory that a harvest writes. Throws `PlainDataset`. */
export function openHarvestStore(
  { journal, reader }: Store,
  writer: JournalWriter,
  config: Config,
): HarvestStore {
  assertMerged(journal);
  const captures = new CaptureTable({ journal, writer, clock: Date.now });
  const archive = archiveFolder(config);
  return {
    ...{ journal, reader, writer, captures, archive },
    reports: new JournalReports(journal),
    keeper: new ReportKeeper(journal, writer),
    forgotten: new ForgottenNames(journal),
    openArchive: (source) =>
      new ArchiveWriter({
        directory: archive,
        source,
        software: `banque-innovation-sociale ${softwareVersion()}`,
        lastOffset: (file) => captures.lastOffset(file),
        newRecordId: () => `urn:uuid:${randomUUID()}`,
      }),
  };
}

/** Where the pages that were read are kept. */
export function archiveFolder({ data }: Config): string {
  return join(data, 'archive');
}

/** The setting of a data directory that is never to hold the demo. */
export const withoutDemo = 'without-demo';

/** Whether a data directory may be filled with the demo by itself; null: there is none yet. */
export function takesDemo(store: Store | null, config: Config): boolean {
  if (store === null) return isTrial(config, config.base.iri);
  return isTrial(config, store.iris.base) && readSetting(store.journal.database, withoutDemo) === undefined;
}

/** A query engine that has to be closed. */
export interface RunningEngine extends QueryEngine {
  close(): Promise<void>;
}

/** The image that replicas are restored from, in the data directory. */
export const imageFileName = 'replica-image';

/**
 * Starts the query engine over the journal: with as many replicas as memory allows, or over the SPARQL server that the
 * configuration names. Throws `PlainDataset` where that one cannot hold the dataset.
 */
export function startEngine(store: Store, config: Config, tell: (line: string) => void): RunningEngine {
  if (config.remote !== null) return startRemoteEngine(store, config.remote, config.workers, tell);
  const { slots, spares, warning } = planReplicas(
    sizeOf(store.reader),
    config.workers,
    process.availableMemory(),
  );
  if (warning !== null) tell(`note: ${warning}`);
  if (slots === 0) return unavailableEngine(warning ?? '');
  return new ReplicaPool({
    journal: store.journal.file,
    image: join(config.data, imageFileName),
    checkQuery: queryText('checks/replica'),
    queueLimit: 100,
    onEvent: (message) => tell(`query engine: ${message}`),
    slots,
    spares,
  });
}

function startRemoteEngine(
  { journal, reader, iris }: Store,
  addresses: RemoteAddresses,
  slots: number,
  tell: (line: string) => void,
): RunningEngine {
  if (journal.mode === 'plain') {
    throw new PlainDataset(
      `${journal.file} holds a plain dataset, whose blank nodes have no names on another server. Unset BIS_REMOTE_QUERY, or set BIS_DATA to the directory of a bank.`,
    );
  }
  const onEvent = (message: string) => tell(`SPARQL server: ${message}`);
  const queries = {
    position: queryText('checks/remote-position'),
    graphs: queryText('checks/remote-graphs'),
    size: queryText('checks/remote-size'),
    rows: queryText('checks/remote-rows'),
  };
  return new RemoteEngine({
    client: new RemoteClient({ fetch: withCredentials(fetch, randomUUID), addresses }),
    follower: new RemoteThread({
      module: new URL('./cli/remote-worker.js', import.meta.url),
      data: { journal: journal.file, addresses, queries },
      onEvent,
    }),
    outline: createQueryOutliner(),
    version: () => reader.version(),
    ...{ prefix: iris.base, slots, queueLimit: 100, newId: randomUUID, clock: Date.now, onEvent },
  });
}

/** A search index that has to be closed. */
export interface RunningSearch extends TextIndex {
  close(): Promise<void>;
}

/** Opens the search index of the data directory, and keeps it in step with the journal in a thread of its own. */
export function startSearch({ journal }: Store, config: Config, tell: (line: string) => void): RunningSearch {
  return new SearchThread({
    module: new URL('./cli/search-worker.js', import.meta.url),
    data: { journal: journal.file, index: join(config.data, indexFileName) },
    onEvent: (message) => tell(`search index: ${message}`),
  });
}

function unavailableEngine(reason: string): RunningEngine {
  return {
    query: () => Promise.resolve({ kind: 'unavailable', reason }),
    explain: () => Promise.resolve(null),
    isReady: () => false,
    setDerived: () => false,
    status: () => idleStatus,
    cancel: () => false,
    close: () => Promise.resolve(),
  };
}
