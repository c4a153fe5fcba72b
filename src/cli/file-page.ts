/** Pages in files: a sample, or a page saved by a mapping's author. */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { toPage } from '../crawl/to-page.js';
import type { FetchOutcome, PageFetch } from '../model/page.js';
import { UsageError } from './context.js';

/** The page of a file; without `url`, its address stands in `url.txt` beside it. Throws `UsageError`. */
export function readFilePage(file: string, url: string | undefined): FetchOutcome {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`There is no file "${file}". An address begins with http:// or https://.`);
  const beside = join(dirname(file), 'url.txt');
  const address = url ?? (existsSync(beside) ? readFileSync(beside, 'utf8').trim() : undefined);
  if (address === undefined || !URL.canParse(address)) {
    throw new UsageError(
      `Say which page ${file} is: --url http://… (its address holds the key of the record).`,
    );
  }
  return pageOf(file, address);
}

/** Reads linked pages from the files that `linked.tsv` beside a page names: address, tab, file name. */
export function readLinkedFiles(file: string): PageFetch {
  const folder = dirname(file);
  const list = join(folder, 'linked.tsv');
  const rows = existsSync(list) ? readFileSync(list, 'utf8').trim().split('\n') : [];
  const files = new Map(rows.map((row) => row.trim().split('\t') as [string, string]));
  return (url) => {
    const name = files.get(url);
    return Promise.resolve(
      name === undefined
        ? { kind: 'missing', reason: `linked.tsv beside the page names no file for ${url}.` }
        : pageOf(join(folder, name), url),
    );
  };
}

function pageOf(file: string, url: string): FetchOutcome {
  return toPage({
    url: new URL(url).href,
    body: readFileSync(file),
    contentType: typeOf(file),
    fetchedAt: new Date().toISOString(),
    fetchStatus: null,
    archiveRecord: null,
    reconstructedFrom: null,
  });
}

const types: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.csv': 'text/csv',
  '.tsv': 'text/tab-separated-values',
  '.ttl': 'text/turtle',
  '.nt': 'application/n-triples',
};

function typeOf(file: string): string {
  return types[extname(file).toLowerCase()] ?? 'text/html';
}
