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
import type { TrialMention, TrialReport } from '../model/trial.js';
import { mapWithLinks } from './map-with-links.js';
import { describeResults } from './read-page.js';

export interface TrialOptions {
  readonly mapping: Mapping;
  readonly iris: Iris;
  readonly validate: Validate;
  /** Resolves mentions, as in a harvest. */
  readonly reconcile: Reconcile;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Reads linked pages, on these hosts. */
  readonly fetch: PageFetch;
  readonly hosts: readonly string[];
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

/** Maps, resolves and validates one page. */
export async function tryPage(page: Page, options: TrialOptions): Promise<Trial> {
  const { validate, reconcile } = options;
  const detectLanguage = await loadLanguageDetector();
  const mapped = await mapWithLinks(page, { ...options, listedOn: null, detectLanguage });
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
