/** Tokens: what operators show to change the bank over HTTP. */

/** What a token may allow: write graphs, moderate what visitors send, operate the server, try mappings on pages. */
export const tokenScopes = ['write', 'moderate', 'operate', 'try'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** A token as it is listed: its secret is kept nowhere. */
export interface TokenEntry {
  /** The part of the token by which it is named; it opens nothing. */
  readonly id: string;
  /** Whose it is, or what for. */
  readonly label: string;
  readonly scopes: readonly TokenScope[];
  /** ISO 8601. */
  readonly createdAt: string;
}
