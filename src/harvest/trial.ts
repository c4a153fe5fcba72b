/** Tries a mapping on one page: what it gives, and what is wrong with it. Nothing is written. */

import type { MappedPage } from '../mapping/mapped-page.js';
import { mapPage } from '../mapping/mapper.js';
import type { Mapping } from '../mapping/mapping.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Iris } from '../model/iris.js';
import type { Page } from '../model/page.js';
import type { Validate } from '../model/ports.js';
import { describeResults } from './read-page.js';

export interface Trial {
  readonly mapped: MappedPage;
  /** What SHACL says of the records. */
  readonly validation: readonly Diagnostic[];
}

/** Maps and validates one page. */
export async function tryPage(
  page: Page,
  options: { readonly mapping: Mapping; readonly iris: Iris; readonly validate: Validate },
): Promise<Trial> {
  const mapped = mapPage(page, { ...options, listedOn: null });
  const reports = await Promise.all(mapped.records.map(({ graph }) => options.validate(graph.quads)));
  return { mapped, validation: describeResults(reports, page.url) };
}
