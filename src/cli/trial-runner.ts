/** Tries mappings on pages for those who ask over HTTP: one trial at a time, each in a thread of its own. */

import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { archiveFolder, type Project, type Store } from '../compose.js';
import type { Config } from '../config.js';
import { normalizeAddress } from '../crawl/page-address.js';
import { readCapture } from '../crawl/page-archive.js';
import { createSafeFetch } from '../crawl/safe-fetch.js';
import { SiteReader } from '../crawl/site-reader.js';
import { toPage } from '../crawl/to-page.js';
import { acceptFor } from '../mapping/accept.js';
import { type CatalogueEntry, mappingText } from '../mapping/catalogue.js';
import type { FetchOutcome } from '../model/page.js';
import type { SafeFetch } from '../model/safe-fetch.js';
import type { TrialOutcome, TrialRequest, TrialRunner } from '../model/trial.js';
import { CaptureTable } from '../store/capture-table.js';
import { ForgottenNames } from '../store/forgotten-names.js';
import { robotOf } from './page-origin.js';
import type { TrialAnswer, TrialWork } from './trial-worker.js';

/** Longest run of a trial, in milliseconds; the thread is ended then. */
const longestRun = 30_000;
/** Longest time that is waited for a site's turn, in milliseconds. */
const longestWait = 30_000;
/** Heap of the thread, in MiB. */
const mostMemory = 768;

type RunOutcome = TrialAnswer | { readonly kind: 'refused'; readonly reason: string };

export interface TrialOptions {
  readonly store: Store;
  readonly project: Project;
  readonly config: Config;
  /** For tests: who reads from the network. */
  readonly fetch?: SafeFetch;
}

/** Makes the runner. */
export class ThreadedTrials implements TrialRunner {
  readonly #options: TrialOptions;
  readonly #sites: SiteReader;
  #isBusy = false;

  constructor(options: TrialOptions) {
    const fetch = options.fetch ?? createSafeFetch({ userAgent: robotOf(options.config) });
    this.#options = options;
    this.#sites = new SiteReader({ fetch, clock: Date.now });
  }

  mappingText(source: string): string | null {
    const isKnown = this.#entry(source) !== undefined;
    return isKnown ? (mappingText(source, join(this.#options.project.directory, 'mappings')) ?? null) : null;
  }

  async try(request: TrialRequest): Promise<TrialOutcome> {
    const entry = this.#entry(request.source);
    if (entry === undefined) return { kind: 'refused', reason: `There is no source "${request.source}".` };
    if (this.#isBusy) return { kind: 'busy' };
    this.#isBusy = true;
    try {
      return await this.#try(request, entry);
    } finally {
      this.#isBusy = false;
    }
  }

  #entry(source: string): CatalogueEntry | undefined {
    return this.#options.project.catalogue.entries.find((entry) => entry.source.id === source);
  }

  async #try(request: TrialRequest, entry: CatalogueEntry): Promise<TrialOutcome> {
    const { source } = entry;
    const url = normalizeAddress(request.url);
    if (url === null || !source.hosts.includes(new URL(url).hostname)) {
      const reason = `"${request.url}" is no address on a host of the source (${source.hosts.join(', ') || 'none is known'}).`;
      return { kind: 'refused', reason };
    }
    const forgotten = new ForgottenNames(this.#options.store.journal);
    if (forgotten.has(url) || forgotten.has(source.id)) {
      return { kind: 'refused', reason: `${url} was forgotten at its owner’s wish, so it is not read.` };
    }
    const { origin, outcome } = await this.#read({ ...request, url }, entry);
    if (outcome.kind !== 'page') return { kind: 'refused', reason: outcome.reason };
    const { page } = outcome;
    const mapping = request.mapping === this.mappingText(source.id) ? null : request.mapping;
    const answer = await this.#run({ source: source.id, mapping, page, base: this.#options.store.iris.base });
    if (answer.kind !== 'report') return answer;
    return { ...answer, origin, readAt: origin === 'given' ? null : page.fetchedAt };
  }

  async #read(
    request: TrialRequest,
    entry: CatalogueEntry,
  ): Promise<{ origin: 'given' | 'archive' | 'site'; outcome: FetchOutcome }> {
    const { url, page, isFresh } = request;
    if (page !== null) return { origin: 'given', outcome: pageOf(url, page) };
    const { store, config } = this.#options;
    const captures = new CaptureTable({ journal: store.journal, writer: null, clock: Date.now });
    const capture = captures.latestPage(url);
    if (capture !== undefined && !isFresh) {
      return { origin: 'archive', outcome: await readCapture(archiveFolder(config), capture) };
    }
    if (config.contact === null) {
      const reason =
        'The page is not in the archive, and no site is read before its partner knows whom to write to: the operator has to set BIS_CONTACT. Paste the page instead.';
      return { origin: 'site', outcome: { kind: 'refused', reason } };
    }
    const accept = entry.mapping === null ? 'text/html' : acceptFor(entry.mapping, url);
    const { hosts, crawl } = entry.source;
    const read = await this.#sites.read({ url, hosts, accept, delay: crawl.delay, longestWait });
    return { origin: 'site', outcome: 'kind' in read ? read : toPage(read) };
  }

  #run(work: TrialWork): Promise<RunOutcome> {
    const worker = new Worker(new URL('./trial-worker.js', import.meta.url), {
      workerData: work,
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
    });
    const { promise, resolve } = Promise.withResolvers<RunOutcome>();
    const refuse = (reason: string) => resolve({ kind: 'refused', reason });
    const timer = setTimeout(
      () => refuse(`The mapping takes more than ${longestRun / 1000} s on this page.`),
      longestRun,
    );
    worker.once('message', resolve);
    worker.once('error', (error: Error) => refuse(`The trial broke off: ${error.message}`));
    worker.once('exit', () => refuse('The trial broke off.'));
    return promise.finally(() => {
      clearTimeout(timer);
      void worker.terminate();
    });
  }
}

/** A page that somebody pasted: its format is told by its first letter. */
function pageOf(url: string, text: string): FetchOutcome {
  return toPage({
    ...{ url, body: new TextEncoder().encode(text), fetchedAt: new Date().toISOString() },
    ...{ contentType: `${typeOf(url, text)}; charset=utf-8`, fetchStatus: null },
    ...{ archiveRecord: null, reconstructedFrom: null },
  });
}

function typeOf(url: string, text: string): string {
  const beginning = text.trimStart();
  if (/^[[{]/.test(beginning)) return 'application/json';
  if (/^(?:@prefix|@base|prefix\s|base\s)/i.test(beginning)) return 'text/turtle';
  if (beginning.startsWith('<') || beginning === '') return 'text/html';
  const line = beginning.slice(0, Math.max(0, beginning.indexOf('\n')));
  const isTable = /[;,\t]/.test(line) && !line.includes('<');
  return /\.(?:csv|tsv)(?:$|\?)/i.test(url) || isTable ? 'text/csv' : 'text/html';
}
