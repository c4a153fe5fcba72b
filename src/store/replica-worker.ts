/** A replica's thread: hydrates, follows the journal, and answers one query after another. */

import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from './journal.js';
import { JournalReader } from './journal-reader.js';
import { Replica } from './replica.js';
import type { QueryMessage, ReplicaMessage, ReplicaOptions } from './replica-messages.js';

/** How often an idle replica looks for commits of other processes, in milliseconds. */
const followEvery = 1_000;

function run(): void {
  const { journal } = workerData as ReplicaOptions;
  const replica = new Replica(new JournalReader(openForReading(journal)));
  const say = (message: ReplicaMessage, transfer: readonly Uint8Array[] = []) =>
    parentPort?.postMessage(
      message,
      transfer.map(({ buffer }) => buffer as ArrayBuffer),
    );
  const follow = () => {
    if (replica.follow()) say({ kind: 'followed', version: replica.version });
  };

  replica.hydrate();
  say({ kind: 'ready', version: replica.version });
  setInterval(follow, followEvery);
  parentPort?.on('message', (query: QueryMessage) => {
    // A client that wrote and then asks sees what it wrote.
    follow();
    const answer = replica.query(query);
    if (answer.kind === 'answer') {
      say({ ...answer, id: query.id, version: replica.version }, answer.body);
    } else say({ ...answer, id: query.id });
  });
}

run();
