/** How an update ends that is not done. */

import type { UpdateOutcome } from '../model/update-plan.js';

/** An update that is not done: the transaction has to be rolled back. */
export class UpdateStopped extends Error {
  override readonly name = 'UpdateStopped';
  constructor(readonly outcome: UpdateOutcome) {
    super('The update was stopped.');
  }
}

/** An update that asks for what cannot be done. */
export function refuse(reason: string): UpdateStopped {
  return new UpdateStopped({ kind: 'refused', reason });
}
