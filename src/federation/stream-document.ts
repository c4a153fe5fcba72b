/** The event stream as TriG: its description, its view and its members (LDES 1.0, TREE). */

import type { GraphVersion } from '../model/event-stream.js';
import { termToNQuads } from '../rdf/canonical.js';
import { activity, ldes, tree } from '../rdf/service-vocabulary.js';
import { literal, type NamedNode, namedNode, type Term } from '../rdf/terms.js';
import { dcterms, prov, rdf, schema, xsd } from '../rdf/vocabulary.js';
import {
  compactedNote,
  localNote,
  sourceStreamTitle,
  streamDescription,
  streamTitle,
} from './stream-words.js';

/** An address relative to the document: it holds under whatever address the document was fetched. */
export class Reference {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
}

/** The document itself. */
const self = new Reference('');

/** What a stream is told from. */
export interface StreamFacts {
  /** IRI of the stream. */
  readonly iri: string;
  /** Id of the partner whose stream it is; null: of all. */
  readonly source: string | null;
  /** Base IRI of the dataset. */
  readonly base: string;
  /** The last change whose history is gone; 0: all of it is there. */
  readonly compacted: number;
}

type Node = Term | Reference;

function written(node: Node): string {
  return node instanceof Reference ? `<${node.path}>` : termToNQuads(node);
}

/** A statement as a line of Turtle. */
function statement(subject: Node, predicate: NamedNode, object: Node): string {
  return `${written(subject)} ${written(predicate)} ${written(object)} .\n`;
}

function integer(value: number): Term {
  return literal(String(value), xsd.integer);
}

/** What a client has to know of a stream, and where its view is. */
export function describeStream(facts: StreamFacts, view: Reference): string {
  const { iri, source, base, compacted } = facts;
  const stream = namedNode(iri);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(base).hostname);
  const notes = [
    streamDescription,
    ...(compacted > 0 ? [compactedNote(compacted)] : []),
    ...(isLocal ? [localNote(base)] : []),
  ];
  const title = source === null ? streamTitle : sourceStreamTitle(source);
  const words = (['fr', 'en'] as const).flatMap((language) => [
    statement(stream, dcterms.title, literal(title[language], language)),
    statement(stream, dcterms.description, literal(notes.map((note) => note[language]).join(' '), language)),
  ]);
  return [
    statement(stream, rdf.type, ldes.EventStream),
    statement(stream, ldes.timestampPath, prov.generatedAtTime),
    // Versions of one moment have an order, too.
    statement(stream, ldes.sequencePath, schema.position),
    statement(stream, ldes.versionOfPath, dcterms.isVersionOf),
    statement(stream, ldes.versionDeletePath, rdf.type),
    statement(stream, ldes.versionDeleteObject, activity.Delete),
    statement(stream, tree.view, view),
    ...words,
  ].join('');
}

/** The view: the description again, what is kept, and the pages. */
export function describeView(facts: StreamFacts, pages: readonly Reference[]): string {
  const kept = '_:kept';
  return [
    describeStream(facts, self),
    statement(self, rdf.type, tree.Node),
    `${written(self)} ${written(ldes.retentionPolicy)} ${kept} .\n`,
    `${kept} ${written(rdf.type)} ${written(ldes.LatestVersionSubset)} .\n`,
    `${kept} ${written(ldes.amount)} ${written(integer(1))} .\n`,
    `${kept} ${written(ldes.versionAmount)} ${written(integer(1))} .\n`,
    ...pages.map(
      (page) =>
        `${written(self)} ${written(tree.relation)} [ a ${written(tree.Relation)} ; ${written(tree.node)} ${written(page)} ] .\n`,
    ),
  ].join('');
}

/** The beginning of a page. */
export function beginPage(stream: string, view: Reference): string {
  return statement(self, rdf.type, tree.Node) + statement(namedNode(stream), tree.view, view);
}

/** A member: what it is a version of and when, and the graph as it was, in a graph of the member's name. */
export function writeMember(
  stream: string,
  member: string,
  { graph, sequence, at, text }: GraphVersion,
): string {
  const [node, of] = [namedNode(member), namedNode(graph)];
  const about = [
    statement(namedNode(stream), tree.member, node),
    statement(node, dcterms.isVersionOf, of),
    statement(node, prov.generatedAtTime, literal(at, xsd.dateTime)),
    statement(node, schema.position, integer(sequence)),
  ].join('');
  if (text === null) {
    return about + statement(node, rdf.type, activity.Delete) + statement(node, activity.object, of);
  }
  // Each line names the graph before its full stop; within a line no newline follows one.
  const triples = text.replaceAll(` <${graph}> .\n`, ' .\n');
  return `${about}<${member}> {\n${triples}}\n`;
}
