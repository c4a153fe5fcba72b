/** Keeps a remote server in step with the journal: the server's own note of its position decides what it is sent. */

import type { JournalReader } from './journal-reader.js';
import { nextBatch } from './remote-batch.js';
import { type Dialect, type RemoteClient, RemoteFault } from './remote-client.js';
import { dropMerges, fill } from './remote-filling.js';
import type { RemoteQueries, RemoteState } from './remote-messages.js';
import { type Position, PositionNote } from './remote-position.js';
import { assertFree, assertWhole, findOthers, UnusableServer } from './remote-soundness.js';
import { RemoteWriter } from './remote-writer.js';

export interface RemoteFollowerOptions {
  readonly journal: JournalReader;
  readonly client: RemoteClient;
  readonly queries: RemoteQueries;
  /** What the IRIs of the bank's graphs begin with. */
  readonly prefix: string;
  readonly onState: (state: RemoteState) => void;
  /** Told what operators should know. */
  readonly onEvent: (message: string) => void;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Resolves after so many milliseconds, or when it is woken. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** How often the journal and the server's note are looked at, in milliseconds. */
const followEvery = 1_000;
/** A server that does not answer is tried again after this long, twice as long each time, in milliseconds. */
const firstRetry = 1_000;
const longestRetry = 30_000;
/** No query takes longer, so nobody reads a merge that is older. In milliseconds. */
const longestMerge = 2 * 3_600_000;

/** Follows the journal. */
export class RemoteFollower {
  readonly #options: RemoteFollowerOptions;
  readonly #note: PositionNote;
  readonly #writer: RemoteWriter;
  #state: RemoteState = { kind: 'starting' };
  #failures = 0;
  /** The graphs that the server holds beside the bank's; null: it has to be looked at since it was away or filled. */
  #others: readonly string[] | null = null;
  #wasSound = false;

  constructor(options: RemoteFollowerOptions) {
    const { client, queries, journal, onEvent } = options;
    this.#options = options;
    this.#note = new PositionNote({ client, query: queries.position, journal: journal.identity });
    this.#writer = new RemoteWriter({ client, note: this.#note, onEvent });
  }

  /** Follows until the signal. What was sent in part by then is sent again by the next follower. */
  async run(end: AbortSignal): Promise<void> {
    while (!end.aborted) {
      const wait = await this.#step().catch((error: unknown) => (end.aborted ? 0 : this.#fail(error)));
      if (!end.aborted) await this.#options.sleep(wait);
    }
  }

  // Returns how long to wait before the next one.
  async #step(): Promise<number> {
    const { journal } = this.#options;
    const { position, dialect } = await this.#findPosition();
    const isNew = position.filledTo !== null;
    if (isNew) await this.#fill(position);
    this.#others ??= await this.#check();
    this.#failures = 0;
    let { version } = position;
    // What was filled while the journal changed stands at no version before it has caught up.
    if (!isNew) this.#become({ kind: 'following', version, dialect, others: this.#others });
    while (version < journal.version()) {
      const batch = nextBatch(journal, version);
      version = batch.version;
      await this.#writer.send(batch, { version, filledTo: null });
      if (!isNew) this.#become({ kind: 'following', version, dialect, others: this.#others });
    }
    this.#become({ kind: 'following', version, dialect, others: this.#others });
    return followEvery;
  }

  async #check(): Promise<readonly string[]> {
    await dropMerges(this.#options, this.#options.clock() - longestMerge);
    await assertWhole(this.#options);
    this.#wasSound = true;
    return findOthers(this.#options, this.#options.prefix);
  }

  /** Where the server stands; one that has to begin anew is told so. */
  async #findPosition(): Promise<{ readonly position: Position; readonly dialect: Dialect }> {
    const { journal, onEvent, prefix } = this.#options;
    const found = await this.#note.read();
    if (found.kind === 'foreign') {
      throw new UnusableServer(
        `It holds the data of another bank (journal ${found.journal}; this one is ${journal.identity}). ` +
          'Set BIS_REMOTE_QUERY and BIS_REMOTE_UPDATE to a store of its own, or empty that one (DROP ALL).',
      );
    }
    const { dialect } = found;
    if (found.kind === 'none') {
      await assertFree(this.#options, prefix);
      if (this.#wasSound) onEvent('The server has lost its data, and is filled again');
      else onEvent('The server is empty, and is filled');
    } else if (journal.hasChangesAfter(found.position.version)) {
      return { position: found.position, dialect };
    } else {
      onEvent(
        `The server stands at version ${found.position.version}, from which this journal cannot go on: it is filled anew`,
      );
    }
    const position: Position = { version: journal.version(), filledTo: '' };
    await this.#note.write(position);
    return { position, dialect };
  }

  async #fill(position: Position): Promise<void> {
    this.#become({ kind: 'filling' });
    this.#others = null;
    await fill(position, { ...this.#options, note: this.#note, writer: this.#writer });
  }

  // Told once, however often it is tried again.
  #fail(error: unknown): number {
    if (!(error instanceof RemoteFault || error instanceof UnusableServer)) throw error;
    const wait = Math.min(firstRetry * 2 ** this.#failures++, longestRetry);
    const kind = error instanceof UnusableServer ? 'refused' : 'unreachable';
    const { message } = error;
    if (this.#state.kind !== kind || this.#state.reason !== message) {
      this.#options.onEvent(kind === 'refused' ? message : `${message}. It is tried again until it does`);
    }
    this.#others = null;
    this.#become({ kind, reason: message });
    return wait;
  }

  #become(state: RemoteState): void {
    const wasAway = this.#state.kind === 'unreachable' || this.#state.kind === 'refused';
    if (wasAway && state.kind === 'following') this.#options.onEvent('The server answers again');
    this.#state = state;
    this.#options.onState(state);
  }
}
