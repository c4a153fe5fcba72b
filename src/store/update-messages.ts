/** What the server and the updating thread say to each other. */

import type { UpdateOutcome, UpdatePlan } from '../model/update-plan.js';
import type { JsonLdContext } from '../rdf/json-ld.js';

/** Given to the thread when it is started. */
export interface UpdaterOptions {
  /** The data directory. */
  readonly directory: string;
  /** Path of the image to fill from where it fits; null: images are not used. */
  readonly image: string | null;
  readonly checkQuery: string;
  /** The context that documents may name by its address. */
  readonly context: JsonLdContext;
  /** One 32-bit number: what has been decided of the update under way. */
  readonly decision: SharedArrayBuffer;
}

/** Values of the decision: whoever first changes `open` decides. */
export const decisions = { open: 0, committing: 1, stopped: 2 } as const;

export interface ToUpdater {
  readonly plan: UpdatePlan;
}

export type FromUpdater =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'outcome';
      /** Null: it was not begun, since the journal was replaced, or lacks changes that the replica lacks. */
      readonly outcome: UpdateOutcome | null;
      /** Whether the thread can do another: its replica stands where the journal stands, and is not worn. */
      readonly isOfUse: boolean;
    };
