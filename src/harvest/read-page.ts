/** Brings one page into the bank: mapped, its mentions resolved, validated, and committed or withheld. */

import { otherAddressOf } from '../crawl/url-identity.js';
import type { Mapping } from '../mapping/mapping.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Iris } from '../model/iris.js';
import type { NamedGraph } from '../model/named-graph.js';
import type { Page, PageFetch } from '../model/page.js';
import type { GraphWriter, WriteOutcome } from '../model/ports.js';
import type { Source } from '../model/source.js';
import { withLinks } from './map-with-links.js';
import { refusalOfPage } from './openness.js';
import type { PageWork, WorkedPage } from './page-work.js';
import { describeProvenance } from './provenance.js';

export interface ReadOptions {
  readonly source: Source;
  readonly mapping: Pick<Mapping, 'hash'>;
  readonly iris: Iris;
  /** Maps pages, and resolves and validates what comes out, in this thread or another. */
  readonly work: PageWork;
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
  readonly mapped: WorkedPage;
  /** What the bank had of each of its records; undefined for a new one. */
  readonly before: readonly (string | undefined)[];
  /** Everything that was found amiss. */
  readonly diagnostics: readonly Diagnostic[];
  /** Records that are withheld; at least one for a page that is withheld. */
  readonly withheld: number;
  /** What was written; null when the page is withheld, of no kind, or nothing is to be written. */
  readonly written: WriteOutcome | null;
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
  const { source, work, fetch } = options;
  const mapped = await withLinks((linked) => work(page, listedOn, linked), { fetch, hosts: source.hosts });
  const { records } = mapped;
  const graphs = records.map(({ graph }) => graph);
  const refusal = records.length === 0 ? null : refusalOfPage(source, page);
  const diagnostics = [
    ...mapped.diagnostics,
    ...records.flatMap(({ found }) => found),
    ...(refusal === null ? [] : [{ severity: 'error', message: refusal, page: page.url } as const]),
  ];
  const isAmiss = mapped.kind !== null && diagnostics.some(({ severity }) => severity === 'error');
  const isOne = mapped.collection === null;
  const sound = records.filter(({ isSound }) => isSound && refusal === null).map(({ graph }) => graph);
  const alone = isAmiss ? Math.max(1, graphs.length) : 0;
  const withheld = isOne ? alone : mapped.withheld.length + graphs.length - sound.length;
  // A page that asks it leaves, whatever it has become.
  const isMapped = mapped.kind !== null && !(isOne && isAmiss);
  const isWritten = options.writer !== null && (isMapped || page.optsOut === true);
  return () => {
    const before = graphs.map(({ iri }) => options.known?.(iri));
    const written = isWritten ? commit(page, mapped, isOne ? graphs : sound, options) : null;
    const aliases = (written?.aliases ?? []).map((alias) => reportAlias(alias, page.url));
    const all = [...diagnostics, ...aliases];
    return { mapped, before, diagnostics: all, withheld, written };
  };
}

function commit(
  page: Page,
  { collection }: WorkedPage,
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
  const isAlias = collection === null && otherAddressOf(page, source.hosts, source.crawl) !== null;
  const giving = { url: collection ?? page.url, source: source.id, isArchived, isAlias };
  if (writer === null) return null;
  return collection === null ? writer.replacePage(giving, records) : writer.addRecords(giving, records);
}

function reportAlias({ graph, page: owner }: WriteOutcome['aliases'][number], page: string): Diagnostic {
  const message = `This page tells of <${graph}>, which ${owner} gives already: it is left to that page.`;
  return { severity: 'warning', message, page };
}
