/** Where a command reads its pages from: an archive, hosts with given addresses, or the demo. */

import { existsSync } from 'node:fs';
import { demoArchive } from '../compose.js';
import { type Config, isTrial } from '../config.js';
import { openArchive } from '../crawl/archive.js';
import { createFetcher, type Resolution } from '../crawl/fetcher.js';
import type { PageFetch } from '../model/page.js';
import type { Source } from '../model/source.js';
import { UsageError } from './context.js';

export interface OriginOptions {
  readonly from?: readonly string[];
  readonly resolve?: readonly string[];
  readonly live?: boolean;
}

/** How this software names itself to the servers that it reads from. */
export const userAgent = 'banque-innovation-sociale/0.1 (bis)';

/** `HOST=ADDRESS:PORT`, as in curl. Throws `UsageError` when it is written otherwise. */
export function parseResolution(text: string): Resolution {
  const match = /^([a-z0-9.-]+)=(\d+\.\d+\.\d+\.\d+|\[[0-9a-f:]+\]|localhost):(\d{1,5})$/i.exec(text);
  if (match === null) {
    throw new UsageError(
      `--resolve "${text}" is not of the form HOST=ADDRESS:PORT, such as www.unccas.org=127.0.0.1:8080.`,
    );
  }
  const [, host = '', address = '', port = ''] = match;
  return { host: host.toLowerCase(), address: address.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** A reader of pages for a source. Throws `UsageError` when nothing says where its pages come from. */
export async function openOrigin(
  source: Source,
  options: OriginOptions,
  config: Config,
  tell: (line: string) => void,
): Promise<PageFetch> {
  if (options.live) throw new UsageError(refuseLive(source, config));
  if (options.resolve !== undefined && options.resolve.length > 0) {
    const resolutions = options.resolve.map(parseResolution);
    return createFetcher({ resolutions, userAgent, clock: Date.now });
  }
  const demo = isTrial(config) ? demoArchive(source.id) : null;
  const files = options.from ?? (demo === null ? [] : [demo]);
  if (files.length === 0) {
    throw new UsageError(
      `Nothing says where the pages of "${source.id}" come from. Name a web archive: --from pages.warc.gz`,
    );
  }
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new UsageError(`There is no file ${missing}.`);
  const archive = await openArchive(files);
  for (const line of archive.problems) tell(`warning: ${line}`);
  return archive.fetch;
}

function refuseLive({ id, evidence }: Source, { contact }: Config): string {
  if (contact === null) {
    return 'A live harvest needs an address by which partners reach you. Set BIS_CONTACT, for example BIS_CONTACT=mailto:you@example.org';
  }
  if (evidence.kind !== 'observed') {
    return `The mapping of "${id}" was not written from pages really seen (evidence: ${evidence.kind}), so its site is not harvested.`;
  }
  return 'This version reads web archives only: it does not obey robots.txt yet, so it harvests no live site. Use --from.';
}
