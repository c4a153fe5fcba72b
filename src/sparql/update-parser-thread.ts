/** The update parser in a thread of its own, as the server's side sees it. */

import { QuestionThread } from './question-thread.js';
import type { UpdateAnswer, UpdateQuestion } from './update-parser-messages.js';

/** How long a text may take once its turn has come, in milliseconds; a megabyte of data takes half a second. */
const longest = 4_000;
/** Heap of the thread in MiB: a megabyte of text makes some fifty of plan. */
const heap = 512;

/** A thread that parses updates one after another. */
export function startUpdateParser(): QuestionThread<UpdateQuestion, UpdateAnswer> {
  return new QuestionThread<UpdateQuestion, UpdateAnswer>({
    module: new URL('./update-parser-worker.js', import.meta.url),
    worker: { resourceLimits: { maxOldGenerationSizeMb: heap } },
    longest,
    tooMuch: {
      kind: 'malformed',
      message: `The update took longer than ${longest / 1000} s to parse, or more memory than there is. Split it, or nest it less deeply.`,
    },
  });
}
