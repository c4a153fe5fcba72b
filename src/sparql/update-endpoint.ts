/** `/update`: applies SPARQL updates by the SPARQL 1.1 Protocol (2.2). Who may is decided before. */

import type { RequestBodies } from './request-body.js';
import { updateDone, updateProblem } from './update-problems.js';
import { readUpdateOperation } from './update-protocol.js';
import type { UpdateService } from './update-service.js';

export interface UpdateEndpointOptions {
  readonly service: UpdateService;
  readonly bodies: RequestBodies;
  /** Base IRI for relative IRIs in updates. */
  readonly base: string;
  /** Longest run of an update in milliseconds. */
  readonly timeout: number;
}

/**
 * A function that answers POST requests. What is answered with 200 is on disk, and the client's next query sees it: a
 * JSON object with the dataset version, and how many statements were added and removed.
 */
export function createUpdateEndpoint({
  service,
  bodies,
  base,
  timeout: longest,
}: UpdateEndpointOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const operation = await readUpdateOperation(request, bodies, longest);
    if (operation instanceof Response) return operation;
    const { text, using, timeout } = operation;
    const question = { text, base, ...(using === null ? {} : { using }) };
    const outcome = await service.applyText(question, { timeout, signal: request.signal });
    if (outcome instanceof Response) return outcome;
    return outcome.kind === 'done' ? updateDone(outcome) : updateProblem(outcome);
  };
}
