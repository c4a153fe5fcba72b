/** `tags.tsv`: what a source's own tags mean in the shared schemes. */

import type { Diagnostic } from '../model/diagnostic.js';
import { didYouMean } from '../model/suggest.js';
import { type Concept, type Concepts, propertyOfScheme } from './concepts.js';
import { foldWords } from './fold-words.js';

/** How a tag relates to a concept, as in SKOS: a `broad` match is to a concept that is broader than the tag. */
export const tagRelations = ['exact', 'close', 'broad', 'narrow', 'related'] as const;
export type TagRelation = (typeof tagRelations)[number];

/** One row. */
export interface TagMeaning {
  readonly tag: string;
  /** Empty for a tag that is known to mean nothing here. */
  readonly concepts: readonly Concept[];
  readonly relation: TagRelation;
  readonly note: string;
  readonly line: number;
}

/** The rows of a source, by folded tag. */
export type TagTable = ReadonlyMap<string, TagMeaning>;

export interface TagTableOutcome {
  readonly table: TagTable;
  readonly diagnostics: readonly Diagnostic[];
}

const header = ['tag', 'notations', 'relation', 'note'];

/** Reads a table. A row with an error is left out and reported with its line. Takes the file's path for messages. */
export function readTagTable(text: string, file: string, concepts: Concepts): TagTableOutcome {
  const table = new Map<string, TagMeaning>();
  const diagnostics: Diagnostic[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = (lines[0] ?? '').split('\t').map((name) => name.trim());
  const problem = (line: number, column: number, path: string, message: string) => {
    diagnostics.push({ severity: 'error', message, place: { file, line, column, path } });
  };
  if (columns.join('\t') !== header.join('\t')) {
    problem(1, 1, 'header', `The first line must be "${header.join(' ')}", separated by tabs.`);
    return { table, diagnostics };
  }
  lines.forEach((text, index) => {
    if (index === 0 || text.trim() === '') return;
    const line = index + 1;
    const cells = text.split('\t').map((cell) => cell.trim());
    const before = diagnostics.length;
    const row = readRow(cells, line, concepts, (column, message) =>
      problem(line, columnAt(text, column), header[column] ?? '', message),
    );
    const known = table.get(foldWords(row.tag));
    if (known !== undefined) {
      problem(line, 1, 'tag', `"${row.tag}" stands on line ${known.line} already. Keep one of the two.`);
    }
    if (diagnostics.length === before) table.set(foldWords(row.tag), row);
  });
  return { table, diagnostics };
}

function columnAt(text: string, cell: number): number {
  const before = text.split('\t').slice(0, cell);
  return before.reduce((length, part) => length + part.length + 1, 1);
}

type Report = (column: number, message: string) => void;

function readRow(cells: readonly string[], line: number, concepts: Concepts, report: Report): TagMeaning {
  const [tag = '', notations = '', relation = '', note = ''] = cells;
  if (foldWords(tag) === '') report(0, 'A row begins with a tag of at least one letter or digit.');
  if (cells.length > header.length) {
    report(
      header.length,
      `A row has ${header.length} cells, and this one has ${cells.length}. Remove a tab.`,
    );
  }
  const meant = notations.split(/\s+/).flatMap((notation) => readNotation(notation, concepts, report));
  const known = tagRelations.find((name) => name === relation);
  if (known === undefined && (relation !== '' || notations !== '')) {
    const meantRelation = didYouMean(relation, tagRelations);
    report(2, `"${relation}" is no relation; there are ${tagRelations.join(', ')}.${meantRelation}`);
  }
  return { tag, concepts: meant, relation: known ?? 'close', note, line };
}

function readNotation(text: string, concepts: Concepts, report: Report): Concept[] {
  if (text === '') return [];
  const [name = '', notation, ...rest] = text.split(':');
  if (notation === undefined || rest.length > 0) {
    report(1, `"${text}" is no notation. Write the scheme before it, as in "themes:ENV".`);
    return [];
  }
  const scheme = concepts.schemeOfName(name);
  if (scheme === undefined) {
    report(1, `There is no scheme "${name}".${didYouMean(name, concepts.schemeNames())}`);
    return [];
  }
  if (propertyOfScheme(scheme) === undefined) {
    report(
      1,
      `No property of an initiative takes concepts of "${name}". Name one of the schemes that one takes.`,
    );
    return [];
  }
  const concept = concepts.ofNotation(scheme, notation);
  if (concept !== undefined) return [concept];
  report(1, `There is no "${notation}" in "${name}".${didYouMean(notation, concepts.notations(scheme))}`);
  return [];
}
