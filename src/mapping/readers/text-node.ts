/** A text that stands in another format than HTML, and may itself be markup. */

import type { Deadline } from '../deadline.js';
import { HtmlPage, htmlToText } from './html.js';
import type { PageNode, Selector } from './node.js';

export interface TextNodeOptions {
  /** Undefined for what has no text, such as an object of JSON. */
  readonly text: string | undefined;
  readonly baseUrl: string;
  readonly language: string | null;
  readonly deadline: Deadline;
}

/** A node that has a text and nothing below it but what the text is the markup of. */
export class TextNode implements PageNode {
  readonly isHeading = false;
  readonly options: TextNodeOptions;
  #markup: HtmlPage | undefined;

  constructor(options: TextNodeOptions) {
    this.options = options;
  }

  get baseUrl(): string {
    return this.options.baseUrl;
  }

  get language(): string | null {
    return this.options.language;
  }

  select(selector: Selector): readonly PageNode[] {
    if (selector.isSelf) return [this];
    return selector.format === 'html' ? this.#asMarkup().root.select(selector) : [];
  }

  labelled(label: string): readonly PageNode[] {
    return this.#asMarkup().root.labelled(label);
  }

  take(attribute: string | null): string | undefined {
    const { text, deadline } = this.options;
    if (text === undefined || (attribute !== null && attribute !== 'html')) return undefined;
    deadline.read(text.length);
    return attribute === 'html' ? htmlToText(text) : text;
  }

  beginning(length: number): string {
    return (this.options.text ?? '').slice(0, length);
  }

  #asMarkup(): HtmlPage {
    const { text = '', baseUrl, deadline } = this.options;
    this.#markup ??= new HtmlPage(text, baseUrl, deadline);
    return this.#markup;
  }
}
