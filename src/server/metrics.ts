/** What the server counts and measures, in the exposition format of Prometheus. */

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EngineStatus } from '../model/engine-status.js';
import type { QueryReport } from '../sparql/endpoint.js';

export interface MetricsOptions {
  readonly status: () => EngineStatus;
  /** The dataset version. */
  readonly version: () => number;
  readonly softwareVersion: string;
}

const seconds = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 5, 10, 30, 60];

/** The metrics of one server. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests;
  readonly #queries;
  readonly #waited;
  readonly #ran;

  constructor({ status, version, softwareVersion }: MetricsOptions) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      ...{ name: 'bis_request_seconds', help: 'Requests, by method and status.', registers },
      ...{ labelNames: ['method', 'status'], buckets: seconds },
    });
    this.#queries = new Counter({
      ...{ name: 'bis_queries_total', help: 'SPARQL queries, by form and how they ended.', registers },
      labelNames: ['form', 'end'],
    });
    this.#waited = new Histogram({
      ...{ name: 'bis_query_wait_seconds', help: 'How long queries waited for a replica.', registers },
      buckets: seconds,
    });
    this.#ran = new Histogram({
      ...{ name: 'bis_query_run_seconds', help: 'How long queries kept the engine busy.', registers },
      ...{ labelNames: ['end'], buckets: seconds },
    });
    const gauge = (name: string, help: string, value: () => number) =>
      new Gauge({
        ...{ name, help, registers },
        collect() {
          this.set(value());
        },
      });
    gauge('bis_dataset_version', 'The version of the journal.', version);
    gauge(
      'bis_replica_version',
      'The version of the replica that is furthest behind.',
      () => status().version ?? 0,
    );
    gauge('bis_replicas_ready', 'Replicas that can answer now.', () => status().ready);
    gauge('bis_replica_memory_bytes', 'Memory of all replicas.', () => status().memory);
    gauge('bis_replica_runs_total', 'Queries that a replica has run.', () => status().runs);
    gauge('bis_replicas_replaced_total', 'Replicas that were ended and replaced.', () => status().replaced);
    gauge('bis_replica_hydrations_total', 'Replicas filled from the journal.', () => status().hydrations);
    const countOf = (state: string) => status().queries.filter((query) => query.state === state).length;
    gauge('bis_queries_running', 'Queries that run now.', () => countOf('running'));
    gauge('bis_queries_waiting', 'Queries that wait now.', () => countOf('waiting'));
    new Gauge({
      ...{ name: 'bis_info', help: 'The version of the software.', labelNames: ['version'], registers },
    }).set({ version: softwareVersion }, 1);
  }

  /** A request was answered after so many milliseconds. */
  countRequest(method: string, status: number, milliseconds: number): void {
    this.#requests.observe({ method, status: String(status) }, milliseconds / 1000);
  }

  /** A query has ended. */
  countQuery({ form, end, work }: QueryReport): void {
    this.#queries.inc({ form, end });
    if (work === null) return;
    this.#waited.observe(work.waited / 1000);
    this.#ran.observe({ end }, work.ran / 1000);
  }

  /** All of them as text. */
  async response(): Promise<Response> {
    const text = await this.#registry.metrics();
    return new Response(text, {
      headers: { 'content-type': this.#registry.contentType, 'cache-control': 'no-store' },
    });
  }
}
