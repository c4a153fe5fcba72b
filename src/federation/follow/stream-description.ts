/** What an event stream says of itself (LDES 1.0, 4): where it begins, and by which properties its members are understood. */

import { ldes, tree } from '../../rdf/service-vocabulary.js';
import type { NamedNode, Quad, Term } from '../../rdf/terms.js';
import { rdf } from '../../rdf/vocabulary.js';

export interface StreamDescription {
  /** IRI of the stream. */
  readonly iri: string;
  /** Address of its first view. */
  readonly view: string;
  /** The property of a member that says when it was; null: none does. */
  readonly timestamp: NamedNode | null;
  /** The property that orders members of one moment; null: none does. */
  readonly sequence: NamedNode | null;
  /** The property that says what a member is a version of. */
  readonly versionOf: NamedNode;
  /** How a member says that what it is a version of was removed; null: never. */
  readonly deletion: { readonly path: NamedNode; readonly object: Term } | null;
}

export type DescriptionReading =
  | { readonly kind: 'stream'; readonly description: StreamDescription }
  /** Why it cannot be followed: a sentence without its subject. */
  | { readonly kind: 'wrong'; readonly reason: string };

function wrong(reason: string): DescriptionReading {
  return { kind: 'wrong', reason };
}

const pathNames = ['timestampPath', 'sequencePath', 'versionOfPath', 'versionDeletePath'] as const;

/** Reads the description out of a document. */
export function readDescription(quads: readonly Quad[]): DescriptionReading {
  const streams = quads
    .filter(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(ldes.EventStream))
    .map(({ subject }) => subject);
  const [stream, ...others] = streams.filter(
    (found, n) => streams.findIndex((one) => one.equals(found)) === n,
  );
  if (stream === undefined) return wrong('describes no event stream (ldes:EventStream)');
  if (others.length > 0) return wrong('describes several event streams: give the address of one');
  if (stream.termType !== 'NamedNode') return wrong('describes an event stream without a name');
  const values = (property: NamedNode) =>
    quads.flatMap(({ subject, predicate, object }) =>
      subject.equals(stream) && predicate.equals(property) ? [object] : [],
    );
  const view = values(tree.view).find(({ termType }) => termType === 'NamedNode');
  if (view === undefined) return wrong('names no view of the stream (tree:view)');
  const paths = pathNames.map((name) => values(ldes[name])[0]);
  const complex = pathNames.find((_name, n) => paths[n] && paths[n]?.termType !== 'NamedNode');
  if (complex !== undefined) return wrong(`gives a path for ldes:${complex} that is not a single property`);
  const [timestamp = null, sequence = null, versionOf, deletePath = rdf.type] = paths as NamedNode[];
  if (versionOf === undefined) {
    return wrong(
      'does not say what its members are versions of (ldes:versionOfPath). Such a stream cannot be copied',
    );
  }
  if (timestamp === null && sequence === null) {
    return wrong('does not say in which order its members are (ldes:timestampPath, ldes:sequencePath)');
  }
  const [deleted] = values(ldes.versionDeleteObject);
  const deletion = deleted === undefined ? null : { path: deletePath, object: deleted };
  return {
    kind: 'stream',
    description: {
      ...{ iri: stream.value, view: view.value, timestamp, sequence, versionOf, deletion },
    },
  };
}

/** The base of a bank by the IRI of its stream (`…/stream`, `…/stream/source/apriles`); null: it does not tell. */
export function baseOfStream(iri: string): string | null {
  const [, base] = /^(https?:\/\/[^?#]*\/)stream(?:\/source\/[^/?#]+)?$/.exec(iri) ?? [];
  return base ?? null;
}
