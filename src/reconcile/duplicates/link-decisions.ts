/** `mappings/links.tsv`: what people have decided about pairs of records that may be about one initiative. */

import type { Diagnostic } from '../../model/diagnostic.js';
import { didYouMean } from '../../model/suggest.js';

/** `same`: both are about one initiative; `different`: they are not, and it is not to be said again. */
export const decisions = ['same', 'different'] as const;
export type Decision = (typeof decisions)[number];

export interface DecidedPair {
  /** Records as the end of their IRIs after `id/initiative/`: `apriles/1590`. In their order. */
  readonly records: readonly [string, string];
  readonly decision: Decision;
  readonly line: number;
}

/** The file, as messages name it. */
export const linksFile = 'mappings/links.tsv';

const header = ['first', 'second', 'decision', 'note'];
// A source's id and a key as it stands in an IRI (RFC 3986, 3.3).
const recordId = /^[a-z0-9-]+\/(?:[\w.~-]|%[\dA-F]{2})+$/;

export interface LinkDecisions {
  readonly pairs: readonly DecidedPair[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the decisions. A row with an error is left out and reported with its line. */
export function readLinkDecisions(text: string): LinkDecisions {
  const pairs: DecidedPair[] = [];
  const diagnostics: Diagnostic[] = [];
  const problem = (line: number, path: string, message: string) => {
    diagnostics.push({ severity: 'error', message, place: { file: linksFile, line, column: 1, path } });
  };
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines[0] !== header.join('\t')) {
    problem(1, 'header', `The first line must be "${header.join(' ')}", separated by tabs.`);
    return { pairs, diagnostics };
  }
  const known = new Map<string, number>();
  lines.forEach((row, index) => {
    if (index === 0 || row.trim() === '') return;
    const line = index + 1;
    const [first = '', second = '', word = ''] = row.split('\t').map((cell) => cell.trim());
    const decision = decisions.find((name) => name === word);
    const unreadable = [first, second].find((id) => !recordId.test(id));
    const records = first < second ? ([first, second] as const) : ([second, first] as const);
    const before = known.get(records.join(' '));
    if (unreadable !== undefined) {
      problem(
        line,
        unreadable === first ? 'first' : 'second',
        `"${unreadable}" is no record. Write the end of its IRI, such as "apriles/1590".`,
      );
    } else if (first === second) problem(line, 'second', 'A pair is of two records, and this is one.');
    else if (decision === undefined) {
      problem(
        line,
        'decision',
        `"${word}" is no decision; write "same" or "different".${didYouMean(word, decisions)}`,
      );
    } else if (before !== undefined) {
      problem(line, 'first', `This pair stands on line ${before} already. Keep one of the two.`);
    } else {
      known.set(records.join(' '), line);
      pairs.push({ records, decision, line });
    }
  });
  return { pairs, diagnostics };
}
