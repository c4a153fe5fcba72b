/** Counts what a harvest does, page by page, in memory that does not grow with the number of pages. */

import type { CrawlCounts } from '../crawl/crawler.js';
import type { RuleMatch } from '../mapping/mapped-page.js';
import type { Diagnostic, DiagnosticKind } from '../model/diagnostic.js';
import type { HarvestReport, RuleCount, WordCount } from '../model/harvest-report.js';
import type { Page } from '../model/page.js';
import type { ValidationReport } from '../model/validation-report.js';
import { dcterms } from '../rdf/vocabulary.js';
import { FindingGroups } from './finding-groups.js';
import type { ReadPage } from './read-page.js';
import { Reread } from './reread.js';

/** Different words counted, and words reported, of one sort of finding. */
const mostWords = 10_000;
const mostReported = 100;

/** The numbers that go on changing while a harvest runs. */
export interface RecordCounts {
  ofNoKind: number;
  found: number;
  changed: number;
  unchanged: number;
  removed: number;
  withheld: number;
}

/** A page that asks not to be listed, or that tells (again) of records that were forgotten. */
export interface UnwantedPage {
  readonly url: string;
  readonly optsOut: boolean;
}

/** All that a tally has counted, as plain values: another process may go on with it. */
export interface TallyState {
  readonly startedAt: string;
  readonly counts: RecordCounts;
  readonly findings: ReturnType<FindingGroups['state']>;
  readonly rules: readonly (readonly [string, RuleTotal])[];
  readonly filled: readonly (readonly [string, number])[];
  readonly places: readonly (readonly [string, number])[];
  readonly again: HarvestReport['again'];
  readonly unwanted: readonly UnwantedPage[];
  readonly shacl: HarvestReport['shacl'];
  readonly kinds: HarvestReport['kinds'];
  readonly words: Readonly<Record<DiagnosticKind, readonly (readonly [string, number])[]>>;
}

interface RuleTotal {
  readonly property: string;
  readonly iri: string;
  readonly applied: number;
  readonly matched: number;
}

export interface TallyOptions extends Pick<HarvestReport, 'source' | 'command' | 'mappingHash'> {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Told of each finding as it comes, of one sort only the first ones. */
  readonly tell: (finding: Diagnostic) => void;
  /** What an interrupted run of the same harvest had counted. */
  readonly state?: TallyState | null;
}

type Words = Map<string, number>;

/** The counts of one harvest of one source. */
export class Tally {
  readonly counts: RecordCounts = {
    ofNoKind: 0,
    found: 0,
    changed: 0,
    unchanged: 0,
    removed: 0,
    withheld: 0,
  };
  readonly #options: TallyOptions;
  readonly #startedAt: string;
  readonly #findings: FindingGroups;
  readonly #rules: Map<string, RuleTotal>;
  readonly #filled: Map<string, number>;
  readonly #places: Map<string, number>;
  readonly #again: Reread;
  readonly #unwanted: UnwantedPage[];
  readonly #shacl: Record<keyof HarvestReport['shacl'], number>;
  readonly #kinds: Record<DiagnosticKind, number>;
  readonly #words: Record<DiagnosticKind, Words>;
  #seenSince: string | null = null;

  constructor(options: TallyOptions) {
    const { state } = options;
    this.#options = options;
    this.#startedAt = state?.startedAt ?? this.#now();
    Object.assign(this.counts, state?.counts);
    this.#findings = new FindingGroups(state?.findings);
    this.#rules = new Map(state?.rules);
    this.#filled = new Map(state?.filled);
    this.#places = new Map(state?.places);
    this.#again = new Reread(state?.again);
    this.#unwanted = [...(state?.unwanted ?? [])];
    this.#shacl = { violation: 0, warning: 0, info: 0, ...state?.shacl };
    this.#kinds = { 'unmapped-tag': 0, 'unresolved-place': 0, 'personal-data': 0, ...state?.kinds };
    this.#words = {
      'unmapped-tag': new Map(state?.words['unmapped-tag']),
      'unresolved-place': new Map(state?.words['unresolved-place']),
      'personal-data': new Map(state?.words['personal-data']),
    };
  }

  /** All that was counted until now. */
  get state(): TallyState {
    return {
      ...{ startedAt: this.#startedAt, counts: this.counts, shacl: this.#shacl, kinds: this.#kinds },
      ...{ findings: this.#findings.state(), again: this.#again.counts },
      unwanted: this.#unwanted,
      ...{ rules: [...this.#rules], filled: [...this.#filled], places: [...this.#places] },
      words: {
        'unmapped-tag': [...this.#words['unmapped-tag']],
        'unresolved-place': [...this.#words['unresolved-place']],
        'personal-data': [...this.#words['personal-data']],
      },
    };
  }

  /** Counts a page and what became of it. */
  page(
    { mapped, before, diagnostics, withheld, written }: ReadPage,
    { fetchedAt, fetchStatus }: Pick<Page, 'fetchedAt' | 'fetchStatus'>,
  ): void {
    const { counts } = this;
    if (fetchStatus !== null && (this.#seenSince === null || fetchedAt < this.#seenSince))
      this.#seenSince = fetchedAt;
    if (mapped.kind === null) counts.ofNoKind++;
    counts.found += mapped.records.length;
    counts.withheld += withheld;
    counts.changed += written?.changed.length ?? 0;
    counts.unchanged += written?.unchanged.length ?? 0;
    counts.removed += written?.removed.length ?? 0;
    this.#kinds['personal-data'] += mapped.personalData;
    for (const match of mapped.matches) this.#match(match);
    for (const [index, { iri, graph, validation }] of mapped.records.entries()) {
      this.#validated(validation);
      const own = graph.quads.filter(({ subject }) => subject.value === iri);
      const properties = new Set(own.map(({ predicate }) => predicate.value));
      for (const property of properties) increase(this.#filled, property);
      this.#again.record(iri, before[index], properties);
      for (const { predicate, object } of own) {
        const [, level] = /\/id\/place\/([a-z]+)\//.exec(object.value) ?? [];
        if (level !== undefined && predicate.equals(dcterms.spatial)) increase(this.#places, level);
      }
    }
    // What is withheld is told nowhere, not even a word of it.
    for (const diagnostic of diagnostics) this.finding(diagnostic, withheld === 0);
  }

  /** Takes note of a page that nothing may be kept of: no report names it. */
  unwanted({ url, optsOut = false }: Pick<Page, 'url' | 'optsOut'>): void {
    this.#unwanted.push({ url, optsOut });
  }

  get unwantedPages(): readonly UnwantedPage[] {
    return this.#unwanted;
  }

  /** Counts something found amiss. */
  finding(diagnostic: Diagnostic, isTold = true): void {
    const { kind, words } = diagnostic;
    if (kind !== undefined) {
      this.#kinds[kind]++;
      const known = this.#words[kind];
      if (isTold && words !== undefined && (known.has(words) || known.size < mostWords))
        increase(known, words);
    }
    const shown = this.#findings.add(diagnostic);
    if (shown !== null) this.#options.tell(shown);
  }

  #match({ place, property, iri, count }: RuleMatch): void {
    const rule = `${place.file}: ${place.path}`;
    const { applied, matched } = this.#rules.get(rule) ?? { applied: 0, matched: 0 };
    this.#rules.set(rule, { property, iri, applied: applied + 1, matched: matched + (count > 0 ? 1 : 0) });
  }

  #validated({ results }: ValidationReport): void {
    for (const { severity } of results) this.#shacl[severity]++;
  }

  #now(): string {
    return new Date(this.#options.clock()).toISOString();
  }

  /** The report, when all is done. */
  report(crawled: CrawlCounts & { readonly left: number }): HarvestReport {
    const { source, command, mappingHash } = this.#options;
    return {
      ...{ source, command, mappingHash, startedAt: this.#startedAt, endedAt: this.#now() },
      ...{ fetched: crawled.fetched, failed: crawled.failed, left: crawled.left },
      unchangedPages: crawled.unchangedPages,
      ...{ known: crawled.fetched + crawled.failed + crawled.left, seenSince: this.#seenSince },
      ...this.counts,
      rules: [...this.#rules].map(([rule, count]): RuleCount => ({ rule, ...count })),
      filled: Object.fromEntries(this.#filled),
      places: Object.fromEntries(this.#places),
      again: this.#again.counts,
      shacl: this.#shacl,
      kinds: this.#kinds,
      unmappedTags: mostFrequent(this.#words['unmapped-tag']),
      unresolvedPlaces: mostFrequent(this.#words['unresolved-place']),
      findings: this.#findings.list(),
    };
  }
}

function increase(counts: Words, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

function mostFrequent(words: Words): WordCount[] {
  return [...words]
    .map(([word, count]) => ({ words: word, count }))
    .toSorted((a, b) => b.count - a.count || a.words.localeCompare(b.words, 'fr'))
    .slice(0, mostReported);
}
