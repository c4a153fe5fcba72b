/** Updates from their text to their outcome: parsed in one thread, applied in another, under one deadline. */

import { problem } from '../http/problem.js';
import type { GraphCondition, UpdateEngine, UpdateOutcome, UpdatePlan } from '../model/update-plan.js';
import type { UpdateAnswer, UpdateQuestion } from './update-parser-messages.js';

export interface UpdateServiceOptions {
  readonly engine: UpdateEngine;
  readonly parse: (question: UpdateQuestion) => Promise<UpdateAnswer>;
}

/** How an update is applied. */
export interface Applying {
  /** Longest time until the outcome, in milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly condition?: GraphCondition | undefined;
}

/** Longer messages list what the grammar allows, which helps nobody. */
const longestMessage = 300;

/** Applies updates. */
export class UpdateService {
  readonly #options: UpdateServiceOptions;

  constructor(options: UpdateServiceOptions) {
    this.#options = options;
  }

  /** Applies a text, or tells what is wrong with it. The time that parsing takes is taken from its deadline. */
  async applyText(
    question: UpdateQuestion,
    { timeout, ...applying }: Applying,
  ): Promise<UpdateOutcome | Response> {
    const began = performance.now();
    const parsed = await this.#options.parse(question);
    if (parsed.kind !== 'update') return this.#problemOf(parsed, question);
    const left = Math.max(timeout - (performance.now() - began), 1);
    return this.apply(parsed.plan, { ...applying, timeout: left });
  }

  /** Applies a plan. */
  apply(plan: UpdatePlan, { timeout, signal, condition }: Applying): Promise<UpdateOutcome> {
    const conditioned = condition === undefined ? plan : { ...plan, condition };
    return this.#options.engine.update(conditioned, { timeout, signal });
  }

  async #problemOf(
    parsed: Exclude<UpdateAnswer, { kind: 'update' }>,
    { text, base }: UpdateQuestion,
  ): Promise<Response> {
    switch (parsed.kind) {
      case 'query':
        return problem(
          'bad-request',
          'This is a query, and only updates are taken here. Queries go to /sparql.',
        );
      case 'two-datasets':
        return problem(
          'bad-request',
          'Parameters (using-graph-uri, using-named-graph-uri) and the text (WITH, USING) both name a dataset. Use one of them.',
        );
      case 'other-graph':
        return problem('other-graph');
      case 'unsupported':
        return problem('refused-update', parsed.message);
      case 'malformed':
        return problem(
          'malformed-update',
          (await this.#options.engine.explain(text, base)) ?? parsed.message.slice(0, longestMessage),
        );
    }
  }
}
