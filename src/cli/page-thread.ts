/** Has the work on pages done in a thread of its own, so that reading and writing go on meanwhile. */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Project } from '../compose-project.js';
import {
  createPageWork,
  type PageWork,
  type PageWorkOptions,
  type WorkedPage,
} from '../harvest/page-work.js';
import type { Iris } from '../model/iris.js';
import { type PageAnswer, type PageQuestion, type PageThreadData, unpackPage } from './page-messages.js';

/** Pages that are worked on by who has them before the thread is started: it takes a second, and memory, to be ready. */
const fewPages = 100;

export interface PageThreadOptions extends PageThreadData {
  /** After how many pages the thread is started. */
  readonly startsAfter: number;
}

/** A thread for the pages of a project; null where there is no second core for it. */
export function pageThreadOf({ directory }: Pick<Project, 'directory'>, { base }: Iris): PageThread | null {
  return availableParallelism() < 2 ? null : new PageThread({ directory, base, startsAfter: fewPages });
}

interface Waiting {
  readonly resolve: (page: WorkedPage) => void;
  readonly reject: (reason: Error) => void;
}

/** The thread, for all sources of a command. It is started when there is something to do for it. */
export class PageThread implements AsyncDisposable {
  readonly #options: PageThreadOptions;
  #worker: Worker | null = null;
  #started: Promise<void> | null = null;
  #isReady = false;
  #pages = 0;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();

  constructor(options: PageThreadOptions) {
    this.#options = options;
  }

  /** Starts it, if that has not been done. Resolves when it takes pages, or has ended. */
  start(): Promise<void> {
    this.#started ??= this.#begin();
    return this.#started;
  }

  /** The work on pages of a source: in this thread, until the other one is ready. */
  async workOf(options: PageWorkOptions): Promise<PageWork> {
    const { source, hash: mappingHash } = options.mapping;
    const own = await createPageWork(options);
    return (page, listedOn, linked) => {
      if (++this.#pages > this.#options.startsAfter) void this.start();
      if (!this.#isReady) return own(page, listedOn, linked);
      const about = linked === undefined ? {} : { linked };
      return this.#ask({ source, mappingHash, page, listedOn, ...about });
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker?.terminate();
  }

  #ask(question: Omit<PageQuestion, 'id'>): Promise<WorkedPage> {
    const { promise, ...waiting } = Promise.withResolvers<WorkedPage>();
    const id = ++this.#lastId;
    this.#waiting.set(id, waiting);
    this.#worker?.postMessage({ id, ...question } satisfies PageQuestion);
    return promise;
  }

  #begin(): Promise<void> {
    const { directory, base } = this.#options;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#worker = new Worker(new URL('./page-worker.js', import.meta.url), {
      workerData: { directory, base } satisfies PageThreadData,
    });
    this.#worker.on('message', (message: PageAnswer | 'ready') => {
      if (message !== 'ready') return this.#take(message);
      this.#isReady = true;
      resolve();
    });
    this.#worker.on('error', (error: Error) => this.#giveUp(error));
    this.#worker.on('exit', () => {
      this.#giveUp(new Error('The thread that works on pages has ended.'));
      resolve();
    });
    return promise;
  }

  #take(answer: PageAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('worked' in answer) waiting?.resolve(unpackPage(answer.worked));
    else waiting?.reject(new Error(answer.failure));
  }

  // A page may be more than the thread's memory holds. What comes after it is worked on here again.
  #giveUp(error: Error): void {
    this.#isReady = false;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
