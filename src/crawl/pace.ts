/** The pace at which servers are asked: one request at a time, and never sooner than source, site and server want. */

import { setTimeout as delay } from 'node:timers/promises';

export interface PaceOptions {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** What all times are multiplied with; anything but 1 is for tests and for servers of one's own machine. */
  readonly scale?: number;
}

/** What came of a request, as far as it concerns the pace. */
export interface Asked {
  /** Whether the server was out of order, or asked for patience. */
  readonly isFailure: boolean;
  /** When it wants to be asked again (milliseconds since the epoch), as it says itself; null: it does not. */
  readonly notBefore: number | null;
}

/** Least time between two requests, in milliseconds, whatever anybody says. */
const leastDelay = 1_000;
/** A server that is slow gets so many times its latency to rest. */
const latencyShare = 5;
/** What the distance is multiplied with after failures, at most. */
const mostPenalty = 64;

interface Server {
  /** The request under way, and those that wait for it. */
  tail: Promise<unknown>;
  freeAt: number;
  penalty: number;
}

/** Keeps the pace of all servers that one process asks: a host and each of its addresses count as one server each. */
export class Pace {
  readonly #clock: () => number;
  readonly #wait: (milliseconds: number) => Promise<unknown>;
  readonly #scale: number;
  readonly #servers = new Map<string, Server>();

  constructor({ clock, wait = delay, scale = 1 }: PaceOptions) {
    this.#clock = clock;
    this.#wait = wait;
    this.#scale = scale;
  }

  /** When all of the servers may be asked again, as far as is known now (milliseconds since the epoch). */
  freeAt(servers: readonly string[]): number {
    return Math.max(0, ...servers.map((name) => this.#servers.get(name)?.freeAt ?? 0));
  }

  /**
   * Asks when the turn has come: when nobody else is asking any of these servers, and the distance to the last request is
   * kept. `between` is what source and site want, in milliseconds; the latency of the answer may make it more.
   */
  async turn<Answer>(
    names: readonly string[],
    between: number,
    ask: () => Promise<Answer>,
    judge: (answer: Answer) => Asked,
  ): Promise<Answer> {
    const servers = names.map((name) => this.#server(name));
    const before = Promise.all(servers.map(({ tail }) => tail));
    const done = before.then(() => this.#ask(servers, between, ask, judge));
    const settled = done.catch(() => undefined);
    for (const server of servers) server.tail = settled;
    return done;
  }

  async #ask<Answer>(
    servers: readonly Server[],
    between: number,
    ask: () => Promise<Answer>,
    judge: (answer: Answer) => Asked,
  ): Promise<Answer> {
    const until = Math.max(...servers.map(({ freeAt }) => freeAt));
    const rest = until - this.#clock();
    if (rest > 0) await this.#wait(rest);
    const began = this.#clock();
    const answer = await ask();
    const now = this.#clock();
    const { isFailure, notBefore } = judge(answer);
    for (const server of servers) {
      // One good answer takes back half of what a failure has added: never all at once.
      server.penalty = isFailure
        ? Math.min(mostPenalty, server.penalty * 2)
        : Math.max(1, server.penalty / 2);
      const distance = Math.max(leastDelay, between, latencyShare * (now - began)) * server.penalty;
      server.freeAt = Math.max(server.freeAt, now + distance * this.#scale, notBefore ?? 0);
    }
    return answer;
  }

  #server(name: string): Server {
    const known = this.#servers.get(name);
    if (known !== undefined) return known;
    const server = { tail: Promise.resolve(), freeAt: 0, penalty: 1 };
    this.#servers.set(name, server);
    return server;
  }
}
