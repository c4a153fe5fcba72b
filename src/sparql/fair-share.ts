/** A fair share for every client: seconds of the query engine a minute, so that no one keeps it from the others. */

import { LRUCache } from 'lru-cache';

export interface FairShareOptions {
  /** Seconds of the engine that a client may use a minute, and at once; 0: as many as it likes. */
  readonly secondsAMinute: number;
  /** Milliseconds, from any beginning. */
  readonly clock: () => number;
}

interface Account {
  /** Seconds that are left; below 0 the client has to wait. */
  readonly left: number;
  readonly at: number;
}

/** Clients that are remembered; those that have not asked for longest are forgotten first. */
const mostClients = 20_000;
/** No client waits longer than this many minutes. */
const longestWait = 5;

/** What clients have used. A client is any text, such as an address. */
export class FairShare {
  readonly #options: FairShareOptions;
  readonly #accounts = new LRUCache<string, Account>({ max: mostClients });

  constructor(options: FairShareOptions) {
    this.#options = options;
  }

  /** After how many seconds the client may ask again: 0 when it may now. */
  waitOf(client: string): number {
    const { secondsAMinute } = this.#options;
    if (secondsAMinute === 0) return 0;
    const left = this.#leftOf(client);
    return left > 0 ? 0 : Math.ceil((1 - left) / (secondsAMinute / 60));
  }

  /** Takes what a query used, in seconds, from the share of its client. */
  charge(client: string, seconds: number): void {
    const { secondsAMinute, clock } = this.#options;
    if (secondsAMinute === 0) return;
    const left = Math.max(this.#leftOf(client) - seconds, 1 - longestWait * secondsAMinute);
    this.#accounts.set(client, { left, at: clock() });
  }

  #leftOf(client: string): number {
    const { secondsAMinute, clock } = this.#options;
    const account = this.#accounts.get(client);
    if (account === undefined) return secondsAMinute;
    const earned = ((clock() - account.at) / 60_000) * secondsAMinute;
    return Math.min(secondsAMinute, account.left + earned);
  }
}
