/** The days from which and through which a call is valid, as far as they can both be so. */

import type { Quad } from '../rdf/terms.js';
import { schema } from '../rdf/vocabulary.js';

/**
 * The statement of a beginning that comes after the end, of one subject; undefined where there is none. Days, months and
 * years are compared by what both say.
 */
export function beginningAfterEnd(quads: readonly Quad[], subject: string): Quad | undefined {
  const own = quads.filter((quad) => quad.subject.value === subject);
  const beginning = own.find(({ predicate }) => predicate.equals(schema.validFrom));
  const end = own.find(({ predicate }) => predicate.equals(schema.validThrough));
  if (beginning === undefined || end === undefined) return undefined;
  const [from, through] = [beginning.object.value, end.object.value];
  const length = Math.min(from.length, through.length);
  return from.slice(0, length) > through.slice(0, length) ? beginning : undefined;
}
