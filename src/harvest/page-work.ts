/** The work on a page that asks nobody and writes nothing: it is mapped, its mentions are resolved, its records validated. */

import { type DetectLanguage, loadLanguageDetector } from '../mapping/detect-language.js';
import type { MappedPage, MappedRecord } from '../mapping/mapped-page.js';
import type { Mapping } from '../mapping/mapping.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Iris } from '../model/iris.js';
import type { Reconcile } from '../model/mention.js';
import type { NamedGraph } from '../model/named-graph.js';
import type { Page } from '../model/page.js';
import type { Validate } from '../model/ports.js';
import type { ValidationReport } from '../model/validation-report.js';
import { type LinkedPages, mapPrepared } from './map-with-links.js';

/** A record with its mentions resolved and its shape checked. */
export interface WorkedRecord {
  /** IRI of the thing. */
  readonly iri: string;
  readonly graph: NamedGraph;
  readonly validation: ValidationReport;
  /** What was found amiss in resolving and validating it. */
  readonly found: readonly Diagnostic[];
  /** Whether nothing of it is an error. */
  readonly isSound: boolean;
}

/** A page as mapped, its records ready to be written. While it `needs` linked pages it has none. */
export interface WorkedPage extends Omit<MappedPage, 'records'> {
  readonly records: readonly WorkedRecord[];
}

/** Does the work. Never throws for what is on the page. `linked` is what it was found to need; null for what cannot be read. */
export type PageWork = (page: Page, listedOn: string | null, linked?: LinkedPages) => Promise<WorkedPage>;

export interface PageWorkOptions {
  readonly mapping: Mapping;
  readonly iris: Iris;
  readonly reconcile: Reconcile;
  readonly validate: Validate;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The work on pages of one source, done in this thread. */
export async function createPageWork(options: PageWorkOptions): Promise<PageWork> {
  const detectLanguage = await loadLanguageDetector();
  return (page, listedOn, linked) => workOn(page, listedOn, linked, { ...options, detectLanguage });
}

async function workOn(
  page: Page,
  listedOn: string | null,
  linked: LinkedPages | undefined,
  options: PageWorkOptions & { readonly detectLanguage: DetectLanguage },
): Promise<WorkedPage> {
  const about = linked === undefined ? { listedOn } : { listedOn, linked };
  const whole = await mapPrepared(page, { ...options, ...about });
  const mapped = page.optsOut ? withoutRecords(whole, page.url) : whole;
  if (mapped.needs.length > 0) return { ...mapped, records: [] };
  const records: WorkedRecord[] = [];
  for (const record of mapped.records) records.push(await workOnRecord(record, options));
  return { ...mapped, records };
}

async function workOnRecord(
  record: MappedRecord,
  { reconcile, validate }: PageWorkOptions,
): Promise<WorkedRecord> {
  const { graph, diagnostics } = reconcile(record);
  const validation = await validate(graph.quads);
  const found = [...diagnostics, ...describeResults([validation], record.page)];
  const isSound = ![...record.diagnostics, ...found].some(({ severity }) => severity === 'error');
  return { iri: record.iri, graph, validation, found, isSound };
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
