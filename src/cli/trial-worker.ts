/** A thread that tries a mapping on a page: whatever the page and the mapping are, the server goes on meanwhile. */

import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { jsonLdContext, loadProject } from '../compose.js';
import { loadReconciliation } from '../compose-shared.js';
import { reportTrial, tryPage } from '../harvest/trial.js';
import { compileFor } from '../mapping/catalogue.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { Iris } from '../model/iris.js';
import type { Page } from '../model/page.js';
import type { TrialReport } from '../model/trial.js';
import { turtle } from '../rdf/media-types.js';
import { serializeQuads } from '../rdf/serialize.js';

/** What the thread is given. */
export interface TrialWork {
  readonly source: string;
  /** The text of a mapping; null: the source's own. */
  readonly mapping: string | null;
  readonly page: Page;
  readonly base: string;
}

/** What it answers. */
export type TrialAnswer =
  | { readonly kind: 'report'; readonly report: TrialReport }
  | { readonly kind: 'wrong-mapping'; readonly diagnostics: readonly Diagnostic[] };

async function run({ source: id, mapping: draft, page, base }: TrialWork): Promise<TrialAnswer> {
  const project = loadProject();
  const entry = project.catalogue.entries.find(({ source }) => source.id === id);
  if (entry === undefined) throw new Error(`There is no source "${id}".`);
  const { source } = entry;
  const mappings = join(project.directory, 'mappings');
  const { mapping, diagnostics } = compileFor(source, mappings, project.terms, draft ?? undefined);
  if (mapping === null) return { kind: 'wrong-mapping', diagnostics };
  const iris = new Iris(base);
  const trial = await tryPage(page, {
    ...{ mapping, iris, validate: project.validate, clock: Date.now, hosts: source.hosts },
    reconcile: loadReconciliation(project, iris).reconcile,
    fetch: async (url) => ({
      kind: 'missing',
      reason: `A trial reads one page only, so ${url} was not read.`,
    }),
  });
  const quads = trial.graphs.flatMap((graph) => graph.quads);
  const text = await serializeQuads(quads, turtle, { context: jsonLdContext(project, iris) });
  return { kind: 'report', report: reportTrial(trial, page.url, text) };
}

parentPort?.postMessage(await run(workerData as TrialWork));
