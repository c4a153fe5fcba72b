/** `bis follow`: keeps a data directory a copy of an event stream. */

import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import { hasStore, openStore, type Store } from '../compose.js';
import {
  beginCopy,
  createFollower,
  describeProblem,
  type FollowOptions,
  followOnce,
} from '../compose-follow.js';
import type { Config } from '../config.js';
import type { StreamFollower } from '../federation/follow/follower.js';
import { baseOfStream, type StreamDescription } from '../federation/follow/stream-description.js';
import { readFollowing } from '../store/followed-table.js';
import { type CommandContext, UsageError } from './context.js';
import { count } from './count.js';
import { followOn, tellProblemLines } from './follow-rounds.js';
import { robotOf } from './page-origin.js';
import { exitCodes, type Terminal } from './terminal.js';

const help = `
Makes the data directory a copy of an event stream (LDES), such as /stream of another bank, and keeps it one. It must be
empty the first time, and holds nothing but what the stream tells: to take a stream in beside other sources is another matter.
Unless BIS_BASE is set, its IRIs begin as those of the stream do. "bis serve" may run on it meanwhile; "bis serve --follow"
does both. What is forgotten here (bis forget) does not come back.

Read are TriG, N-Quads, Turtle and N-Triples of the address's own server. Ended at any moment, it goes on where it was. A page
that is not as it should be is told and left out; a server in trouble is asked again, ever more rarely.

Examples:
  BIS_DATA=/srv/copy bis follow https://bank.example/stream           follow it until it is stopped
  BIS_DATA=/srv/copy bis follow https://bank.example/stream --once    read what is new, and end
  BIS_DATA=/srv/copy bis follow                                       go on

Exit codes: 0 done, 1 something of the stream could not be read or is wrong, 2 usage or configuration, 3 another process is
writing, 4 the journal is damaged.`;

interface Options {
  readonly once?: boolean;
  readonly every?: string;
}

/** Seconds from the end of a pass to the next, unless told. */
const usualInterval = 60;

/** Adds the command. */
export function registerFollow(program: Command, context: CommandContext): void {
  program
    .command('follow')
    .summary('keep a copy of another bank, by its event stream')
    .argument('[address]', 'address of the stream; absent: the one that the data directory follows')
    .option('--once', 'read what is new, and end')
    .option('--every <seconds>', `how long to wait before the stream is read again (${usualInterval})`)
    .addHelpText('after', help)
    .action((address: string | undefined, options: Options) => run(address, options, context));
}

/** Milliseconds of an interval given in seconds. Throws `UsageError`. */
export function parseInterval(text = String(usualInterval)): number {
  const seconds = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || seconds < 0.1 || seconds > 86_400) {
    throw new UsageError(`"${text}" is not a number of seconds from 0.1 to 86400.`);
  }
  return seconds * 1_000;
}

async function run(
  given: string | undefined,
  { once, every }: Options,
  { terminal, config, exit }: CommandContext,
): Promise<void> {
  const settings = config();
  const interval = parseInterval(every);
  const address = given === undefined ? null : parseAddress(given);
  const opened = await openCopy(address, settings, terminal);
  if (opened === null) return exit(exitCodes.findings);
  const { store } = opened;
  const options: FollowOptions = {
    ...{ ...opened, config: settings, command: 'bis follow' },
    onPage: (done, known) => terminal.progress(`${done} of ${count(known, 'page')} of the stream`),
  };
  try {
    if (once === true) exit(await readOnce(options, terminal));
    else await readOn(options, interval, terminal);
  } finally {
    terminal.progress(null);
    store.journal.close();
  }
}

function parseAddress(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`"${text}" is not an http(s) address such as https://bank.example/stream.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError('Streams are read without a name and a password: give the address without them.');
  }
  url.hash = '';
  return url.href;
}

interface OpenedCopy {
  readonly store: Store;
  readonly follower: StreamFollower;
}

/** Opens the copy, begun if need be; null: the stream cannot be read, and why was told. */
async function openCopy(
  address: string | null,
  config: Config,
  terminal: Terminal,
): Promise<OpenedCopy | null> {
  const known = hasStore(config) ? openKnown(address, config) : null;
  if (known !== null) return known;
  if (address === null) {
    throw new UsageError(`${config.data} follows no stream yet: name the address of one.`);
  }
  if (config.mode === 'plain')
    throw new UsageError('The copy of a stream is a merged dataset: unset BIS_MODE.');
  const follower = createFollower(address, robotOf(config));
  const introduction = await follower.introduce();
  if (introduction.kind === 'problem') {
    terminal.tell(`error: ${describeProblem(introduction.problem)} Nothing was begun.`);
    return null;
  }
  const { iri: stream } = introduction.description;
  const store = await beginCopy(config, baseFor(introduction.description, config), {
    ...{ address, stream, since: new Date().toISOString(), readAt: null, failure: null },
  });
  terminal.print(`${config.data} is a copy of <${stream}>. Its IRIs begin with ${store.iris.base}`);
  return { store, follower };
}

/** Opens a data directory that is there; null: it is empty, and may be begun. */
function openKnown(address: string | null, config: Config): OpenedCopy | null {
  const store = openStore(config);
  try {
    const following = readFollowing(store.journal);
    if (following !== null && (address === null || address === following.address)) {
      return { store, follower: createFollower(following.address, robotOf(config)) };
    }
    if (following !== null) {
      throw new UsageError(
        `${config.data} is a copy of ${following.address}, not of ${address}. Set BIS_DATA to another directory for that one.`,
      );
    }
    if (store.reader.version() > 0 || store.reader.hasPages()) {
      throw new UsageError(
        `${config.data} holds data of its own, and a copy holds nothing but what its stream tells. Set BIS_DATA to a new directory.`,
      );
    }
  } catch (error) {
    store.journal.close();
    throw error;
  }
  store.journal.close();
  return null;
}

function baseFor({ iri }: StreamDescription, { base }: Config): string {
  const told = base.explicit ? base.iri : baseOfStream(iri);
  if (told !== null) return told;
  throw new UsageError(`<${iri}> does not tell with what the IRIs of its bank begin. Set BIS_BASE to it.`);
}

async function readOnce(options: FollowOptions, terminal: Terminal) {
  let report = await followOnce(options);
  // Pages that were missing may have moved meanwhile: then the view leads to where they are.
  if (report.isShifting && report.problems.length === 0) report = await followOnce(options);
  terminal.progress(null);
  const { pages, members, changed, problems, isShifting } = report;
  tellProblemLines(problems, terminal.tell);
  if (isShifting) terminal.tell('warning: The stream leads to pages that are not there.');
  terminal.print(
    `${count(pages, 'page')} with ${count(members, 'version')} read, ${count(changed, 'graph')} changed: ` +
      `dataset version ${options.store.reader.version()}.`,
  );
  return problems.length === 0 && !isShifting ? exitCodes.done : exitCodes.findings;
}

async function readOn(options: FollowOptions, interval: number, terminal: Terminal): Promise<void> {
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  terminal.print('Following. Stop with Ctrl+C.');
  await followOn({
    ...{ interval, signal: ended.signal, clock: Date.now, print: terminal.print, tell: terminal.tell },
    pass: async () => {
      const report = await followOnce(options);
      terminal.progress(null);
      return report;
    },
    wait: (milliseconds) => delay(milliseconds, undefined, { signal: ended.signal }).catch(() => undefined),
    version: () => options.store.reader.version(),
  });
}
