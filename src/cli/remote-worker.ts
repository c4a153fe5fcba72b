/** The thread that keeps a remote SPARQL server in step with the journal. */

import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { Alarm } from '../store/alarm.js';
import { openForReading } from '../store/journal.js';
import { JournalReader } from '../store/journal-reader.js';
import { RemoteClient } from '../store/remote-client.js';
import { withCredentials } from '../store/remote-credentials.js';
import { RemoteFollower } from '../store/remote-follower.js';
import type { FollowerData, FromFollower, ToFollower } from '../store/remote-messages.js';

async function run({ journal: file, addresses, queries }: FollowerData): Promise<void> {
  const journal = openForReading(file);
  const end = new AbortController();
  const alarm = new Alarm();
  const say = (message: FromFollower) => parentPort?.postMessage(message);
  parentPort?.on('message', (message: ToFollower) => {
    if (message.kind === 'end') end.abort();
    alarm.ring();
  });
  const follower = new RemoteFollower({
    journal: new JournalReader(journal),
    client: new RemoteClient({ fetch: withCredentials(fetch, randomUUID), addresses, end: end.signal }),
    queries,
    prefix: journal.base,
    onState: (state) => say({ kind: 'state', state }),
    onEvent: (message) => say({ kind: 'event', message }),
    clock: Date.now,
    sleep: (milliseconds) => alarm.sleep(milliseconds),
  });
  await follower.run(end.signal);
  journal.close();
  process.exit();
}

await run(workerData as FollowerData);
