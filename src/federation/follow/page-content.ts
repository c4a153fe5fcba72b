/** What a page of a stream tells: its members, whole and checked, and the pages that it leads to. */

import type { FollowedMember, VersionKey } from '../../model/followed-stream.js';
import { canonicalLines } from '../../rdf/canonical.js';
import { spellCanonically } from '../../rdf/canonical-literal.js';
import { IllegalIri, isIri } from '../../rdf/iri.js';
import { tree } from '../../rdf/service-vocabulary.js';
import { inGraph, type NamedNode, namedNode, type Quad, type Term } from '../../rdf/terms.js';
import { xsd } from '../../rdf/vocabulary.js';
import { readMoment } from './moment.js';
import { describeObject, tripleLines } from './object-content.js';
import type { StreamDescription } from './stream-description.js';

export interface PageContent {
  readonly kind: 'page';
  readonly members: readonly FollowedMember[];
  /** Addresses, without fragments. */
  readonly relations: readonly string[];
}

export type PageReading =
  | PageContent
  /** What is not as it should be: a sentence without its subject. */
  | { readonly kind: 'wrong'; readonly reason: string };

export interface PageOptions {
  readonly description: StreamDescription;
  /** Under which addresses the page speaks of itself: the one that was asked, and the one that answered. */
  readonly addresses: readonly string[];
  /** Base IRI of the data directory: its provenance and its derived graphs are not for others to write. */
  readonly base: string;
  /** What is made of a member: the graph of its name, or what is said of its object anywhere on the page. */
  readonly reads: 'graphs' | 'objects';
}

/** The largest graph that is taken in, in characters of N-Quads: five times what the largest of the bank has. */
const largestMember = 8 * 2 ** 20;

/** A page that is not as it should be; it never leaves this file. */
class WrongPage extends Error {}

/** Reads it. */
export function readPage(quads: readonly Quad[], options: PageOptions): PageReading {
  try {
    const page = new Page(quads, options);
    return { kind: 'page', members: page.members(), relations: page.relations() };
  } catch (error) {
    if (error instanceof WrongPage) return { kind: 'wrong', reason: error.message };
    if (error instanceof IllegalIri)
      return { kind: 'wrong', reason: `has a name that is none: ${error.message}` };
    throw error;
  }
}

class Page {
  readonly #options: PageOptions;
  readonly #statements: ReadonlyMap<string, readonly Quad[]>;
  readonly #graphs: ReadonlyMap<string, readonly Quad[]>;
  readonly #relations: readonly Quad[];

  constructor(quads: readonly Quad[], options: PageOptions) {
    this.#options = options;
    const own = quads.filter(({ graph }) => graph.termType === 'DefaultGraph');
    this.#relations = own.filter(({ predicate }) => predicate.equals(tree.relation));
    this.#statements = Map.groupBy(own, ({ subject }) => subject.value);
    this.#graphs = Map.groupBy(
      quads.filter(({ graph }) => graph.termType !== 'DefaultGraph'),
      ({ graph }) => graph.value,
    );
  }

  #objects(subject: string, predicate: NamedNode): Term[] {
    return (this.#statements.get(subject) ?? []).flatMap((quad) =>
      quad.predicate.equals(predicate) ? [quad.object] : [],
    );
  }

  relations(): string[] {
    const { addresses } = this.#options;
    const own = this.#relations.filter(({ subject }) => addresses.includes(subject.value));
    const [other] = this.#relations;
    if (own.length === 0 && other !== undefined) {
      throw new WrongPage(`tells where another page leads to (<${other.subject.value}>), not where it does`);
    }
    const targets = own.flatMap(({ object }) => this.#objects(object.value, tree.node));
    return [...new Set(targets.map(addressOf))];
  }

  members(): FollowedMember[] {
    const { iri } = this.#options.description;
    const names = new Set(this.#objects(iri, tree.member).map(({ value }) => value));
    const stray = this.#graphs.keys().find((graph) => !names.has(graph));
    if (stray !== undefined && this.#options.reads === 'graphs') {
      throw new WrongPage(`has statements in <${stray}>, which is no member of <${iri}>`);
    }
    return [...names].map((name) => this.#member(name));
  }

  #member(name: string): FollowedMember {
    const { description, base } = this.#options;
    const of = this.#one(name, description.versionOf);
    if (of.termType !== 'NamedNode' || !isIri(of.value)) {
      throw new WrongPage(`does not name what <${name}> is a version of`);
    }
    const versionOf = of.value;
    if (['prov/', 'derived/'].some((path) => versionOf.startsWith(base + path))) {
      throw new WrongPage(`tells of <${versionOf}>, which is not for others to write`);
    }
    return { ...this.#key(name), versionOf, lines: this.#lines(name, versionOf) };
  }

  #one(name: string, property: NamedNode): Term {
    const [value, ...others] = this.#objects(name, property);
    if (value === undefined) throw new WrongPage(`says of <${name}> no <${property.value}>`);
    if (others.length > 0) throw new WrongPage(`says of <${name}> several <${property.value}>`);
    return value;
  }

  #key(name: string): VersionKey {
    const { timestamp, sequence } = this.#options.description;
    return {
      moment: timestamp === null ? '' : this.#moment(name, timestamp),
      sequence: sequence === null ? 0 : this.#number(name, sequence),
    };
  }

  #moment(name: string, property: NamedNode): string {
    const term = this.#one(name, property);
    const isTime = term.termType === 'Literal' && term.datatype.equals(xsd.dateTime);
    const moment = isTime ? readMoment(term.value) : null;
    if (moment === null) throw new WrongPage(`gives <${name}> a moment that is none: ${shown(term)}`);
    return moment;
  }

  #number(name: string, property: NamedNode): number {
    const term = this.#one(name, property);
    const isNumber = term.termType === 'Literal' && /^[+-]?\d{1,15}$/.test(term.value);
    if (!isNumber) throw new WrongPage(`gives <${name}> a number that is none: ${shown(term)}`);
    return Number(term.value);
  }

  #lines(name: string, of: string): string[] {
    const { description, reads } = this.#options;
    const { deletion } = description;
    const isGraph = reads === 'graphs';
    const isDeleted =
      deletion !== null && this.#objects(name, deletion.path).some((value) => value.equals(deletion.object));
    if (isDeleted && isGraph && this.#graphs.has(name))
      throw new WrongPage(`says of <${name}> that it is gone, and what it is`);
    if (isDeleted) return [];
    const lines = isGraph ? this.#graph(name, of) : this.#object(name, of);
    if (lines.reduce((sum, { length }) => sum + length, 0) > largestMember) {
      throw new WrongPage(`tells of <${of}> more than ${largestMember >> 20} MiB`);
    }
    return lines;
  }

  #graph(name: string, graph: string): string[] {
    const quads = this.#graphs.get(name);
    if (quads === undefined) {
      throw new WrongPage(
        `tells of <${name}> nothing in a graph of that name. A stream whose members have no graphs of their own cannot be copied`,
      );
    }
    return canonicalLines(quads.map((quad) => spellCanonically(inGraph(named(quad), namedNode(graph)))));
  }

  /** What is said of an object: in the graph of the member, or of the member itself. */
  #object(member: string, object: string): string[] {
    const quads = this.#graphs.get(member);
    const { versionOf } = this.#options.description;
    const statements = this.#statements;
    const lines =
      quads === undefined ? describeObject({ member, object, versionOf, statements }) : tripleLines(quads);
    if (lines.length === 0) throw new WrongPage(`says nothing of <${object}>`);
    return lines;
  }
}

function named(quad: Quad): Quad {
  if (quad.subject.termType !== 'NamedNode' || !['NamedNode', 'Literal'].includes(quad.object.termType)) {
    throw new WrongPage(`has something without a name in <${quad.graph.value}>`);
  }
  return quad;
}

function addressOf(target: Term): string {
  const url = target.termType === 'NamedNode' ? URL.parse(target.value) : null;
  if (url === null) throw new WrongPage(`leads to ${shown(target)}, which is no address`);
  url.hash = '';
  return url.href;
}

function shown(term: Term): string {
  return JSON.stringify(term.value.slice(0, 100));
}
