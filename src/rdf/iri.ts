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
