/** Tables of terms as the rows of a VALUES, in the place of a marker. */

import { termToNQuads } from '../../rdf/canonical.js';
import type { Term } from '../../rdf/terms.js';
import type { Row } from './read-reply.js';

/** The text with the rows in the place of the marker of a VALUES of these variables. */
export function fillTable(
  text: string,
  marker: string,
  variables: readonly string[],
  rows: readonly Row[],
): string {
  const isOne = variables.length === 1;
  const place = isOne
    ? new RegExp(`<${marker}>`)
    : new RegExp(`\\(\\s*${variables.map(() => `<${marker}>`).join('\\s+')}\\s*\\)`);
  const written = rows.map((row) => {
    const terms = variables.map((name) => writeTerm(row[name]));
    return isOne ? terms[0] : `( ${terms.join(' ')} )`;
  });
  return text.replace(place, () => written.join('\n'));
}

function writeTerm(term: Term | undefined): string {
  return term === undefined ? 'UNDEF' : termToNQuads(term);
}
