/** What the server and the parsing thread say to each other. */

import type { ParsedQuery } from './parse-query.js';

/** Given to the thread when it is started. */
export interface ParserOptions {
  /** Rows that an answer may have. */
  readonly mostRows: number;
}

export interface ParserQuestion {
  readonly id: number;
  readonly text: string;
  readonly base: string;
}

export interface ParserAnswer {
  readonly id: number;
  readonly parsed: ParsedQuery;
}
