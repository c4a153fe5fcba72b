/** Gives graphs as documents, written in a thread of its own, which is started when it is first needed. */

import { Worker } from 'node:worker_threads';
import type { GraphDocument, GraphDocuments, GraphStanding } from '../model/ports.js';
import type { GraphName } from '../model/update-plan.js';
import type { Format } from '../rdf/media-types.js';
import { isReserved, plainDefaultGraph } from './default-graph.js';
import type { DocumentAnswer, DocumentOptions, DocumentQuestion } from './document-messages.js';
import type { JournalReader } from './journal-reader.js';

export interface DocumentSettings extends DocumentOptions {
  /** What tells how graphs stand. */
  readonly reader: JournalReader;
}

/** How long a document may take once its turn has come, in milliseconds. */
const longest = 30_000;
/** Heap of the thread in MiB: the largest graph that has to be parsed takes half of it. */
const heap = 1_024;
const queueLimit = 50;
const retryAfterSeconds = 5;

interface Waiting {
  readonly question: DocumentQuestion;
  readonly settle: (document: GraphDocument) => void;
}

const nameOf = (graph: GraphName) => graph ?? plainDefaultGraph;

/** Documents of a journal's graphs, one after another. */
export class DocumentThread implements GraphDocuments {
  readonly #settings: DocumentSettings;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | null = null;
  #deadline: NodeJS.Timeout | undefined;

  constructor(settings: DocumentSettings) {
    this.#settings = settings;
  }

  standing(graph: GraphName): GraphStanding | null {
    if (graph !== null && isReserved(graph)) return null;
    const standing = this.#settings.reader.standing(nameOf(graph));
    return standing ?? (graph === null ? { sequence: 0, quads: 0 } : null);
  }

  document(graph: GraphName, format: Format): Promise<GraphDocument> {
    if (this.#waiting.length >= queueLimit) return Promise.resolve({ kind: 'not-ready', retryAfterSeconds });
    const { promise, resolve } = Promise.withResolvers<GraphDocument>();
    this.#waiting.push({ question: { graph: nameOf(graph), format }, settle: resolve });
    if (this.#waiting.length === 1) this.#ask();
    return promise;
  }

  /** Ends the thread; who waits is told to try again. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    clearTimeout(this.#deadline);
    for (const { settle } of this.#waiting.splice(0)) settle({ kind: 'not-ready', retryAfterSeconds });
    await worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker !== null) return this.#worker;
    const { journal, context } = this.#settings;
    const worker = new Worker(new URL('./document-worker.js', import.meta.url), {
      workerData: { journal, context } satisfies DocumentOptions,
      resourceLimits: { maxOldGenerationSizeMb: heap },
    });
    worker.unref();
    worker.on('message', (document: DocumentAnswer) => {
      if (worker === this.#worker) this.#next(document);
    });
    worker.on('error', ({ message }: Error) => this.#abandon(worker, { kind: 'failed', message }));
    this.#worker = worker;
    return worker;
  }

  #ask(): void {
    const [first] = this.#waiting;
    if (first === undefined) return;
    const worker = this.#start();
    worker.postMessage(first.question);
    this.#deadline = setTimeout(() => {
      void worker.terminate();
      const message = `Writing the graph took longer than ${longest / 1000} s. Ask for application/n-triples, or query the part that you need.`;
      this.#abandon(worker, { kind: 'too-large', message });
    }, longest).unref();
  }

  #abandon(worker: Worker, document: GraphDocument): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#next(document);
  }

  #next(document: GraphDocument): void {
    clearTimeout(this.#deadline);
    this.#waiting.shift()?.settle(document);
    this.#ask();
  }
}
