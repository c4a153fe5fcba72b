/** What pages say as linked data: RDF documents, and the JSON-LD, RDFa and microdata of HTML pages. */

import type { Readable } from 'node:stream';
import { MicrodataRdfParser } from 'microdata-rdf-streaming-parser';
import { RdfaParser } from 'rdfa-streaming-parser';
import type { Page } from '../../model/page.js';
import { parseJsonLd } from '../../rdf/json-ld.js';
import { findFormat, jsonLd, nQuads, nTriples, triG, turtle } from '../../rdf/media-types.js';
import { parseQuads } from '../../rdf/parse.js';
import { blankNode, type NamedNode, namedNode, type Quad, quad, type Term } from '../../rdf/terms.js';
import { schema } from '../../rdf/vocabulary.js';
import { scriptsOf } from './html.js';

/** What a page says, and what of it could not be read. */
export interface Statements {
  readonly quads: readonly Quad[];
  /** Clauses that follow the name of the page. */
  readonly problems: readonly string[];
}

const secureSchemaOrg = schema.iri.replace('http:', 'https:');
const formats = [turtle, jsonLd, nTriples, nQuads, triG];
const htmlTypes = new Set(['text/html', 'application/xhtml+xml', '']);

/** Reads them. Never throws for what is on the page, and fetches nothing. */
export async function readStatements({ text, url, mediaType }: Page): Promise<Statements> {
  const gathered: Quad[] = [];
  const problems: string[] = [];
  const attempt = async (what: string, read: () => Promise<readonly Quad[]> | readonly Quad[]) => {
    try {
      for (const one of await read()) gathered.push(one);
    } catch (error) {
      problems.push(`${what} cannot be read: ${clause(error)}`);
    }
  };
  if (htmlTypes.has(mediaType)) {
    for (const [n, script] of scriptsOf(text, /^\s*application\/ld\+json\s*(;|$)/i).entries()) {
      const what = `JSON-LD block ${n + 1}`;
      await attempt(what, async () => apart(await parseJsonLd(script, url), `j${n}`));
    }
    // Both parsers read what pages do not have: it is quicker to look first.
    if (/\s(property|typeof|rel|about)\s*=/i.test(text)) {
      await attempt('RDFa', async () => {
        const parser = new RdfaParser({ baseIRI: url, contentType: 'text/html' });
        return apart(await feed(parser, text), 'r');
      });
    }
    if (/\sitemscope\b/i.test(text)) {
      await attempt('microdata', async () =>
        apart(await feed(new MicrodataRdfParser({ baseIRI: url }), text), 'm'),
      );
    }
  } else {
    const format = findFormat(mediaType, formats);
    if (format === undefined) problems.push(`is ${mediaType}, which is no linked data`);
    else if (format === jsonLd) await attempt('its JSON-LD', () => parseJsonLd(text, url));
    else await attempt('its RDF', () => parseQuads(text, format, url));
  }
  return { quads: gathered.map(tidy), problems };
}

/** Whether a media type is one of linked data that is read. */
export function isLinkedData(mediaType: string): boolean {
  return findFormat(mediaType, formats) !== undefined;
}

function clause(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').slice(0, 300).replace(/\.$/, '');
}

async function feed(parser: Readable & NodeJS.WritableStream, text: string): Promise<Quad[]> {
  const quads: Quad[] = [];
  parser.end(text);
  for await (const one of parser) quads.push(one as Quad);
  return quads;
}

// Each parser numbers its blank nodes by itself.
function apart(quads: readonly Quad[], prefix: string): Quad[] {
  const rename = <T extends Term>(term: T): T =>
    term.termType === 'BlankNode' ? (blankNode(`${prefix}-${term.value}`) as unknown as T) : term;
  return quads.map(({ subject, predicate, object, graph }) =>
    quad(rename(subject), predicate as NamedNode, rename(object), graph),
  );
}

// Pages write both; schema.org says that they are the same.
function tidy({ subject, predicate, object, graph }: Quad): Quad {
  const same = <T extends Term>(term: T): T =>
    term.termType === 'NamedNode' && term.value.startsWith(secureSchemaOrg)
      ? (namedNode(term.value.replace('https:', 'http:')) as unknown as T)
      : term;
  return quad(subject, same(predicate as NamedNode), same(object), graph);
}
