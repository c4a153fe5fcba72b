/** Content negotiation (RFC 9110, 12): which of the formats, languages and codings on offer the client prefers. */

import Negotiator from 'negotiator';
import { type Format, findFormat } from '../rdf/media-types.js';
import type { Coding } from './encode.js';

/** What negotiation reads of a request. */
export interface Wishes {
  /** `?format=`: wins over Accept. */
  readonly format?: string | undefined;
  readonly accept?: string | undefined;
}

// Parameters but for q. No format here has variants, so they tell nothing apart: `text/turtle;charset=utf-8`
// is Turtle, and JSON-LD 1.1 (appendix C) has servers ignore the profiles that they do not know.
const parameter = /;\s*(?!q\s*=)[^\s;,="]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*)/gi;

/** The preferred format among those offered (the first one for a client without wishes), or null for 406. */
export function negotiateFormat(wishes: Wishes, offered: readonly Format[]): Format | null {
  if (wishes.format !== undefined) return findFormat(wishes.format, offered) ?? null;
  const accept = wishes.accept?.replace(parameter, '').trim() || '*/*';
  const negotiator = new Negotiator({ headers: { accept } });
  const types = offered.map(({ mediaType }) => mediaType);
  const aliases = offered.flatMap((format) => (format.aliases ?? []).filter((alias) => alias.includes('/')));
  // An alias counts only for those who ask for nothing that a format is registered as.
  const type = negotiator.mediaType(types) ?? negotiator.mediaType(aliases);
  return type === undefined ? null : (findFormat(type, offered) ?? null);
}

/** The preferred language among those offered; the first one when the client wants none of them. */
export function negotiateLanguage<Language extends string>(
  acceptLanguage: string | undefined,
  offered: readonly [Language, ...Language[]],
): Language {
  const negotiator = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '*' } });
  const language = negotiator.language([...offered]);
  return offered.find((candidate) => candidate === language) ?? offered[0];
}

/** The coding for a client with this `Accept-Encoding`; without one, none. */
export function negotiateCoding(acceptEncoding: string | null): Coding {
  if (acceptEncoding === null) return 'identity';
  const negotiator = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } });
  return negotiator.encodings(['gzip', 'identity'])[0] === 'gzip' ? 'gzip' : 'identity';
}
