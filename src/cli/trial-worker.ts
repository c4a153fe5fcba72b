/** A thread that tries a mapping on a page: whatever the page and the mapping are, the server goes on meanwhile. */

import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openStoreForReading } from '../compose.js';
import { loadProject } from '../compose-project.js';
import { loadReconciliation } from '../compose-shared.js';
import { readTried, refuseAddress, type TrialContext, tryMapping } from '../compose-trials.js';
import { normalizeAddress } from '../crawl/page-address.js';
import { SitesAtPort } from '../crawl/site-port.js';
import { toPage } from '../crawl/to-page.js';
import { type CatalogueEntry, compileFor, mappingText } from '../mapping/catalogue.js';
import { Iris } from '../model/iris.js';
import type { FetchOutcome, PageFetch } from '../model/page.js';
import type { TrialOutcome, TrialRequest } from '../model/trial.js';
import { UsageError } from './context.js';
import type { TrialData, TrialMessage } from './trial-runner.js';

const send = (message: TrialMessage) => parentPort?.postMessage(message);

type Tried = { readonly origin: 'given' | 'archive' | 'site'; readonly outcome: FetchOutcome };

async function run(request: TrialRequest, context: TrialContext): Promise<TrialOutcome> {
  const { project } = context;
  const entry = project.catalogue.entries.find(({ source }) => source.id === request.source);
  if (entry === undefined) return { kind: 'refused', reason: `There is no source "${request.source}".` };
  const { origin, outcome } = await read(request, entry, context);
  if (outcome.kind !== 'page') return { kind: 'refused', reason: outcome.reason };
  send({ kind: 'read' });
  const { page } = outcome;
  const { source } = entry;
  const mappings = join(project.directory, 'mappings');
  const draft = request.mapping === mappingText(source.id, mappings) ? null : request.mapping;
  const { mapping, diagnostics } = compileFor(source, mappings, project.terms, draft ?? undefined);
  if (mapping === null && diagnostics.length === 0) {
    return { kind: 'refused', reason: `"${source.id}" has no mapping yet: give one with the page.` };
  }
  if (mapping === null) return { kind: 'wrong-mapping', diagnostics };
  const report = await tryMapping(page, { source, mapping, fetch: noOther }, context);
  return { kind: 'report', report, origin, readAt: origin === 'given' ? null : page.fetchedAt };
}

const noOther: PageFetch = async (url) => ({
  kind: 'missing',
  reason: `A trial reads one page only, so ${url} was not read.`,
});

async function read(
  { url, page, isFresh }: TrialRequest,
  entry: CatalogueEntry,
  context: TrialContext,
): Promise<Tried> {
  if (page !== null) return { origin: 'given', outcome: given(url, page, entry, context) };
  try {
    return await readTried(url, entry, { isFresh, origin: { live: true } }, context);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const reason = `${error.message.replace(/\.?$/, '.')} Paste the page instead.`;
    return { origin: 'site', outcome: { kind: 'refused', reason } };
  }
}

/** A page that somebody pasted: its format is told by its first letter. */
function given(
  address: string,
  text: string,
  { source }: CatalogueEntry,
  context: TrialContext,
): FetchOutcome {
  const refusal = refuseAddress(address, source, context);
  if (refusal !== null) return { kind: 'refused', reason: refusal };
  const url = normalizeAddress(address) ?? address;
  return toPage({
    ...{ url, body: new TextEncoder().encode(text), fetchedAt: new Date().toISOString() },
    ...{ contentType: `${typeOf(url, text)}; charset=utf-8`, fetchStatus: null },
    ...{ archiveRecord: null, reconstructedFrom: null },
  });
}

function typeOf(url: string, text: string): string {
  const beginning = text.trimStart();
  if (/^[[{]/.test(beginning)) return 'application/json';
  if (/^(?:@prefix|@base|prefix\s|base\s)/i.test(beginning)) return 'text/turtle';
  if (beginning.startsWith('<') || beginning === '') return 'text/html';
  const line = beginning.slice(0, Math.max(0, beginning.indexOf('\n')));
  const isTable = /[;,\t]/.test(line) && !line.includes('<');
  return /\.(?:csv|tsv)(?:$|\?)/i.test(url) || isTable ? 'text/csv' : 'text/html';
}

const { request, config, directory, sites } = workerData as TrialData;
const store = openStoreForReading(config);
try {
  const project = loadProject(directory, [request.source]);
  const iris = store?.iris ?? new Iris(config.base.iri);
  const outcome = await run(request, {
    ...{
      project,
      config,
      store,
      iris,
      takesDemo: false,
      sites: new SitesAtPort(sites),
      tell: () => undefined,
    },
    reconcile: () => loadReconciliation(project, iris).reconcile,
  });
  send({ kind: 'outcome', outcome });
} finally {
  store?.journal.close();
}
