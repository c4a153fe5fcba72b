/** What a mapping's author or a partner should know: said with the page, the rule and the remedy. */

/** A place in a file of `mappings/` or `ontology/`. Line and column count from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The path of keys that leads there: `pages.initiative.properties.title`. */
  readonly path: string;
}

/** Sorts of finding that reports count apart. */
export type DiagnosticKind = 'unmapped-tag' | 'unresolved-place' | 'personal-data';

export interface Diagnostic {
  readonly kind?: DiagnosticKind;
  /** What the page says, where that is no one's secret: the tag, the name of the place. */
  readonly words?: string;
  /** An `error` withholds the page's graph or the mapping; a `warning` is reported only. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly place?: FilePlace;
  /** URL of the page concerned. */
  readonly page?: string;
}

/** One line: `file:line:column path: message`, then the page. */
export function formatDiagnostic({ severity, message, place, page }: Diagnostic): string {
  const where = place === undefined ? '' : `${place.file}:${place.line}:${place.column} ${place.path}: `;
  return `${severity}: ${where}${message}${page === undefined ? '' : `\n  page: ${page}`}`;
}
