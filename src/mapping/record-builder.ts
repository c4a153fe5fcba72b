/** Builds the quads of one record from the rules of its page kind. */

import type { Diagnostic, FilePlace } from '../model/diagnostic.js';
import type { Iris } from '../model/iris.js';
import { iriOfUrl } from '../rdf/iri.js';
import { type NamedNode, namedNode, type ObjectTerm, type Quad, quad } from '../rdf/terms.js';
import { bis, dcterms, prov, rdf } from '../rdf/vocabulary.js';
import { valueFunctions } from './functions.js';
import type { RuleMatch } from './mapped-page.js';
import type { PageKind, Rule, Selection } from './mapping.js';
import { slug } from './mint.js';
import type { HtmlPage, PageNode } from './readers/html.js';
import { termOf } from './term-table.js';

export interface BuilderContext {
  /** URL of the page. */
  readonly page: string;
  readonly source: string;
  readonly iris: Iris;
  /** Language tag of the page's texts. */
  readonly language: string;
  readonly html: HtmlPage;
}

/** A resource's quads; incomplete when a required property is missing. */
export interface FillOutcome {
  readonly complete: boolean;
  readonly quads: readonly Quad[];
}

/** The nodes that a list of selections finds: those of the first that finds any. */
interface Found {
  readonly nodes: readonly PageNode[];
  readonly attribute: string | null;
  readonly selector: string | null;
}

/** One page's builder: gathers diagnostics and matches on the way. */
export class RecordBuilder {
  readonly context: BuilderContext;
  readonly diagnostics: Diagnostic[] = [];
  readonly matches: RuleMatch[] = [];

  constructor(context: BuilderContext) {
    this.context = context;
  }

  report(severity: Diagnostic['severity'], place: FilePlace, message: string): void {
    this.diagnostics.push({ severity, message, place, page: this.context.page });
  }

  find(selections: readonly Selection[], scope: PageNode): Found {
    for (const { selector, attribute } of selections) {
      const nodes = scope.select(selector);
      if (nodes.length > 0) return { nodes, attribute, selector };
    }
    return { nodes: [], attribute: null, selector: null };
  }

  /** The record of a page, with what every record says: its types, page, source and list. */
  build(subject: NamedNode, kind: PageKind, listedOn: string | null, graph: NamedNode): FillOutcome {
    const { page, source, iris, html } = this.context;
    const fixed: [NamedNode, NamedNode][] = [
      [rdf.type, namedNode(kind.recordClass)],
      [rdf.type, prov.Entity],
      [dcterms.source, namedNode(iriOfUrl(new URL(page)))],
      [dcterms.publisher, namedNode(iris.source(source))],
    ];
    if (listedOn !== null) fixed.push([bis.listedOn, namedNode(iriOfUrl(new URL(listedOn)))]);
    const said = this.#fill(subject, kind.rules, html.root, graph);
    const quads = fixed.map(([predicate, object]) => quad(subject, predicate, object, graph));
    return { complete: said.complete, quads: [...quads, ...said.quads] };
  }

  #fill(subject: NamedNode, rules: readonly Rule[], scope: PageNode, graph: NamedNode): FillOutcome {
    const quads: Quad[] = [];
    let complete = true;
    for (const rule of rules) {
      const before = quads.length;
      // One by one: a hostile page gives more than a call takes arguments.
      if (rule.property.value === 'resource') {
        for (const said of this.#resources(subject, rule, scope, graph)) quads.push(said);
      } else {
        for (const value of this.#values(rule, scope))
          quads.push(quad(subject, termOf(rule.property), value, graph));
      }
      if (rule.required && quads.length === before) {
        complete = false;
        const selectors = rule.selections.map(({ selector }) => selector).join(', ');
        this.report(
          'error',
          rule.place,
          `"${rule.property.name}" is required, and ${selectors} gives nothing.`,
        );
      }
    }
    return { complete, quads };
  }

  #nodes(rule: Rule, scope: PageNode): Found {
    const found = this.find(rule.selections, scope);
    const { property, place } = rule;
    this.matches.push({
      property: property.name,
      place,
      selector: found.selector,
      count: found.nodes.length,
    });
    return found;
  }

  #values(rule: Rule, scope: PageNode): ObjectTerm[] {
    const { language, html } = this.context;
    const { nodes, attribute } = this.#nodes(rule, scope);
    const values = new Map<string, ObjectTerm>();
    for (const node of nodes) {
      const value = valueFunctions[rule.as](node.take(attribute) ?? '', { language, baseUrl: html.baseUrl });
      if (value.kind === 'refused') this.report('warning', rule.place, value.reason);
      if (value.kind === 'value') values.set(value.term.value, value.term);
    }
    if (rule.each || values.size <= 1) return [...values.values()];
    this.report(
      'warning',
      rule.place,
      `"${rule.property.name}" takes one value, and ${values.size} different ones were found: none is kept. Narrow the selector, or use "each".`,
    );
    return [];
  }

  // The IRI of a nested resource comes from its name, so that the same name is the same thing in a source.
  #resources(subject: NamedNode, rule: Rule, scope: PageNode, graph: NamedNode): Quad[] {
    const { nodes } = this.#nodes(rule, scope);
    const nameRule = rule.nested.find(({ property }) => property.name === 'name');
    if (nameRule === undefined) return [];
    const described = new Map<string, Quad[]>();
    for (const node of nodes) {
      const [name, ...others] = this.#values(nameRule, node);
      const key = slug(name?.value ?? '');
      // Two spellings of one name are one thing: the first spelling is its label.
      if (name === undefined || others.length > 0 || key === '' || described.has(key)) continue;
      const { iris, source } = this.context;
      const resource = namedNode(iris.thing('organization', source, key));
      const rest = rule.nested.filter((nested) => nested !== nameRule);
      described.set(key, [
        quad(subject, termOf(rule.property), resource, graph),
        quad(resource, rdf.type, namedNode(rule.property.range ?? ''), graph),
        quad(resource, termOf(nameRule.property), name, graph),
        ...this.#fill(resource, rest, node, graph).quads,
      ]);
    }
    return [...described.values()].flat();
  }
}
