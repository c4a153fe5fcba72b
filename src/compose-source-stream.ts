/** Composes a source that is an event stream: its objects are read as pages, at the pace of its site. */

import { normalizeAddress } from './crawl/page-address.js';
import type { RawResponse, ResponseFetch } from './crawl/to-page.js';
import { identify } from './crawl/url-identity.js';
import { StreamFollower } from './federation/follow/follower.js';
import type { Discovered } from './harvest/harvest.js';
import type { StreamCopy } from './model/followed-stream.js';
import type { FetchFailure } from './model/page.js';
import type { SafeFetch, SafeOutcome } from './model/safe-fetch.js';
import type { Source } from './model/source.js';
import { nTriples } from './rdf/media-types.js';
import type { Journal } from './store/journal.js';
import type { JournalWriter } from './store/journal-writer.js';
import { SourceStream, type StreamObject } from './store/source-stream.js';

export interface SourceStreamReading {
  readonly source: Source;
  /** The address of the stream. */
  readonly address: string;
  /** Reads what stands on the site. */
  readonly read: ResponseFetch;
  readonly journal: Journal;
  readonly writer: JournalWriter;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** A stream whose objects are pages: made before the harvest begins. */
export class ObjectPages {
  readonly #options: SourceStreamReading;
  readonly #stream: SourceStream;
  #objects: ReadonlyMap<string, StreamObject> = new Map();

  constructor(options: SourceStreamReading) {
    const { journal, source, clock } = options;
    this.#options = options;
    // What comes with a harvest is due in it, and it asks what was due when it began.
    const now = clock();
    this.#stream = new SourceStream({ journal, source: source.id, clock: () => now });
    this.#list();
  }

  #list(): void {
    this.#objects = new Map(this.#stream.objects().map((object) => [object.name, object]));
  }

  /** Reads what is new in the stream, and lists the objects that there are. Told of what cannot be read. */
  async discover(onFailure: (url: string, failure: FetchFailure) => void): Promise<Discovered> {
    const { address, clock, read } = this.#options;
    const follower = new StreamFollower({ address, clock, fetch: fetchThrough(read, clock) });
    const { problems } = await follower.pass({
      ...{ copy: this.#copy(), stream: null, base: this.#options.journal.base, reads: 'objects' },
    });
    for (const { address: url, reason, kind } of problems) {
      onFailure(url, { kind: kind === 'later' ? 'failed' : 'refused', reason: `${url} ${reason}.` });
    }
    this.#list();
    const there = [...this.#objects.values()].filter(({ isRemoved }) => !isRemoved);
    const pages = there.filter(({ name }) => this.#isAddress(name));
    if (pages.length < there.length) {
      const reason = `${there.length - pages.length} of ${there.length} objects have no name that is the address of a page: they are left out.`;
      onFailure(address, { kind: 'refused', reason });
    }
    const listed = pages.map(({ name, takenAt }) => ({ url: name, changedAt: takenAt }));
    return { pages: listed, failed: problems.length };
  }

  #isAddress(name: string): boolean {
    const address = normalizeAddress(name);
    return address === name && identify(address, this.#options.source.crawl) === name;
  }

  #copy(): StreamCopy {
    const { table } = this.#stream;
    const { writer } = this.#options;
    return {
      page: (address) => table.page(address),
      take: async (members, page) => table.take(writer, members, page),
      keepPages: async (addresses, isWhole) => {
        const { all, full } = table.pagesBesides(addresses);
        if (isWhole) table.dropPages(writer, all);
        return full;
      },
    };
  }

  /** Addresses of the objects that the stream says are gone. */
  removed(): readonly string[] {
    return [...this.#objects.values()].flatMap(({ name, isRemoved }) => (isRemoved ? [name] : []));
  }

  /** Reads an object as it was last told; whatever else stands on the site, from there. */
  readonly read: ResponseFetch = async (url, validators = null) => {
    const object = this.#objects.get(url);
    if (object === undefined) return this.#options.read(url, validators);
    const text = object.isRemoved ? null : this.#stream.text(url);
    const etag = `"${object.version}"`;
    if (text !== null && validators?.etag === etag) return { kind: 'not-modified' };
    return {
      ...{ url, fetchedAt: object.takenAt, fetchStatus: text === null ? 410 : 200 },
      body: new TextEncoder().encode(text ?? ''),
      contentType: `${nTriples.mediaType}; charset=utf-8`,
      ...{ archiveRecord: null, reconstructedFrom: null, headers: { etag } },
    };
  };
}

/** Asks through the reader of the site: robots.txt, pace and hosts of the source hold for its stream too. */
function fetchThrough(read: ResponseFetch, clock: () => number): SafeFetch {
  return async ({ url, accept, mostBytes, headers = {}, isAllowed }) => {
    if (!isAllowed(url))
      return { kind: 'forbidden', url, reason: 'is not among the addresses that may be asked' };
    const etag = headers['if-none-match'] ?? null;
    const outcome = await read(url, etag === null ? null : { etag, lastModified: null }, {
      accept,
      mostBytes,
    });
    if (!('kind' in outcome)) return toResponse(outcome);
    const empty = { kind: 'response', url, mediaType: '', contentType: '', body: new Uint8Array() } as const;
    if (outcome.kind === 'not-modified') return { ...empty, status: 304, headers: {} };
    const reason = withoutSubject(outcome.reason, url);
    if (outcome.kind === 'refused') return { kind: 'forbidden', url, reason };
    if (outcome.until === undefined) return { kind: 'failed', url, reason };
    const seconds = Math.ceil((outcome.until - clock()) / 1_000);
    return { ...empty, status: 503, headers: { 'retry-after': String(seconds) } };
  };
}

// Where the sentence begins with something else, it is why the address is not read.
function withoutSubject(sentence: string, url: string): string {
  const text = sentence.replace(/\.$/, '');
  return text.startsWith(`${url} `) ? text.slice(url.length + 1) : `is not read: ${text}`;
}

function toResponse({ url, body, contentType, fetchStatus, headers = {} }: RawResponse): SafeOutcome {
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return { kind: 'response', url, status: fetchStatus ?? 200, mediaType, contentType, headers, body };
}
