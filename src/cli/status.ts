/** `bis status`: what the data directory holds. */

import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { openStoreForReading } from '../compose.js';
import type { Following } from '../model/followed-stream.js';
import type { StoreCounts } from '../model/ports.js';
import { type FollowedExtent, followedExtent, readFollowing } from '../store/followed-table.js';
import { plannedRequests } from '../store/forget-plan.js';
import type { DatasetMode } from '../store/journal.js';
import { alignColumns } from './columns.js';
import type { CommandContext } from './context.js';
import { count } from './count.js';
import { exitCodes, type Terminal } from './terminal.js';

const help = `
Says what the data directory holds: base IRI, dataset version, graphs and statements, pages by source.

Example:
  bis status
  bis status --json`;

const emptyCounts = { contentGraphs: 0, contentQuads: 0, pages: 0, bySource: [] };

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Adds the command. */
export function registerStatus(program: Command, context: CommandContext): void {
  program
    .command('status')
    .summary('say what the data directory holds')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action(({ json }: { json?: boolean }) => run(json === true, context));
}

function run(json: boolean, { terminal, config, exit }: CommandContext): void {
  const settings = config();
  const store = openStoreForReading(settings);
  if (store === null) {
    const nothing = { journal: null, base: settings.base.iri, version: 0, ...emptyCounts };
    terminal.print(
      json ? JSON.stringify(nothing, null, 2) : `${settings.data} is empty. Begin with: bis harvest`,
    );
    exit(exitCodes.done);
    return;
  }
  const { journal, reader } = store;
  try {
    const counts = reader.counts();
    const following = readFollowing(journal);
    const bytes = sizeOf(journal.file) + sizeOf(`${journal.file}-wal`);
    const status = {
      journal: journal.file,
      bytes,
      base: journal.base,
      mode: journal.mode,
      version: reader.version(),
      ...counts,
      ...(following === null ? {} : { following: { ...following, ...followedExtent(journal) } }),
    };
    if (json) terminal.print(JSON.stringify(status, null, 2));
    else tell({ ...status, planned: plannedRequests(journal).length }, terminal);
    exit(exitCodes.done);
  } finally {
    journal.close();
  }
}

interface Status extends StoreCounts {
  readonly journal: string;
  readonly bytes: number;
  readonly base: string;
  readonly mode: DatasetMode;
  readonly version: number;
  /** Of the copy of a stream, how following it goes. */
  readonly following?: Following & Partial<FollowedExtent>;
  /** Requests to forget that were cut short. */
  readonly planned: number;
}

function tell(status: Status, terminal: Terminal): void {
  const { contentQuads, contentGraphs, bySource, planned } = status;
  terminal.print(`Journal          ${status.journal} (${(status.bytes / 1e6).toFixed(1)} MB)`);
  terminal.print(`Base IRI         ${status.base}`);
  terminal.print(`Dataset version  ${status.version}`);
  terminal.print(`Content          ${count(contentQuads, 'statement')} in ${count(contentGraphs, 'graph')}`);
  const rows = bySource.map(({ source, pages, graphs }) => [
    ...[`  ${source}`, `${count(pages, 'page')}, ${count(graphs, 'record')}`],
  ]);
  for (const line of alignColumns(rows)) terminal.print(line);
  if (planned > 0)
    terminal.print(`To be forgotten, cut short: ${count(planned, 'request')}. Go on with: bis forget --yes`);
  if (status.mode === 'plain') terminal.print('It is a plain dataset: it has no sources.');
  else if (status.following !== undefined) tellFollowing(status.following, terminal);
  else if (contentGraphs === 0) terminal.print('It is empty. Begin with: bis harvest');
}

function tellFollowing(following: Required<Status>['following'], { print }: Terminal): void {
  const { address, stream, since, readAt, failure, pages = 0, moment = '', sequence = 0 } = following;
  print(`Copy of          ${address}, since ${since}`);
  if (stream !== address) print(`  stream         <${stream}>`);
  print(
    `  followed to    ${pages === 0 ? 'nowhere yet' : `${moment} (${sequence}), ${count(pages, 'page')}`}`,
  );
  print(`  last read      ${readAt ?? 'never to its end'}`);
  if (failure !== null) print(`  amiss          since ${failure.since}: ${failure.text}`);
}
