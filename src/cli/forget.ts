/** `bis forget`: takes a source, a record or a page out of the bank for good, history and archive included. */

import type { Command } from 'commander';
import { asWriterOfAny, hasStore, openStore, type Store } from '../compose.js';
import { openHarvestStore } from '../compose-harvest.js';
import { loadProject } from '../compose-project.js';
import { loadReconciliation } from '../compose-shared.js';
import type { Config } from '../config.js';
import { didYouMean } from '../model/suggest.js';
import { readFollowing, readStreamsAgain } from '../store/followed-table.js';
import { plannedRequests, planRequests } from '../store/forget-plan.js';
import {
  type ForgetRequest,
  findForgettable,
  forgettableNames,
  hasRemains,
  isForgotten,
} from '../store/forgettable.js';
import { ForgottenNames } from '../store/forgotten-names.js';
import { assertMerged } from '../store/journal.js';
import type { JournalWriter } from '../store/journal-writer.js';
import { carryOutPlan } from './carry-out-plan.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { exitCodes, type Terminal } from './terminal.js';

const help = `
Takes out of the data directory, for good: the statements, also of the past (the changes keep their numbers), their
provenance and links; the pages in the archive, lists that name a record included; what reports quote; the search index
and the images of the replicas, which are made anew. A server that runs on the directory follows within seconds. What
was forgotten is not harvested again until --allow says so. Ended on the way (power, kill), the same command, or the next
harvest, goes on with it.

A page may leave by itself too: <meta name="robots" content="noindex"> (or "X-Robots-Tag: noindex"), and the next
harvest forgets it; under the name "banque-innovation-sociale" it speaks to this bank alone.

Examples:
  bis forget apriles/1590                     say what would go
  bis forget apriles/1590 --yes               let a record go
  bis forget apriles --yes                    let a partner go
  bis forget http://www.unccas.org/x --yes    let a page go, whatever it tells of
  bis forget apriles/1590 --allow             let it come back with the next harvest
  bis forget --yes                            go on with what was cut short

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
    .argument('[what...]', 'source (apriles), record (apriles/1590) or address of a page')
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
    await asWriterOfAny(store, 'bis forget', async (writer) => {
      if (options.allow === true) return allow(names, store, writer, terminal);
      const kept = openHarvestStore(store, writer, settings);
      if (names.length + plannedRequests(store.journal).length === 0)
        throw new UsageError('Name what is to be forgotten: bis help forget');
      const requests = names.flatMap((name) => find(name, store, terminal) ?? []);
      const planned = plannedRequests(store.journal).length;
      if (planned > 0)
        terminal.print(`Cut short earlier, and to be gone on with: ${count(planned, 'request')}.`);
      if (requests.length + planned === 0) return;
      if (options.yes !== true) {
        terminal.print('Nothing was done. It cannot be undone: add --yes to do it.');
        return exit(exitCodes.usage);
      }
      planRequests(store.journal, writer, requests, Date.now());
      const reconciliation = loadReconciliation(loadProject(), store.iris);
      const all = plannedRequests(store.journal);
      const { iris } = store;
      await carryOutPlan({ kept, iris, config: settings, reconciliation, terminal });
      tellBeyond(all, settings, terminal);
    });
  } finally {
    store.journal.close();
  }
}

/** What is to be forgotten under a name, told in a line; null: it is already. Throws `UsageError` for what is not known. */
function find(name: string, store: Store, terminal: Terminal): ForgetRequest | null {
  const request = findForgettable(name, store);
  if (isForgotten(name, store) && (request === null || !hasRemains(store, request))) {
    terminal.print(`${name} is forgotten already. If it may come back: bis forget ${name} --allow`);
    return null;
  }
  if (request === null) throw new UsageError(unknown(name, didYouMean(name, forgettableNames(name, store))));
  terminal.print(describe(name, request));
  return request;
}

function unknown(name: string, suggestion: string): string {
  return `Nothing is known of "${name}".${suggestion} Name a source (apriles), a record by the end of its IRI (apriles/1590), or the address of a page.`;
}

function describe(name: string, { graphs, pages, isSource }: ForgetRequest): string {
  const records = graphs.filter(({ kind, isThere }) => kind === 'content' && isThere).length;
  const things = isSource ? 'graph' : 'record';
  // Records of a table or an interface are kept under its address and what follows "#".
  const addresses = new Set(pages.map((page) => page.replace(/#.*/, '')));
  return `${name}: ${count(records, things)}, ${count(addresses.size, 'page')}, with ${records === 1 ? 'its' : 'their'} history and archive.`;
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
  terminal.print('  - the names: the history keeps the IRIs of what was removed, so that followers know it;');
  const sources = requests.filter(({ isSource }) => isSource).map(({ source }) => source);
  if (sources.length > 0) {
    terminal.print(
      `  - ${sources.map((source) => `mappings/${source}/`).join(', ')}: the files, and their history where they are versioned.`,
    );
  } else if (requests.some(({ pages }) => pages.length === 0)) {
    terminal.print(
      '  - the partner’s table or list: as long as it has the record, that document is not kept, and cannot be mapped anew;',
    );
    terminal.print(mentions);
  } else {
    terminal.print(
      '  - the page itself: ask its owner to take it down, or the next reader finds it there. As long as lists of the site lead to it, these are read and not kept;',
    );
    terminal.print(mentions);
  }
}

const mentions =
  '  - other pages of the site that will name it (news, sidebars): they are kept as their owner publishes them.';

function allow(
  names: readonly string[],
  { journal, iris }: Store,
  writer: JournalWriter,
  terminal: Terminal,
): void {
  const forgotten = new ForgottenNames(journal);
  const isCopy = readFollowing(journal) !== null;
  for (const name of names) {
    const found = [name, `${iris.base}graph/${name}`].filter((spelling) => forgotten.remove(spelling));
    if (found.length === 0) throw new UsageError(`"${name}" was not forgotten, or is allowed already.`);
    terminal.print(`${name} may come back with the next ${isCopy ? 'reading of the stream' : 'harvest'}.`);
  }
  readStreamsAgain(journal, writer);
}
