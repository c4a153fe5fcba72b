/** `bis report`: what the last harvest of a source found out about its quality. */

import type { Command } from 'commander';
import { openStoreForReading, takesDemo } from '../compose.js';
import { loadProject, type Project } from '../compose-project.js';
import { formatDiagnostic } from '../model/diagnostic.js';
import { changeOf, fillRates } from '../model/fill-rates.js';
import type { HarvestReport } from '../model/harvest-report.js';
import { JournalReports } from '../store/report-table.js';
import type { CommandContext } from './context.js';
import { count } from './count.js';
import { firstHarvest } from './first-harvest.js';
import { chooseEntries } from './sources.js';
import { formatSummary, tellUntold } from './summary.js';
import { exitCodes, type Terminal } from './terminal.js';

const help = `
Shows the report of the last harvest or remapping of the named sources: what was read and committed, how often each
rule of the mapping matched, which properties records have, what SHACL said, and what is withheld and why.

Examples:
  bis report apriles
  bis report apriles --json`;

const noMapping =
  'Nobody has looked at its pages: what is missing is one of them, and a mapping (docs/add-a-source.md).';

/** Adds the command. */
export function registerReport(program: Command, context: CommandContext): void {
  program
    .command('report')
    .summary('show what the last harvest found out')
    .argument('[source...]', 'ids of sources, such as apriles')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action((names: string[], { json }: { json?: boolean }) => run(names, json === true, context));
}

function run(names: string[], isJson: boolean, { terminal, config, exit }: CommandContext): void {
  const project = loadProject();
  const sources = chooseEntries(project, names);
  const settings = config();
  const store = openStoreForReading(settings);
  const table = store === null ? null : new JournalReports(store.journal);
  const origins = { config: settings, takesDemo: takesDemo(store, settings), tell: terminal.tell };
  const found = sources.map((entry) => ({ ...entry, report: table?.reports(entry.source.id, 1)[0] }));
  const without = found.flatMap(({ source, mapping, report }) => {
    if (report !== undefined) return [];
    const next = mapping === null ? noMapping : firstHarvest(source, origins, store?.journal ?? null);
    return `There is no report of "${source.id}" yet. ${next}`;
  });
  store?.journal.close();
  const reports = found.flatMap(({ report }) => report ?? []);
  if (isJson) terminal.print(JSON.stringify(reports, null, 2));
  else {
    const terms = namesOfTerms(project);
    for (const report of reports) show(report, terms, terminal);
    if (names.length > 0) for (const line of without) terminal.print(line);
    else if (reports.length === 0) terminal.print('There is no report yet. Begin with: bis harvest');
    else if (without.length > 0) {
      terminal.print(
        `${count(without.length, 'source')} without a report: "bis report <source>" says what is missing.`,
      );
    }
  }
  exit(exitCodes.done);
}

const percent = (part: number, whole: number) => `${whole === 0 ? 0 : Math.round((100 * part) / whole)} %`;

// How much more, or less, of the records that were read again have it now: in points, where that tells.
function change(by: number | null): string {
  const points = Math.round(100 * (by ?? 0));
  return points === 0 ? '' : ` (${points > 0 ? '+' : ''}${points} points)`;
}

// The names under which mappings know the properties, by IRI.
function namesOfTerms({ terms }: Project): ReadonlyMap<string, string> {
  const uses = [...terms.properties.values()].flatMap((properties) => [...properties.values()]);
  return new Map(uses.map(({ iri, name }) => [iri, name]));
}

function showProperties(report: HarvestReport, terms: ReadonlyMap<string, string>, terminal: Terminal): void {
  const { records = 0 } = report.again ?? {};
  const again = records === 0 ? '' : `; changes among the ${records} that were read again`;
  terminal.print(`  Properties (of the records found, how many have it${again}):`);
  for (const rate of fillRates(report)) {
    const name = terms.get(rate.property) ?? `<${rate.property}>`;
    terminal.print(`    ${percent(rate.share, 1).padStart(5)}  ${name}${change(changeOf(rate))}`);
  }
}

function showStock({ known, seenSince, ofNoKind, left }: HarvestReport, terminal: Terminal): void {
  if (known === undefined) return;
  const since = seenSince == null ? '' : `; the one read longest ago was read on ${seenSince.slice(0, 10)}`;
  terminal.print(`  Pages known: ${known}, ${left} left for want of budget, ${ofNoKind} of no kind${since}`);
}

function showCost({ cost, startedAt, endedAt, places = {} }: HarvestReport, terminal: Terminal): void {
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
  const asked =
    cost == null
      ? 'nothing: its server was not asked'
      : `${count(cost.requests, 'request')}, ${Math.round(cost.bytes / 1000)} kB`;
  terminal.print(`  Cost to the partner: ${asked}; ${count(seconds, 'second')} in all`);
  const levels = Object.entries(places).map(([level, records]) => `${level} ${records}`);
  if (levels.length > 0) terminal.print(`  Places found, by precision: ${levels.join(', ')}`);
}

function show(report: HarvestReport, terms: ReadonlyMap<string, string>, terminal: Terminal): void {
  const { command, endedAt, rules, shacl, kinds } = report;
  terminal.print(formatSummary(report, false));
  terminal.print(`  ${command} ended ${endedAt}`);
  showStock(report, terminal);
  showCost(report, terminal);
  terminal.print('  Rules (how often each found anything):');
  for (const { rule, property, applied, matched } of rules) {
    terminal.print(`    ${percent(matched, applied).padStart(5)}  ${property.padEnd(20)} ${rule}`);
  }
  showProperties(report, terms, terminal);
  const { violation, warning, info } = shacl;
  terminal.print(`  SHACL: ${violation} violations, ${warning} warnings, ${info} informations`);
  terminal.print(
    `  Unmapped tags: ${kinds['unmapped-tag']}; unresolved places: ${kinds['unresolved-place']}; ` +
      `personal data removed: ${kinds['personal-data']}`,
  );
  for (const { words, count } of report.unmappedTags) terminal.print(`    tag "${words}": ${count}`);
  for (const { words, count } of report.unresolvedPlaces) terminal.print(`    place "${words}": ${count}`);
  for (const { examples } of report.findings) {
    for (const finding of examples) terminal.print(formatDiagnostic(finding));
  }
  tellUntold(report, terminal);
}
