/** Graphs to select from: linked data, and the structured data of HTML pages. */

import type { Quad, Term } from '../../rdf/terms.js';
import { namedNode } from '../../rdf/terms.js';
import { rdf } from '../../rdf/vocabulary.js';
import type { Deadline } from '../deadline.js';
import { GraphPath, type Step } from './graph-path.js';
import type { PageNode, ParsedPage, Selector } from './node.js';
import { TextNode } from './text-node.js';

type Index = Map<string, Quad[]>;

/** Terms as keys: a literal never equals an IRI. */
function keyOf({ termType, value }: Term): string {
  return termType === 'Literal' ? `"${value}` : value;
}

function add(index: Index, term: Term, quad: Quad): void {
  const key = keyOf(term);
  const known = index.get(key);
  if (known === undefined) index.set(key, [quad]);
  else known.push(quad);
}

/** A term of a graph. */
class GraphNode extends TextNode {
  readonly #term: Term;
  readonly #graph: GraphPage;

  constructor(term: Term, graph: GraphPage) {
    super({
      text: term.termType === 'BlankNode' ? undefined : term.value,
      language: term.termType === 'Literal' && term.language !== '' ? term.language.toLowerCase() : null,
      baseUrl: graph.baseUrl,
      deadline: graph.deadline,
    });
    this.#term = term;
    this.#graph = graph;
  }

  override select(selector: Selector): readonly PageNode[] {
    if (!(selector instanceof GraphPath)) return super.select(selector);
    if (selector.isSelf) return [this];
    const start = selector.startsAt === null ? [this.#term] : this.#graph.ofClass(selector.startsAt);
    return this.#graph.follow(start, selector.steps).map((term) => new GraphNode(term, this.#graph));
  }
}

/** A graph that a page gives; its root is the page itself. */
export class GraphPage implements ParsedPage {
  readonly root: PageNode;
  readonly baseUrl: string;
  readonly deadline: Deadline;
  readonly #bySubject: Index = new Map();
  readonly #byObject: Index = new Map();

  constructor(quads: readonly Quad[], url: string, deadline: Deadline) {
    this.baseUrl = url;
    this.deadline = deadline;
    for (const quad of quads) {
      deadline.step();
      add(this.#bySubject, quad.subject, quad);
      add(this.#byObject, quad.object, quad);
    }
    this.root = new GraphNode(namedNode(url), this);
  }

  /** The resources of a class, in the order of the page. */
  ofClass(iri: string): Term[] {
    const typed = this.#byObject.get(iri) ?? [];
    return distinct(
      typed.filter((quad) => quad.predicate.value === rdf.type.value).map(({ subject }) => subject),
    );
  }

  /** What is reached from the terms along the steps, each once; of an RDF list its items. */
  follow(start: readonly Term[], steps: readonly Step[]): Term[] {
    let terms = [...start];
    for (const { property, isInverse } of steps) {
      const index = isInverse ? this.#byObject : this.#bySubject;
      const reached = terms.flatMap((term) =>
        (index.get(keyOf(term)) ?? [])
          .filter(({ predicate }) => predicate.value === property)
          .map((quad) => (isInverse ? quad.subject : quad.object)),
      );
      terms = distinct(reached.flatMap((term) => this.#items(term)));
    }
    return terms;
  }

  #items(term: Term): Term[] {
    const items: Term[] = [];
    const seen = new Set<string>();
    let rest = term;
    for (;;) {
      const own = this.#bySubject.get(keyOf(rest)) ?? [];
      const first = own.find(({ predicate }) => predicate.value === rdf.first.value)?.object;
      const next = own.find(({ predicate }) => predicate.value === rdf.rest.value)?.object;
      this.deadline.step();
      if (first === undefined || next === undefined || seen.has(keyOf(rest))) break;
      seen.add(keyOf(rest));
      items.push(first);
      rest = next;
    }
    if (items.length > 0) return items;
    return term.value === rdf.nil.value ? [] : [term];
  }
}

function distinct(terms: readonly Term[]): Term[] {
  return [
    ...new Map(
      terms.map((term) => [`${keyOf(term)}@${term.termType === 'Literal' ? term.language : ''}`, term]),
    ).values(),
  ];
}
