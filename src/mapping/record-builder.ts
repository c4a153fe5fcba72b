/** Builds one record from the rules of its page kind: its quads, and the mentions of what it shares with others. */

import type { Iris } from '../model/iris.js';
import type { Mention } from '../model/mention.js';
import { iriOfUrl } from '../rdf/iri.js';
import { literal, type NamedNode, namedNode, type ObjectTerm, type Quad, quad } from '../rdf/terms.js';
import { bis, dcterms, org, prov, rdf, skos } from '../rdf/vocabulary.js';
import { quoteWords } from './clean-text.js';
import type { Rule } from './mapping.js';
import { slug } from './mint.js';
import type { PageReading } from './page-reading.js';
import { beginningAfterEnd } from './period.js';
import type { PageNode } from './readers/node.js';
import { termOf } from './term-table.js';
import { type FoundValue, ValueReader } from './value-reader.js';

export interface RecordBuilderOptions {
  readonly reading: PageReading;
  readonly source: string;
  readonly example: boolean;
  readonly iris: Iris;
  /** URL of the list page that led here, if one did. */
  readonly listedOn: string | null;
  /** The address of the page where people read of it. */
  readonly address: string;
  /** IRI of the record. */
  readonly subject: NamedNode;
  readonly graph: NamedNode;
}

/** What a record is made of; incomplete when a required property is missing. */
export interface BuiltRecord {
  readonly complete: boolean;
  readonly quads: readonly Quad[];
  readonly mentions: readonly Mention[];
}

type Statement = readonly [predicate: NamedNode, object: ObjectTerm];

/** Builds one record. */
export class RecordBuilder {
  readonly #options: RecordBuilderOptions;
  readonly #reader: ValueReader;
  readonly #quads: Quad[] = [];
  readonly #mentions: Mention[] = [];
  #complete = true;

  constructor(options: RecordBuilderOptions) {
    this.#options = options;
    this.#reader = new ValueReader(options.reading);
  }

  /** The record that the scope tells of, with what every record says: its types, page, source and list. */
  build(scope: PageNode): BuiltRecord {
    const { reading, source, iris, listedOn, subject, example, address } = this.#options;
    const { kind } = reading;
    const types = [namedNode(kind.recordClass), prov.Entity, ...(example ? [bis.ExampleRecord] : [])];
    for (const type of types) this.#say(subject, rdf.type, type);
    this.#say(subject, dcterms.source, namedNode(iriOfUrl(new URL(address))));
    this.#say(subject, dcterms.publisher, namedNode(iris.source(source)));
    if (listedOn !== null) this.#say(subject, bis.listedOn, namedNode(iriOfUrl(new URL(listedOn))));
    this.#fill(subject, kind.rules, scope);
    this.#dropBeginningAfterEnd(subject);
    return { complete: this.#complete, quads: this.#quads, mentions: this.#mentions };
  }

  #say(subject: NamedNode, predicate: NamedNode, object: ObjectTerm): void {
    this.#quads.push(quad(subject, predicate, object, this.#options.graph));
  }

  #fill(subject: NamedNode, rules: readonly Rule[], scope: PageNode): void {
    for (const rule of rules) {
      const found = this.#fillOne(subject, rule, scope);
      if (found > 0 || !rule.required) continue;
      this.#complete = false;
      this.#options.reading.report(
        'error',
        rule.place,
        `"${rule.property.name}" is required, and ${whereText(rule)} gives nothing${this.#inWhich(scope)}: the ${this.#options.reading.kind.isCollection ? 'record' : 'page'} is withheld. Correct the rule, or the page.`,
      );
    }
  }

  // The end is kept: what is shown as closed does less harm than what is shown as open and is not.
  #dropBeginningAfterEnd(subject: NamedNode): void {
    const { reading } = this.#options;
    const beginning = beginningAfterEnd(this.#quads, subject.value);
    if (beginning === undefined) return;
    this.#quads.splice(this.#quads.indexOf(beginning), 1);
    const rule = reading.kind.rules.find(({ property }) => property.iri === beginning.predicate.value);
    const message = `"validFrom" (${beginning.object.value}) comes after "validThrough": the beginning is left out. Correct the rules, or the page.`;
    reading.report('warning', rule?.place ?? reading.kind.place, message);
  }

  // Of a page with several records, which one is meant.
  #inWhich(scope: PageNode): string {
    return this.#options.reading.kind.each === null
      ? ''
      : ` in the record that begins with ${quoteWords(scope.beginning(200))}`;
  }

  // Fills one property, and tells with how many values.
  #fillOne(subject: NamedNode, rule: Rule, scope: PageNode): number {
    const { value } = rule.property;
    if (rule.nested.length > 0) {
      const nodes = this.#reader.nodes(rule, scope);
      return value === 'organization'
        ? this.#organizations(subject, rule, nodes)
        : this.#resources(subject, rule, nodes);
    }
    let count = 0;
    for (const found of this.#reader.values(rule, scope)) {
      count++;
      if (found.value.kind === 'words') this.#mention(subject, rule, found, found.value.words);
      else if (value === 'coordinate') this.#mention(subject, rule, found, found.value.term.value);
      else this.#say(subject, termOf(rule.property), found.value.term);
    }
    return count;
  }

  #mention(subject: NamedNode, rule: Rule, { within, language }: FoundValue, words: string): void {
    const { property, place } = rule;
    const predicate = termOf(property);
    const said = { words, subject, property: property.name, place };
    if (property.value === 'place') this.#mentions.push({ kind: 'place', predicate, within, ...said });
    else if (property.axis !== undefined)
      this.#mentions.push({ kind: 'coordinate', predicate, axis: property.axis, ...said });
    else if (property.value === 'tag') this.#mentions.push({ kind: 'tag', ...said });
    else if (property.value === 'concept') {
      this.#mentions.push({ kind: 'concept', predicate, scheme: property.scheme ?? '', ...said });
    } else {
      const key = slug(words);
      const name: Statement = [skos.prefLabel, literal(words, language)];
      if (key !== '') this.#organization(subject, rule, { key, words, statements: [name], identifiers: [] });
    }
  }

  #organization(
    subject: NamedNode,
    { property, place }: Rule,
    said: {
      readonly key: string;
      readonly words: string;
      readonly statements: readonly Statement[];
      readonly identifiers: readonly string[];
    },
  ): void {
    const statements: Statement[] = [[rdf.type, namedNode(property.range ?? '')], ...said.statements];
    this.#mentions.push({
      kind: 'organization',
      words: said.words,
      subject,
      property: property.name,
      place,
      predicate: termOf(property),
      key: said.key,
      identifiers: said.identifiers,
      statements: statements.map(([predicate, object]) => ({ predicate, object })),
    });
  }

  // Two spellings of one name are one thing: the first spelling is its label. What it shares is mentioned of it as the
  // source's own organization; who finds that it is another one renames it.
  #organizations(subject: NamedNode, rule: Rule, nodes: readonly PageNode[]): number {
    const keys = new Set<string>();
    for (const node of nodes) {
      const said = this.#sayingsOf(rule, node);
      const key = slug(said.words);
      if (key === '' || keys.has(key)) continue;
      keys.add(key);
      this.#organization(subject, rule, { key, ...said });
      const { iris, source } = this.#options;
      const organization = namedNode(iris.thing('organization', source, key));
      for (const { nested, found, words } of said.mentions) this.#mention(organization, nested, found, words);
    }
    return keys.size;
  }

  #sayingsOf({ nested: rules }: Rule, node: PageNode) {
    const statements: Statement[] = [];
    const identifiers: string[] = [];
    const mentions: { nested: Rule; found: FoundValue; words: string }[] = [];
    let name = '';
    for (const nested of rules) {
      for (const found of this.#reader.values(nested, node)) {
        const { value } = found;
        if (value.kind === 'words') mentions.push({ nested, found, words: value.words });
        else if (nested.property.iri === org.identifier.value) identifiers.push(value.term.value);
        else statements.push([termOf(nested.property), value.term]);
        if (nested.property.name === 'name' && value.kind === 'term') name ||= value.term.value;
      }
    }
    return { words: name, statements, identifiers, mentions };
  }

  // Its IRI is the record's with a fragment, from its first text where it has one: what else is there is its position.
  #resources(subject: NamedNode, rule: Rule, nodes: readonly PageNode[]): number {
    const used = new Set<string>();
    for (const [n, node] of nodes.entries()) {
      const start = this.#quads.length;
      const mentioned = this.#mentions.length;
      const draft = namedNode('');
      this.#fill(draft, rule.nested, node);
      const quads = this.#quads.splice(start);
      const mentions = this.#mentions.splice(mentioned);
      if (quads.length + mentions.length === 0) continue;
      const text = slug(
        quads.find(({ object }) => object.termType === 'Literal')?.object.value.slice(0, 100) ?? '',
      );
      const name = text === '' || used.has(text) ? String(n + 1) : text;
      used.add(name);
      const iri = namedNode(
        `${this.#options.subject.value}#${encodeURIComponent(`${rule.property.name}-${name}`)}`,
      );
      this.#say(subject, termOf(rule.property), iri);
      this.#say(iri, rdf.type, namedNode(rule.property.range ?? ''));
      for (const one of quads)
        this.#say(
          one.subject === draft ? iri : (one.subject as NamedNode),
          one.predicate as NamedNode,
          one.object,
        );
      for (const one of mentions) this.#mentions.push(one.subject === draft ? { ...one, subject: iri } : one);
    }
    return used.size;
  }
}

function whereText({ where }: Rule): string {
  if (where.kind !== 'select') return `"${where.kind === 'join' ? 'from' : where.kind}"`;
  const labels = (where.labels ?? []).map(({ text }) => `label "${text}"`);
  const selectors = where.selections.map(({ selector }) => selector.text);
  return [...labels, ...(labels.length > 0 && selectors.join() === '.' ? [] : selectors)].join(', ');
}
