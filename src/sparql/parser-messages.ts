/** What the server says to the parsing thread, which answers with a `ParsedQuery`. */

/** What a query is that takes more stack than the thread has which parses it. */
export const tooDeep = { kind: 'malformed', message: 'The query is nested too deeply.' } as const;

/** Given to the thread when it is started. */
export interface ParserOptions {
  /** Rows that an answer may have. */
  readonly mostRows: number;
}

export interface ParserQuestion {
  readonly text: string;
  /** What relative IRIs are relative to. */
  readonly base: string;
}
