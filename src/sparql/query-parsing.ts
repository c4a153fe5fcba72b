/** Parses queries: short ones at once, long ones in a thread of their own. */

import { LRUCache } from 'lru-cache';
import type { ParsedQuery, ParseQuery } from './parse-query.js';
import { type ParserOptions, type ParserQuestion, tooDeep } from './parser-messages.js';
import { QuestionThread } from './question-thread.js';

/**
 * Up to so many characters a query is parsed where it was received, in half a millisecond; the worst takes some 50. The way
 * to a thread and back takes longer than that, and each of its two messages as much work as the parsing.
 */
const short = 2_000;
/** How long a text may take in the thread once its turn has come, in milliseconds; a megabyte takes less than one second. */
const longest = 4_000;
/** Heap of the thread in MiB: a megabyte of text makes some fifty of tree. */
const heap = 512;
/** What was parsed is kept, up to so many characters of text. */
const kept = 4_000_000;
const longestKept = 20_000;

const tooMuch: ParsedQuery = {
  kind: 'malformed',
  message: `The query took longer than ${longest / 1000} s to parse, or more memory than there is. Split it, or nest it less deeply.`,
};

/** Parses queries; what is asked again and again is parsed once. */
export class QueryParsing {
  readonly #options: ParserOptions;
  readonly #thread: QuestionThread<ParserQuestion, ParsedQuery>;
  readonly #known = new LRUCache<string, ParsedQuery>({
    maxSize: kept,
    maxEntrySize: longestKept,
    sizeCalculation: (_parsed, text) => text.length + 1,
  });
  #parser: Promise<ParseQuery> | null = null;

  constructor(options: ParserOptions) {
    this.#options = options;
    this.#thread = new QuestionThread({
      module: new URL('./parser-worker.js', import.meta.url),
      worker: { workerData: options, resourceLimits: { maxOldGenerationSizeMb: heap } },
      ...{ longest, tooMuch },
    });
  }

  /** What the text is. The base is what its relative IRIs are relative to. */
  async parse(text: string, base: string): Promise<ParsedQuery> {
    const key = `${base}\n${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const atOnce = text.length <= short ? (await this.#load())(text, base) : tooDeep;
    // The thread has a larger stack, of which nobody else has taken any.
    const parsed = atOnce === tooDeep ? await this.#thread.ask({ text, base }) : atOnce;
    if (parsed.kind === 'query') this.#known.set(key, parsed);
    return parsed;
  }

  // Its rules take a fifth of a second to be made: the first query waits for them, and no start.
  #load(): Promise<ParseQuery> {
    this.#parser ??= import('./parse-query.js').then(({ createQueryParser }) =>
      createQueryParser(this.#options.mostRows),
    );
    return this.#parser;
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
