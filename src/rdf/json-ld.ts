/** JSON-LD in and out, through jsonld.js, with contexts that are here: nothing is ever fetched. */

import type { ContextDefinition, JsonLdDocument, Options } from 'jsonld';
import type { JsonLd, RemoteDocument } from 'jsonld/jsonld-spec.js';
import { canonicalLines } from './canonical.js';
import { nQuads } from './media-types.js';
import { parseQuads } from './parse.js';
import { isSchemaOrgContext, schemaOrgContext } from './schema-org-context.js';
import type { Quad } from './terms.js';

/** The JSON-LD context that answers are compacted with. */
export interface JsonLdContext {
  /** Where the context is published: what `@context` says in an answer. */
  readonly url: string;
  /** Its content: the value of `@context` in `ontology/context.jsonld`. */
  readonly content: ContextDefinition;
}

// Loaded when it is needed: it brings a client of HTTP with it, and few commands speak JSON-LD.
const library = async () => (await import('jsonld')).default;

function loaderOf(context: JsonLdContext) {
  return async (url: string): Promise<RemoteDocument> => {
    if (url !== context.url) throw new Error(`Remote JSON-LD contexts are never fetched: <${url}>`);
    return { documentUrl: url, document: { '@context': context.content } as JsonLd };
  };
}

/**
 * Compacts quads with the context. With a `root` IRI the answer is a tree that starts there
 * (JSON-LD 1.1 Framing), without one a flat `@graph`.
 */
export async function serializeJsonLd(
  quads: readonly Quad[],
  { context, root }: { readonly context: JsonLdContext; readonly root?: string },
): Promise<string> {
  const options: Options.DocLoader & Options.Frame = { documentLoader: loaderOf(context) };
  const jsonld = await library();
  const lines = canonicalLines(quads).join('') as unknown as JsonLdDocument;
  const expanded = await jsonld.fromRDF(lines, { format: 'application/n-quads' });
  // A context by its URL is right by JSON-LD 1.1, 9.15; the library's types know only the object form.
  const contextByUrl = context.url as unknown as ContextDefinition;
  const document =
    root === undefined
      ? await jsonld.compact(expanded, contextByUrl, { ...options, graph: true })
      : await jsonld.frame(expanded, { '@context': contextByUrl, '@id': root, '@embed': '@once' }, options);
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A document whose context is elsewhere: it is not fetched. */
export class UnknownContext extends Error {
  override readonly name = 'UnknownContext';
  readonly url: string;

  constructor(url: string) {
    super(`its context <${url}> is not known here, and contexts are never fetched`);
    this.url = url;
  }
}

/**
 * Quads of a JSON-LD text (JSON-LD 1.1), relative IRIs resolved against the base. The context of schema.org is known.
 * Throws `UnknownContext`, a `SyntaxError` for what is no JSON, or the library's error for what is no JSON-LD.
 */
export async function parseJsonLd(text: string, base: string): Promise<Quad[]> {
  const document = JSON.parse(text.replace(/^\uFEFF/, '')) as JsonLdDocument;
  let refused: UnknownContext | null = null;
  const documentLoader = async (url: string): Promise<RemoteDocument> => {
    if (isSchemaOrgContext(url)) return { documentUrl: url, document: schemaOrgContext as unknown as JsonLd };
    refused = new UnknownContext(url);
    throw refused;
  };
  try {
    const format = 'application/n-quads';
    const jsonld = await library();
    const lines = await jsonld.toRDF(document, { base, documentLoader, format });
    return parseQuads(String(lines), nQuads);
  } catch (error) {
    throw refused ?? error;
  }
}
