/** The RDF documents that a request carries (SPARQL 1.1 Graph Store HTTP Protocol, 5 and 5.5): one, or a form of several. */

import { problem } from '../http/problem.js';
import type { RdfDocument } from '../model/update-plan.js';
import { type Format, findFormat, graphFormats, rdfXml } from '../rdf/media-types.js';
import { charsetProblem, codingProblem, isUtf8Name, mediaTypeOf } from './body-text.js';
import type { RequestBodies } from './request-body.js';

/** Bytes that a document, or the documents of a form, may have; read, they take some fifty times as much. */
export const largestDocument = 16 * 2 ** 20;

const multipart = 'multipart/form-data';

/** The documents of a request; their bytes are counted until they are disposed of. */
export interface SentDocuments extends Disposable {
  readonly documents: readonly RdfDocument[];
}

/** A document with what its headers say of it. */
interface Sent {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  /** Tells the type where the content type does not. */
  readonly fileName: string;
}

/** Reads the documents; `base` is what their relative IRIs are relative to. */
export async function readSentDocuments(
  request: Request,
  bodies: RequestBodies,
  base: string,
): Promise<SentDocuments | Response> {
  const contentType = request.headers.get('content-type');
  const isForm = mediaTypeOf(contentType) === multipart;
  // Without a content type, RDF/XML is tried, as the specification (5) asks.
  if (!isForm && contentType !== null && formatOf(contentType) === undefined) return unknownType(contentType);
  const coding = codingProblem(request.headers);
  if (coding !== null) return coding;
  const body = await bodies.read(request, largestDocument);
  if (body instanceof Response) return body;
  const sent = isForm
    ? await readForm(body.bytes, contentType)
    : [{ bytes: body.bytes, contentType, fileName: '' }];
  const documents = sent instanceof Response ? sent : toDocuments(sent, base);
  if (!(documents instanceof Response)) return { documents, [Symbol.dispose]: () => body[Symbol.dispose]() };
  body[Symbol.dispose]();
  return documents;
}

function formatOf(nameOrType: string): Format | undefined {
  return findFormat(nameOrType, graphFormats);
}

function unknownType(contentType: string): Response {
  const known = graphFormats.map(({ mediaType }) => mediaType);
  const detail = `"${contentType}" is not read here. A graph is sent as ${known.join(', ')}, several documents as ${multipart}.`;
  return problem('unsupported-media-type', detail, { accept: [...known, multipart].join(', ') });
}

async function readForm(bytes: Uint8Array, contentType: string | null): Promise<Sent[] | Response> {
  const sent: Sent[] = [];
  try {
    const whole = new Response(Buffer.from(bytes), { headers: { 'content-type': contentType ?? '' } });
    for (const value of (await whole.formData()).values()) {
      if (typeof value === 'string')
        return problem('bad-request', 'Each part of the form has to be a file, with a file name.');
      sent.push({
        bytes: new Uint8Array(await value.arrayBuffer()),
        contentType: value.type,
        fileName: value.name,
      });
    }
  } catch {
    return problem(
      'bad-request',
      `The body is not ${multipart} with the boundary that its content type names.`,
    );
  }
  return sent;
}

function toDocuments(sent: readonly Sent[], base: string): RdfDocument[] | Response {
  const documents: RdfDocument[] = [];
  for (const { bytes, contentType, fileName } of sent) {
    const suffix = fileName.slice(fileName.lastIndexOf('.') + 1);
    const format = contentType === null ? rdfXml : (formatOf(contentType) ?? formatOf(suffix));
    if (format === undefined) return unknownType(contentType || fileName);
    const wrong = charsetProblem(bytes, contentType) ?? xmlEncodingProblem(bytes, format);
    if (wrong !== null) return wrong;
    documents.push({ bytes, mediaType: format.mediaType, base });
  }
  return documents;
}

const xmlEncoding = /^(?:\uFEFF)?<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/;

// What an XML declaration says of its encoding has to be true as well (XML 1.0, 4.3.3).
function xmlEncodingProblem(bytes: Uint8Array, format: Format): Response | null {
  if (format !== rdfXml) return null;
  const encoding = xmlEncoding.exec(Buffer.from(bytes.subarray(0, 200)).toString('utf8'))?.[1];
  if (encoding === undefined || isUtf8Name(encoding)) return null;
  return problem(
    'bad-request',
    `The document says that its encoding is "${encoding}". Send it in UTF-8, and let it say so.`,
  );
}
