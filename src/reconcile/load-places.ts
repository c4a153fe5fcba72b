/** Brings the places into the journal, where they are not there already. */

import type { GraphReader, GraphWriter } from '../model/ports.js';
import { type PlaceGraphsOptions, placeGraphs, placesAreCurrent } from './place-graphs.js';

export interface LoadOutcome {
  /** Graphs that were written; none when the journal had the same places. */
  readonly changed: number;
  /** Graphs that there are. */
  readonly graphs: number;
}

/** Writes the graphs of places that differ from the journal's. Takes some seconds the first time, then milliseconds. */
export function loadPlaces(
  writer: GraphWriter,
  reader: Pick<GraphReader, 'graph'>,
  options: PlaceGraphsOptions,
): LoadOutcome {
  const outcome = { changed: 0, graphs: 0 };
  if (placesAreCurrent(reader, options)) return outcome;
  for (const graph of placeGraphs(options)) {
    outcome.graphs += 1;
    if (writer.replaceGraph(graph)) outcome.changed += 1;
  }
  return outcome;
}
