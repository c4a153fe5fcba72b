/** Bytes to text: valid UTF-8 first, then what the page declares, windows-1252 at last. */

import htmlEncodingSniffer from 'html-encoding-sniffer';
import iconv from 'iconv-lite';

const utf8 = new TextDecoder('utf-8', { fatal: true });

function charsetOf(contentType: string): string | undefined {
  return /charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1];
}

/**
 * Decodes a body. UTF-8 that is valid is believed whatever the header says; a body that says UTF-8 and is not
 * is read as windows-1252, which is what such pages are; so is one in an encoding that is not known here.
 */
export function decodeBody(bytes: Uint8Array, contentType: string): string {
  try {
    return utf8.decode(bytes);
  } catch {
    // Not UTF-8: fall through to what the page declares.
  }
  const declared = charsetOf(contentType);
  const encoding = htmlEncodingSniffer(bytes, {
    defaultEncoding: 'windows-1252',
    ...(declared === undefined ? {} : { transportLayerEncodingLabel: declared }),
  });
  const usable = encoding !== 'UTF-8' && iconv.encodingExists(encoding);
  return iconv.decode(Buffer.from(bytes), usable ? encoding : 'windows-1252');
}
