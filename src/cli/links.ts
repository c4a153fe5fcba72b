/** `bis links`: the records of two partners that may be about one initiative, for a person to confirm or refuse. */

import type { Command } from 'commander';
import { asWriter, hasStore, openStore } from '../compose.js';
import { loadProject } from '../compose-project.js';
import { loadReconciliation, updateLinks } from '../compose-shared.js';
import type { LinkOutcome } from '../harvest/links.js';
import { formatDiagnostic } from '../model/diagnostic.js';
import { linksFile } from '../reconcile/duplicates/link-decisions.js';
import { assertMerged } from '../store/journal.js';
import type { CommandContext } from './context.js';
import { count } from './count.js';
import { exitCodes, type Terminal } from './terminal.js';

const help = `
Compares the records of all partners and lists the pairs that may be about one initiative, the likeliest first. The
bank says so by bis:possiblySameAs; it never merges records. A harvest does the same at its end.

A row of ${linksFile} decides a pair: first, second, decision (same or different) and a note, separated by tabs:

  apriles/1590	avise/44	same	same project, telephoned on 3 March

"same" makes it skos:exactMatch; "different" is never said again. This command puts new rows to use.

Examples:
  bis links
  bis links --json

Exit codes: 0 done, 1 rows of ${linksFile} are wrong, 2 usage or configuration, 3 another process is writing,
4 the journal is damaged.`;

/** Adds the command. */
export function registerLinks(program: Command, context: CommandContext): void {
  program
    .command('links')
    .summary('list records of two partners that may be the same')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action(({ json }: { json?: boolean }) => run(json === true, context));
}

async function run(isJson: boolean, { terminal, config, exit }: CommandContext): Promise<void> {
  const settings = config();
  if (!hasStore(settings)) {
    terminal.print(`${settings.data} is empty: there is nothing to compare. Begin with: bis harvest`);
    return;
  }
  const store = openStore(settings);
  try {
    assertMerged(store.journal);
    const reconciliation = loadReconciliation(loadProject(), store.iris);
    const wrong = reconciliation.diagnostics.filter(({ place }) => place?.file === linksFile);
    for (const diagnostic of wrong) terminal.tell(formatDiagnostic(diagnostic));
    const outcome = await asWriter(store, 'bis links', async (writer) =>
      updateLinks({ ...store, writer }, reconciliation, store.iris),
    );
    list(outcome, store.iris.base, isJson, terminal);
    exit(wrong.length > 0 ? exitCodes.findings : exitCodes.done);
  } finally {
    store.journal.close();
  }
}

function list(
  { links, compared, titleOf }: LinkOutcome,
  base: string,
  isJson: boolean,
  terminal: Terminal,
): void {
  const short = (iri: string) => iri.slice(`${base}id/initiative/`.length);
  const rows = links.map(({ records, method, score, isConfirmed }) => ({
    ...{ records: records.map(short), titles: records.map(titleOf), score, method, isConfirmed },
  }));
  if (isJson) {
    terminal.print(JSON.stringify(rows, null, 2));
    return;
  }
  for (const { records, titles, score, method } of rows.filter((row) => !row.isConfirmed)) {
    terminal.print(`${score.toFixed(2)}  ${records.join('  ')}  (${method})`);
    for (const title of titles) terminal.print(`      ${title.replace(/\s+/g, ' ')}`);
  }
  const confirmed = links.filter(({ isConfirmed }) => isConfirmed).length;
  terminal.print(
    `${count(compared, 'record')} compared: ${count(links.length - confirmed, 'pair')} to decide, ${confirmed} confirmed.`,
  );
}

/** One line about the links that a harvest leaves, where there are any. */
export function tellLinks(outcome: LinkOutcome | null, terminal: Terminal): void {
  const links = outcome?.links ?? [];
  if (links.length === 0) return;
  const confirmed = links.filter(({ isConfirmed }) => isConfirmed).length;
  terminal.print(
    `Between partners: ${count(links.length - confirmed, 'pair')} of records may be the same, ${confirmed} confirmed (see: bis links).`,
  );
}
