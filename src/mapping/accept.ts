/** What a harvest asks servers for: the format that the page kind of the address reads. */

import type { Mapping } from './mapping.js';
import type { PageFormat } from './readers/node.js';

const accepted: Readonly<Record<PageFormat, string>> = {
  html: 'text/html, application/xhtml+xml',
  json: 'application/json, application/ld+json;q=0.5',
  csv: 'text/csv, text/tab-separated-values;q=0.9, text/plain;q=0.5, */*;q=0.1',
  rdf: 'text/turtle, application/n-triples;q=0.9, application/ld+json;q=0.8, application/trig;q=0.7, text/html;q=0.5',
};

/** The `Accept` header for the address of a page of the source (RFC 9110, 12.5.1); of one without mapping: HTML. */
export function acceptFor(mapping: Pick<Mapping, 'pageKinds'> | null, url: string): string {
  const pageKinds = mapping?.pageKinds ?? [];
  const parsed = URL.parse(url);
  const kind = pageKinds.find(
    ({ urls }) => parsed !== null && urls.some((pattern) => pattern.matches(parsed)),
  );
  // A linked page has an address of no kind: it may be anything that is read.
  if (kind !== undefined) return accepted[kind.format];
  const isLinkedData = pageKinds.some(({ format }) => format === 'rdf');
  return isLinkedData ? accepted.rdf : accepted.html;
}
