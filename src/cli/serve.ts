/** `bis serve`: the site and the SPARQL endpoint over the data directory. */

import { appendFile, appendFileSync } from 'node:fs';
import type { Command } from 'commander';
import { openStore, type Store } from '../compose.js';
import { type RunningDoors, startDoors } from '../compose-doors.js';
import {
  loadStatisticsQueries,
  loadValueQueries,
  type RunningEndpoint,
  startEndpoint,
} from '../compose-endpoint.js';
import { type RunningEngine, type RunningSearch, startEngine, startSearch } from '../compose-engine.js';
import { type RunningFederation, startFederation } from '../compose-federation.js';
import { loadProject, type Project } from '../compose-project.js';
import { type Config, settings as settingsHelp } from '../config.js';
import type { Sites } from '../crawl/site-reader.js';
import { EventStream } from '../federation/event-stream.js';
import { jsonLdContext, queryText, softwareVersion } from '../installed-files.js';
import type { Deployment } from '../model/deployment.js';
import type { TrialRunner } from '../model/trial.js';
import { Assets } from '../pages/assets.js';
import { WidgetScripts } from '../pages/embed/released-widgets.js';
import { Maps } from '../pages/map/maps.js';
import { AccessLog } from '../server/access-log.js';
import { createApp } from '../server/app.js';
import { assertCanListen, listen, type RunningServer } from '../server/listen.js';
import { Metrics } from '../server/metrics.js';
import { DatasetVersions } from '../store/dataset-versions.js';
import { assertOwn, readFollowing } from '../store/followed-table.js';
import { JournalReports } from '../store/report-table.js';
import { VersionHistory } from '../store/version-history.js';
import { classifyError } from './classify-error.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { describeDeployment } from './deployment.js';
import { parseInterval } from './follow.js';
import { followInThread } from './follow-thread.js';
import { startRounds } from './harvest-rounds.js';
import { prepareInThread } from './harvest-thread.js';
import { contactNeeded, liveReader } from './page-origin.js';
import type { Terminal } from './terminal.js';
import type { RunningThread } from './thread-terminal.js';
import { ThreadedTrials } from './trial-runner.js';

const help = `
Serves the data directory: pages, IRIs, and SPARQL at /sparql. On an empty data directory, and as long as
neither BIS_CONTACT nor a public BIS_BASE is set, it first harvests the demo archives.

With --harvest it looks every ten minutes which sources are due, and reads them from their sites (see: bis help harvest). While
it writes, updates over HTTP wait or are told to come again.

On a data directory that is a copy of a stream (see: bis help follow) it serves what is there; with --follow it reads the stream
again and again, every minute unless told.

Settings (environment):
${Object.entries(settingsHelp)
  .map(([name, text]) => `  ${name.padEnd(22)} ${text}`)
  .join('\n')}

Examples:
  bis serve
  PORT=8080 BIS_DATA=/srv/bis bis serve`;

/** Adds the command. */
export function registerServe(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .summary('serve the site and the SPARQL endpoint')
    .option('--harvest', 'harvest the sources that are due, and go on doing so')
    .option('--follow [seconds]', 'follow the stream that the data directory is a copy of')
    .addHelpText('after', help)
    .action((options: Options) => run(options, context));
}

interface Options {
  readonly harvest?: boolean;
  /** `true` without an interval. */
  readonly follow?: string | true;
}

async function run({ harvest: harvests = false, follow }: Options, { terminal, config }: CommandContext) {
  const settings = config();
  if (harvests && settings.contact === null) throw new UsageError(contactNeeded);
  const interval = follow === undefined ? null : parseInterval(follow === true ? undefined : follow);
  const project = loadProject();
  const deployment = describeDeployment(settings);
  await assertCanListen(settings);
  const store = openServed(settings, { harvests, follows: follow !== undefined });
  const isEmpty = !store.reader.hasPages();
  const services = startServices(store, project, settings, terminal);
  const prepare = () => prepareInThread({ config: settings, options: {} }, terminal);
  // Where there is something to be served, it is served first.
  const first = isEmpty ? prepare() : null;
  const sites = liveReader(settings);
  let server: RunningServer | null = null;
  let writers: Pick<RunningThread, 'stop'> | null = first;
  let isStopping = false;
  const stop = async () => {
    isStopping = true;
    await writers?.stop();
    await services.close();
    await server?.close();
    store.journal.close();
  };
  try {
    const trials = new ThreadedTrials({ project, config: settings, sites });
    server = await startServer(store, { ...services, deployment, trials }, project, settings, terminal);
    onSignal(() => {
      terminal.tell('Stopping.');
      void stop();
    });
    const preparing = first ?? prepare();
    writers = startWriters({ preparing, harvests, interval }, settings, { terminal, sites });
    // What there is can be served; what there is not yet is waited for before it is announced.
    if (isEmpty) await preparing.done;
    else preparing.done.catch((error: Error) => terminal.tell(`error: ${error.stack ?? error.message}`));
    if (!isStopping) announce(server.port, settings, store, terminal);
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Writing {
  readonly preparing: RunningThread;
  readonly harvests: boolean;
  /** Milliseconds between looks at the stream that is followed; null: none is. */
  readonly interval: number | null;
}

/** Starts what changes the data while they are served, and ends it with what prepares them. */
function startWriters(
  { preparing, harvests, interval }: Writing,
  config: Config,
  { terminal, sites }: { readonly terminal: Terminal; readonly sites: Sites },
): Pick<RunningThread, 'stop'> {
  const rounds = harvests ? startRounds({ config, ready: preparing.done, terminal, sites }) : null;
  const following = interval === null ? null : followInThread({ config, interval }, terminal);
  return {
    stop: async () => {
      await rounds?.stop();
      await following?.stop();
      await preparing.stop();
    },
  };
}

function openServed(
  settings: Config,
  { harvests, follows }: { readonly harvests: boolean; readonly follows: boolean },
): Store {
  const store = openStore(settings);
  if (harvests) assertOwn(store.journal, 'bis serve --harvest');
  if (follows) assertFollows(store, settings);
  return store;
}

function assertFollows({ journal }: Store, { data }: Config): void {
  if (readFollowing(journal) !== null) return;
  journal.close();
  throw new UsageError(
    `${data} follows no stream. Begin with: bis follow <address of a stream> --once, in an empty data directory`,
  );
}

/** Starts what runs beside the HTTP server: the engine, the index, the endpoint, the stream and the dumps. */
function startServices(store: Store, project: Project, settings: Config, { tell }: Terminal) {
  const pool = startEngine(store, settings, tell);
  const index = startSearch(store, settings, tell);
  const watch = startWatching(store, pool, settings);
  const endpoint = startEndpoint(store, project, settings, {
    engine: pool,
    index,
    onQuery: (report, request) => watch.accessLog.noteQuery(request, report),
  });
  const context = jsonLdContext(project, store.iris);
  const doors = startDoors(store, settings, { context, engine: pool });
  const federation = startFederation(store, project, settings, { context, tell });
  const close = async () => {
    await Promise.all([endpoint.close(), doors.close(), pool.close(), index.close(), federation?.close()]);
  };
  return { endpoint, doors, index, federation, ...watch, close };
}

function onSignal(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}

/** What a server is made of, besides the store. */
interface Parts {
  readonly endpoint: RunningEndpoint;
  readonly doors: RunningDoors;
  readonly deployment: Deployment;
  readonly index: RunningSearch;
  readonly trials: TrialRunner;
  readonly federation: RunningFederation | null;
  readonly metrics: Metrics;
  readonly accessLog: AccessLog;
}

function startWatching({ reader }: Store, engine: RunningEngine, { accessLog: file }: Config) {
  const metrics = new Metrics({
    status: () => engine.status(),
    version: () => reader.version(),
    softwareVersion: softwareVersion(),
  });
  const write = file === null ? null : openLog(file);
  return { metrics, accessLog: new AccessLog({ metrics, write, clock: Date.now }) };
}

/** Throws when the file cannot be written: better than to lose the lines without a word. */
function openLog(file: string): (line: string) => void {
  if (file === '-') return (line) => void process.stdout.write(line);
  appendFileSync(file, '');
  // Opened for each batch of lines, so that the file may be moved away by who rotates logs.
  let lines: string[] = [];
  return (line) => {
    if (lines.push(line) > 1) return;
    setTimeout(() => {
      const text = lines.join('');
      lines = [];
      appendFile(file, text, () => undefined);
    }, 200);
  };
}

async function startServer(
  store: Store,
  { endpoint, doors, deployment, index, federation, trials, metrics, accessLog }: Parts,
  project: Project,
  config: Config,
  terminal: Terminal,
): Promise<RunningServer> {
  const { journal, reader, iris } = store;
  const { host, port, proxies } = config;
  const app = createApp({
    reader,
    index,
    proxies,
    endpoint,
    valueQueries: loadValueQueries(),
    termsQuery: queryText('pages/terms'),
    statisticsQueries: loadStatisticsQueries(),
    versions: new DatasetVersions(journal),
    reports: new JournalReports(journal),
    eventStream:
      journal.mode === 'plain'
        ? null
        : new EventStream({ versions: new VersionHistory(journal, reader), base: iris.base }),
    ...{ doors, deployment, federation, metrics, accessLog, trials },
    base: iris.base,
    maps: new Maps(),
    assets: new Assets(),
    widgets: new WidgetScripts(),
    context: jsonLdContext(project, iris),
    sources: project.catalogue.entries.map(({ source }) => source),
    exampleQuery: endpoint.catalogue.find('initiatives')?.text ?? '',
    thingQuery: queryText('pages/thing'),
    shortQuery: queryText('checks/replica'),
    clock: Date.now,
    onError: (error) => terminal.tell(`error: ${classifyError(error).message}`),
  });
  return listen(app, { host, port });
}

function announce(
  port: number,
  { host, data }: Config,
  { journal, reader, iris }: Store,
  terminal: Terminal,
): void {
  const shown = ['0.0.0.0', '127.0.0.1', '::', '::1'].includes(host) ? 'localhost' : host;
  const site = `http://${shown}:${port}/`;
  const { contentGraphs, contentQuads } = reader.size();
  const isCopy = readFollowing(journal) !== null;
  terminal.print(
    `Serving ${data}: ${count(contentQuads, 'statement')} in ${count(contentGraphs, 'graph')}, dataset version ${reader.version()}.`,
  );
  terminal.print(`  Site          ${site}`);
  terminal.print(`  SPARQL        ${site}sparql`);
  const [record] = reader.things(`${iris.base}id/initiative/`, { offset: 0, limit: 1 });
  if (journal.mode === 'plain') terminal.print('It is a plain dataset: it has no records.');
  else if (record === undefined)
    terminal.print(`The bank holds no record yet. Begin with: bis ${isCopy ? 'follow' : 'harvest'}`);
  else terminal.print(`  A record      ${site}${record.iri.slice(iris.base.length)}`);
  if (iris.base !== site) {
    terminal.print(`  The IRIs of the data begin with ${iris.base}, whatever the address of this server.`);
  }
  terminal.print('Stop with Ctrl+C.');
}
