/** `bis archive`: what is kept of the pages that were read; whether it is sound; and letting go of old states. */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { asWriter, hasStore, openStore, openStoreForReading, type Store } from '../compose.js';
import { archiveFolder, openHarvestStore } from '../compose-harvest.js';
import { readCapture } from '../crawl/page-archive.js';
import { rewriteArchive } from '../crawl/rewrite-archive.js';
import type { Capture } from '../model/capture.js';
import { CaptureTable } from '../store/capture-table.js';
import { alignColumns } from './columns.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { exitCodes } from './terminal.js';

const help = `
Every response that a harvest reads is kept in archive/<source>/ of the data directory, as WARC 1.1: every tool for web
archives reads it. "bis remap" maps the pages kept anew.

Examples:
  bis archive list
  bis archive verify apriles
  bis archive prune apriles --keep 2     keep the two latest states of each page`;

/** Adds the command. */
export function registerArchive(program: Command, context: CommandContext): void {
  const archive = program
    .command('archive')
    .summary('list, verify and prune the pages that are kept')
    .addHelpText('after', help);
  archive
    .command('list')
    .summary('what is kept of each source')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) => list(json === true, context));
  archive
    .command('verify')
    .summary('read every record, and check it against its digest')
    .argument('[source...]', 'ids of sources')
    .action((sources: string[]) => verify(sources, context));
  archive
    .command('prune')
    .summary('let go of older states of pages, and give their room back')
    .argument('[source...]', 'ids of sources; all when none is named')
    .requiredOption('--keep <number>', 'states of each page that stay, the latest ones')
    .action((sources: string[], { keep }: { keep: string }) => prune(sources, keep, context));
}

function list(isJson: boolean, { terminal, config }: CommandContext): void {
  const settings = config();
  const store = openStoreForReading(settings);
  const rows = store === null ? [] : readRows(store, archiveFolder(settings));
  store?.journal.close();
  if (isJson) terminal.print(JSON.stringify(rows, null, 2));
  else if (rows.length === 0) terminal.print('No page is kept yet. Begin with: bis harvest');
  else {
    const header = ['source', 'pages', 'states', 'files', 'MB', 'first', 'last seen'];
    const lines = rows.map(({ source, pages, captures, files, bytes, first, last }) => [
      ...[source, String(pages), String(captures), String(files), (bytes / 1e6).toFixed(1)],
      ...[first.slice(0, 10), last.slice(0, 10)],
    ]);
    for (const line of alignColumns([header, ...lines])) terminal.print(line);
  }
}

function readRows({ journal }: Store, directory: string) {
  const table = new CaptureTable({ journal, writer: null, clock: Date.now });
  const sizeOf = (file: string) => statSync(join(directory, file), { throwIfNoEntry: false })?.size ?? 0;
  return table.summary().map((summary) => {
    const files = new Set(table.all({ source: summary.source }).map(({ file }) => file));
    return { ...summary, bytes: [...files].reduce((sum, file) => sum + sizeOf(file), 0) };
  });
}

async function verify(sources: readonly string[], { terminal, config, exit }: CommandContext): Promise<void> {
  const settings = config();
  const store = openStoreForReading(settings);
  if (store === null) throw new UsageError(`${settings.data} is empty: there is no archive.`);
  const table = new CaptureTable({ journal: store.journal, writer: null, clock: Date.now });
  const ids = sources.length > 0 ? sources : table.summary().map(({ source }) => source);
  let [sound, broken] = [0, 0];
  for (const source of ids) {
    for (const capture of table.all({ source })) {
      const outcome = await readCapture(archiveFolder(settings), capture);
      // An error page is a capture too, and no page.
      if (outcome.kind !== 'lost') sound++;
      else {
        terminal.tell(`error: ${outcome.reason}`);
        broken++;
      }
    }
  }
  store.journal.close();
  terminal.print(`${count(sound, 'record')} sound, ${broken} broken.`);
  exit(broken > 0 ? exitCodes.findings : exitCodes.done);
}

async function prune(
  sources: readonly string[],
  text: string,
  { terminal, config }: CommandContext,
): Promise<void> {
  const keep = Number(text);
  if (!Number.isInteger(keep) || keep < 1)
    throw new UsageError(`--keep "${text}" is not a whole number from 1 on.`);
  const settings = config();
  if (!hasStore(settings)) throw new UsageError(`${settings.data} is empty: there is no archive.`);
  const store = openStore(settings);
  try {
    await asWriter(store, 'bis archive prune', async (writer) => {
      const { captures, archive } = openHarvestStore(store, writer, settings);
      const ids = sources.length > 0 ? sources : captures.summary().map(({ source }) => source);
      for (const source of ids) {
        const { kept, removed } = divide(captures.all({ source }), keep);
        if (removed.length === 0) {
          terminal.print(`${source}: nothing to let go of.`);
          continue;
        }
        const freed = await rewriteArchive({
          ...{ directory: archive, source, records: kept },
          commit: (places) => captures.move(kept, places, removed),
        });
        terminal.print(
          `${source}: ${count(removed.length, 'state')} let go of, ${(freed / 1e6).toFixed(1)} MB free.`,
        );
      }
    });
  } finally {
    store.journal.close();
  }
}

// The latest states of each address stay; in the order of the files, so that they are read once from front to back.
function divide(all: readonly Capture[], keep: number): { kept: Capture[]; removed: Capture[] } {
  const latest = new Set(
    [...Map.groupBy(all, ({ url, isPage }) => `${isPage} ${url}`).values()].flatMap((states) =>
      states.toSorted((a, b) => (a.seenAt < b.seenAt ? 1 : -1)).slice(0, keep),
    ),
  );
  const byPlace = (a: Capture, b: Capture) => a.file.localeCompare(b.file) || a.offset - b.offset;
  return {
    kept: all.filter((capture) => latest.has(capture)).toSorted(byPlace),
    removed: all.filter((capture) => !latest.has(capture)),
  };
}
