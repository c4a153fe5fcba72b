/** Gathers findings without keeping them all: by what they are about, counted, with the first of each as examples. */

import type { Diagnostic } from '../model/diagnostic.js';
import type { FindingGroup } from '../model/harvest-report.js';

/** Examples kept of one sort of finding. Errors are what withholds pages, so more of them are named. */
const mostExamples = { error: 100, warning: 10 } as const;
/** Sorts of finding: a hostile page makes up no more of them. */
const mostGroups = 200;

interface Group {
  readonly severity: Diagnostic['severity'];
  count: number;
  readonly examples: Diagnostic[];
}

/** Findings of one rule are of one sort; those without a rule are, when they differ only in what they quote. */
function sortOf({ severity, message, place, page = '' }: Diagnostic): string {
  if (place !== undefined) return `${severity} ${place.file} ${place.path}`;
  const words = page === '' ? message : message.replaceAll(page, '');
  return `${severity} ${words.replace(/https?:[^\s>]+|<[^>]*>|"[^"]*"|\d+/g, '…')}`;
}

/** Addresses of persons may stand in what a message quotes; a report is kept and shown, so they are taken out. */
export function withoutContacts(message: string): string {
  return message
    .replace(/[\p{L}\d.+_-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+/gu, '[e-mail]')
    .replace(/(?<![\w=/.-])(\+\d{2} ?|00\d{2} ?|0)\(?0?\)?\d([ .-]?\d{2}){4}(?!\w)/g, '[phone]');
}

// What was personal is not repeated by the finding that says so.
function shownOf(finding: Diagnostic): Diagnostic {
  const message = withoutContacts(finding.message);
  if (finding.kind !== 'personal-data') return { ...finding, message };
  const { words: _words, ...rest } = finding;
  return { ...rest, message };
}

/** A bounded collection of findings. */
export class FindingGroups {
  readonly #groups: Map<string, Group>;

  /** Goes on with what another process has gathered. */
  constructor(state: readonly (readonly [string, FindingGroup])[] = []) {
    this.#groups = new Map(state.map(([sort, group]) => [sort, { ...group, examples: [...group.examples] }]));
  }

  /** The groups by what they are about, as plain values. */
  state(): readonly (readonly [string, FindingGroup])[] {
    return [...this.#groups];
  }

  /** Counts a finding. Returns it as it may be shown, or null when there are examples enough of its sort. */
  add(finding: Diagnostic): Diagnostic | null {
    const group = this.#groupOf(finding);
    group.count++;
    if (group.examples.length >= mostExamples[group.severity]) return null;
    const shown = shownOf(finding);
    group.examples.push(shown);
    return shown;
  }

  #groupOf(finding: Diagnostic): Group {
    const { severity } = finding;
    const sort =
      this.#groups.has(sortOf(finding)) || this.#groups.size < mostGroups ? sortOf(finding) : severity;
    const group = this.#groups.get(sort) ?? { severity, count: 0, examples: [] };
    this.#groups.set(sort, group);
    return group;
  }

  /** The groups, errors first, the largest first. */
  list(): FindingGroup[] {
    return [...this.#groups.values()].toSorted(
      (a, b) => a.severity.localeCompare(b.severity) || b.count - a.count,
    );
  }
}
