/** Maps a page, and fetches the linked pages that its rules ask for. */

import type { MappedPage } from '../mapping/mapped-page.js';
import { type MapOptions, mapPage } from '../mapping/mapper.js';
import { readStatements } from '../mapping/readers/statements.js';
import { createRedactor } from '../mapping/redact.js';
import type { Page, PageFetch } from '../model/page.js';

export interface LinkOptions extends MapOptions {
  /** Reads a linked page: the crawl's own, so that the same politeness holds. */
  readonly fetch: PageFetch;
  /** Host names that may be visited. */
  readonly hosts: readonly string[];
}

/** Most linked pages for one page. */
const mostLinked = 100;

/** The result of the mapping: nothing is left in its `needs`. A linked page never leads to a further one. */
export async function mapWithLinks(given: Page, options: LinkOptions): Promise<MappedPage> {
  const page = await prepare(given, options);
  const mapped = mapPage(page, options);
  if (mapped.needs.length === 0) return mapped;
  const linked = new Map<string, Page | null>();
  for (const url of mapped.needs) {
    const mayVisit = linked.size < mostLinked && options.hosts.includes(new URL(url).hostname);
    const outcome = mayVisit ? await options.fetch(url) : null;
    if (outcome?.kind === 'page') outcome.noteKept?.();
    const isThere = outcome?.kind === 'page' && outcome.page.optsOut !== true;
    linked.set(url, isThere ? await prepare(outcome.page, options) : null);
  }
  return mapPage(page, { ...options, linked });
}

// No mapping sees what is private, wherever the page comes from: a file, or an archive older than the word of it. Linked
// data is read where a mapping asks for it: that takes as long as all the rest.
async function prepare(given: Page, { mapping, clock }: MapOptions): Promise<Page> {
  const redact = createRedactor(mapping, clock);
  const page = redact === null ? given : { ...given, text: redact(given) ?? '' };
  return mapping.readsLinkedData ? { ...page, statements: await readStatements(page) } : page;
}
