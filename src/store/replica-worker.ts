/** A replica's thread: fills it, follows the journal, and answers one query after another. */

import { parentPort, workerData } from 'node:worker_threads';
import { fillReplica } from './fill-replica.js';
import { openForReading, translateDamage } from './journal.js';
import { JournalReader } from './journal-reader.js';
import { encode } from './largest-answer.js';
import type { Replica } from './replica.js';
import type { FromReplica, ReplicaOptions, ToReplica } from './replica-messages.js';
import { ownThreadId } from './thread-priority.js';

/** How often an idle replica looks for commits of other processes, in milliseconds. */
const followEvery = 1_000;
/** How long changes are applied before the next query is looked at, in milliseconds. */
const sliceLength = 25;

function say(message: FromReplica, transfer: readonly Uint8Array[] = []): void {
  parentPort?.postMessage(
    message,
    transfer.map(({ buffer }) => buffer as ArrayBuffer),
  );
}

function writeImage(replica: Replica, path: string | null): void {
  if (path === null) return;
  try {
    replica.writeImage(path);
    say({ kind: 'image-written', version: replica.state.version });
  } catch (error) {
    say({ kind: 'no-image', reason: (error as Error).message });
  }
}

function run(options: ReplicaOptions): void {
  say({ kind: 'started', thread: ownThreadId() });
  const { replica, from } = fillReplica(new JournalReader(openForReading(options.journal)), options);
  say({ kind: 'ready', state: replica.state, from });
  // In slices, between which queries are answered.
  let { isWorn } = replica.state;
  const follow = () => {
    const hasFollowed = replica.follow(sliceLength);
    const { state } = replica;
    // It wears out by changes, and by what is forgotten without one.
    if (!hasFollowed && state.isWorn === isWorn) return;
    isWorn = state.isWorn;
    say({ kind: 'followed', state });
    if (hasFollowed) setImmediate(follow);
  };
  setInterval(follow, followEvery);
  parentPort?.on('message', (message: ToReplica) => {
    if (message.kind === 'write-image') return writeImage(replica, options.image);
    if (message.kind === 'derived') return replica.setDerived(message.graphs);
    // A client that wrote and then asks sees what it wrote.
    replica.follow(sliceLength);
    const answer = replica.query(message);
    const about = { id: message.id, state: replica.state };
    if (answer.kind !== 'answer') return say({ ...answer, ...about });
    const body = encode(answer.text);
    return say({ kind: 'answer', body, isTruncated: answer.isTruncated, ...about }, body);
  });
}

try {
  run(workerData as ReplicaOptions);
} catch (error) {
  throw translateDamage(error, (workerData as ReplicaOptions).journal);
}
