/** The difference of two graphs, as lines of canonical N-Quads. */

export interface GraphDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Lines of a canonical N-Quads text, each with its newline. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n/g) ?? [];
}

/** What has to be added to and removed from `before` to give `after`. Both are canonical lines. */
export function diffGraphs(before: readonly string[], after: readonly string[]): GraphDiff {
  if (before.length === 0) return { added: after, removed: before };
  const old = new Set(before);
  const fresh = new Set(after);
  return {
    added: after.filter((line) => !old.has(line)),
    removed: before.filter((line) => !fresh.has(line)),
  };
}
