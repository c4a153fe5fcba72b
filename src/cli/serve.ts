/** `bis serve`: the site and the SPARQL endpoint over the data directory. */

import type { Command } from 'commander';
import {
  asWriter,
  jsonLdContext,
  loadProject,
  openStore,
  type Project,
  queryText,
  type RunningEngine,
  type RunningSearch,
  type Store,
  startEngine,
  startSearch,
  vocabularyGraphs,
} from '../compose.js';
import { type Config, isTrial, settings as settingsHelp } from '../config.js';
import { createApp } from '../server/app.js';
import { assertCanListen, listen, type RunningServer } from '../server/listen.js';
import { JournalLocked } from '../store/errors.js';
import { classifyError } from './classify-error.js';
import type { CommandContext } from './context.js';
import { count } from './count.js';
import { harvestAll } from './harvest.js';
import { chooseSources, tellProblems } from './sources.js';
import type { Terminal } from './terminal.js';

const help = `
Serves the data directory: pages, IRIs, and SPARQL at /sparql. On an empty data directory, and as long as
neither BIS_CONTACT nor a public BIS_BASE is set, it first harvests the demo archives.

Settings (environment):
${Object.entries(settingsHelp)
  .map(([name, text]) => `  ${name.padEnd(12)} ${text}`)
  .join('\n')}

Examples:
  bis serve
  PORT=8080 BIS_DATA=/srv/bis bis serve`;

/** Adds the command. */
export function registerServe(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .summary('serve the site and the SPARQL endpoint')
    .addHelpText('after', help)
    .action(() => run(context));
}

async function run({ terminal, config }: CommandContext): Promise<void> {
  const settings = config();
  const project = loadProject();
  await assertCanListen(settings);
  const store = openStore(settings);
  await prepare(store, project, settings, terminal);
  const pool = startEngine(store, settings, terminal.tell);
  const search = startSearch(store, settings, terminal.tell);
  const server = await startServer(store, { engine: pool, index: search }, project, settings, terminal).catch(
    async (error: unknown) => {
      await pool.close();
      await search.close();
      store.journal.close();
      throw error;
    },
  );
  announce(server.port, settings, store, terminal);
  const stop = async () => {
    terminal.tell('Stopping.');
    await Promise.all([pool.close(), search.close()]);
    await server.close();
    store.journal.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

// The vocabulary is brought up to date, and an empty trial gets the demo. A harvest under way does both itself.
async function prepare(store: Store, project: Project, settings: Config, terminal: Terminal): Promise<void> {
  // A plain dataset is its users' own.
  if (store.journal.mode === 'plain') return;
  const isEmpty = store.reader.counts().pages === 0;
  const { iris } = store;
  try {
    await asWriter(store, 'bis serve', async (writer) => {
      for (const graph of vocabularyGraphs(iris)) writer.replaceGraph(graph);
      if (!isEmpty || !isTrial(settings, iris.base)) return;
      terminal.print(`The data directory ${settings.data} is empty: harvesting the demo archives.`);
      tellProblems(project, terminal);
      const sources = chooseSources(project, []);
      await harvestAll(
        { skipsUnknownOrigins: true, sources, options: {}, config: settings, project, terminal },
        iris,
        writer,
      );
    });
  } catch (error) {
    if (!(error instanceof JournalLocked)) throw error;
    terminal.tell(`note: ${error.message} Serving what there is meanwhile.`);
  }
}

async function startServer(
  { reader, iris }: Store,
  { engine, index }: { readonly engine: RunningEngine; readonly index: RunningSearch },
  project: Project,
  { host, port, timeout }: Config,
  terminal: Terminal,
): Promise<RunningServer> {
  const app = createApp({
    reader,
    engine,
    index,
    timeout,
    base: iris.base,
    context: jsonLdContext(project, iris),
    sources: project.catalogue.entries.map(({ source }) => source),
    exampleQuery: queryText('examples/initiatives'),
    thingQuery: queryText('pages/thing'),
    clock: Date.now,
    onError: (error) => terminal.tell(`error: ${classifyError(error).message}`),
  });
  return listen(app, { host, port });
}

function announce(port: number, { host, data }: Config, { reader, iris }: Store, terminal: Terminal): void {
  const shown = ['0.0.0.0', '127.0.0.1', '::', '::1'].includes(host) ? 'localhost' : host;
  const site = `http://${shown}:${port}/`;
  const { contentGraphs, contentQuads, bySource } = reader.counts();
  terminal.print(
    `Serving ${data}: ${count(contentQuads, 'statement')} in ${count(contentGraphs, 'graph')}, dataset version ${reader.version()}.`,
  );
  terminal.print(`  Site          ${site}`);
  terminal.print(`  SPARQL        ${site}sparql`);
  const [record] = bySource
    .filter(({ graphs }) => graphs > 0)
    .flatMap(({ source }) => [...reader.contentGraphs({ prefix: iris.graph(source, ''), limit: 1 })]);
  if (record === undefined) terminal.print('The bank holds no record yet. Begin with: bis harvest');
  else
    terminal.print(`  A record      ${site}id/initiative/${record.iri.slice(`${iris.base}graph/`.length)}`);
  if (iris.base !== site) {
    terminal.print(`  The IRIs of the data begin with ${iris.base}, whatever the address of this server.`);
  }
  terminal.print('Stop with Ctrl+C.');
}
