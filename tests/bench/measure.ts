/** What benchmarks share: medians, a table, and a server that is measured from outside. */

import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { spawnBis } from '../fixtures/run-bis.js';

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The value below which 95 of 100 are. */
export function percentile95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;
}

/** Milliseconds that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

/** Rows of a Markdown table, printed as they come. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  console.log(`\n### ${title}\n`);
  for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
}

/** The machine, in a line. */
export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} cores (${cpu?.model.trim()}), ${megabytes(totalmem())}, Node ${process.versions.node}`;
}

/** A running `bis serve`, and what the system says of it. */
export interface MeasuredServer {
  readonly origin: string;
  readonly pid: number;
  /** Milliseconds from the start of the command until the home page was answered. */
  readonly untilSite: number;
  /** Until a query was that names no graph. */
  readonly untilSparql: number;
  /** Until one was that does; null: the dataset is too large for that. */
  readonly untilGraphs: number | null;
  /** Resident memory in bytes. */
  memory(): number;
  /** The most that it has been, in bytes. */
  peakMemory(): number;
  threads(): number;
  stop(): Promise<void>;
}

/** A process is at rest when it takes less of a processor than this, a second long. */
const restingShare = 0.05;
/** It is not waited for longer than this, in milliseconds. */
const longestUnrest = 120_000;

/** Waits until a process has come to rest: what a server does by itself after a start does not count as what it is asked. */
export async function atRest(pid: number): Promise<void> {
  const began = performance.now();
  let before = processorTime(pid);
  for (let calm = 0; calm < 3 && performance.now() - began < longestUnrest; ) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = processorTime(pid);
    calm = now - before < restingShare ? calm + 1 : 0;
    before = now;
  }
}

/** Seconds of processor time that a process has taken, all its threads together; in hundredths (proc(5), stat). */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Starts the command on a data directory and waits until it answers queries. */
export async function startServer(directory: string, port: number): Promise<MeasuredServer> {
  const began = performance.now();
  const child = spawnBis(['serve'], { BIS_DATA: directory, PORT: String(port), BIS_FAIR_SHARE: '0' });
  child.stderr.on('data', (chunk) => process.stderr.write(chunk));
  child.stdout.resume();
  const origin = `http://127.0.0.1:${port}`;
  let said = '';
  const answers = async (path: string) => {
    if (child.exitCode !== null) throw new Error(`bis serve ended with ${child.exitCode}.`);
    const response = await fetch(origin + path, { headers: { accept: '*/*' } }).catch(() => null);
    said = (await response?.text()) ?? '';
    return response?.status === 200;
  };
  await until(() => answers('/'));
  const untilSite = performance.now() - began;
  await until(() => answers('/sparql?query=ASK%7B%7D'));
  const untilSparql = performance.now() - began;
  const isTooLarge = () => said.includes('BIS_REMOTE_QUERY');
  await until(async () => (await answers('/sparql?query=ASK%7BGRAPH%20%3Fg%20%7B%7D%7D')) || isTooLarge());
  const untilGraphs = isTooLarge() ? null : performance.now() - began;
  const status = () => readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return {
    origin,
    pid: child.pid ?? 0,
    untilSite,
    untilSparql,
    untilGraphs,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(status())?.[1]) * 1024,
    peakMemory: () => Number(/VmHWM:\s+(\d+)/.exec(status())?.[1]) * 1024,
    threads: () => readdirSync(`/proc/${child.pid}/task`).length,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}
