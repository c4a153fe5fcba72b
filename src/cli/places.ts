/** `bis places`: brings the territories of France and the countries into the bank. */

import { Argument, type Command } from 'commander';
import { asWriter, openStore, type Store } from '../compose.js';
import { placesOf } from '../compose-shared.js';
import type { Config } from '../config.js';
import { writeCentres } from '../reconcile/centre-file.js';
import { fetchCentres } from '../reconcile/fetch-centres.js';
import { loadPlaces } from '../reconcile/load-places.js';
import { assertOwn } from '../store/followed-table.js';
import { assertMerged } from '../store/journal.js';
import type { CommandContext } from './context.js';
import { count } from './count.js';
import { exitCodes, type Terminal } from './terminal.js';

const help = `
"load" writes one graph a département, and one for regions and countries; when the bank has them already, it does
nothing. "refresh" first asks geo.api.gouv.fr for the exact centre of every commune and keeps them in the data
directory: without them, a commune that GeoNames does not know stands at the mean of its intercommunality.

Examples:
  bis places
  bis places refresh

Exit codes: 0 done, 1 the centres could not be read, 2 usage or configuration, 3 another process is writing.`;

/** Adds the command. */
export function registerPlaces(program: Command, { terminal, config, exit }: CommandContext): void {
  program
    .command('places')
    .summary('bring in communes, départements, regions and countries')
    .addArgument(new Argument('[action]', 'what to do').choices(['load', 'refresh']).default('load'))
    .addHelpText('after', help)
    .action(async (action: string) => {
      const settings = config();
      const store = openStore(settings);
      try {
        assertOwn(store.journal, 'bis places');
        const isRead = action === 'load' || (await refresh(settings, terminal));
        if (isRead) await load(store, settings, terminal);
        exit(isRead ? exitCodes.done : exitCodes.findings);
      } finally {
        store.journal.close();
      }
    });
}

async function refresh({ data }: Config, terminal: Terminal): Promise<boolean> {
  const outcome = await fetchCentres((url) => fetch(url, { signal: AbortSignal.timeout(60_000) }));
  if (outcome.kind === 'failed') {
    terminal.tell(`error: ${outcome.reason}`);
    return false;
  }
  writeCentres(data, outcome.centres);
  terminal.print(`Centres of ${count(outcome.centres.size, 'commune')} read.`);
  return true;
}

async function load(store: Store, config: Config, terminal: Terminal): Promise<void> {
  assertMerged(store.journal);
  const options = placesOf(config, store.iris);
  const { changed, graphs } = await asWriter(store, 'bis places', (writer) =>
    Promise.resolve(loadPlaces(writer, store.reader, options)),
  );
  terminal.print(
    graphs === 0
      ? 'The bank has these places already.'
      : `${count(changed, 'graph')} of ${graphs} written: dataset version ${store.reader.version()}.`,
  );
}
