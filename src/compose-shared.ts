/** What records share: the vocabulary, the places, the sources' own tags, and what finds them by their words. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HarvestStore } from './compose-harvest.js';
import type { Project } from './compose-project.js';
import type { Config } from './config.js';
import { describeSource } from './harvest/describe-source.js';
import { findLinks, type LinkOutcome, writeLinks } from './harvest/links.js';
import { home } from './installed-files.js';
import type { Diagnostic } from './model/diagnostic.js';
import { sha256 } from './model/digest.js';
import type { Iris } from './model/iris.js';
import type { Reconcile } from './model/mention.js';
import type { NamedGraph } from './model/named-graph.js';
import type { GraphReader, GraphWriter } from './model/ports.js';
import { turtle } from './rdf/media-types.js';
import { parseQuads } from './rdf/parse.js';
import { inGraph, namedNode, type Quad } from './rdf/terms.js';
import { readCentres } from './reconcile/centre-file.js';
import { CitiesAbroad } from './reconcile/cities.js';
import { Concepts } from './reconcile/concepts.js';
import type { DuplicateOptions } from './reconcile/duplicates/find-duplicates.js';
import { type DecidedPair, readLinkDecisions } from './reconcile/duplicates/link-decisions.js';
import { placeKnowledge } from './reconcile/duplicates/place-knowledge.js';
import { Gazetteer } from './reconcile/gazetteer.js';
import { loadPlaces } from './reconcile/load-places.js';
import type { PlaceGraphsOptions } from './reconcile/place-graphs.js';
import { PlaceNames } from './reconcile/place-names.js';
import { PositionCheck } from './reconcile/positions.js';
import { createReconciler } from './reconcile/reconciler.js';
import { readTagTable, type TagTable } from './reconcile/tag-table.js';
import { tagSchemeGraph } from './reconcile/tags.js';
import type { ForgottenNames } from './store/forgotten-names.js';
import { readSetting, writeSetting } from './store/journal.js';

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
  /** What is said of each source, whether it can be harvested or not. */
  readonly sources: readonly NamedGraph[];
  /** What is wrong in tables of tags and of links; rows with an error are not used. */
  readonly diagnostics: readonly Diagnostic[];
  /** Called when records are to be compared: reading the places takes a moment. */
  readonly knowledge: () => DuplicateOptions;
  /** What people have decided about records that may be the same. */
  readonly decided: readonly DecidedPair[];
}

/** The concept schemes of a project, as statements. */
export function readSchemes(directory = home): Quad[] {
  const folder = join(directory, 'ontology', 'schemes');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ttl')) : [];
  return files.sort().flatMap((name) => parseQuads(readFileSync(join(folder, name), 'utf8'), turtle));
}

/** Reads the concept schemes, the sources' tables of tags, and what is decided about links. Places are indexed when the first is mentioned. */
export function loadReconciliation({ catalogue, directory }: Project, iris: Iris): Reconciliation {
  const concepts = new Concepts(readSchemes(directory));
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
  let positions: PositionCheck | undefined;
  let gazetteer: Gazetteer | undefined;
  const openGazetteer = () => (gazetteer ??= new Gazetteer());
  const openPlaces = () =>
    new PlaceNames({ gazetteer: openGazetteer(), cities: () => (cities ??= new CitiesAbroad()) });
  const reconcile = createReconciler({
    ...{ iris, concepts, tagTables },
    places: () => (places ??= openPlaces()),
    positions: () => (positions ??= new PositionCheck(openGazetteer())),
  });
  const sources = catalogue.entries.map(({ source }) => describeSource(source, iris));
  const links = join(directory, 'mappings', 'links.tsv');
  const decisions = existsSync(links) ? readLinkDecisions(readFileSync(links, 'utf8')) : null;
  return {
    ...{ reconcile, tagSchemes, sources },
    diagnostics: [...diagnostics, ...(decisions?.diagnostics ?? [])],
    knowledge: () => placeKnowledge(openGazetteer(), iris.base),
    decided: decisions?.pairs ?? [],
  };
}

/**
 * Brings the content graphs that records refer to up to date: every command that writes records does it first. Nothing is
 * said of a source that was forgotten.
 */
export function writeSharedGraphs(
  {
    reader,
    writer,
    forgotten,
  }: {
    readonly reader: Pick<GraphReader, 'graph'>;
    readonly writer: GraphWriter;
    readonly forgotten: Pick<ForgottenNames, 'has'>;
  },
  { tagSchemes, sources }: Reconciliation,
  config: Config,
  iris: Iris,
): void {
  for (const graph of vocabularyGraphs(iris)) writer.replaceGraph(graph);
  loadPlaces(writer, reader, placesOf(config, iris));
  for (const graph of [...tagSchemes, ...sources]) {
    if (!forgotten.has(graph.iri.slice(graph.iri.lastIndexOf('/') + 1))) writer.replaceGraph(graph);
  }
}

type LinkedStore = Pick<HarvestStore, 'reader' | 'writer' | 'journal'>;

/** Brings the links between records of two partners up to date. */
export function updateLinks(store: LinkedStore, reconciliation: Reconciliation, iris: Iris): LinkOutcome {
  const { reader, writer, journal } = store;
  const { knowledge, decided } = reconciliation;
  const outcome = findLinks({ reader, iris, knowledge: knowledge(), decided });
  writer.batch(() => {
    writeLinks(outcome.links, { reader, writer, iris });
    writeSetting(journal.database, linkedState, stateOf(store, reconciliation));
  });
  return outcome;
}

/**
 * The same where records or decisions have changed since that was last done, by whatever process: one that was stopped may
 * have left it undone. Null: nothing has changed. Every command that writes records does it last.
 */
export function refreshLinks(
  store: LinkedStore,
  reconciliation: Reconciliation,
  iris: Iris,
): LinkOutcome | null {
  const known = readSetting(store.journal.database, linkedState);
  return known === stateOf(store, reconciliation) ? null : updateLinks(store, reconciliation, iris);
}

/** The setting that names the state of records and decisions which the links are of. */
const linkedState = 'linked';

function stateOf({ reader }: LinkedStore, { decided }: Reconciliation): string {
  return `${reader.version()} ${sha256(JSON.stringify(decided))}`;
}
