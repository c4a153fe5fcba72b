import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesPerPage } from '../../../src/model/event-stream.js';
import type { NamedGraph } from '../../../src/model/named-graph.js';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { dcterms } from '../../../src/rdf/vocabulary.js';
import { compactJournal } from '../../../src/store/compact.js';
import { JournalDamaged } from '../../../src/store/errors.js';
import { graphsNamed, redactGraphs, removeGraphs } from '../../../src/store/forget.js';
import { VersionHistory } from '../../../src/store/version-history.js';
import {
  openTestStore,
  pageOf,
  recordGraphs,
  type TestStore,
  testIris,
} from '../../fixtures/data-directory.js';

const iriOf = (key: string) => testIris.graph('test', key);

function graphOf(key: string, titles: readonly string[]): NamedGraph {
  const graph = namedNode(iriOf(key));
  return {
    iri: graph.value,
    quads: titles.map((title) => quad(graph, dcterms.title, literal(title), graph)),
  };
}

function historyOf({ journal, reader }: TestStore): VersionHistory {
  return new VersionHistory(journal, reader);
}

/** All versions of all pages. */
function versionsOf(history: VersionHistory, source: string | null = null) {
  return history.pages(source).flatMap(({ number }) => [...history.versions(number, source)]);
}

function forget(store: TestStore, key: string): void {
  const graphs = graphsNamed(store.journal, iriOf(key));
  removeGraphs(store.writer, store.journal, { graphs, names: [], at: '2026-01-01T00:00:00.000Z' });
  redactGraphs(store.writer, store.journal, { graphs: [iriOf(key)], pages: [], sources: [] });
}

const steps = fc.array(
  fc.record({
    key: fc.constantFrom('1', '2', '3'),
    titles: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'é\n"', '\\'), { maxLength: 4 }),
  }),
  { maxLength: 30 },
);

describe('The history of versions', () => {
  it('tells of every change what its graph was after it', () => {
    fc.assert(
      fc.property(steps, (writes) => {
        using store = openTestStore();
        const expected: { sequence: number; text: string | null }[] = [];
        for (const { key, titles } of writes) {
          if (!store.writer.replaceGraph(graphOf(key, titles))) continue;
          const text = store.reader.graph(iriOf(key))?.text || null;
          expected.push({ sequence: store.reader.version(), text });
        }
        const told = versionsOf(historyOf(store)).map(({ sequence, text }) => ({ sequence, text }));
        expect(told).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('of a compacted journal still has the last version of every graph, removals included', () => {
    using store = openTestStore();
    for (const title of ['a', 'b']) store.writer.replaceGraph(graphOf('1', [title]));
    store.writer.replaceGraph(graphOf('2', ['c']));
    store.writer.replaceGraph(graphOf('2', []));
    store.writer.replaceGraph(graphOf('3', ['d']));
    const before = versionsOf(historyOf(store));
    compactJournal(store.journal, store.lock, '9999-01-01');
    const after = versionsOf(historyOf(store));
    expect(after.map(({ sequence, text }) => [sequence, text === null])).toEqual([
      [2, false],
      [4, true],
      [5, false],
    ]);
    // They are the same versions under the same numbers.
    expect(after).toEqual(before.filter(({ sequence }) => sequence !== 1 && sequence !== 3));
    store.writer.replaceGraph(graphOf('1', ['e']));
    expect(versionsOf(historyOf(store)).map(({ sequence }) => sequence)).toEqual([4, 5, 6]);
  });

  it('leaves provenance out, and of a source has what is its own', () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const other = namedNode(testIris.graph('tester', '1'));
    store.writer.replaceGraph({ iri: other.value, quads: [quad(other, dcterms.title, literal('x'), other)] });
    const history = historyOf(store);
    expect(versionsOf(history).map(({ graph }) => graph)).toEqual([iriOf('1'), other.value]);
    expect(versionsOf(history, 'test').map(({ graph }) => graph)).toEqual([iriOf('1')]);
    expect(history.pages('nobody')).toEqual([]);
  });

  it('knows a partner by what the bank says of it, also when that is gone', () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const iri = testIris.sourceGraph('test');
    const history = historyOf(store);
    expect(history.knows('test')).toBe(false);
    const graph = namedNode(iri);
    store.writer.replaceGraph({ iri, quads: [quad(graph, dcterms.title, literal('Test'), graph)] });
    expect(history.knows('test')).toBe(true);
    store.writer.replaceGraph({ iri, quads: [] });
    expect(history.knows('test')).toBe(true);
    expect(versionsOf(history, 'test').map(({ text }) => text === null)).toEqual([false, false, true]);
  });

  it('pages by ranges of numbers, of a source only those where it changed', () => {
    using store = openTestStore();
    const fill = (from: number) =>
      store.writer.batch(() => {
        for (let n = from; n < from + changesPerPage; n++) store.writer.replaceGraph(graphOf(`${n}`, ['a']));
      });
    const other = namedNode(testIris.graph('other', '1'));
    store.writer.replaceGraph({ iri: other.value, quads: [quad(other, dcterms.title, literal('x'), other)] });
    for (const from of [0, 1_000, 2_000]) fill(from);
    const history = historyOf(store);
    expect(history.pages(null).map(({ number }) => number)).toEqual([0, 1, 2, 3]);
    expect(history.pages('other').map(({ number }) => number)).toEqual([0]);
    expect([...history.versions(1, null)].map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: changesPerPage }, (_, n) => changesPerPage + 1 + n),
    );
  });

  it('says so when the texts of the journal do not give the version that was hashed', () => {
    using store = openTestStore();
    for (const title of ['a', 'b']) store.writer.replaceGraph(graphOf('1', [title]));
    store.journal.database.exec('UPDATE change SET removed = NULL WHERE sequence = 2');
    expect(() => versionsOf(historyOf(store))).toThrow(JournalDamaged);
  });
});

describe('A graph that is forgotten', () => {
  it('leaves a removal behind, and a new edition of the pages that it stood on', () => {
    using store = openTestStore();
    store.writer.replaceGraph(graphOf('1', ['secret']));
    store.writer.replaceGraph(graphOf('2', ['b']));
    forget(store, '1');
    const history = historyOf(store);
    expect(versionsOf(history).map(({ graph, text }) => [graph, text === null])).toEqual([
      [iriOf('2'), false],
      [iriOf('1'), true],
    ]);
    expect(history.pages(null)).toEqual([{ number: 0, edition: 1 }]);
    expect(history.editionOf(0)).toBe(1);
    forget(store, '2');
    expect(history.editionOf(0)).toBe(2);
    // It may come back: what was forgotten stays so.
    store.writer.replaceGraph(graphOf('1', ['again']));
    expect(versionsOf(history).map(({ sequence, text }) => [sequence, text === null])).toEqual([
      [3, true],
      [4, true],
      [5, false],
    ]);
  });

  it('gives every page of the time before a compaction a new edition, which a later compaction does not take back', () => {
    using store = openTestStore();
    store.writer.batch(() => {
      for (let n = 0; n < 2 * changesPerPage; n++) store.writer.replaceGraph(graphOf(`${n}`, ['a']));
    });
    store.writer.replaceGraph(graphOf('last', ['a']));
    compactJournal(store.journal, store.lock, '9999-01-01');
    forget(store, '7');
    const editions = () =>
      historyOf(store)
        .pages(null)
        .map(({ edition }) => edition);
    expect(editions()).toEqual([1, 1, 1]);
    compactJournal(store.journal, store.lock, '9999-01-01');
    expect(editions()).toEqual([1, 1, 1]);
  });
});
