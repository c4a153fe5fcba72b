/** Tries a mapping on one page: what it gives, and what is wrong with it. Nothing is written. */

import { loadLanguageDetector } from '../mapping/detect-language.js';
import type { MappedPage } from '../mapping/mapped-page.js';
import type { Mapping } from '../mapping/mapping.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Iris } from '../model/iris.js';
import type { Reconcile } from '../model/mention.js';
import type { NamedGraph } from '../model/named-graph.js';
import type { Page, PageFetch } from '../model/page.js';
import type { Validate } from '../model/ports.js';
import type { Source } from '../model/source.js';
import type { TrialMention, TrialReport } from '../model/trial.js';
import { mapWithLinks } from './map-with-links.js';
import { describeResults, withoutRecords } from './page-work.js';

export interface TrialOptions {
  readonly mapping: Mapping;
  readonly iris: Iris;
  readonly validate: Validate;
  /** Resolves mentions, as in a harvest. */
  readonly reconcile: Reconcile;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly source: Source;
  /** Reads linked pages, on the hosts of the source. */
  readonly fetch: PageFetch;
  /** Whether a graph was forgotten at its owner's wish. */
  readonly isForgotten: (graph: string) => boolean;
}

export interface Trial {
  readonly mapped: MappedPage;
  /** The graphs as they would be written, mentions resolved. */
  readonly graphs: readonly NamedGraph[];
  /** What could not be resolved. */
  readonly reconciliation: readonly Diagnostic[];
  /** What SHACL says of the records. */
  readonly validation: readonly Diagnostic[];
}

/** The trial as it is told; `turtle` is what its graphs say. */
export function reportTrial(
  { mapped, reconciliation, validation }: Trial,
  page: string,
  turtle: string,
): TrialReport {
  const { kind, links, diagnostics, matches, records } = mapped;
  const mentions = records
    .flatMap((record) => record.mentions)
    .map((mention): TrialMention => {
      const { property, words, place } = mention;
      return {
        property,
        kind: mention.kind,
        words,
        within: mention.kind === 'place' ? mention.within : [],
        place,
      };
    });
  return {
    ...{ page, kind, turtle, mentions, links, diagnostics, reconciliation, validation },
    matches: matches.map(({ property, place, selector, count, applied, matched }) => {
      return { property, place, selector, count, applied, matched };
    }),
  };
}

/** Maps, resolves and validates one page, without records that a harvest would keep nothing of at its owner's wish. */
export async function tryPage(page: Page, options: TrialOptions): Promise<Trial> {
  const { validate, reconcile, source } = options;
  const detectLanguage = await loadLanguageDetector();
  const whole = await mapWithLinks(page, {
    ...{ ...options, hosts: source.hosts },
    ...{ listedOn: null, detectLanguage },
  });
  const mapped = withoutForgotten(page.optsOut ? withoutRecords(whole, page.url) : whole, page.url, options);
  const reconciled = mapped.records.map((record) => reconcile(record));
  const graphs = reconciled.map(({ graph }) => graph);
  const reports = await Promise.all(graphs.map(({ quads }) => validate(quads)));
  return {
    mapped,
    graphs,
    reconciliation: reconciled.flatMap(({ diagnostics }) => diagnostics),
    validation: describeResults(reports, page.url),
  };
}

function withoutForgotten(mapped: MappedPage, page: string, { isForgotten }: TrialOptions): MappedPage {
  const records = mapped.records.filter(({ graph }) => !isForgotten(graph.iri));
  const left = mapped.records.length - records.length;
  if (left === 0) return mapped;
  const message = `${left === 1 ? 'A record' : `${left} records`} of the page was forgotten at its owner’s wish, and is left out.`;
  const finding: Diagnostic = { severity: 'warning', message, page };
  return { ...mapped, records, diagnostics: [...mapped.diagnostics, finding] };
}
