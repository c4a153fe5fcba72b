/** One page being mapped: what is known of it, and what is gathered on the way. */

import type { Diagnostic, FilePlace } from '../model/diagnostic.js';
import type { Page } from '../model/page.js';
import type { Deadline } from './deadline.js';
import type { DetectLanguage } from './detect-language.js';
import type { RuleMatch } from './mapped-page.js';
import type { PageKind, ValueRule } from './mapping.js';
import { HtmlPage, type PageNode } from './readers/html.js';

export interface PageReadingOptions {
  readonly page: Page;
  readonly html: HtmlPage;
  readonly kind: PageKind;
  readonly deadline: Deadline;
  /** Pages that rules asked for, by URL; null for one that cannot be read. */
  readonly linked: ReadonlyMap<string, Page | null>;
  readonly detectLanguage: DetectLanguage;
}

const languageTag = /^[a-z]{2,3}(?=$|[-_])/;
/** The language of a page that does not say it, when it cannot be told. */
const usualLanguage = 'fr';

/** Gathers diagnostics, matches and needs. */
export class PageReading {
  readonly page: Page;
  readonly html: HtmlPage;
  readonly kind: PageKind;
  readonly diagnostics: Diagnostic[] = [];
  readonly needs = new Set<string>();
  readonly #options: PageReadingOptions;
  /** E-mail addresses, phone numbers and street addresses that were taken out. */
  personalData = 0;
  readonly #matches = new Map<ValueRule, RuleMatch>();
  readonly #linkedPages = new Map<string, HtmlPage>();
  #language: string | undefined;

  constructor(options: PageReadingOptions) {
    this.page = options.page;
    this.html = options.html;
    this.kind = options.kind;
    this.#options = options;
  }

  get matches(): readonly RuleMatch[] {
    return [...this.#matches.values()];
  }

  report(severity: Diagnostic['severity'], place: FilePlace, message: string): void {
    this.diagnostics.push({ severity, message, place, page: this.page.url });
  }

  /** Notes one application of a rule. */
  note(rule: ValueRule, selector: string | null, count: number): void {
    const before = this.#matches.get(rule);
    this.#matches.set(rule, {
      property: rule.property.name,
      place: rule.place,
      selector: selector ?? before?.selector ?? null,
      count: (before?.count ?? 0) + count,
      applied: (before?.applied ?? 0) + 1,
      matched: (before?.matched ?? 0) + (count > 0 ? 1 : 0),
    });
  }

  /** The language of a text at the node: what the mapping says, else what the page states, else what it looks like. */
  languageOf({ language }: ValueRule, node: PageNode): string {
    const said = language ?? this.kind.language ?? languageTag.exec(node.language ?? '')?.[0];
    if (said !== undefined) return said;
    this.#language ??= this.#options.detectLanguage(this.html.root.beginning(2000)) ?? usualLanguage;
    return this.#language;
  }

  /** A linked page; `unread` when it could not be read, undefined when it has still to be. */
  linked(url: string): HtmlPage | 'unread' | undefined {
    const { linked, deadline } = this.#options;
    const page = linked.get(url);
    if (page === null) return 'unread';
    if (page === undefined) {
      this.needs.add(url);
      return undefined;
    }
    const html = this.#linkedPages.get(url) ?? new HtmlPage(page.text, page.url, deadline);
    this.#linkedPages.set(url, html);
    return html;
  }
}
