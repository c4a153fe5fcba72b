/** The part of `html-encoding-sniffer` that is used; its published types are of an older version. */
declare module 'html-encoding-sniffer' {
  /** The name of the encoding (WHATWG Encoding) that a browser would decode the page with. */
  export default function htmlEncodingSniffer(
    bytes: Uint8Array,
    options?: { readonly transportLayerEncodingLabel?: string; readonly defaultEncoding?: string },
  ): string;
}
