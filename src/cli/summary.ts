/** What a harvest or a remapping did, in a few lines. */

import type { HarvestReport } from '../model/harvest-report.js';
import { count } from './count.js';
import type { Terminal } from './terminal.js';

/** One line: what was read, and what became of it. */
export function formatSummary(report: HarvestReport, isDry: boolean): string {
  const { source, fetched, failed, left, unchangedPages, found, changed, unchanged, removed, withheld } =
    report;
  const pages = [`${count(fetched, 'page')} read`];
  if (unchangedPages > 0 && report.command === 'harvest') pages.push(`${unchangedPages} of them unchanged`);
  if (failed > 0) pages.push(`${failed} failed`);
  if (left > 0) pages.push(`${left} left for lack of budget`);
  const kept = isDry
    ? `${found} found, ${withheld} withheld`
    : `${changed} changed, ${unchanged} unchanged, ${removed} removed, ${withheld} withheld`;
  return `${source}: ${pages.join(', ')}; records: ${kept}.`;
}

/** Says how many findings were like those that were told. */
export function tellUntold({ findings }: HarvestReport, terminal: Terminal): void {
  for (const { severity, count: all, examples } of findings) {
    const untold = all - examples.length;
    const [first] = examples;
    if (first === undefined) {
      terminal.tell(`${severity}: ${count(all, 'finding')} about pages that were forgotten since`);
    } else if (untold > 0) {
      terminal.tell(`${severity}: … and ${untold} more like this one: ${first.message}`);
    }
  }
}

/** Says where the findings of a source can be read, where there are any. */
export function tellWhere({ source, findings }: HarvestReport, terminal: Terminal): void {
  const all = findings.reduce((sum, group) => sum + group.count, 0);
  if (all > 0) terminal.print(`  ${count(all, 'finding')} about its pages: bis report ${source}`);
}
