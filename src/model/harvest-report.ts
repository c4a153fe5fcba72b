/** What a harvest did and how well: counted as it goes, kept as a row of derived data. */

import type { Diagnostic, DiagnosticKind } from './diagnostic.js';

/** How often a rule of the mapping found anything. */
export interface RuleCount {
  /** Where the rule stands: `mappings/apriles/mapping.yaml: pages.initiative.properties.title`. */
  readonly rule: string;
  readonly property: string;
  /** IRI of the property; absent from reports made before it was kept. */
  readonly iri?: string;
  readonly applied: number;
  readonly matched: number;
}

/** Findings of one sort: how many there were, and the first of them. */
export interface FindingGroup {
  readonly severity: Diagnostic['severity'];
  readonly count: number;
  readonly examples: readonly Diagnostic[];
}

/** What a harvest cost the server of a partner. */
export interface HarvestCost {
  readonly requests: number;
  /** Of the bodies, decompressed. */
  readonly bytes: number;
}

/** The same records before and now, whatever part of all they are: a change among them is none of scope. */
export interface RereadRecords {
  readonly records: number;
  /** How many had the property (by its IRI) when the harvest began, and as it read them. */
  readonly before: Readonly<Record<string, number>>;
  readonly now: Readonly<Record<string, number>>;
}

/** Words that were met, with how often. */
export interface WordCount {
  readonly words: string;
  readonly count: number;
}

/** Pages and records of one harvest or remapping of one source. */
export interface HarvestReport {
  readonly source: string;
  readonly command: 'harvest' | 'remap';
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** SHA-256 of the mapping. */
  readonly mappingHash: string;
  /**
   * Whether every page of the source was read, so that a record of a collection that was not met is gone; reports made
   * before this was noted do not say it.
   */
  readonly isWhole?: boolean;
  /**
   * Whether it read every page that is known, due or not: what it counted may be compared with another one of which that is
   * true. Absent from reports made before this was noted.
   */
  readonly isComplete?: boolean;
  /** Pages of the source that are known, due or not; absent from reports made before they were counted. */
  readonly known?: number;
  /**
   * When that one of them was read from its site which was read longest ago (ISO 8601, UTC); null: none was, since they are
   * reconstructions. Absent as `known` is.
   */
  readonly seenSince?: string | null;
  /** Pages that were read. */
  readonly fetched: number;
  /** Pages that could not be read. */
  readonly failed: number;
  /** Pages known but not read because the budget was used up. */
  readonly left: number;
  /** Pages whose body was the one that was read the last time. */
  readonly unchangedPages: number;
  /** Pages that are of no kind of the mapping. */
  readonly ofNoKind: number;
  /** Records that pages told of. */
  readonly found: number;
  /** Records, by what became of them. */
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly withheld: number;
  /** What it cost the partner's server; null where nobody asked it, absent from reports made before this was counted. */
  readonly cost?: HarvestCost | null;
  /** Places that were found, by level; absent from reports made before this was counted. */
  readonly places?: Readonly<Record<string, number>>;
  /** Match rates, rule by rule. */
  readonly rules: readonly RuleCount[];
  /** Of the records found, how many have the property (by its IRI). */
  readonly filled: Readonly<Record<string, number>>;
  /** Records that the bank had already and that were read again; absent from reports made before they were counted. */
  readonly again?: RereadRecords;
  readonly shacl: { readonly violation: number; readonly warning: number; readonly info: number };
  /** How many findings there were of each sort that is counted apart. */
  readonly kinds: Readonly<Record<DiagnosticKind, number>>;
  /** The most frequent words of the findings that have words. */
  readonly unmappedTags: readonly WordCount[];
  readonly unresolvedPlaces: readonly WordCount[];
  readonly findings: readonly FindingGroup[];
}
