/** `bis try`: what one page gives under a mapping; nothing is written. */

import type { Command } from 'commander';
import { jsonLdContext, loadProject, openStoreForReading, takesDemo } from '../compose.js';
import { loadReconciliation } from '../compose-shared.js';
import { pagesFrom } from '../crawl/to-page.js';
import { reportTrial, type Trial, tryPage } from '../harvest/trial.js';
import { type Diagnostic, formatDiagnostic } from '../model/diagnostic.js';
import { Iris } from '../model/iris.js';
import type { FetchOutcome, PageFetch } from '../model/page.js';
import { turtle } from '../rdf/media-types.js';
import { serializeQuads } from '../rdf/serialize.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { readFilePage, readLinkedFiles } from './file-page.js';
import { type OriginContext, type OriginOptions, openOrigin, several } from './page-origin.js';
import { chooseSources, type MappedSource } from './sources.js';
import { exitCodes, type Terminal } from './terminal.js';

const help = `
Shows what a mapping makes of one page: which rule found what and where the rule stands, the words that name places,
tags and organizations, the Turtle, the diagnostics, and what the shapes say.

Examples:
  bis try apriles "http://www.apriles.net/index.php?option=com_sobi2&sobi2Task=sobi2Details&sobi2Id=1590&Itemid=95"
  bis try apriles page.html --url "http://www.apriles.net/index.php?option=…"
  bis try apriles mappings/apriles/samples/full/page.html      (the address stands in url.txt beside it)

Linked pages of a file are read from the files that linked.tsv beside it names: address, tab, file name.

Exit codes: 0 the page gives a valid record or links, 1 findings, 2 usage.`;

interface Options extends OriginOptions {
  readonly url?: string;
  readonly json?: boolean;
}

/** Adds the command. */
export function registerTry(program: Command, context: CommandContext): void {
  program
    .command('try')
    .summary('show what a mapping makes of one page')
    .argument('<source>', 'id of the source')
    .argument('<page>', 'address of the page, or a file')
    .option('--url <url>', 'address of the page, when a file is given')
    .option('--from <warc>', 'web archive to read the page from', several)
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action((name: string, page: string, options: Options) => run(name, page, options, context));
}

async function run(name: string, where: string, options: Options, context: CommandContext): Promise<void> {
  const { terminal, config, exit } = context;
  const project = loadProject();
  const [entry] = chooseSources(project, [name]) as [MappedSource];
  const settings = config();
  const store = openStoreForReading(settings);
  const mayBeDemo = takesDemo(store, settings);
  store?.journal.close();
  const iris = store?.iris ?? new Iris(settings.base.iri);
  const origin = { config: settings, takesDemo: mayBeDemo, tell: terminal.tell };
  const { outcome, fetch } = await readPage(where, entry, options, origin);
  if (outcome.kind !== 'page') throw new UsageError(outcome.reason);
  const { mapping, source } = entry;
  const { validate } = project;
  const trial = await tryPage(outcome.page, {
    mapping,
    iris,
    validate,
    reconcile: loadReconciliation(project, iris).reconcile,
    clock: Date.now,
    fetch,
    hosts: source.hosts,
  });
  const quads = trial.graphs.flatMap((graph) => graph.quads);
  const text = await serializeQuads(quads, turtle, { context: jsonLdContext(project, iris) });
  if (options.json) terminal.print(JSON.stringify(reportTrial(trial, outcome.page.url, text), null, 2));
  else show(trial, text, terminal);
  exit(problemsOf(trial).length > 0 ? exitCodes.findings : exitCodes.done);
}

async function readPage(
  where: string,
  entry: MappedSource,
  options: Options,
  context: OriginContext,
): Promise<{ readonly outcome: FetchOutcome; readonly fetch: PageFetch }> {
  if (!/^https?:/i.test(where)) {
    if (options.from !== undefined)
      throw new UsageError('--from goes with an address; the page is in a file.');
    return { outcome: readFilePage(where, options.url), fetch: readLinkedFiles(where) };
  }
  if (options.url !== undefined)
    throw new UsageError('--url goes with a file; the page has an address already.');
  const fetch = pagesFrom((await openOrigin(entry, options, context)).read);
  return { outcome: await fetch(where), fetch };
}

function problemsOf({ mapped, reconciliation, validation }: Trial): readonly Diagnostic[] {
  return [...mapped.diagnostics, ...reconciliation, ...validation];
}

function show(trial: Trial, text: string, terminal: Terminal): void {
  const { kind, matches, links, records } = trial.mapped;
  terminal.print(`# Page kind: ${kind ?? 'none'}`);
  for (const { property, place, selector, count } of matches) {
    const found = selector === null ? 'nothing found' : `${count} × ${selector}`;
    terminal.print(`# ${property}: ${found}  (${place.file}:${place.line})`);
  }
  for (const mention of records.flatMap(({ mentions }) => mentions)) {
    const within =
      mention.kind === 'place' && mention.within.length > 0 ? ` in "${mention.within.join('", "')}"` : '';
    const { file, line } = mention.place;
    terminal.print(
      `# ${mention.property} names the ${mention.kind} "${mention.words}"${within}  (${file}:${line})`,
    );
  }
  for (const link of links) terminal.print(`# ${link.kind}: ${link.url}`);
  if (records.length > 0) {
    const { length } = trial.validation;
    terminal.print(`# Shapes: ${length === 0 ? 'nothing to say against it' : count(length, 'finding')}`);
  }
  if (text.trim() !== '') terminal.print(`\n${text}`);
  for (const diagnostic of problemsOf(trial)) terminal.tell(formatDiagnostic(diagnostic));
}
