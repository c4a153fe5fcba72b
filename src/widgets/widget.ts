/** What an element does: it asks, shows what it is told, and leaves the link inside where anything fails. */

import type { WidgetAnswer, WidgetKind } from '../model/widget-answer.js';
import { askBank, guideAddress, NoAnswer } from './ask-bank.js';
import { readAttributes } from './attributes.js';
import { untilSeen, untilStanding } from './frame-door.js';
import { dress } from './look.js';
import { makeFrame, makeSchema, showCount, showRecords } from './show-answer.js';

/** The life of one element. */
export class Widget {
  readonly #host: HTMLElement;
  readonly #kind: WidgetKind;
  readonly #root: ShadowRoot;
  /** What stands inside the element in the page: a link. */
  readonly #inside = document.createElement('slot');
  #schema: HTMLScriptElement | null = null;
  #asked = new AbortController();

  constructor(host: HTMLElement, kind: WidgetKind) {
    this.#host = host;
    this.#kind = kind;
    this.#root = host.attachShadow({ mode: 'open' });
    this.#root.append(this.#inside);
  }

  /** Asks anew, once for all attributes that change together. */
  refresh(): void {
    this.stop();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    queueMicrotask(() => {
      if (!signal.aborted) void this.#show(signal);
    });
  }

  stop(): void {
    this.#asked.abort();
  }

  async #show(signal: AbortSignal): Promise<void> {
    try {
      const { query, unknown } = readAttributes(this.#kind, this.#host);
      for (const name of unknown) this.#tell(`it has no attribute "${name}"`);
      if (this.#kind === 'map') await untilSeen(this.#host, signal);
      const answer = await askBank(this.#kind, query, { isEnglish: this.#isEnglish(), signal });
      for (const { parameter, value } of answer.unknown) this.#tell(`"${value}" is no known ${parameter}`);
      if (answer.unknown.length > 0 && answer.total === 0) return this.#leaveLink();
      dress(this.#root);
      await this.#put(answer, signal);
      this.#describe(answer);
    } catch (error) {
      if (signal.aborted) return;
      this.#leaveLink();
      this.#tell(error instanceof NoAnswer ? error.message : String(error));
    }
  }

  async #put(answer: WidgetAnswer, signal: AbortSignal): Promise<void> {
    if (this.#kind === 'map') {
      const frame = makeFrame(answer);
      this.#root.replaceChildren(this.#inside, frame);
      await untilStanding(frame, signal);
      frame.classList.remove('waiting');
      this.#inside.remove();
    } else if (this.#kind === 'count') this.#root.replaceChildren(showCount(answer));
    else this.#root.replaceChildren(showRecords(answer, this.#host.getAttribute('layout')));
  }

  #describe({ schema }: WidgetAnswer): void {
    this.#schema?.remove();
    this.#schema = schema === null ? null : makeSchema(schema);
    if (this.#schema !== null) this.#host.append(this.#schema);
  }

  #leaveLink(): void {
    this.#schema?.remove();
    this.#root.replaceChildren(this.#inside);
  }

  // The element's language or that of what it stands in; the bank speaks French and English.
  #isEnglish(): boolean {
    return /^en\b/i.test(this.#host.closest('[lang]')?.getAttribute('lang') ?? '');
  }

  #tell(complaint: string): void {
    console.warn(`<${this.#host.localName}>: ${complaint}. See ${guideAddress}`, this.#host);
  }
}
