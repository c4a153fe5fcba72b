/** Answers for the bank's description of itself: at `/sparql` without a query, and at `/.well-known/void`. */

import { negotiateFormat } from '../../http/negotiate.js';
import { problem } from '../../http/problem.js';
import type { JsonLdContext } from '../../rdf/json-ld.js';
import { contentType, graphFormats } from '../../rdf/media-types.js';
import { serializeQuads } from '../../rdf/serialize.js';
import type { Quad } from '../../rdf/terms.js';

export interface DescriptionDoorOptions {
  /** The description as it stands. */
  readonly quads: () => readonly Quad[];
  readonly context: JsonLdContext;
}

/** Writes each description once a format. */
export class DescriptionDoor {
  readonly #options: DescriptionDoorOptions;
  #written: { readonly quads: readonly Quad[]; readonly texts: Map<string, Promise<string>> } | null = null;

  constructor(options: DescriptionDoorOptions) {
    this.#options = options;
  }

  /** The description in the format that the client prefers, or 406 (SPARQL 1.1 Service Description, 2). */
  async answer(request: Request): Promise<Response> {
    const format = negotiateFormat(
      {
        format: new URL(request.url).searchParams.get('format') ?? undefined,
        accept: request.headers.get('accept') ?? undefined,
      },
      graphFormats,
    );
    if (format === null) {
      const types = graphFormats.map(({ name, mediaType }) => `${mediaType} (format=${name})`);
      return problem('not-acceptable', `The description is offered as ${types.join(', ')}.`);
    }
    const texts = this.#texts();
    const text = texts.get(format.name) ?? serializeQuads(this.#options.quads(), format, this.#options);
    texts.set(format.name, text);
    return new Response(await text, { headers: { 'content-type': contentType(format), vary: 'Accept' } });
  }

  #texts(): Map<string, Promise<string>> {
    const quads = this.#options.quads();
    if (this.#written?.quads !== quads) this.#written = { quads, texts: new Map() };
    return this.#written.texts;
  }
}
