/** What a site lets robots read: its robots.txt (RFC 9309). The only file that names `robots-parser`. */

import * as robotsParser from 'robots-parser';
import type { SafeFetch } from '../model/safe-fetch.js';
import { robotName } from './opt-out.js';

export interface RobotsOptions {
  readonly fetch: SafeFetch;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Whether an address may be read. */
export type RobotsVerdict =
  | {
      readonly kind: 'allowed';
      /** Least time between two requests, in milliseconds, as the site asks for it; null: it does not say. */
      readonly delay: number | null;
    }
  /** The reason is a sentence. */
  | { readonly kind: 'disallowed'; readonly reason: string };

interface Robot {
  isAllowed(url: string, robot: string): boolean | undefined;
  getMatchingLineNumber(url: string, robot: string): number | undefined;
  getCrawlDelay(robot: string): number | undefined;
  getSitemaps(): string[];
}

// The package is a CommonJS function; its types say otherwise.
const { default: parse } = robotsParser as unknown as {
  readonly default: (address: string, text: string) => Robot;
};

type Rules =
  | { readonly kind: 'rules'; readonly robot: Robot }
  | { readonly kind: 'all' }
  | { readonly kind: 'nothing'; readonly reason: string };

/** What is read of a file (RFC 9309, 2.5), in bytes; what is longer is cut there. */
const mostBytes = 512 * 1024;
const patience = 15_000;
const day = 24 * 60 * 60_000;
/** A site that is out of order is asked again after this time. */
const retryAfter = 60 * 60_000;

/** Knows the rules of sites, each read once a day. */
export class Robots {
  readonly #options: RobotsOptions;
  readonly #known = new Map<string, { readonly rules: Rules; readonly until: number }>();

  constructor(options: RobotsOptions) {
    this.#options = options;
  }

  /** Whether an http(s) address may be read. */
  async ask(url: string): Promise<RobotsVerdict> {
    return judge(url, await this.#rulesOf(new URL(url).origin));
  }

  /** The sitemaps that the site of an address names. */
  async sitemapsOf(url: string): Promise<readonly string[]> {
    const rules = await this.#rulesOf(new URL(url).origin);
    return rules.kind === 'rules' ? rules.robot.getSitemaps() : [];
  }

  async #rulesOf(origin: string): Promise<Rules> {
    const { clock } = this.#options;
    const known = this.#known.get(origin);
    if (known !== undefined && known.until > clock()) return known.rules;
    const rules = await this.#read(origin);
    this.#known.set(origin, { rules, until: clock() + (rules.kind === 'nothing' ? retryAfter : day) });
    return rules;
  }

  // RFC 9309, 2.3.1: what is forbidden or out of order forbids all; what is not there forbids nothing.
  async #read(origin: string): Promise<Rules> {
    const address = `${origin}/robots.txt`;
    const outcome = await this.#options.fetch({
      url: address,
      isAllowed: () => true,
      accept: 'text/plain',
      mostBytes,
      isCut: true,
      timeout: patience,
    });
    if (outcome.kind !== 'response')
      return { kind: 'nothing', reason: `${address} ${outcome.reason}, so nothing of the site is read.` };
    const { status, body } = outcome;
    if (status === 401 || status === 403) {
      const reason = `${address} is not for everybody (status ${status}), so nothing of the site is read. Ask the partner whether it may be.`;
      return { kind: 'nothing', reason };
    }
    if (status >= 400 && status < 500) return { kind: 'all' };
    if (status < 200 || status > 299) {
      return {
        kind: 'nothing',
        reason: `${address} is out of order (status ${status}), so nothing of the site is read now.`,
      };
    }
    return { kind: 'rules', robot: parse(address, new TextDecoder().decode(body)) };
  }
}

function judge(url: string, rules: Rules): RobotsVerdict {
  if (rules.kind === 'all') return { kind: 'allowed', delay: null };
  if (rules.kind === 'nothing') return { kind: 'disallowed', reason: rules.reason };
  // Undefined would be an address of another site.
  if (rules.robot.isAllowed(url, robotName) !== true) {
    const line = rules.robot.getMatchingLineNumber(url, robotName);
    const where = line === undefined || line < 1 ? '' : ` (line ${line})`;
    return {
      kind: 'disallowed',
      reason: `${new URL(url).origin}/robots.txt${where} asks robots not to read ${url}.`,
    };
  }
  const seconds = rules.robot.getCrawlDelay(robotName);
  return { kind: 'allowed', delay: seconds === undefined ? null : seconds * 1000 };
}
