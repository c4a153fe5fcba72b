/** PUT, POST, DELETE and PATCH of graphs (SPARQL 1.1 Graph Store HTTP Protocol, 5.3 to 5.5 and 5.7). */

import { problem } from '../http/problem.js';
import type { GraphName, UpdateOutcome, UpdateStep } from '../model/update-plan.js';
import { localGraphs, refusalOf, type WritableOptions } from '../model/writable.js';
import { rdfXml } from '../rdf/media-types.js';
import { mediaTypeOf, readText, updateType } from './body-text.js';
import { conditionOf, graphStorePath, type Target } from './graph-target.js';
import { readParameters } from './known-parameters.js';
import type { RequestBodies } from './request-body.js';
import { readSentDocuments } from './sent-documents.js';
import { updateDone, updateProblem } from './update-problems.js';
import { largestUpdate, readTimeout } from './update-protocol.js';
import type { UpdateService } from './update-service.js';

export interface GraphWritingOptions extends WritableOptions {
  readonly service: UpdateService;
  readonly bodies: RequestBodies;
  /** Longest run of an update in milliseconds. */
  readonly timeout: number;
  /** A name that no graph has. */
  readonly newName: () => string;
}

// At the address of a graph, any other would name another resource.
const ownParameters = ['timeout'];

/** Writes graphs. Who may is decided before. */
export class GraphWriting {
  readonly #options: GraphWritingOptions;

  constructor(options: GraphWritingOptions) {
    this.#options = options;
  }

  /** Does what a request with one of the four methods asks of its target. */
  async write(target: Target, request: Request): Promise<Response> {
    const isDirect = new URL(request.url).pathname !== graphStorePath;
    const known = isDirect ? ownParameters : [...ownParameters, 'graph', 'default'];
    const parameters = readParameters(new URL(request.url).search, 'address', known);
    if (parameters instanceof Response) return parameters;
    if (target.kind === 'store') return this.#create(request);
    const refusal = refusalOf(target.graph, this.#options);
    switch (request.method) {
      case 'PUT':
      case 'POST':
        if (refusal !== null) return updateProblem(refusal);
        return this.#store(target.graph, request);
      case 'PATCH':
        if (refusal !== null) return updateProblem(refusal);
        return this.#patch(target.graph, request);
      default:
        return this.#remove(target.graph, request);
    }
  }

  // 5.5: a new graph with a name of the server's choice.
  async #create(request: Request): Promise<Response> {
    const graph = localGraphs(this.#options.base) + this.#options.newName();
    return this.#store(graph, request);
  }

  async #store(graph: GraphName, request: Request): Promise<Response> {
    const { bodies, base } = this.#options;
    const sent = await readSentDocuments(request, bodies, graph ?? base);
    if (sent instanceof Response) return sent;
    using held = sent;
    const { documents } = held;
    const isEmpty = documents.every(({ bytes }) => bytes.byteLength === 0);
    if (request.method === 'POST') {
      // 5.5: an empty body adds nothing, and makes no graph.
      if (isEmpty) return new Response(null, { status: 204 });
      return this.#apply({ kind: 'store', how: 'add', graph, documents }, graph, request);
    }
    // 5.3: empty is appropriate for some formats only, and the parser of this one lets it pass.
    if (isEmpty && documents[0]?.mediaType === rdfXml.mediaType) {
      return problem('malformed-document', 'An empty document is no RDF/XML.');
    }
    return this.#apply({ kind: 'store', how: 'replace', graph, documents }, graph, request, 204);
  }

  // 5.4: what is not there cannot be deleted; the default graph is always there.
  #remove(graph: GraphName, request: Request): Promise<Response> {
    return this.#apply({ kind: 'clear', target: { graph }, silent: graph === null }, graph, request);
  }

  async #patch(graph: GraphName, request: Request): Promise<Response> {
    if (mediaTypeOf(request.headers.get('content-type')) !== updateType) {
      return problem('unsupported-media-type', `A patch is sent as ${updateType}.`, {
        'accept-patch': updateType,
      });
    }
    const { bodies, base, service } = this.#options;
    const text = await readText(request, bodies, largestUpdate);
    if (text instanceof Response) return text;
    const timeout = this.#timeoutOf(request);
    if (timeout instanceof Response) return timeout;
    const condition = conditionOf(request.headers, graph);
    const question = { text, base: graph ?? base, only: { graph } };
    const applying = { timeout, signal: request.signal, condition };
    return answer(await service.applyText(question, applying), graph);
  }

  async #apply(step: UpdateStep, graph: GraphName, request: Request, status = 200): Promise<Response> {
    const timeout = this.#timeoutOf(request);
    if (timeout instanceof Response) return timeout;
    const plan = { steps: [step], base: this.#options.base, declarations: [] };
    const condition = conditionOf(request.headers, graph);
    const applying = { timeout, signal: request.signal, condition };
    return answer(await this.#options.service.apply(plan, applying), graph, status);
  }

  #timeoutOf({ url }: Request): number | Response {
    return readTimeout(new URL(url).searchParams, this.#options.timeout);
  }
}

/** The answer for what was done to a graph; `status` is of one that was there before. */
function answer(outcome: UpdateOutcome | Response, graph: GraphName, status = 200): Response {
  if (outcome instanceof Response) return outcome;
  if (outcome.kind === 'no-graph') return problem('not-found', `There is no graph <${outcome.graph}> here.`);
  if (outcome.kind !== 'done') return updateProblem(outcome);
  if (!outcome.created) return updateDone(outcome, { status });
  return updateDone(outcome, { status: 201, headers: locationOf(graph) });
}

// Without it, what was made is at the address of the request (RFC 9110, 15.3.2). A name with other characters is written
// in them, and percent-encoded it would be another graph's.
function locationOf(graph: GraphName): Record<string, string> {
  return graph !== null && /^[\x21-\x7e]+$/.test(graph) ? { location: graph } : {};
}
