/** `bis forget`: takes a source, a record or a page out of the bank for good, history and archive included. */

import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import { asWriter, hasStore, loadProject, openHarvestStore, openStore } from '../compose.js';
import { type ForgetOutcome, type ForgetRequest, findForgettable, forget } from '../compose-forget.js';
import { loadReconciliation } from '../compose-shared.js';
import type { Config } from '../config.js';
import { ForgottenNames } from '../store/forgotten-names.js';
import { assertMerged } from '../store/journal.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { exitCodes, type Terminal } from './terminal.js';

/** Servers on the data directory look at the journal once a second. */
export const settling = 2_000;

const help = `
Takes out of the data directory, for good: the statements, also of the past (the changes keep their numbers), their
provenance and links; the pages in the archive, lists that name a record included; what reports quote; the search index
and the image of the replicas, which are made anew. A server that runs on the directory follows within seconds. What
was forgotten is not harvested again until --allow says so.

A page may leave by itself too: <meta name="robots" content="noindex"> (or "X-Robots-Tag: noindex"), and the next
harvest forgets it; under the name "banque-innovation-sociale" it speaks to this bank alone.

Examples:
  bis forget apriles/1590                     say what would go
  bis forget apriles/1590 --yes               let a record go
  bis forget apriles --yes                    let a partner go
  bis forget http://www.unccas.org/x --yes    let a page go, whatever it tells of
  bis forget apriles/1590 --allow             let it come back with the next harvest

Exit codes: 0 done, 2 usage or configuration, 3 another process is writing, 4 the journal is damaged.`;

interface Options {
  readonly yes?: boolean;
  readonly allow?: boolean;
}

/** Adds the command. */
export function registerForget(program: Command, context: CommandContext): void {
  program
    .command('forget')
    .summary('take a source, a record or a page out for good')
    .argument('<what...>', 'source (apriles), record (apriles/1590) or address of a page')
    .option('--yes', 'do it: it cannot be undone')
    .option('--allow', 'let what was forgotten come back')
    .addHelpText('after', help)
    .action((names: string[], options: Options) => run(names, options, context));
}

async function run(
  names: string[],
  options: Options,
  { terminal, config, exit }: CommandContext,
): Promise<void> {
  const settings = config();
  if (!hasStore(settings)) throw new UsageError(`${settings.data} is empty: there is nothing to forget.`);
  const store = openStore(settings);
  try {
    assertMerged(store.journal);
    await asWriter(store, 'bis forget', async (writer) => {
      if (options.allow === true)
        return allow(names, new ForgottenNames(store.journal), store.iris.base, terminal);
      const kept = openHarvestStore(store, writer, settings);
      const requests = names.map((name) => {
        const request = findForgettable(name, store, kept.captures);
        if (request === null) throw new UsageError(unknown(name));
        return request;
      });
      for (const [n, request] of requests.entries()) terminal.print(describe(names[n] ?? '', request));
      if (options.yes !== true) {
        terminal.print('Nothing was done. It cannot be undone: add --yes to do it.');
        return exit(exitCodes.usage);
      }
      const reconciliation = loadReconciliation(loadProject(), store.iris);
      const settle = () => delay(settling);
      tellOutcome(
        await forget(requests, { kept, iris: store.iris, config: settings, reconciliation, settle }),
        terminal,
      );
      tellBeyond(requests, settings, terminal);
    });
  } finally {
    store.journal.close();
  }
}

function unknown(name: string): string {
  return `Nothing is known of "${name}". Name a source (apriles), a record by the end of its IRI (apriles/1590), or the address of a page.`;
}

function describe(name: string, { graphs, pages, isSource }: ForgetRequest): string {
  const records = graphs.filter(({ kind, isThere }) => kind === 'content' && isThere).length;
  const things = isSource ? 'graph' : 'record';
  // Records of a table or an interface are kept under its address and what follows "#".
  const addresses = new Set(pages.map((page) => page.replace(/#.*/, '')));
  return `${name}: ${count(records, things)}, ${count(addresses.size, 'page')}, with ${records === 1 ? 'its' : 'their'} history and archive.`;
}

function tellOutcome(
  { graphs, changes, archiveRecords, reports, isScrubbed }: ForgetOutcome,
  terminal: Terminal,
): void {
  terminal.print(
    `Forgotten: ${count(graphs, 'graph')} removed, ${count(changes, 'change')} of the history emptied, ` +
      `${count(archiveRecords, 'record')} of the archive written over, ${count(reports, 'report')} cleared.`,
  );
  if (!isScrubbed) {
    terminal.tell(
      'note: a process still reads the journal, so its write-ahead log keeps old pages until that ends. Stop the server once: the log goes with the last process',
    );
  }
}

// What no program reaches.
function tellBeyond(requests: readonly ForgetRequest[], { remote }: Config, terminal: Terminal): void {
  terminal.print('Beyond reach, and to be seen to by people:');
  terminal.print(
    '  - backups (bis backup), exports made before now, and damaged journals that were set aside beside the journal: make new ones and delete the old;',
  );
  terminal.print('  - copies that followers and downloaders hold: nobody can take them back;');
  if (remote !== null) {
    terminal.print(
      '  - the SPARQL server of BIS_REMOTE_UPDATE: "bis serve" brings it up to date; its own logs and backups remain;',
    );
  }
  terminal.print(
    '  - web archives that were harvested with --from, and the blocks of the disk until they are used again;',
  );
  terminal.print(
    '  - the names: the history keeps the IRIs of what was removed, so that followers know it; pages of the archive keep theirs;',
  );
  const sources = requests.filter(({ isSource }) => isSource).map(({ source }) => source);
  if (sources.length > 0) {
    terminal.print(
      `  - ${sources.map((source) => `mappings/${source}/`).join(', ')}: the files, and their history where they are versioned.`,
    );
  } else if (requests.some(({ pages }) => pages.length === 0)) {
    terminal.print(
      '  - the partner’s table or list: as long as it has the record, that document is not kept, and cannot be mapped anew.',
    );
  } else {
    terminal.print('  - the page itself: ask its owner to take it down, or the next reader finds it there.');
  }
}

function allow(names: readonly string[], forgotten: ForgottenNames, base: string, terminal: Terminal): void {
  for (const name of names) {
    const found = [name, `${base}graph/${name}`].filter((spelling) => forgotten.remove(spelling));
    if (found.length === 0) throw new UsageError(`"${name}" was not forgotten, or is allowed already.`);
    terminal.print(`${name} may come back with the next harvest.`);
  }
}
