/** Maps a page, and fetches the linked pages that its rules ask for. */

import type { MappedPage } from '../mapping/mapped-page.js';
import { type MapOptions, mapPage } from '../mapping/mapper.js';
import { readStatements } from '../mapping/readers/statements.js';
import { createRedactor } from '../mapping/redact.js';
import type { Page, PageFetch } from '../model/page.js';

/** Where linked pages come from. */
export interface LinkReading {
  /** Reads a linked page: the crawl's own, so that the same politeness holds. */
  readonly fetch: PageFetch;
  /** Host names that may be visited. */
  readonly hosts: readonly string[];
}

/** Pages that rules asked for, by URL; null for one that cannot be read. */
export type LinkedPages = ReadonlyMap<string, Page | null>;

/** Most linked pages for one page. */
const mostLinked = 100;

/** The result of the mapping: nothing is left in its `needs`. A linked page never leads to a further one. */
export function mapWithLinks(page: Page, options: MapOptions & LinkReading): Promise<MappedPage> {
  const map = (linked?: LinkedPages) =>
    mapPrepared(page, linked === undefined ? options : { ...options, linked });
  return withLinks(map, options);
}

/** Works on a page and, where that finds that it needs linked pages, once more with them. */
export async function withLinks<Result extends Pick<MappedPage, 'needs'>>(
  work: (linked?: LinkedPages) => Promise<Result>,
  { fetch, hosts }: LinkReading,
): Promise<Result> {
  const first = await work();
  if (first.needs.length === 0) return first;
  const linked = new Map<string, Page | null>();
  for (const url of first.needs) {
    const mayVisit = linked.size < mostLinked && hosts.includes(new URL(url).hostname);
    const outcome = mayVisit ? await fetch(url) : null;
    if (outcome?.kind === 'page') outcome.noteKept?.();
    const isThere = outcome?.kind === 'page' && outcome.page.optsOut !== true;
    linked.set(url, isThere ? outcome.page : null);
  }
  return work(linked);
}

/** Maps a page with the linked pages that are given. */
export async function mapPrepared(given: Page, options: MapOptions): Promise<MappedPage> {
  const page = await prepare(given, options);
  if (options.linked === undefined) return mapPage(page, options);
  const linked = new Map<string, Page | null>();
  for (const [url, one] of options.linked) linked.set(url, one === null ? null : await prepare(one, options));
  return mapPage(page, { ...options, linked });
}

// No mapping sees what is private, wherever the page comes from: a file, or an archive older than the word of it. Linked
// data is read where a mapping asks for it: that takes as long as all the rest.
async function prepare(given: Page, { mapping, clock }: MapOptions): Promise<Page> {
  const redact = createRedactor(mapping, clock);
  const page = redact === null ? given : { ...given, text: redact(given) ?? '' };
  return mapping.readsLinkedData ? { ...page, statements: await readStatements(page) } : page;
}
