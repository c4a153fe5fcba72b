/** Reads a stream again and again: at its interval, ever more rarely while that fails, and saying so once. */

import { describeProblem } from '../compose-follow.js';
import type { FollowProblem, PassReport } from '../model/followed-stream.js';
import { JournalLocked } from '../store/errors.js';
import { count } from './count.js';
import { explainPassing } from './system-error.js';

export interface FollowRounds {
  /** Reads the stream once. */
  readonly pass: () => Promise<PassReport>;
  /** Milliseconds from the end of a pass to the next. */
  readonly interval: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Resolves after so many milliseconds, or when it is to end. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
  readonly tell: (line: string) => void;
  /** The dataset version. */
  readonly version: () => number;
}

/** Longest time until a server in trouble is asked again, in milliseconds, unless it wants more. */
const longestWait = 60 * 60_000;
/** Problems that are told one by one. */
const mostTold = 10;

/** Goes on until it is to end. Throws what is not the stream's fault and does not pass by itself. */
export async function followOn(rounds: FollowRounds): Promise<void> {
  const teller = new ProblemTeller(rounds);
  let failures = 0;
  while (!rounds.signal.aborted) {
    const report = await passUnlessHindered(rounds, teller);
    if (rounds.signal.aborted) return;
    if (typeof report === 'object') {
      teller.note(report.problems);
      if (report.changed > 0) rounds.print(describeChange(report, rounds.version()));
    }
    const { problems = [], retryAt = null } = typeof report === 'object' ? report : {};
    const hasFailed = report === 'refused' || problems.some(({ kind }) => kind === 'later');
    failures = hasFailed ? failures + 1 : 0;
    await rounds.wait(waitAfter(failures, retryAt, rounds));
  }
}

function waitAfter(failures: number, retryAt: number | null, { interval, clock }: FollowRounds): number {
  const longest = Math.max(interval, longestWait);
  const backOff = Math.min(interval * 2 ** Math.min(failures, 20), longest);
  return Math.max(backOff, (retryAt ?? 0) - clock());
}

// A pass that has to wait for another writer, or that the system refuses to write down, is none.
async function passUnlessHindered(
  { pass }: FollowRounds,
  teller: ProblemTeller,
): Promise<PassReport | 'locked' | 'refused'> {
  try {
    const report = await pass();
    teller.unhindered();
    return report;
  } catch (error) {
    if (error instanceof JournalLocked) {
      teller.hindered(`note: ${error.message} Following waits.`);
      return 'locked';
    }
    const refusal = explainPassing(error);
    if (refusal === null) throw error;
    // Each try reads a page anew.
    teller.hindered(`warning: ${refusal} It is tried again, ever more rarely.`);
    return 'refused';
  }
}

/** What a pass has changed, in a sentence. */
function describeChange({ changed }: PassReport, version: number): string {
  return `${count(changed, 'graph')} changed: dataset version ${version}.`;
}

/** Tells of each problem once, and when it is over. */
class ProblemTeller {
  readonly #rounds: Pick<FollowRounds, 'tell'>;
  #told: ReadonlySet<string> = new Set();
  #failing = false;
  #hindrance: string | null = null;

  constructor(rounds: Pick<FollowRounds, 'tell'>) {
    this.#rounds = rounds;
  }

  note(problems: readonly FollowProblem[]): void {
    this.#noteFailure(problems.find(({ kind }) => kind === 'later'));
    this.#noteWrong(problems.filter(({ kind }) => kind === 'wrong'));
  }

  // Whatever the server answers while it is in trouble, it is one trouble.
  #noteFailure(problem: FollowProblem | undefined): void {
    const { tell } = this.#rounds;
    if (problem !== undefined && !this.#failing) {
      tell(`warning: ${describeProblem(problem)} It is asked again, ever more rarely.`);
    }
    if (problem === undefined && this.#failing) tell('The stream can be read again.');
    this.#failing = problem !== undefined;
  }

  #noteWrong(problems: readonly FollowProblem[]): void {
    const { tell } = this.#rounds;
    const now = new Set(problems.map(describeProblem));
    const fresh = [...now].filter((line) => !this.#told.has(line));
    tellLines(fresh, tell);
    if (now.size === 0 && this.#told.size > 0 && !this.#failing) {
      tell('Nothing is wrong with the stream any more.');
    }
    // As long as it cannot be read, nobody knows what is wrong with it.
    if (!this.#failing || now.size > 0) this.#told = now;
  }

  hindered(line: string): void {
    if (this.#hindrance !== line) this.#rounds.tell(line);
    this.#hindrance = line;
  }

  unhindered(): void {
    this.#hindrance = null;
  }
}

/** Tells problems, one a line, and of many how many more there are. */
export function tellProblemLines(problems: readonly FollowProblem[], tell: (line: string) => void): void {
  tellLines([...new Set(problems.map(describeProblem))], tell);
}

function tellLines(lines: readonly string[], tell: (line: string) => void): void {
  for (const line of lines.slice(0, mostTold)) tell(`warning: ${line}`);
  if (lines.length > mostTold) tell(`warning: ... and ${count(lines.length - mostTold, 'problem')} more.`);
}
