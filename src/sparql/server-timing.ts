/** The `Server-Timing` header of an answer (W3C Server Timing, 2). */

import type { QueryWork } from '../model/ports.js';

export interface Timing {
  /** Milliseconds until the query was understood. */
  readonly parsing: number;
  readonly work: QueryWork | null;
  /** How the query ended, in one word. */
  readonly end: string;
}

/** The header's value: what took how many milliseconds. */
export function serverTiming({ parsing, work, end }: Timing): string {
  const metrics: [name: string, milliseconds: number][] = [['parse', parsing]];
  if (work !== null) metrics.push(['wait', work.waited], ['run', work.ran]);
  const timed = metrics.map(([name, milliseconds]) => `${name};dur=${milliseconds.toFixed(1)}`);
  return [...timed, `end;desc="${end}"`].join(', ');
}
