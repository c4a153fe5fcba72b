/** Follows an event stream: walks over its pages, and takes in what is new. */

import type { FollowProblem, PassReport, StreamCopy } from '../../model/followed-stream.js';
import type { SafeFetch } from '../../model/safe-fetch.js';
import { type PageContent, readPage } from './page-content.js';
import { type DocumentOutcome, StreamDocuments } from './read-document.js';
import { readDescription, type StreamDescription } from './stream-description.js';

export interface FollowerOptions {
  readonly fetch: SafeFetch;
  /** The address of the stream. */
  readonly address: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** What a pass works with. */
export interface PassOptions {
  readonly copy: StreamCopy;
  /** IRI of the stream that is followed; null: whichever the address describes. */
  readonly stream: string | null;
  /** Base IRI of the data directory. */
  readonly base: string;
  /** What is made of members; graphs unless told. */
  readonly reads?: 'graphs' | 'objects';
  /** Told after each page how many were looked at, and how many are known of. */
  readonly onPage?: (done: number, known: number) => void;
}

/** What the address describes. */
export type Introduction =
  | { readonly kind: 'stream'; readonly description: StreamDescription }
  | { readonly kind: 'problem'; readonly problem: FollowProblem; readonly retryAt: number | null };

/** Pages of one stream: of a longer one the rest is not read. */
export const mostPages = 100_000;
/** Pages one after the other that cannot be read: then the server itself is in trouble. */
const mostInRow = 3;
/** Problems of one pass that are told one by one. */
const mostProblems = 100;

/** Follows one stream. */
export class StreamFollower {
  readonly #options: FollowerOptions;
  readonly #documents: StreamDocuments;
  readonly #wrong: WrongPages = new Map();

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#documents = new StreamDocuments(options);
  }

  /** Asks the address what it describes. */
  async introduce(): Promise<Introduction> {
    const { address } = this.#options;
    const outcome = await this.#documents.read(address, null);
    if (outcome.kind !== 'document') {
      const { reason } = outcome as Exclude<typeof outcome, { kind: 'unchanged' }>;
      const kind = outcome.kind === 'wrong' ? 'wrong' : 'later';
      const retryAt = outcome.kind === 'later' ? outcome.retryAt : null;
      return { kind: 'problem', problem: { address, reason, kind }, retryAt };
    }
    const reading = readDescription(outcome.quads);
    if (reading.kind === 'stream') return reading;
    return {
      kind: 'problem',
      problem: { address, reason: reading.reason, kind: 'wrong' },
      retryAt: null,
    };
  }

  /** Walks over the whole stream once. */
  async pass(options: PassOptions): Promise<PassReport> {
    const introduction = await this.introduce();
    if (introduction.kind === 'problem') {
      return { ...nothing, problems: [introduction.problem], retryAt: introduction.retryAt };
    }
    const { description } = introduction;
    if (options.stream !== null && description.iri !== options.stream) {
      const reason = `describes <${description.iri}> now, and this data directory follows <${options.stream}>: begin a copy of that one in another directory`;
      return { ...nothing, problems: [{ address: this.#options.address, reason, kind: 'wrong' }] };
    }
    return new Walk(description, this.#documents, { ...options, wrong: this.#wrong }).run();
  }
}

/** Pages that were not what they should be, by their addresses, as long as they stay as they are. */
type WrongPages = Map<string, { readonly tag: string | null; readonly reason: string }>;

interface WalkOptions extends PassOptions {
  readonly wrong: WrongPages;
}

const nothing: PassReport = {
  ...{ pages: 0, members: 0, changed: 0, problems: [], isShifting: false, reissued: 0, retryAt: null },
};

/** One walk, breadth first: each page once, whatever leads to it. */
class Walk {
  readonly #description: StreamDescription;
  readonly #documents: StreamDocuments;
  readonly #options: WalkOptions;
  readonly #known: Set<string>;
  readonly #problems: FollowProblem[] = [];
  #counts = { pages: 0, members: 0, changed: 0 };
  #isShifting = false;
  #retryAt: number | null = null;
  #failuresInRow = 0;

  constructor(description: StreamDescription, documents: StreamDocuments, options: WalkOptions) {
    this.#description = description;
    this.#documents = documents;
    this.#options = options;
    const view = new URL(description.view);
    view.hash = '';
    this.#known = new Set([view.href]);
  }

  async run(): Promise<PassReport> {
    let done = 0;
    // A set is walked in the order in which it grows.
    for (const address of this.#known) {
      for (const target of await this.#visit(address)) this.#add(target);
      done++;
      this.#options.onPage?.(done, this.#known.size);
      if (this.#failuresInRow >= mostInRow || this.#retryAt !== null) break;
    }
    // Of a page that is wrong or unread it is known from before where it leads to; of a walk that was broken off it is not.
    const isWalked = done === this.#known.size && !this.#isShifting;
    const isWhole = this.#problems.length === 0;
    const reissued = isWalked ? await this.#options.copy.keepPages(this.#known, isWhole) : 0;
    return {
      ...this.#counts,
      problems: this.#problems,
      isShifting: this.#isShifting,
      reissued,
      retryAt: this.#retryAt,
    };
  }

  #add(target: string): void {
    if (this.#known.size < mostPages) this.#known.add(target);
    else if (!this.#known.has(target)) {
      this.#note(
        this.#description.view,
        'wrong',
        `leads to more than ${mostPages} pages: the rest is not read`,
      );
    }
  }

  /** The pages that a page leads to, once its members are taken in. */
  async #visit(address: string): Promise<readonly string[]> {
    const { copy, wrong } = this.#options;
    const known = copy.page(address);
    if (known?.isFull === true) return known.relations;
    const before = wrong.get(address);
    const outcome = await this.#documents.read(address, (before ?? known)?.tag ?? null);
    if (outcome.kind === 'later') this.#failuresInRow++;
    else this.#failuresInRow = 0;
    switch (outcome.kind) {
      case 'unchanged':
        if (before !== undefined) this.#note(address, 'wrong', before.reason);
        return known?.relations ?? [];
      case 'gone':
        this.#isShifting = true;
        return [];
      case 'document':
        return this.#takeIn(address, outcome);
      case 'later':
        this.#retryAt = outcome.retryAt;
        this.#note(address, 'later', outcome.reason);
        // What it led to is still there.
        return known?.relations ?? [];
      case 'wrong':
        this.#note(address, 'wrong', outcome.reason);
        return known?.relations ?? [];
    }
  }

  async #takeIn(
    address: string,
    document: DocumentOutcome & { kind: 'document' },
  ): Promise<readonly string[]> {
    const { quads, url, tag, isFull } = document;
    const { base, copy, wrong, reads = 'graphs' } = this.#options;
    const addresses = [address, url];
    const content = readPage(quads, { description: this.#description, addresses, base, reads });
    if (content.kind === 'wrong') {
      // Asked with its tag, it need not be sent again to be known as wrong.
      wrong.set(address, { tag, reason: content.reason });
      this.#note(address, 'wrong', content.reason);
      return copy.page(address)?.relations ?? [];
    }
    wrong.delete(address);
    const { members, relations }: PageContent = content;
    const { changed, contradicted } = await copy.take(members, { address, tag, isFull, relations });
    const { pages, members: before, changed: total } = this.#counts;
    this.#counts = { pages: pages + 1, members: before + members.length, changed: total + changed };
    for (const graph of contradicted) {
      this.#note(
        address,
        'wrong',
        `tells of <${graph}> again, as of the same moment, and differently: the first is kept`,
      );
    }
    return relations;
  }

  #note(address: string, kind: FollowProblem['kind'], reason: string): void {
    if (this.#problems.length < mostProblems) this.#problems.push({ address, kind, reason });
  }
}
