/** Repairs the pattern of an update as those of queries are: the engine is asked for its solutions by a query. */

import type { Declaration } from './iri-resolver.js';
import { type QuerySyntax, selectOf } from './query-syntax.js';
import { repairQuery } from './repair-query.js';
import type { PatternNode } from './syntax-nodes.js';

/**
 * The text of a group, braces included, that the engine answers as SPARQL 1.1 has it; null where nothing has to be repaired.
 * The declarations are those before it.
 */
export function repairGroup(
  syntax: QuerySyntax,
  group: PatternNode,
  { declarations, base }: { readonly declarations: readonly Declaration[]; readonly base: string },
): string | null {
  const repaired = repairQuery(group);
  if (repaired === group) return null;
  const { text, tree } = syntax.rewrite(selectOf([], repaired, declarations, base), base);
  const { loc } = (tree as unknown as { readonly where: PatternNode }).where;
  const { start, end } = loc as { readonly start: number; readonly end: number };
  return text.slice(start, end);
}
