/** Changes over HTTP: how many a second are acknowledged, and when a query sees one. */

import { canonicalLines } from '../../../src/rdf/canonical.js';
import { syntheticInitiative } from '../corpus/initiatives.js';
import { toRecordGraphs } from '../corpus/to-graphs.js';
import { median, milliseconds } from '../measure.js';
import { ask } from '../peers/ask.js';
import type { Served } from '../peers/peer.js';
import type { Findings } from '../report.js';
import { ours, type ServerWorkload, type WorkloadOptions } from './workload.js';

interface Measured {
  /** Acknowledged changes a second, one after another. */
  readonly rate: number;
  /** Milliseconds from the acknowledgement until a query has seen it, the query included. */
  readonly seen: number;
}

export class UpdatesWorkload implements ServerWorkload {
  readonly #options: WorkloadOptions;
  readonly #measured = new Map<string, Measured>();

  readonly #remarks: string[] = [];

  constructor(options: WorkloadOptions) {
    this.#options = options;
  }

  async measure(name: string, { replaceGraph, ...served }: Served): Promise<void> {
    if (replaceGraph === undefined) return;
    const count = this.#options.isQuick ? 50 : 300;
    // The first change may start what makes changes.
    const obstacle = await replaceGraph(this.#graph(0), this.#triples(0, 'first')).catch(
      (error: Error) => error,
    );
    if (obstacle instanceof Error)
      return void this.#remarks.push(`${name} takes no changes: ${obstacle.message}.`);
    const began = performance.now();
    for (let n = 0; n < count; n++) await replaceGraph(this.#graph(n), this.#triples(n, 'new'));
    const rate = (count / (performance.now() - began)) * 1000;
    const waits: number[] = [];
    for (let n = 0; n < 20; n++) {
      const title = `Changed ${n}`;
      await replaceGraph(this.#graph(n), this.#triples(n, title));
      const acknowledged = performance.now();
      const question = `SELECT ?t { GRAPH <${this.#graph(n)}> { ?s <http://purl.org/dc/terms/title> ?t } }`;
      while (!(await ask(served, question)).body.includes(title));
      waits.push(performance.now() - acknowledged);
    }
    this.#measured.set(name, { rate, seen: median(waits) });
  }

  #graph(n: number): string {
    return `${this.#options.bank.iris.base}graph/local/bench-${n}`;
  }

  /** A record of usual size, as N-Triples. */
  #triples(n: number, title: string): string {
    const { corpus, iris } = this.#options.bank;
    const record = { ...syntheticInitiative(corpus.size + n, corpus), title };
    const { content } = toRecordGraphs(record, iris);
    return canonicalLines(content.quads).join('').replaceAll(` <${content.iri}> .\n`, ' .\n');
  }

  findings(): Findings {
    const rows = [...this.#measured].map(([name, { rate, seen }]) => [
      name,
      rate.toFixed(0),
      milliseconds(seen),
    ]);
    const title = 'Changes of whole records, one after another';
    const head = ['', 'acknowledged a second', 'until a query has seen one'];
    const remarks = [
      'Ours are a PUT of the graph each, on disk and in the history before they are acknowledged, and then in the default graph as well; those of the others are an update that drops the graph and inserts it, as durable as each does it by default, without the merged default graph.',
    ];
    return { tables: [{ title, head, rows }], remarks: [...remarks, ...this.#remarks] };
  }

  costs(): ReadonlyMap<string, number> {
    const measured = this.#measured.get(ours);
    if (measured === undefined) return new Map();
    return new Map([
      ['a change, until it is acknowledged', 1000 / measured.rate],
      ['from there until a query has seen it', measured.seen],
    ]);
  }
}
