/** `bis schedule`: when each source was last harvested from its site, and what is due. */

import type { Command } from 'commander';
import { openStoreForReading } from '../compose.js';
import { loadProject } from '../compose-project.js';
import { isDue, readSchedule } from '../store/crawl-runs.js';
import { alignColumns } from './columns.js';
import type { CommandContext } from './context.js';

const help = `
Shows the sources that are harvested from their sites: when the last harvest began, whether it came to its end, how many
pages are known and due, and the hours in which the partner wants to be visited. "bis harvest --all" reads what is due.

A page that does not change is asked for ever less often (from one day to ninety), lists once a day.

Examples:
  bis schedule
  bis schedule --json`;

/** Adds the command. */
export function registerSchedule(program: Command, { terminal, config }: CommandContext): void {
  program
    .command('schedule')
    .summary('show which sources are due')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action(({ json }: { json?: boolean }) => {
      const store = openStoreForReading(config());
      const now = Date.now();
      const standing = store === null ? [] : readSchedule(store.journal, now);
      const hours = new Map(
        loadProject().catalogue.entries.map(({ source }) => [source.id, source.crawl.hours]),
      );
      const rows = standing.map((one) => ({
        ...one,
        isDue: store !== null && isDue(store.journal, one.source, now),
        hours: hours.get(one.source) ?? null,
      }));
      store?.journal.close();
      if (json) terminal.print(JSON.stringify(rows, null, 2));
      else if (rows.length === 0) {
        terminal.print('No source was harvested from its site yet. Begin with: bis harvest <source> --live');
      } else {
        const table = rows.map((row) => [
          row.source,
          row.isDue ? 'due' : 'not yet',
          `${row.startedAt.slice(0, 16).replace('T', ' ')}${row.isOver ? '' : ' (broken off)'}`,
          String(row.pages),
          String(row.due),
          row.nextDue?.slice(0, 10) ?? '',
          row.hours ?? 'all',
        ]);
        const header = ['source', 'harvest', 'last began (UTC)', 'pages', 'due', 'next', 'hours'];
        for (const line of alignColumns([header, ...table])) terminal.print(line);
      }
    });
}
