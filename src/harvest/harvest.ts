/** Harvests one source: pages read, mapped, validated and committed, one transaction a page. */

import { type CrawlOutcome, crawl } from '../crawl/crawler.js';
import { loadLanguageDetector } from '../mapping/detect-language.js';
import type { Mapping } from '../mapping/mapping.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Iris } from '../model/iris.js';
import type { Reconcile } from '../model/mention.js';
import type { NamedGraph } from '../model/named-graph.js';
import type { Page, PageFetch } from '../model/page.js';
import type { GraphWriter, Validate } from '../model/ports.js';
import type { Source } from '../model/source.js';
import { describeSource } from './describe-source.js';
import { mapWithLinks } from './map-with-links.js';
import { keepOrganizations } from './organizations-per-source.js';
import { describeProvenance } from './provenance.js';

export interface HarvestOptions {
  readonly source: Source;
  readonly mapping: Mapping;
  readonly iris: Iris;
  readonly fetch: PageFetch;
  readonly validate: Validate;
  /** Resolves mentions; without it, organizations stay the source's own and nothing else is resolved. */
  readonly reconcile?: Reconcile;
  /** Null for a trial run: nothing is written. */
  readonly writer: GraphWriter | null;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** What a harvest did, in numbers and in words. */
export interface HarvestSummary extends CrawlOutcome {
  readonly source: string;
  /** Records that pages told of. */
  readonly found: number;
  /** Records, by what became of them. */
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly withheld: number;
  readonly diagnostics: readonly Diagnostic[];
}

interface Count {
  found: number;
  changed: number;
  unchanged: number;
  removed: number;
  withheld: number;
}

/** Runs a harvest. Throws only for what is not the source's fault: a journal that cannot be written. */
export async function harvestSource(options: HarvestOptions): Promise<HarvestSummary> {
  const { source, mapping, iris, writer, fetch, clock, reconcile = keepOrganizations(iris) } = options;
  const count: Count = { found: 0, changed: 0, unchanged: 0, removed: 0, withheld: 0 };
  const diagnostics: Diagnostic[] = [];
  const detectLanguage = await loadLanguageDetector();
  writer?.replaceGraph(describeSource(source, iris));
  const outcome = await crawl({
    rules: source.crawl,
    hosts: source.hosts,
    fetch: options.fetch,
    onFailure: (page, { reason }) => diagnostics.push({ severity: 'warning', message: reason, page }),
    visit: async (page, listedOn) => {
      const { hosts } = source;
      const mapped = await mapWithLinks(page, {
        mapping,
        iris,
        listedOn,
        clock,
        detectLanguage,
        fetch,
        hosts,
      });
      const reconciled = mapped.records.map((record) => reconcile(record));
      const graphs = reconciled.map(({ graph }) => graph);
      const problems = [
        ...mapped.diagnostics,
        ...reconciled.flatMap(({ diagnostics: found }) => found),
        ...(await validateGraphs(graphs, page, options.validate)),
      ];
      for (const problem of problems) diagnostics.push(problem);
      if (mapped.kind !== null) commit(page, graphs, problems, options, count, diagnostics);
      return mapped.links;
    },
  });
  return { source: source.id, ...outcome, ...count, diagnostics };
}

/** The violations of the records of a page, as errors that name the page. */
export async function validateGraphs(
  graphs: readonly NamedGraph[],
  page: Page,
  validate: Validate,
): Promise<Diagnostic[]> {
  const reports = await Promise.all(graphs.map(({ quads }) => validate(quads)));
  return reports.flatMap(({ results }) =>
    results.map(
      ({ severity, focusNode, path, message }): Diagnostic => ({
        severity: severity === 'violation' ? 'error' : 'warning',
        message: `${message} (${path ?? 'shape'} of <${focusNode}>)`,
        page: page.url,
      }),
    ),
  );
}

// A page with an error is withheld whole: what the bank has of it stays as it was, and the report says why.
function commit(
  page: Page,
  records: readonly NamedGraph[],
  problems: readonly Diagnostic[],
  options: HarvestOptions,
  count: Count,
  diagnostics: Diagnostic[],
): void {
  const { source, mapping, iris, writer, clock } = options;
  count.found += records.length;
  if (problems.some(({ severity }) => severity === 'error')) {
    count.withheld += Math.max(1, records.length);
    return;
  }
  const graphs = records.map((graph) => ({
    content: graph,
    provenance: describeProvenance({
      graph: graph.iri,
      page,
      source,
      mappingHash: mapping.hash,
      iris,
      now: clock(),
    }),
  }));
  const written = writer?.replacePage({ url: page.url, source: source.id }, graphs);
  count.changed += written?.changed.length ?? 0;
  count.unchanged += written?.unchanged.length ?? 0;
  count.removed += written?.removed.length ?? 0;
  for (const alias of written?.aliases ?? []) {
    diagnostics.push({
      severity: 'warning',
      message: `This page tells of <${alias.graph}>, which ${alias.page} gives already: it is left to that page.`,
      page: page.url,
    });
  }
}
