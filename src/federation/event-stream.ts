/** Answers for the event stream: its description, its view and its pages. */

import { gzipped } from '../http/encode.js';
import { negotiateCoding, negotiateFormat } from '../http/negotiate.js';
import { isNamed, weakTag } from '../http/preconditions.js';
import { problem } from '../http/problem.js';
import { changesPerPage, type StreamPage, type VersionStream } from '../model/event-stream.js';
import { Iris } from '../model/iris.js';
import { contentType, triG } from '../rdf/media-types.js';
import {
  beginPage,
  describeStream,
  describeView,
  Reference,
  type StreamFacts,
  writeMember,
} from './stream-document.js';

export interface EventStreamOptions {
  readonly versions: VersionStream;
  /** Base IRI of the dataset. */
  readonly base: string;
}

/** A full page may be kept for thirty days, in seconds: what is forgotten must not be told longer. */
const longest = 30 * 24 * 3_600;

/** `<journal>-<page>`, `<journal>-<page>-<edition>`: pages of another journal have other names. */
const pageName = /^([0-9a-f]{8})-(0|[1-9]\d{0,14})(?:-([1-9]\d{0,14}))?$/;

/** Answers in TriG; its references are relative, so that a stream holds behind whatever address it is served. */
export class EventStream {
  readonly #versions: VersionStream;
  readonly #iris: Iris;

  constructor({ versions, base }: EventStreamOptions) {
    this.#versions = versions;
    this.#iris = new Iris(base);
  }

  /** `stream`, `stream/source/<id>`: what the stream is. */
  root(source: string | null, request: Request): Response {
    if (!this.#has(source)) return unknownStream();
    const view = new Reference(source === null ? 'stream/view' : `${encodeURIComponent(source)}/view`);
    return whole(describeStream(this.#facts(source), view), request);
  }

  /** `…/view`: the pages that there are. */
  view(source: string | null, request: Request): Response {
    if (!this.#has(source)) return unknownStream();
    const pages = this.#versions.pages(source).map((page) => new Reference(`pages/${this.#nameOf(page)}`));
    return whole(describeView(this.#facts(source), pages), request);
  }

  /** `…/pages/<name>`: the members of a range of changes. */
  page(source: string | null, name: string, request: Request): Response {
    const number = this.#find(name);
    if (number instanceof Response) return number;
    if (!this.#has(source)) return unknownStream();
    if (!accepts(request)) return notAcceptable();
    const version = this.#versions.version();
    const isFull = (number + 1) * changesPerPage <= version;
    const tag = weakTag(isFull ? `${name}.${this.#versions.compacted()}` : `${name}.v${version}`);
    const coding = negotiateCoding(request.headers.get('accept-encoding'));
    const headers: Record<string, string> = {
      'content-type': contentType(triG),
      'cache-control': isFull ? `public, max-age=${longest}, immutable` : 'no-cache',
      etag: tag,
      vary: 'Accept, Accept-Encoding',
    };
    if (isNamed(request.headers.get('if-none-match'), tag))
      return new Response(null, { status: 304, headers });
    const body = streamOf(this.#write(number, source));
    return coding === 'identity'
      ? new Response(body, { headers })
      : new Response(gzipped(body), { headers: { ...headers, 'content-encoding': coding } });
  }

  /** The IRI of a member, `graph/<…>/v/<number>`: 303 to the page that it stands on; null: there is no such member. */
  member(path: string): Response | null {
    const [, graph, digits] = /^\/(graph\/.+)\/v\/([1-9]\d{0,14})$/.exec(path) ?? [];
    const sequence = Number(digits);
    if (graph === undefined || sequence > this.#versions.version()) return null;
    const number = Math.floor((sequence - 1) / changesPerPage);
    const iri = this.#iris.base + graph;
    const isThere = Iterator.from(this.#versions.versions(number, null)).some(
      (version) => version.sequence === sequence && version.graph === iri,
    );
    if (!isThere) return null;
    const location = `/stream/pages/${this.#nameOf({ number, edition: this.#versions.editionOf(number) })}`;
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-cache' } });
  }

  *#write(page: number, source: string | null): Iterable<string> {
    const stream = this.#iris.stream(source);
    yield beginPage(stream, new Reference('../view'));
    for (const version of this.#versions.versions(page, source)) {
      yield writeMember(stream, this.#iris.version(version.graph, version.sequence), version);
    }
  }

  #find(name: string): number | Response {
    const [, journal, digits, edition = '0'] = pageName.exec(name) ?? [];
    if (journal === undefined) return problem('not-found', 'The view of the stream lists its pages.');
    if (journal !== this.#journal)
      return problem('gone', 'The page is of another journal than the one served here.');
    const number = Number(digits);
    const current = this.#versions.editionOf(number);
    if (number * changesPerPage >= this.#versions.version() || Number(edition) > current) {
      return problem('not-found', 'There is no such page yet. The view of the stream lists its pages.');
    }
    if (Number(edition) < current) {
      return problem(
        'gone',
        'Something on this page was forgotten. The view of the stream lists the page that is left.',
      );
    }
    return number;
  }

  #has(source: string | null): boolean {
    return source === null || this.#versions.knows(source);
  }

  #facts(source: string | null): StreamFacts {
    const { base } = this.#iris;
    return { iri: this.#iris.stream(source), source, base, compacted: this.#versions.compacted() };
  }

  get #journal(): string {
    return this.#versions.identity.slice(0, 8);
  }

  #nameOf({ number, edition }: StreamPage): string {
    return `${this.#journal}-${number}${edition === 0 ? '' : `-${edition}`}`;
  }
}

function accepts(request: Request): boolean {
  const format = new URL(request.url).searchParams.get('format') ?? undefined;
  return negotiateFormat({ format, accept: request.headers.get('accept') ?? undefined }, [triG]) !== null;
}

function notAcceptable(): Response {
  return problem('not-acceptable', `Offered here: ${triG.mediaType} (${triG.name}).`);
}

function unknownStream(): Response {
  return problem('not-found', 'There is no partner of this name. The stream of all is at /stream.');
}

function whole(text: string, request: Request): Response {
  if (!accepts(request)) return notAcceptable();
  return new Response(text, {
    headers: { 'content-type': contentType(triG), 'cache-control': 'no-cache', vary: 'Accept' },
  });
}

/** Writes on when the client has taken what there is. */
function streamOf(texts: Iterable<string>): ReadableStream<Uint8Array> {
  const iterator = texts[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const { done, value } = iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}
