/** `bis try`: what one page gives under a mapping; nothing is written. */

import type { Command } from 'commander';
import { openStoreForReading, takesDemo } from '../compose.js';
import { loadProject } from '../compose-project.js';
import { loadReconciliation } from '../compose-shared.js';
import { readTried, type TrialContext, tryMapping } from '../compose-trials.js';
import { type Diagnostic, formatDiagnostic } from '../model/diagnostic.js';
import { Iris } from '../model/iris.js';
import type { Reconcile } from '../model/mention.js';
import type { FetchOutcome, Page, PageFetch } from '../model/page.js';
import type { TrialReport } from '../model/trial.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { readFilePage, readLinkedFiles } from './file-page.js';
import { type OriginOptions, several } from './page-origin.js';
import { chooseSources, type MappedSource } from './sources.js';
import { type ExitCode, exitCodes, type Terminal } from './terminal.js';
import { chooseSamples, isAsExpected, type TriedSample, tellSample, trySample } from './try-samples.js';

const help = `
Shows what a mapping makes of one page: which rule found what and where the rule stands, the words that name places,
tags and organizations, the Turtle, the diagnostics, and what the shapes say. Of a page that was really read it prints the
evidence that source.yaml takes: address, day, and SHA-256 of its bytes.

Examples:
  bis try apriles "http://www.apriles.net/index.php?option=com_sobi2&sobi2Task=sobi2Details&sobi2Id=1590&Itemid=95"
  bis try apriles "http://www.apriles.net/index.php?option=…" --live       (needs BIS_CONTACT)
  bis try apriles page.html --url "http://www.apriles.net/index.php?option=…"
  bis try apriles mappings/apriles/samples/full/page.html      (the address stands in url.txt beside it)
  bis try apriles --sample                                     (all samples, each beside its expected.ttl)
  bis try apriles --sample sparse

A page at an address comes from the archive of the data directory or the demo, unless --from or --live is given. Linked pages of a file are read from the files that linked.tsv beside it names: address, tab, file name.

Exit codes: 0 the page gives a valid record or links (a sample: what it has to), 1 findings, 2 usage.`;

interface Options extends OriginOptions {
  /** Name of a sample; true: all of them. */
  readonly sample?: string | true;
  readonly url?: string;
  readonly json?: boolean;
}

/** Adds the command. */
export function registerTry(program: Command, context: CommandContext): void {
  program
    .command('try')
    .summary('show what a mapping makes of one page')
    .argument('<source>', 'id of the source')
    .argument('[page]', 'address of the page, or a file')
    .option('--sample [name]', 'try a sample of the source, or all, beside what it has to give')
    .option('--url <url>', 'address of the page, when a file is given')
    .option('--from <warc>', 'web archive to read the page from', several)
    .option('--live', 'read it from the partner’s site, as its robots.txt and its pace allow')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action((name: string, page: string | undefined, options: Options) => run(name, page, options, context));
}

async function run(
  name: string,
  where: string | undefined,
  options: Options,
  context: CommandContext,
): Promise<void> {
  const { terminal, config, exit } = context;
  const project = loadProject();
  const [entry] = chooseSources(project, [name]) as [MappedSource];
  const settings = config();
  const store = openStoreForReading(settings);
  try {
    const iris = store?.iris ?? new Iris(settings.base.iri);
    let reconcile: Reconcile | undefined;
    const trials = {
      ...{
        project,
        store,
        config: settings,
        takesDemo: takesDemo(store, settings),
        iris,
        tell: terminal.tell,
      },
      reconcile: () => (reconcile ??= loadReconciliation(project, iris).reconcile),
    };
    if (options.sample !== undefined)
      return exit(await runSamples(where, entry, options, { trials, terminal }));
    if (where === undefined) throw new UsageError('Name a page, by its address or a file, or --sample.');
    const { outcome, fetch } = await readPage(where, entry, options, trials);
    if (outcome.kind !== 'page') throw new UsageError(outcome.reason);
    const report = await tryMapping(outcome.page, { ...entry, fetch }, trials);
    const evidence = evidenceOf(outcome.page);
    if (options.json) terminal.print(JSON.stringify({ ...report, evidence }, null, 2));
    else show(report, evidence, terminal);
    exit(problemsOf(report).length > 0 ? exitCodes.findings : exitCodes.done);
  } finally {
    store?.journal.close();
  }
}

async function runSamples(
  where: string | undefined,
  entry: MappedSource,
  { sample, json }: Options,
  { trials, terminal }: { readonly trials: TrialContext; readonly terminal: Terminal },
): Promise<ExitCode> {
  if (where !== undefined) throw new UsageError('--sample names the page: leave the other one out.');
  const name = typeof sample === 'string' ? sample : null;
  const tried: TriedSample[] = [];
  for (const one of chooseSamples(trials.project.directory, entry.source.id, name)) {
    const outcome = await trySample(one, entry, trials);
    tried.push(outcome);
    if (!json) tellSample(outcome, terminal);
  }
  if (json) terminal.print(JSON.stringify(tried, null, 2));
  return tried.every(isAsExpected) ? exitCodes.done : exitCodes.findings;
}

async function readPage(
  where: string,
  entry: MappedSource,
  { from, live, url }: Options,
  context: TrialContext,
): Promise<{ readonly outcome: FetchOutcome; readonly fetch: PageFetch }> {
  const isElsewhere = from !== undefined || live === true;
  if (!/^https?:/i.test(where)) {
    if (isElsewhere) throw new UsageError('--from and --live go with an address; the page is in a file.');
    return { outcome: readFilePage(where, url), fetch: readLinkedFiles(where) };
  }
  if (url !== undefined) throw new UsageError('--url goes with a file; the page has an address already.');
  const origin = { ...(from === undefined ? {} : { from }), ...(live === undefined ? {} : { live }) };
  return readTried(where, entry, { isFresh: isElsewhere, origin }, context);
}

function problemsOf({ diagnostics, reconciliation, validation }: TrialReport): readonly Diagnostic[] {
  return [...diagnostics, ...reconciliation, ...validation];
}

/** What `source.yaml` may say of a page that was really read; null: it was given, or reconstructed. */
function evidenceOf({ url, fetchedAt, bodyDigest, fetchStatus, reconstructedFrom }: Page) {
  if (fetchStatus === null || reconstructedFrom !== null) return null;
  return { url, date: fetchedAt.slice(0, 10), sha256: bodyDigest.replace(/^sha256:/, '') };
}

function show(report: TrialReport, evidence: ReturnType<typeof evidenceOf>, terminal: Terminal): void {
  const { kind, matches, links, mentions, validation, turtle } = report;
  if (evidence !== null) {
    const { url, date, sha256 } = evidence;
    terminal.print(
      `# For source.yaml, if the mapping fits this page:\n` +
        `#   evidence: { observed: { url: ${JSON.stringify(url)}, date: ${date}, sha256: ${sha256} } }`,
    );
  }
  terminal.print(`# Page kind: ${kind ?? 'none'}`);
  for (const { property, place, selector, count } of matches) {
    const found = selector === null ? 'nothing found' : `${count} × ${selector}`;
    terminal.print(`# ${property}: ${found}  (${place.file}:${place.line})`);
  }
  for (const mention of mentions) {
    const within = mention.within.length > 0 ? ` in "${mention.within.join('", "')}"` : '';
    const { file, line } = mention.place;
    terminal.print(
      `# ${mention.property} names the ${mention.kind} "${mention.words}"${within}  (${file}:${line})`,
    );
  }
  for (const link of links) terminal.print(`# ${link.kind}: ${link.url}`);
  if (turtle.trim() !== '') {
    const { length } = validation;
    terminal.print(`# Shapes: ${length === 0 ? 'nothing to say against it' : count(length, 'finding')}`);
    terminal.print(`\n${turtle}`);
  }
  for (const diagnostic of problemsOf(report)) terminal.tell(formatDiagnostic(diagnostic));
}
