/** Tries mappings on pages for those who ask over HTTP: one trial at a time, each in a thread of its own. */

import { join } from 'node:path';
import { type MessagePort, Worker } from 'node:worker_threads';
import type { Project } from '../compose-project.js';
import type { Config } from '../config.js';
import type { Sites } from '../crawl/site-reader.js';
import { mappingText, readNewSources } from '../mapping/catalogue.js';
import type { TrialOutcome, TrialRequest, TrialRunner, TrialSource } from '../model/trial.js';
import { portTo } from './harvest-thread.js';

/** Longest time until the page is there, in milliseconds; the thread is ended then. */
const longestRead = 120_000;
/** Longest run on the page, in milliseconds. */
const longestRun = 30_000;
/** Heap of the thread, in MiB. */
const mostMemory = 768;

/** What the thread is given. */
export interface TrialData {
  readonly request: TrialRequest;
  readonly config: Config;
  /** The folder of the project. */
  readonly directory: string;
  /** The other end of the process's reader of sites. */
  readonly sites: MessagePort;
}

/** What it tells: that the page is there, and what came of it. */
export type TrialMessage =
  | { readonly kind: 'read' }
  | { readonly kind: 'outcome'; readonly outcome: TrialOutcome };

export interface TrialOptions {
  readonly project: Pick<Project, 'directory' | 'catalogue'>;
  readonly config: Config;
  /** The reader of sites of this process: the one that harvests ask too. */
  readonly sites: Sites;
}

/** Runs them. The thread reads the files of sources anew, so that they may be changed while the server runs. */
export class ThreadedTrials implements TrialRunner {
  readonly #options: TrialOptions;
  #isBusy = false;

  constructor(options: TrialOptions) {
    this.#options = options;
  }

  sources(): readonly TrialSource[] {
    const { directory, catalogue } = this.#options.project;
    const mappings = join(directory, 'mappings');
    const known = catalogue.entries.map(({ source }) => source);
    return [...known, ...readNewSources(mappings, known)]
      .map(({ id, name }) => ({ id, name, isMapped: mappingText(id, mappings) !== undefined }))
      .sort((a, b) => a.id.localeCompare(b.id));
  }

  mappingText(source: string): string | null {
    const isKnown = this.sources().some(({ id }) => id === source);
    return isKnown ? (mappingText(source, join(this.#options.project.directory, 'mappings')) ?? null) : null;
  }

  async try(request: TrialRequest): Promise<TrialOutcome> {
    if (this.#isBusy) return { kind: 'busy' };
    this.#isBusy = true;
    try {
      return await this.#run(request);
    } finally {
      this.#isBusy = false;
    }
  }

  #run(request: TrialRequest): Promise<TrialOutcome> {
    const { config, project, sites } = this.#options;
    const port = portTo(sites);
    const worker = new Worker(new URL('./trial-worker.js', import.meta.url), {
      workerData: { request, config, directory: project.directory, sites: port } satisfies TrialData,
      transferList: [port],
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
    });
    const { promise, resolve } = Promise.withResolvers<TrialOutcome>();
    const refuse = (reason: string) => resolve({ kind: 'refused', reason });
    const slowly = `The page did not come within ${longestRead / 1000} s.`;
    let timer = setTimeout(() => refuse(slowly), longestRead);
    worker.on('message', (message: TrialMessage) => {
      if (message.kind === 'outcome') return resolve(message.outcome);
      clearTimeout(timer);
      timer = setTimeout(
        () => refuse(`The mapping takes more than ${longestRun / 1000} s on this page.`),
        longestRun,
      );
    });
    worker.once('error', (error: Error) => refuse(`The trial broke off: ${error.message}`));
    worker.once('exit', () => refuse('The trial broke off.'));
    return promise.finally(() => {
      clearTimeout(timer);
      void worker.terminate();
    });
  }
}
