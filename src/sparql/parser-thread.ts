/** The query parser in a thread of its own, as the server's side sees it. */

import { LRUCache } from 'lru-cache';
import type { ParsedQuery } from './parse-query.js';
import type { ParserOptions, ParserQuestion } from './parser-messages.js';
import { QuestionThread } from './question-thread.js';

/** How long a text may take once its turn has come, in milliseconds; a megabyte takes less than one second. */
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

/** Parses queries one after another; what is asked again and again is parsed once. */
export class ParserThread {
  readonly #thread: QuestionThread<ParserQuestion, ParsedQuery>;
  readonly #known = new LRUCache<string, ParsedQuery>({
    maxSize: kept,
    maxEntrySize: longestKept,
    sizeCalculation: (_parsed, text) => text.length + 1,
  });

  constructor(options: ParserOptions) {
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
    const parsed = await this.#thread.ask({ text, base });
    if (parsed.kind === 'query') this.#known.set(key, parsed);
    return parsed;
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
