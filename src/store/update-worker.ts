/** The updating thread: a replica that no reader uses, and the journal open for writing. */

import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { RdfDocument, UpdateOutcome, UpdatePlan } from '../model/update-plan.js';
import { readDocuments } from './document-lines.js';
import { fillReplica } from './fill-replica.js';
import { openJournal } from './journal.js';
import { JournalGap, JournalReader } from './journal-reader.js';
import { JournalWriter } from './journal-writer.js';
import { decisions, type FromUpdater, type ToUpdater, type UpdaterOptions } from './update-messages.js';
import { type DocumentLines, nameOf, UpdateRun } from './update-run.js';
import { UpdateStopped } from './update-stopped.js';

const options = workerData as UpdaterOptions;
const decision = new Int32Array(options.decision);
const journal = openJournal({ directory: options.directory });
const inode = statSync(journal.file).ino;
const reader = new JournalReader(journal);
// An update is one transaction, so SQLite's own lock orders it among the transactions of other writers.
const writer = new JournalWriter({ journal, lock: { assertHeld: () => undefined }, clock: Date.now });
const { replica } = fillReplica(reader, { ...options, holding: 'dataset', afresh: false });

function say(message: FromUpdater): void {
  parentPort?.postMessage(message);
}

/** Where the replica stood before anything was done, or when the transaction had begun. */
let standing = 0;

/** What stands in the journal's place now is another file: what is written to this one would be lost. */
class JournalReplaced extends Error {}

// Before the transaction, which others wait for.
function readAll({ steps }: UpdatePlan): DocumentLines {
  const read = (document: RdfDocument, graph: string) => replica.readDocument(document, graph);
  return new Map(
    steps
      .filter((step) => step.kind === 'store')
      .map((step) => [step, readDocuments(step.documents, nameOf(step.graph), read, options.context)]),
  );
}

function update(plan: UpdatePlan): UpdateOutcome {
  if (statSync(journal.file).ino !== inode) throw new JournalReplaced();
  standing = replica.state.version;
  const documents = readAll(plan);
  replica.follow();
  return writer.batch(() => {
    replica.follow();
    standing = replica.state.version;
    const done = new UpdateRun({ reader, writer, replica, base: journal.base }).run(plan, documents);
    // From here on nobody may end this thread: the outcome is what the disk says.
    if (Atomics.compareExchange(decision, 0, decisions.open, decisions.committing) !== decisions.open) {
      throw new UpdateStopped({ kind: 'deadline' });
    }
    return { kind: 'done', version: reader.version(), ...done } as const;
  });
}

/** Whether another update may be done here after one that was done. */
function isFresh(): boolean {
  const { isWorn, isSwollen } = replica.state;
  return !isWorn && !isSwollen;
}

parentPort?.on('message', ({ plan }: ToUpdater) => {
  try {
    say({ kind: 'outcome', outcome: update(plan), isOfUse: isFresh() });
  } catch (error) {
    if (error instanceof JournalGap || error instanceof JournalReplaced)
      return say({ kind: 'outcome', outcome: null, isOfUse: false });
    if (!(error instanceof UpdateStopped)) throw error;
    say({
      kind: 'outcome',
      outcome: error.outcome,
      isOfUse: isFresh() && replica.state.version === standing,
    });
  }
});
say({ kind: 'ready' });
