/** One page being mapped: what is known of it, and what is gathered on the way. */

import type { Diagnostic, FilePlace } from '../model/diagnostic.js';
import type { Page } from '../model/page.js';
import type { Deadline } from './deadline.js';
import type { DetectLanguage } from './detect-language.js';
import type { Initiatives } from './initiatives.js';
import type { RuleMatch } from './mapped-page.js';
import type { PageKind, ValueRule } from './mapping.js';
import type { PageNode, ParsedPage } from './readers/node.js';
import { parseAnyPage } from './readers/parse-page.js';

export interface PageReadingOptions {
  readonly page: Page;
  readonly parsed: ParsedPage;
  readonly kind: PageKind;
  readonly deadline: Deadline;
  /** Pages that rules asked for, by URL; null for one that cannot be read. */
  readonly linked: ReadonlyMap<string, Page | null>;
  readonly detectLanguage: DetectLanguage;
  readonly initiatives: Initiatives;
}

const languageTag = /^[a-z]{2,3}(?=$|[-_])/;
/** The language of a page that does not say it, when it cannot be told. */
const usualLanguage = 'fr';

/** Gathers diagnostics, matches and needs. */
export class PageReading {
  readonly page: Page;
  readonly parsed: ParsedPage;
  readonly kind: PageKind;
  readonly initiatives: Initiatives;
  readonly diagnostics: Diagnostic[] = [];
  readonly needs = new Set<string>();
  /** The address that findings name: of the page, or of the page of the record that is being read. */
  about: string;
  readonly #options: PageReadingOptions;
  /** E-mail addresses, phone numbers and street addresses that were taken out. */
  personalData = 0;
  readonly #matches = new Map<ValueRule, RuleMatch>();
  readonly #linkedPages = new Map<string, ParsedPage>();
  #language: string | undefined;

  constructor(options: PageReadingOptions) {
    this.page = options.page;
    this.parsed = options.parsed;
    this.about = options.page.url;
    this.kind = options.kind;
    this.initiatives = options.initiatives;
    this.#options = options;
  }

  get matches(): readonly RuleMatch[] {
    return [...this.#matches.values()];
  }

  report(severity: Diagnostic['severity'], place: FilePlace, message: string): void {
    this.diagnostics.push({ severity, message, place, page: this.about });
  }

  /** Notes one application of a rule. */
  note(rule: ValueRule, selector: string | null, count: number): void {
    const before = this.#matches.get(rule);
    this.#matches.set(rule, {
      property: rule.property.name,
      iri: rule.property.iri,
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
    if (this.kind.format !== 'html') return usualLanguage;
    this.#language ??= this.#options.detectLanguage(this.parsed.root.beginning(2000)) ?? usualLanguage;
    return this.#language;
  }

  /** A linked page; `unread` when it could not be read, undefined when it has still to be. */
  linked(url: string): ParsedPage | 'unread' | undefined {
    const { linked, deadline } = this.#options;
    const page = linked.get(url);
    if (page === null) return 'unread';
    if (page === undefined) {
      this.needs.add(url);
      return undefined;
    }
    const parsed = this.#linkedPages.get(url) ?? parseAnyPage(page, deadline);
    if (parsed === null) return 'unread';
    this.#linkedPages.set(url, parsed);
    return parsed;
  }
}
