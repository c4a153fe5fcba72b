/** Starts replicas: from an image where there is one that fits, from the journal otherwise. */

import { readImageIdentity } from './engine-image.js';
import type { JournalReader } from './journal-reader.js';
import { Replica } from './replica.js';
import type { ReplicaOptions } from './replica-messages.js';

/**
 * A replica of the journal, filled from the image where that fits. Throws `ImageUnusable`: a thread has one engine, and
 * one that was restored in part is of no use.
 */
export function fillReplica(
  journal: JournalReader,
  { image, afresh, checkQuery, holding }: Pick<ReplicaOptions, 'image' | 'afresh' | 'checkQuery' | 'holding'>,
): { readonly replica: Replica; readonly from: 'journal' | 'image' } {
  const replica = new Replica({ journal, checkQuery, holding });
  const identity = image === null || afresh ? null : readImageIdentity(image);
  if (
    image === null ||
    identity?.journal !== journal.identity ||
    identity.holding !== holding ||
    !journal.hasChangesAfter(identity.version)
  ) {
    replica.hydrate();
    return { replica, from: 'journal' };
  }
  replica.restore(image);
  return { replica, from: 'image' };
}
