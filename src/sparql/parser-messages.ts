/** What the server says to the parsing thread, which answers with a `ParsedQuery`. */

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
