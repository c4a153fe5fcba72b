/** One reader of sites for all threads of a process: the others ask it over a port, so that a server meets one pace. */

import type { MessagePort } from 'node:worker_threads';
import type { FetchFailure, Validators } from '../model/page.js';
import type { SiteOutcome, SiteRequest, Sites } from './site-reader.js';

type Question =
  | { readonly kind: 'page'; readonly request: SiteRequest; readonly validators: Validators | null }
  | { readonly kind: 'sitemaps'; readonly url: string };
type Answer = SiteOutcome | readonly string[];

interface Asked {
  readonly id: number;
  readonly question: Question;
}

interface Answered {
  readonly id: number;
  readonly answer: Answer;
}

/** Answers over a port, until its other end is closed. */
export function answerAt(port: MessagePort, sites: Sites): void {
  port.on('message', ({ id, question }: Asked) => {
    void answer(question, sites).then((told) => port.postMessage({ id, answer: told } satisfies Answered));
  });
  // A thread that reads nothing does not keep the process.
  port.unref();
}

async function answer(question: Question, sites: Sites): Promise<Answer> {
  try {
    if (question.kind === 'sitemaps') return await sites.sitemapsOf(question.url);
    return await sites.readAgain(question.request, question.validators);
  } catch (error) {
    if (question.kind === 'sitemaps') return [];
    return { kind: 'failed', reason: `${question.request.url} cannot be read: ${(error as Error).message}.` };
  }
}

/** The reader at the other end of a port. The port keeps its thread only while something is asked. */
export class SitesAtPort implements Sites {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', ({ id, answer: told }: Answered) => {
      this.#waiting.get(id)?.(told);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) port.unref();
    });
    port.on('close', () => {
      for (const resolve of this.#waiting.values()) resolve(closed);
      this.#waiting.clear();
    });
    port.unref();
  }

  async readAgain(request: SiteRequest, validators: Validators | null): Promise<SiteOutcome> {
    return (await this.#ask({ kind: 'page', request, validators })) as SiteOutcome;
  }

  async sitemapsOf(url: string): Promise<readonly string[]> {
    const told = await this.#ask({ kind: 'sitemaps', url });
    return Array.isArray(told) ? told : [];
  }

  #ask(question: Question): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const id = ++this.#last;
    this.#waiting.set(id, resolve);
    this.#port.ref();
    this.#port.postMessage({ id, question } satisfies Asked);
    return promise;
  }
}

const closed: FetchFailure = { kind: 'later', reason: 'The process is stopping, so no site is read.' };
