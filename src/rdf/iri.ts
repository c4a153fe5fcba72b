/** Addresses as IRIs that every RDF syntax accepts. */

// What Turtle's IRIREF leaves out (RDF 1.1 Turtle, 6.5) and the URL standard lets stand in queries and fragments.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const notInIri = /[\u0000-\u0020<>"{}|\\^`]/g;

/** The serialization of a URL, its remaining illegal characters percent-encoded. */
export function iriOfUrl(url: URL): string {
  return url.href.replace(
    notInIri,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

// An absolute IRI as every RDF syntax writes it: a scheme, and nothing that IRIREF leaves out.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const absoluteIri = /^[A-Za-z][A-Za-z0-9+.-]*:[^\u0000-\u0020<>"{}|\\^`]*$/;

/** Whether a text is an absolute IRI that can stand between angle brackets. */
export function isIri(text: string): boolean {
  return absoluteIri.test(text);
}

/** A text that would be written as an IRI and is none. */
export class IllegalIri extends Error {
  override readonly name = 'IllegalIri';
  constructor(readonly text: string) {
    super(`${JSON.stringify(text)} is not an absolute IRI`);
  }
}

/** The IRI in angle brackets. Throws `IllegalIri`: nothing else may come between them. */
export function bracketed(iri: string): string {
  if (!isIri(iri)) throw new IllegalIri(iri);
  return `<${iri}>`;
}

// The parts of a reference (RFC 3986, appendix B): scheme, authority, path, query, fragment, each with its delimiters.
const referenceParts = /^([^:/?#]+:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/s;

function partsOf(reference: string): {
  [part in 'scheme' | 'authority' | 'path' | 'query' | 'fragment']: string;
} {
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] =
    referenceParts.exec(reference) ?? [];
  return { scheme, authority, path, query, fragment };
}

/**
 * An IRI reference made absolute (RFC 3987, 6.5) as the query engine does it: what has a scheme or an authority keeps
 * its path as it is, and characters beyond ASCII stay, where `URL` would encode them.
 */
export function resolveIri(reference: string, base: string): string {
  if (isIri(reference)) return reference;
  const { scheme, authority, path, query, fragment } = partsOf(reference);
  if (scheme !== '') return reference;
  const from = partsOf(base);
  if (authority !== '') return from.scheme + reference;
  const root = from.scheme + from.authority;
  if (path === '') return root + from.path + (query || from.query) + fragment;
  const merged = path.startsWith('/') ? path : mergePath(path, from);
  return root + withoutDotSegments(merged) + query + fragment;
}

function mergePath(path: string, from: { readonly authority: string; readonly path: string }): string {
  if (from.authority !== '' && from.path === '') return `/${path}`;
  return from.path.slice(0, from.path.lastIndexOf('/') + 1) + path;
}

function withoutDotSegments(path: string): string {
  const [first = '', ...segments] = path.split('/');
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  const last = segments.at(-1);
  if (last === '.' || last === '..') kept.push('');
  return [first, ...kept].join('/');
}
