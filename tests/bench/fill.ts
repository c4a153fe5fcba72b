/** Fills journals with the synthetic corpus. */

import type { Iris } from '../../src/model/iris.js';
import type { JournalWriter } from '../../src/store/journal-writer.js';
import { type CorpusOptions, syntheticInitiatives } from './corpus/initiatives.js';
import { sharedGraphs } from './corpus/shared-graphs.js';
import { pageUrl, toRecordGraphs } from './corpus/to-graphs.js';

/** Records written in one transaction: a harvest writes one at a time, which takes much longer. */
const batchSize = 100;

/** Writes what records share, then the records. */
export function fillJournal(writer: JournalWriter, corpus: CorpusOptions, iris: Iris): void {
  for (const graph of sharedGraphs(iris)) writer.replaceGraph(graph);
  let batch: (() => void)[] = [];
  const flush = () => {
    const works = batch;
    batch = [];
    writer.batch(() => works.forEach((work) => void work()));
  };
  for (const record of syntheticInitiatives(corpus)) {
    const write = () =>
      void writer.replacePage({ url: pageUrl(record), source: record.source }, [
        toRecordGraphs(record, iris),
      ]);
    if (batch.push(write) === batchSize) flush();
  }
  flush();
}
