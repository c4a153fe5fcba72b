/** `bis try`: what one page gives under a mapping; nothing is written. */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { jsonLdContext, loadProject, openStoreForReading, takesDemo } from '../compose.js';
import { pagesFrom, toPage } from '../crawl/to-page.js';
import { type Trial, tryPage } from '../harvest/trial.js';
import { formatDiagnostic } from '../model/diagnostic.js';
import { Iris } from '../model/iris.js';
import type { FetchOutcome, Page } from '../model/page.js';
import { turtle } from '../rdf/media-types.js';
import { serializeQuads } from '../rdf/serialize.js';
import { type CommandContext, UsageError } from './context.js';
import { type OriginContext, type OriginOptions, openOrigin, several } from './page-origin.js';
import { chooseSources, type MappedSource } from './sources.js';
import { exitCodes, type Terminal } from './terminal.js';

const help = `
Shows what a mapping makes of one page: the Turtle, which rule found what and where the rule stands, the
diagnostics, and what the shapes say.

Examples:
  bis try apriles "http://www.apriles.net/index.php?option=com_sobi2&sobi2Task=sobi2Details&sobi2Id=1590&Itemid=95"
  bis try apriles page.html --url "http://www.apriles.net/index.php?option=…"
  bis try apriles mappings/apriles/samples/full/page.html      (the address stands in url.txt beside it)

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
  const outcome = /^https?:/i.test(where)
    ? await fetchPage(where, entry, options, { config: settings, takesDemo: mayBeDemo, tell: terminal.tell })
    : readFilePage(where, options);
  if (outcome.kind !== 'page') throw new UsageError(outcome.reason);
  const trial = await tryPage(outcome.page, { mapping: entry.mapping, iris, validate: project.validate });
  const quads = trial.mapped.records.flatMap(({ graph }) => graph.quads);
  const text = await serializeQuads(quads, turtle, { context: jsonLdContext(project, iris) });
  if (options.json) terminal.print(JSON.stringify(toJson(trial, outcome.page, text), null, 2));
  else show(trial, text, terminal);
  const problems = [...trial.mapped.diagnostics, ...trial.validation];
  exit(problems.length > 0 ? exitCodes.findings : exitCodes.done);
}

async function fetchPage(
  url: string,
  { source }: MappedSource,
  options: Options,
  context: OriginContext,
): Promise<FetchOutcome> {
  if (options.url !== undefined)
    throw new UsageError('--url goes with a file; the page has an address already.');
  return pagesFrom(await openOrigin(source, options, context))(url);
}

function readFilePage(file: string, { url, from }: Options): FetchOutcome {
  if (from !== undefined) throw new UsageError('--from goes with an address; the page is in a file.');
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`There is no file "${file}". An address begins with http:// or https://.`);
  const beside = join(dirname(file), 'url.txt');
  const address = url ?? (existsSync(beside) ? readFileSync(beside, 'utf8').trim() : undefined);
  if (address === undefined || !URL.canParse(address)) {
    throw new UsageError(
      `Say which page ${file} is: --url http://… (its address holds the key of the record).`,
    );
  }
  return toPage({
    url: new URL(address).href,
    body: readFileSync(file),
    contentType: 'text/html',
    fetchedAt: new Date().toISOString(),
    fetchStatus: null,
    archiveRecord: null,
    reconstructedFrom: null,
  });
}

function toJson({ mapped, validation }: Trial, page: Page, text: string) {
  const { kind, links, diagnostics, matches } = mapped;
  return { page: page.url, kind, turtle: text, matches, links, diagnostics, validation };
}

function show({ mapped, validation }: Trial, text: string, terminal: Terminal): void {
  const { kind, matches, links, diagnostics } = mapped;
  terminal.print(`# Page kind: ${kind ?? 'none'}`);
  for (const { property, place, selector, count } of matches) {
    const found = selector === null ? 'nothing found' : `${count} × ${selector}`;
    terminal.print(`# ${property}: ${found}  (${place.file}:${place.line})`);
  }
  for (const link of links) terminal.print(`# ${link.kind}: ${link.url}`);
  if (text.trim() !== '') terminal.print(`\n${text}`);
  for (const diagnostic of [...diagnostics, ...validation]) terminal.tell(formatDiagnostic(diagnostic));
}
