/** The life of an index in its thread: keeps it in step with the journal, and answers between the steps. */

import type { SearchFailure } from '../model/search.js';
import { completePlaces } from './complete-places.js';
import { IndexTaken, isBusy, isDamage } from './index-file.js';
import { mapRecords } from './map.js';
import { matchText, search } from './search.js';
import type { IndexView, SearchIndex } from './search-index.js';
import type { FromSearch, SearchAnswer, ToSearch } from './search-messages.js';
import { countRecords } from './statistics.js';

export interface IndexServerOptions {
  /** Opens the index. Called again after damage. */
  readonly open: () => SearchIndex;
  /** Puts the damaged file out of the way. Returns where it went. */
  readonly setAside: () => string;
  readonly say: (message: FromSearch) => void;
  /** Calls back after so many milliseconds, and lets others have their turn before. */
  readonly later: (work: () => void, milliseconds: number) => void;
}

/** Milliseconds of work before questions are answered again. */
const stepLength = 50;
/** How long an index that is up to date rests, in milliseconds. */
const followEvery = 1_000;
/** How soon it looks again when another process is doing the work. */
const afterBusy = 100;
/** How soon it tries again after a fault that may pass, such as a full disk. */
const afterFault = 10_000;
/** Damage again and again is no accident. */
const mostRepairs = 3;

type Question = Exclude<ToSearch, { kind: 'end' }>;

/** Serves one index. */
export class IndexServer {
  readonly #options: IndexServerOptions;
  #index: SearchIndex | null = null;
  #unavailable: string | null = null;
  #repairs = 0;
  #lastFault = '';
  #isEnded = false;

  constructor(options: IndexServerOptions) {
    this.#options = options;
  }

  /** Opens the index and keeps it in step from then on. */
  start(): void {
    this.#follow();
  }

  /** Answers a question, or ends. */
  hear(message: ToSearch): void {
    if (message.kind === 'end') {
      this.#end();
      return;
    }
    try {
      this.#options.say({ kind: 'answer', id: message.id, outcome: this.#answer(message) });
    } catch (error) {
      this.#recover(error);
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#options.say({ kind: 'failed', id: message.id, message: text });
    }
  }

  #end(): void {
    this.#isEnded = true;
    this.#index?.close();
    this.#index = null;
  }

  #answer(message: Question): SearchAnswer {
    if (this.#unavailable !== null) return { kind: 'unavailable', reason: this.#unavailable } as const;
    const notReady: SearchFailure = { kind: 'not-ready', retryAfterSeconds: 2 };
    if (this.#index === null) {
      return this.#lastFault === '' ? notReady : ({ kind: 'unavailable', reason: this.#lastFault } as const);
    }
    return this.#index.read((view) => answer(message, view));
  }

  #follow(): void {
    if (this.#isEnded || this.#unavailable !== null) return;
    let wait = afterFault;
    try {
      if (this.#index === null) {
        this.#index = this.#options.open();
        this.#index.warm();
      }
      wait = this.#index.step(stepLength) ? 0 : followEvery;
      this.#lastFault = '';
    } catch (error) {
      wait = this.#recover(error);
    }
    this.#options.later(() => this.#follow(), wait);
  }

  // Returns how long to wait before the next step.
  #recover(error: unknown): number {
    if (isBusy(error)) return afterBusy;
    const { message } = error instanceof Error ? error : new Error(String(error));
    if (error instanceof IndexTaken) {
      this.#unavailable = message;
      this.#tell(message);
      return 0;
    }
    if (!isDamage(error)) {
      // Said once, however often it is tried again.
      if (message !== this.#lastFault)
        this.#tell(`${message.replace(/\.$/, '')}. It is tried again every ${afterFault / 1000} s.`);
      this.#lastFault = message;
      return afterFault;
    }
    this.#repair(message);
    return 0;
  }

  #repair(message: string): void {
    this.#index?.close();
    this.#index = null;
    if (++this.#repairs > mostRepairs) {
      this.#unavailable = `The search index cannot be kept sound (${message}). Check the journal with "bis verify" and the disk, then start again.`;
      this.#tell(this.#unavailable);
      return;
    }
    this.#tell(
      `the index was damaged (${message}) and is made anew; the old one is ${this.#options.setAside()}`,
    );
  }

  #tell(message: string): void {
    this.#options.say({ kind: 'event', message });
  }
}

function answer(question: Question, view: IndexView): SearchAnswer {
  switch (question.kind) {
    case 'search':
      return search(question.request, view);
    case 'map':
      return mapRecords(question.request, view);
    case 'match':
      return matchText(question.request, view);
    case 'count':
      return countRecords(question.request, view);
    case 'places':
      return completePlaces(question.request, view);
  }
}
