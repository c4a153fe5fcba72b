/** Under which licence a partner gives its data. */

import { dcterms } from '../rdf/vocabulary.js';
import type { Names } from './names.js';

/** The IRI of the licence of a partner's data; null where it has not said. */
export function licenceOf(
  source: string | undefined,
  { names }: { readonly names: Pick<Names, 'values'> },
): string | null {
  return source === undefined ? null : (names.values(source, dcterms.license)[0]?.value ?? null);
}
