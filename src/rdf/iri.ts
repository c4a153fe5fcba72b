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
