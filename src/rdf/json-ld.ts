/** JSON-LD out, through jsonld.js, with our own context only: nothing is ever fetched. */

import type { ContextDefinition, JsonLdDocument, Options } from 'jsonld';
import jsonld from 'jsonld';
import type { JsonLd, RemoteDocument } from 'jsonld/jsonld-spec.js';
import { canonicalLines } from './canonical.js';
import type { Quad } from './terms.js';

/** The JSON-LD context that answers are compacted with. */
export interface JsonLdContext {
  /** Where the context is published: what `@context` says in an answer. */
  readonly url: string;
  /** Its content: the value of `@context` in `ontology/context.jsonld`. */
  readonly content: ContextDefinition;
}

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
