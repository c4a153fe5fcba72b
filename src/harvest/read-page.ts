/** Brings one page into the bank: mapped, its mentions resolved, validated, and committed or withheld. */

import type { DetectLanguage } from '../mapping/detect-language.js';
import type { MappedPage } from '../mapping/mapped-page.js';
import type { Mapping } from '../mapping/mapping.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Iris } from '../model/iris.js';
import type { Reconcile } from '../model/mention.js';
import type { NamedGraph } from '../model/named-graph.js';
import type { Page, PageFetch } from '../model/page.js';
import type { GraphWriter, Validate, WriteOutcome } from '../model/ports.js';
import type { Source } from '../model/source.js';
import type { ValidationReport } from '../model/validation-report.js';
import { mapWithLinks } from './map-with-links.js';
import { describeProvenance } from './provenance.js';

export interface ReadOptions {
  readonly source: Source;
  readonly mapping: Mapping;
  readonly iris: Iris;
  readonly reconcile: Reconcile;
  readonly validate: Validate;
  readonly detectLanguage: DetectLanguage;
  /** Reads the pages that rules follow links to. */
  readonly fetch: PageFetch;
  /** Null for a trial run: nothing is written. */
  readonly writer: GraphWriter | null;
  /** Whether pages come from the archive of this bank, rather than from where they stand. */
  readonly isArchived?: boolean;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** What became of a page. */
export interface ReadPage {
  readonly mapped: MappedPage;
  /** The records with their mentions resolved. */
  readonly graphs: readonly NamedGraph[];
  readonly validation: readonly ValidationReport[];
  /** Everything that was found amiss; one error withholds the page. */
  readonly diagnostics: readonly Diagnostic[];
  readonly isWithheld: boolean;
  /** What was written; null when the page is withheld, of no kind, or nothing is to be written. */
  readonly written: WriteOutcome | null;
}

/** Reads one page. A page with an error is withheld whole: what the bank has of it stays as it was. */
export async function readPage(page: Page, listedOn: string | null, options: ReadOptions): Promise<ReadPage> {
  const { source, reconcile, validate, writer } = options;
  const mapped = await mapWithLinks(page, { ...options, listedOn, hosts: source.hosts });
  const reconciled = mapped.records.map((record) => reconcile(record));
  const graphs = reconciled.map(({ graph }) => graph);
  const validation = await Promise.all(graphs.map(({ quads }) => validate(quads)));
  const diagnostics = [
    ...mapped.diagnostics,
    ...reconciled.flatMap((record) => record.diagnostics),
    ...describeResults(validation, page.url),
  ];
  const isWithheld = mapped.kind !== null && diagnostics.some(({ severity }) => severity === 'error');
  const written =
    mapped.kind === null || isWithheld || writer === null ? null : commit(page, graphs, writer, options);
  const aliases = (written?.aliases ?? []).map((alias) => reportAlias(alias, page.url));
  return { mapped, graphs, validation, diagnostics: [...diagnostics, ...aliases], isWithheld, written };
}

/** What SHACL says of the records of a page, as findings that name the page. */
export function describeResults(reports: readonly ValidationReport[], page: string): Diagnostic[] {
  return reports.flatMap(({ results }) =>
    results.map(
      ({ severity, focusNode, path, message }): Diagnostic => ({
        severity: severity === 'violation' ? 'error' : 'warning',
        message: `${message} (${path ?? 'shape'} of <${focusNode}>)`,
        page,
      }),
    ),
  );
}

function commit(
  page: Page,
  graphs: readonly NamedGraph[],
  writer: GraphWriter,
  { source, mapping, iris, clock, isArchived = false }: ReadOptions,
): WriteOutcome {
  const records = graphs.map((content) => ({
    content,
    provenance: describeProvenance({
      graph: content.iri,
      page,
      source,
      mappingHash: mapping.hash,
      iris,
      now: clock(),
    }),
  }));
  return writer.replacePage({ url: page.url, source: source.id, isArchived }, records);
}

function reportAlias({ graph, page: owner }: WriteOutcome['aliases'][number], page: string): Diagnostic {
  const message = `This page tells of <${graph}>, which ${owner} gives already: it is left to that page.`;
  return { severity: 'warning', message, page };
}
