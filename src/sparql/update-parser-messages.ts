/** What the server and the thread that parses updates say to each other. */

import type { GraphName } from '../model/update-plan.js';
import type { ParsedUpdate, UpdateText } from './parse-update.js';

export interface UpdateQuestion extends UpdateText {
  /** The only graph that may be changed; without it, all may be. */
  readonly only?: { readonly graph: GraphName };
}

export type UpdateAnswer =
  | ParsedUpdate
  /** It would change another graph than the only one. */
  | { readonly kind: 'other-graph' };
