/** Where concrete classes meet: builds what the commands work with from the configuration. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContextDefinition } from 'jsonld';
import type { Config } from './config.js';
import { type Catalogue, readCatalogue } from './mapping/catalogue.js';
import { buildTermTable } from './mapping/term-table.js';
import type { Diagnostic } from './model/diagnostic.js';
import { Iris } from './model/iris.js';
import type { Reconcile } from './model/mention.js';
import type { NamedGraph } from './model/named-graph.js';
import type { QueryEngine, TextIndex, Validate } from './model/ports.js';
import { termIris } from './rdf/context.js';
import type { JsonLdContext } from './rdf/json-ld.js';
import { turtle } from './rdf/media-types.js';
import { parseQuads } from './rdf/parse.js';
import { inGraph, namedNode } from './rdf/terms.js';
import { readCentres } from './reconcile/centre-file.js';
import { CitiesAbroad } from './reconcile/cities.js';
import { Concepts } from './reconcile/concepts.js';
import { Gazetteer } from './reconcile/gazetteer.js';
import type { PlaceGraphsOptions } from './reconcile/place-graphs.js';
import { PlaceNames } from './reconcile/place-names.js';
import { createReconciler } from './reconcile/reconciler.js';
import { readTagTable, type TagTable } from './reconcile/tag-table.js';
import { tagSchemeGraph } from './reconcile/tags.js';
import { indexFileName } from './search/index-file.js';
import { SearchThread } from './search/search-thread.js';
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
  /** The content of the JSON-LD context. */
  readonly context: ContextDefinition;
}

/** Reads the vocabulary and the mappings. Throws when the vocabulary itself is malformed. */
export function loadProject(directory = home): Project {
  const shapes = readShapes(join(directory, 'ontology', 'shapes'));
  const file = readFileSync(join(directory, 'ontology', 'context.jsonld'), 'utf8');
  const context = (JSON.parse(file) as { '@context': ContextDefinition })['@context'];
  const table = buildTermTable(termIris(context), shapes);
  return {
    catalogue: readCatalogue(join(directory, 'mappings'), table),
    validate: createValidator(shapes, 'en'),
    context,
  };
}

/** The context as answers name it. */
export function jsonLdContext({ context }: Project, iris: Iris): JsonLdContext {
  return { url: iris.context(), content: context };
}

/** The vocabulary as content graphs: the ontology, and each concept scheme. */
export function vocabularyGraphs(iris: Iris, directory = home): NamedGraph[] {
  const folder = join(directory, 'ontology');
  const schemes = readdirSync(join(folder, 'schemes')).filter((name) => name.endsWith('.ttl'));
  return [
    graphOfFile(join(folder, 'ontology.ttl'), iris.ontologyGraph()),
    ...schemes
      .sort()
      .map((name) => graphOfFile(join(folder, 'schemes', name), iris.schemeGraph(name.slice(0, -4)))),
  ];
}

function graphOfFile(file: string, iri: string): NamedGraph {
  const quads = parseQuads(readFileSync(file, 'utf8'), turtle);
  return { iri, quads: quads.map((quad) => inGraph(quad, namedNode(iri))) };
}

/** The places of a bank: their graphs are made with the exact centres that its data directory holds, if it does. */
export function placesOf({ data }: Config, iris: Iris): PlaceGraphsOptions {
  const centres = readCentres(data);
  return centres === null ? { iris } : { iris, centres };
}

/** What resolves mentions, with the graphs of the sources' own tags. */
export interface Reconciliation {
  readonly reconcile: Reconcile;
  readonly tagSchemes: readonly NamedGraph[];
  /** What is wrong in tables of tags; rows with an error are not used. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the concept schemes and the sources' tables of tags. Places are indexed when the first is mentioned. */
export function loadReconciliation({ catalogue }: Project, iris: Iris, directory = home): Reconciliation {
  const folder = join(directory, 'ontology', 'schemes');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ttl')) : [];
  const concepts = new Concepts(
    files.sort().flatMap((name) => parseQuads(readFileSync(join(folder, name), 'utf8'), turtle)),
  );
  const tagTables = new Map<string, TagTable>();
  const tagSchemes: NamedGraph[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { source } of catalogue.entries) {
    const file = join('mappings', source.id, 'tags.tsv');
    if (!existsSync(join(directory, file))) continue;
    const read = readTagTable(readFileSync(join(directory, file), 'utf8'), file, concepts);
    tagTables.set(source.id, read.table);
    tagSchemes.push(tagSchemeGraph({ iris, source: source.id, name: source.name, table: read.table }));
    diagnostics.push(...read.diagnostics);
  }
  let places: PlaceNames | undefined;
  let cities: CitiesAbroad | undefined;
  const openPlaces = () =>
    new PlaceNames({ gazetteer: new Gazetteer(), cities: () => (cities ??= new CitiesAbroad()) });
  const reconcile = createReconciler({ iris, concepts, tagTables, places: () => (places ??= openPlaces()) });
  return { reconcile, tagSchemes, diagnostics };
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
    close: () => Promise.resolve(),
  };
}
