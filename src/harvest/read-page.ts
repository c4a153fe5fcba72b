/** Brings one page into the bank: mapped, its mentions resolved, validated, and committed or withheld. */

import type { DetectLanguage } from '../mapping/detect-language.js';
import type { MappedPage, MappedRecord } from '../mapping/mapped-page.js';
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
import { refusalOfPage } from './openness.js';
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
  /** What the bank has of a record (N-Quads of its graph): asked before anything is written. */
  readonly known?: (graph: string) => string | undefined;
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
  /** What the bank had of each of them; undefined for a new one. */
  readonly before: readonly (string | undefined)[];
  readonly validation: readonly ValidationReport[];
  /** Everything that was found amiss. */
  readonly diagnostics: readonly Diagnostic[];
  /** Records that are withheld; at least one for a page that is withheld. */
  readonly withheld: number;
  /** What was written; null when the page is withheld, of no kind, or nothing is to be written. */
  readonly written: WriteOutcome | null;
}

/** A record with its mentions resolved and its shape checked. */
interface ReadRecord {
  readonly graph: NamedGraph;
  readonly validation: ValidationReport;
  readonly found: readonly Diagnostic[];
  readonly isSound: boolean;
}

/**
 * Reads one page, and gives what writes it. A page with an error is withheld whole: what the bank has of it stays as it was.
 * Of a part of a collection the records with an error are withheld.
 */
export async function readPage(
  page: Page,
  listedOn: string | null,
  options: ReadOptions,
): Promise<() => ReadPage> {
  const { source } = options;
  const whole = await mapWithLinks(page, { ...options, listedOn, hosts: source.hosts });
  const mapped = page.optsOut ? withoutRecords(whole, page.url) : whole;
  const records: ReadRecord[] = [];
  for (const record of mapped.records) records.push(await readRecord(record, options));
  const graphs = records.map(({ graph }) => graph);
  const before = graphs.map(({ iri }) => options.known?.(iri));
  const validation = records.map((record) => record.validation);
  const refusal = mapped.records.length === 0 ? null : refusalOfPage(source, page);
  const diagnostics = [
    ...mapped.diagnostics,
    ...records.flatMap(({ found }) => found),
    ...(refusal === null ? [] : [{ severity: 'error', message: refusal, page: page.url } as const]),
  ];
  const isAmiss = mapped.kind !== null && diagnostics.some(isError);
  const isOne = mapped.collection === null;
  const sound = records.filter(({ isSound }) => isSound && refusal === null).map(({ graph }) => graph);
  const alone = isAmiss ? Math.max(1, graphs.length) : 0;
  const withheld = isOne ? alone : mapped.withheld.length + graphs.length - sound.length;
  // A page that asks it leaves, whatever it has become.
  const isMapped = mapped.kind !== null && !(isOne && isAmiss);
  const isWritten = options.writer !== null && (isMapped || page.optsOut === true);
  return () => {
    const written = isWritten ? commit(page, mapped, isOne ? graphs : sound, options) : null;
    const aliases = (written?.aliases ?? []).map((alias) => reportAlias(alias, page.url));
    const all = [...diagnostics, ...aliases];
    return { mapped, graphs, before, validation, diagnostics: all, withheld, written };
  };
}

/** What is left of a page that asks not to be listed: its links are followed, since a list may ask it of itself. */
export function withoutRecords(mapped: MappedPage, page: string): MappedPage {
  if (mapped.records.length + mapped.withheld.length === 0) return { ...mapped, diagnostics: [] };
  const message = 'The page asks not to be listed (robots: noindex): the bank keeps nothing of it.';
  return {
    ...mapped,
    ...{ records: [], withheld: [], matches: [], personalData: 0 },
    diagnostics: [{ severity: 'warning', message, page }],
  };
}

async function readRecord(record: MappedRecord, { reconcile, validate }: ReadOptions): Promise<ReadRecord> {
  const { graph, diagnostics } = reconcile(record);
  const validation = await validate(graph.quads);
  const found = [...diagnostics, ...describeResults([validation], record.page)];
  return { graph, validation, found, isSound: ![...record.diagnostics, ...found].some(isError) };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
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
  { collection }: MappedPage,
  graphs: readonly NamedGraph[],
  { source, mapping, iris, clock, writer, isArchived = false }: ReadOptions,
): WriteOutcome | null {
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
  const giving = { url: collection ?? page.url, source: source.id, isArchived };
  if (writer === null) return null;
  return collection === null ? writer.replacePage(giving, records) : writer.addRecords(giving, records);
}

function reportAlias({ graph, page: owner }: WriteOutcome['aliases'][number], page: string): Diagnostic {
  const message = `This page tells of <${graph}>, which ${owner} gives already: it is left to that page.`;
  return { severity: 'warning', message, page };
}
