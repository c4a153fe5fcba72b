/** Finds the values of rules on a page, and makes them. */

import type { ObjectTerm } from '../rdf/terms.js';
import { dcterms } from '../rdf/vocabulary.js';
import { cleanText, quoteWords, withoutEcho } from './clean-text.js';
import { type Value, valueFunctions } from './functions.js';
import { httpAddress } from './http-address.js';
import type { Selection, ValueRule, Where } from './mapping.js';
import type { PageReading } from './page-reading.js';
import { removePersonalData } from './personal-data.js';
import type { PageNode } from './readers/node.js';

/** A value found: a term, or words that name something shared, with what the page names around it. */
export interface FoundValue {
  readonly value:
    | { readonly kind: 'term'; readonly term: ObjectTerm }
    | { readonly kind: 'words'; readonly words: string };
  readonly within: readonly string[];
  /** Language tag of a text or of an organization's name; empty for anything else. */
  readonly language: string;
}

interface Taken {
  readonly node: PageNode;
  readonly text: string;
}

interface Area {
  readonly label: string | null;
  readonly areas: readonly PageNode[];
}

type Selected = Extract<Where, { kind: 'select' }>;

/** Properties whose texts have paragraphs; all others are said on one line, wherever a page breaks them. */
const longTexts = new Set([dcterms.abstract, dcterms.description].map(({ value }) => value));

/** Reads the values of one page's rules. */
export class ValueReader {
  readonly #reading: PageReading;

  constructor(reading: PageReading) {
    this.#reading = reading;
  }

  /** The values of a rule, each once; at most one unless the rule takes several. What is amiss is reported. */
  values(rule: ValueRule, scope: PageNode): readonly FoundValue[] {
    const { where } = rule;
    if (where.kind === 'coalesce') return this.#firstOf(where.rules, scope);
    if (where.kind === 'join') {
      return this.#joined(rule, where.follow, scope).flatMap((root) => this.values(where.rule, root));
    }
    const taken =
      where.kind === 'constant' ? [{ node: scope, text: where.text }] : this.#texts(rule, where, scope);
    const values = new Map<string, FoundValue>();
    // One by one: a hostile page gives more than a call takes arguments.
    for (const one of taken) {
      for (const found of this.#convert(rule, one, scope)) values.set(identity(found), found);
    }
    if (rule.each || rule.split.length > 0 || values.size <= 1) return [...values.values()];
    const words = [...values.values()].slice(0, 3).map(({ value }) => quoteWords(wordsOf(value)));
    this.#reading.report(
      'warning',
      rule.place,
      `"${rule.property.name}" takes one value, and ${values.size} different ones were found (${words.join(', ')}${values.size > 3 ? ', …' : ''}): none is kept. Narrow the selector, or use "each".`,
    );
    return [];
  }

  /** The nodes of a described resource. */
  nodes(rule: ValueRule, scope: PageNode): readonly PageNode[] {
    const { where } = rule;
    if (where.kind === 'join') {
      return this.#joined(rule, where.follow, scope).flatMap((root) => this.nodes(where.rule, root));
    }
    if (where.kind !== 'select') return [];
    for (const { label, areas } of this.#areasOf(where, scope)) {
      for (const { selector } of where.selections) {
        const nodes = areas.flatMap((area) => area.select(selector));
        if (nodes.length === 0) continue;
        this.#reading.note(rule, described(label, selector.text), nodes.length);
        return this.#oneOrEach(rule, nodes);
      }
    }
    this.#reading.note(rule, null, 0);
    return [];
  }

  #oneOrEach(rule: ValueRule, nodes: readonly PageNode[]): readonly PageNode[] {
    if (rule.each || nodes.length === 1) return nodes;
    this.#reading.report(
      'warning',
      rule.place,
      `"${rule.property.name}" takes one value, and ${nodes.length} nodes were found: none is kept. Narrow the selector, or use "each".`,
    );
    return [];
  }

  #firstOf(rules: readonly ValueRule[], scope: PageNode): readonly FoundValue[] {
    for (const rule of rules) {
      const found = this.values(rule, scope);
      if (found.length > 0) return found;
    }
    return [];
  }

  // The texts of the first label and the first selection that give any.
  #texts(rule: ValueRule, where: Selected, scope: PageNode): readonly Taken[] {
    for (const { label, areas } of this.#areasOf(where, scope)) {
      for (const selection of where.selections) {
        const taken = takeTexts(areas, selection);
        if (taken.length === 0) continue;
        this.#reading.note(rule, described(label, selection.selector.text), taken.length);
        return taken;
      }
    }
    this.#reading.note(rule, null, 0);
    return [];
  }

  #convert(rule: ValueRule, { node, text }: Taken, scope: PageNode): FoundValue[] {
    const { match, split, property, place } = rule;
    const matched = match.length === 0 ? { value: text, within: null } : this.#match(rule, text);
    if (matched === null) return [];
    const within =
      matched.within === null
        ? this.#within(rule, scope)
        : [matched.within.trim(), ...this.#within(rule, scope)];
    const hasLanguage = property.value === 'text' || property.value === 'organization';
    const language = hasLanguage ? this.#reading.languageOf(rule, node) : '';
    return splitAt(matched.value, split).flatMap((part) => {
      const value = this.#apply(rule, part, node, language);
      if (value.kind === 'refused') {
        const message = `"${property.name}" takes nothing from ${quoteWords(part)}: ${value.reason}.`;
        this.#reading.report('warning', place, message);
      }
      return value.kind === 'refused' || value.kind === 'blank' ? [] : { value, within, language };
    });
  }

  #match({ match, property, place }: ValueRule, text: string) {
    const clean = cleanText(text);
    for (const pattern of match) {
      const found = pattern.match(clean);
      if (found !== null) return found;
    }
    if (clean !== '') {
      const message = `"${property.name}" takes nothing from ${quoteWords(clean)}: it does not match ${match.map(({ text: one }) => one).join(', ')}.`;
      this.#reading.report('warning', place, message);
    }
    return null;
  }

  #apply(rule: ValueRule, text: string, node: PageNode, language: string): Value {
    const { property, as, keepPersonal } = rule;
    const context = {
      language: property.value === 'text' ? language : null,
      baseUrl: node.baseUrl,
      readAt: this.#reading.page.fetchedAt,
      axis: property.axis ?? null,
      initiatives: this.#reading.initiatives,
    };
    const isName = property.value === 'text' || property.value === 'string';
    const value = valueFunctions[as].apply(text, context);
    if (value.kind === 'refused' || value.kind === 'blank' || (value.kind === 'term' && !isName))
      return value;
    const words = wordsOf(value);
    const once = this.#once(rule, longTexts.has(property.iri) ? words : words.replace(/\n+/g, ' '));
    const { text: kept, removed } = keepPersonal ? { text: once, removed: 0 } : removePersonalData(once);
    this.#reading.personalData += removed;
    return kept === words ? value : valueFunctions[as === 'html' ? 'text' : as].apply(kept, context);
  }

  #once({ property, place }: ValueRule, text: string): string {
    const once = withoutEcho(text);
    if (once === null) return text;
    const message = `"${property.name}" says ${quoteWords(once)} twice: it is kept once. Narrow the selector.`;
    this.#reading.report('warning', place, message);
    return once;
  }

  #within({ within }: ValueRule, scope: PageNode): string[] {
    return within.flatMap((rule) => this.values(rule, scope).map(({ value }) => wordsOf(value)));
  }

  // Where selections look: beside each label in turn, or in the scope itself.
  *#areasOf(where: Selected, scope: PageNode): Generator<Area> {
    const scopes = this.#scopesOf(where, scope);
    if (where.labels === null) yield { label: null, areas: scopes };
    for (const label of where.labels ?? []) {
      yield { label: label.text, areas: scopes.flatMap((one) => one.labelled(label.key)) };
    }
  }

  #scopesOf({ in: area }: Selected, scope: PageNode): readonly PageNode[] {
    if (area === null) return [scope];
    if (area !== 'page') return scope.select(area);
    const { kind, parsed } = this.#reading;
    return kind.root === null ? [parsed.root] : parsed.root.select(kind.root);
  }

  // The linked page as one root, or nothing: not read yet, not readable, or not one.
  #joined(rule: ValueRule, follow: readonly Selection[], scope: PageNode): readonly PageNode[] {
    const reading = this.#reading;
    const taken =
      follow.map((selection) => takeTexts([scope], selection)).find(({ length }) => length > 0) ?? [];
    const urls = new Set(taken.flatMap(({ node, text }) => httpAddress(text, node.baseUrl) ?? []));
    reading.note(rule, follow[0]?.selector.text ?? null, urls.size);
    const [url] = urls;
    if (url === undefined) return [];
    if (urls.size > 1) {
      reading.report(
        'warning',
        rule.place,
        `"${rule.property.name}" follows one link, and ${urls.size} were found: none is followed. Narrow "follow".`,
      );
      return [];
    }
    const html = reading.linked(url);
    if (html === 'unread') {
      reading.report(
        'warning',
        rule.place,
        `"${rule.property.name}" stands on ${url}, which could not be read.`,
      );
    }
    return html === undefined || html === 'unread' ? [] : [html.root];
  }
}

function takeTexts(areas: readonly PageNode[], { selector, attribute }: Selection): Taken[] {
  const taken: Taken[] = [];
  for (const area of areas) {
    for (const node of area.select(selector)) {
      const text = node.take(attribute);
      if (text !== undefined && text.trim() !== '') taken.push({ node, text });
    }
  }
  return taken;
}

function described(label: string | null, selector: string): string {
  if (label === null) return selector;
  return selector === '.' ? `label "${label}"` : `label "${label}", ${selector}`;
}

function splitAt(text: string, separators: readonly string[]): string[] {
  let parts = [text];
  for (const separator of separators) parts = parts.flatMap((part) => part.split(separator));
  return parts;
}

function wordsOf(value: FoundValue['value']): string {
  return value.kind === 'term' ? value.term.value : value.words;
}

function identity({ value, within }: FoundValue): string {
  if (value.kind === 'words') return JSON.stringify([value.words, ...within]);
  const { term } = value;
  return term.termType === 'Literal' ? `${term.value}\u0000${term.language}` : term.value;
}
