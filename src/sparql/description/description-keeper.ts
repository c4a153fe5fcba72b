/** Keeps the bank's description in step with the dataset: counted once a version, answered at once. */

import { isDeepStrictEqual } from 'node:util';
import type { DerivedGraph } from '../../model/derived-graph.js';
import { sha256 } from '../../model/digest.js';
import type { QueryEngine } from '../../model/ports.js';
import { canonicalLines } from '../../rdf/canonical.js';
import { parseStoredQuads } from '../../rdf/parse.js';
import { inGraph, namedNode, type Quad } from '../../rdf/terms.js';
import { rdf } from '../../rdf/vocabulary.js';
import type { Counts } from '../counted-patterns.js';
import { describeReport, reportGraph, type SourceReports } from './describe-report.js';
import { type Bank, describeService, descriptionGraph } from './describe-service.js';
import { countStatistics, type Statistics, type StatisticsQueries } from './statistics.js';

export interface DescriptionKeeperOptions {
  readonly bank: Bank;
  readonly engine: QueryEngine;
  /** Has queries find derived graphs; false: they cannot. */
  readonly publish: (graphs: readonly DerivedGraph[]) => boolean;
  readonly queries: StatisticsQueries;
  /** Reports of harvests, and a number that grows with each new one. */
  readonly reports: { readonly latest: () => number; readonly all: () => readonly SourceReports[] };
  /** The dataset version. */
  readonly version: () => number;
}

/** How often it is looked whether the dataset has changed, in milliseconds. */
const interval = 2_000;
/** Counting may take so large a share of a thread's time. */
const largestShare = 0.2;
/** A dataset that goes on changing is counted after so long all the same, in milliseconds. */
const longestUnrest = 60_000;

/** The description. Until the first count it lacks the numbers. */
export class DescriptionKeeper {
  readonly #options: DescriptionKeeperOptions;
  readonly #timer: NodeJS.Timeout;
  #statistics: Statistics | null = null;
  #quads: readonly Quad[];
  #reports: readonly DerivedGraph[] = [];
  /** The last report that is told of. */
  #latestReport = -1;
  #state = '';
  #counts: Counts | null = null;
  /** What of it queries find. */
  #found: readonly Quad[] = [];
  #isCounting = false;
  #notBefore = 0;
  /** The version that was seen last. */
  #seen = -1;

  constructor(options: DescriptionKeeperOptions) {
    this.#options = options;
    this.#quads = describeService(options.bank, null);
    this.#readReports();
    this.#publish();
    // A journal that cannot be read is told of by all who ask for a page of it; the last description stands.
    this.#timer = setInterval(() => void this.refresh().catch(() => undefined), interval).unref();
  }

  /** What the bank says of itself, without a graph name. */
  get quads(): readonly Quad[] {
    return this.#quads;
  }

  /** The version that was counted last; null: none has been. */
  get version(): number | null {
    return this.#statistics?.version ?? null;
  }

  /** What tells the derived graphs as they stand from every other state of them. */
  get state(): string {
    return this.#state;
  }

  /** What queries find of each property and class; null: nothing has been counted. The same object until that changes. */
  get counts(): Counts | null {
    return this.#counts;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Counts anew when the dataset has changed since and then rested, and the last count is long enough ago. */
  async refresh(): Promise<void> {
    const { engine, version } = this.#options;
    if (this.#readReports()) this.#publish();
    const began = performance.now();
    const rests = version() === this.#seen;
    this.#seen = version();
    const isDue = began >= this.#notBefore + (rests ? 0 : longestUnrest);
    if (this.#isCounting || this.version === this.#seen || !isDue || !engine.isReady()) return;
    this.#isCounting = true;
    try {
      const isDone = await this.#count();
      const now = performance.now();
      this.#notBefore = isDone ? now + (now - began) / largestShare : now;
    } finally {
      this.#isCounting = false;
    }
  }

  /** False: it could not be counted, or changed meanwhile. */
  async #count(): Promise<boolean> {
    const { bank, engine, queries } = this.#options;
    const derived = this.#state;
    const statistics = await countStatistics(engine, queries, { base: bank.base, derived: this.#found });
    // Of what was derived anew meanwhile, some of it may have been counted.
    if (statistics === null || derived !== this.#state) return false;
    this.#statistics = statistics;
    const quads = describeService(bank, statistics);
    const isSame = isDeepStrictEqual(canonicalLines(quads), canonicalLines(this.#quads));
    this.#quads = quads;
    if (isSame) this.#counts = countsOf(statistics, this.#found);
    else this.#publish();
    return true;
  }

  // False: there is no new one.
  #readReports(): boolean {
    const { bank, reports } = this.#options;
    const latest = reports.latest();
    if (latest === this.#latestReport) return false;
    this.#latestReport = latest;
    this.#reports = reports.all().map((one) => {
      const iri = reportGraph(bank.base, one.source);
      return derived(iri, describeReport(one, bank.base));
    });
    return true;
  }

  #publish(): void {
    const graphs = [derived(descriptionGraph(this.#options.bank.base), this.#quads), ...this.#reports];
    const isFound = this.#options.publish(graphs);
    this.#found = isFound ? graphs.flatMap(({ lines }) => parseStored(lines)) : [];
    this.#state = sha256(graphs.flatMap(({ lines }) => lines).join(''));
    this.#counts = this.#statistics === null ? null : countsOf(this.#statistics, this.#found);
  }
}

// What is derived stands in the default graph too, and its statements are none of the dataset's.
function countsOf(
  { version, properties, members, classes }: Statistics,
  found: readonly Quad[],
): Counts | null {
  if (members === null) return null;
  const domains = domainsOf(properties, classes);
  for (const { predicate } of found) domains.delete(predicate.value);
  const byProperty = new Map([...properties].map(([name, { triples }]) => [name, triples]));
  const byClass = new Map(members);
  for (const { predicate, object } of found) {
    add(byProperty, predicate.value);
    if (predicate.equals(rdf.type)) add(byClass, object.value);
  }
  const there = [...byClass].filter(([, count]) => count > 0);
  return { version, properties: byProperty, classes: new Map(there), domains };
}

// Of a class that some of what has the property is not in, there are fewer statements.
function domainsOf(
  properties: Statistics['properties'],
  classes: Statistics['classes'],
): Map<string, ReadonlySet<string>> {
  const domains = [...properties].map(([property, { triples }]): [string, ReadonlySet<string>] => {
    const of = [...classes].filter(([, { properties: own }]) => own.get(property)?.triples === triples);
    return [property, new Set(of.map(([name]) => name))];
  });
  return new Map(domains.filter(([, of]) => of.size > 0));
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function derived(iri: string, quads: readonly Quad[]): DerivedGraph {
  const graph = namedNode(iri);
  return { iri, lines: canonicalLines(quads.map((quad) => inGraph(quad, graph))) };
}

function parseStored(lines: readonly string[]): Quad[] {
  return parseStoredQuads(lines.join(''));
}
