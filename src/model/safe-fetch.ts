/** Requests to addresses that others chose: what may be asked of whoever reads them, and what becomes of it. */

/** A request, and all that it may cost. */
export interface SafeRequest {
  /** Where it goes: http or https. */
  readonly url: string;
  /** Whether an address may be asked: the one of the request, and each that a redirect leads to. */
  readonly isAllowed: (url: string) => boolean;
  /** Media types, as in the Accept header. */
  readonly accept: string;
  /** Further headers, such as those of a conditional request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether a redirect is answered as it stands, instead of being followed. */
  readonly tellsRedirects?: boolean;
  /** Fields that are posted as a form; absent: it is a GET. */
  readonly form?: Readonly<Record<string, string>>;
  /** The longest body that is read, in bytes after decompression. */
  readonly mostBytes: number;
  /** Whether the beginning of a longer body will do, instead of a failure. */
  readonly isCut?: boolean;
  /** Milliseconds until the whole of the body, redirects included. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

export type SafeOutcome =
  | {
      readonly kind: 'response';
      /** The address that answered. */
      readonly url: string;
      readonly status: number;
      /** The media type, in lower case without parameters; empty when there was none. */
      readonly mediaType: string;
      /** The whole `Content-Type`; empty when there was none. */
      readonly contentType: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    }
  /** An address that may not be asked, and was not. */
  | { readonly kind: 'forbidden'; readonly url: string; readonly reason: string }
  /** It could not be read: the reason is a sentence without its subject, such as "did not answer within 10 s". */
  | { readonly kind: 'failed'; readonly url: string; readonly reason: string };

/**
 * Reads an address of the public Internet, without cookies or credentials. Never throws for what the other side does.
 */
export type SafeFetch = (request: SafeRequest) => Promise<SafeOutcome>;
