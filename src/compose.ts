/** Where concrete classes meet: builds what the commands work with from the configuration. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContextDefinition } from 'jsonld';
import type { Config } from './config.js';
import { type Catalogue, readCatalogue } from './mapping/catalogue.js';
import { buildTermTable, type TermTable } from './mapping/term-table.js';
import { Iris } from './model/iris.js';
import type { NamedGraph } from './model/named-graph.js';
import type { QueryEngine, Validate } from './model/ports.js';
import { termIris } from './rdf/context.js';
import type { JsonLdContext } from './rdf/json-ld.js';
import { turtle } from './rdf/media-types.js';
import { parseQuads } from './rdf/parse.js';
import { inGraph, namedNode } from './rdf/terms.js';
import { type Journal, journalFileName, openForReading, openJournal } from './store/journal.js';
import { JournalReader } from './store/journal-reader.js';
import { JournalWriter } from './store/journal-writer.js';
import { lockForWriting } from './store/lock.js';
import { planReplicas, sizeOf } from './store/memory-plan.js';
import { ReplicaPool } from './store/replica-pool.js';
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

/** The vocabulary as a content graph. */
export function ontologyGraph(iris: Iris, directory = home): NamedGraph {
  const iri = iris.ontologyGraph();
  const text = readFileSync(join(directory, 'ontology', 'ontology.ttl'), 'utf8');
  return { iri, quads: parseQuads(text, turtle).map((quad) => inGraph(quad, namedNode(iri))) };
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
  const journal = openJournal({ directory: config.data, base: config.base });
  return { journal, reader: new JournalReader(journal), iris: new Iris(journal.base) };
}

/** Opens the data directory for reading only; null when there is none yet. Nothing is made or changed. */
export function openStoreForReading({ data }: Config): Store | null {
  const file = join(data, journalFileName);
  if (!existsSync(file)) return null;
  const journal = openForReading(file);
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

/** A query engine that has to be closed. */
export interface RunningEngine extends QueryEngine {
  close(): Promise<void>;
}

/** Starts the query engine over the journal, with as many replicas as memory allows. */
export function startEngine(store: Store, config: Config, tell: (line: string) => void): RunningEngine {
  const { slots, spares, warning } = planReplicas(
    sizeOf(store.reader),
    config.workers,
    process.availableMemory(),
  );
  if (warning !== null) tell(`note: ${warning}`);
  if (slots === 0) return unavailableEngine(warning ?? '');
  return new ReplicaPool({
    journal: store.journal.file,
    image: join(config.data, 'replica-image'),
    checkQuery: queryText('checks/replica'),
    queueLimit: 100,
    onEvent: (message) => tell(`query engine: ${message}`),
    slots,
    spares,
  });
}

function unavailableEngine(reason: string): RunningEngine {
  return {
    query: () => Promise.resolve({ kind: 'unavailable', reason }),
    explain: () => Promise.resolve(null),
    isReady: () => false,
    close: () => Promise.resolve(),
  };
}
