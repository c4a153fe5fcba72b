/** Brings the links between records of two partners up to date with the records. */

import type { Iris } from '../model/iris.js';
import type { GraphReader, GraphWriter } from '../model/ports.js';
import { type ComparedRecord, readCompared } from '../reconcile/duplicates/compared-record.js';
import { type DuplicateOptions, findDuplicates } from '../reconcile/duplicates/find-duplicates.js';
import type { DecidedPair } from '../reconcile/duplicates/link-decisions.js';
import { decideLinks, type Link, linkGraph } from '../reconcile/duplicates/links-graph.js';

export interface LinkOptions {
  readonly reader: Pick<GraphReader, 'contentGraphs'>;
  readonly iris: Iris;
  readonly knowledge: DuplicateOptions;
  readonly decided: readonly DecidedPair[];
}

export interface LinkOutcome {
  readonly links: readonly Link[];
  /** Records that were compared. */
  readonly compared: number;
  /** The title of a record that was compared. */
  readonly titleOf: (record: string) => string;
}

/** Writes the links, each a graph, and removes the graphs of others. */
export function writeLinks(
  links: readonly Link[],
  { reader, writer, iris }: Pick<LinkOptions, 'reader' | 'iris'> & { readonly writer: GraphWriter },
): void {
  const graphs = links.map((link) => linkGraph(link, iris));
  const kept = new Set(graphs.map(({ iri }) => iri));
  const before = [...reader.contentGraphs({ prefix: iris.linkGraphs() })].map(({ iri }) => iri);
  for (const iri of before) if (!kept.has(iri)) writer.replaceGraph({ iri, quads: [] });
  for (const graph of graphs) writer.replaceGraph(graph);
}

/** Compares all records of the bank, each with what it has something in common with. */
export function findLinks({ reader, iris, knowledge, decided }: LinkOptions): LinkOutcome {
  const records: ComparedRecord[] = [];
  // Places are most of a bank's text, and none of its records.
  for (const { text } of reader.contentGraphs({
    prefix: `${iris.base}graph/`,
    except: iris.placeGraph(''),
  })) {
    if (text.includes('ns#Initiative>')) records.push(...readCompared(text));
  }
  const titles = new Map(records.map(({ iri, titles: [title] }) => [iri, title ?? '']));
  const found = findDuplicates(records, knowledge);
  const links = decideLinks(found, decided, { base: iris.base, isThere: (iri) => titles.has(iri) });
  return {
    ...{ links, compared: records.length },
    titleOf: (record) => titles.get(record) ?? '',
  };
}
