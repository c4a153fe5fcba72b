import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { IllegalIri } from '../../../src/rdf/iri.js';
import { factory, namedNode, quad } from '../../../src/rdf/terms.js';
import { rdf } from '../../../src/rdf/vocabulary.js';
import { BaseMismatch, JournalDamaged, JournalLocked, JournalTooNew } from '../../../src/store/errors.js';
import { openJournal } from '../../../src/store/journal.js';
import { lockForWriting } from '../../../src/store/lock.js';
import { openTestStore, pageOf, recordGraphs, testIris } from '../../fixtures/data-directory.js';

const base = { iri: 'http://localhost:3000/', explicit: false };
const emptyFolder = () => mkdtempSync(join(tmpdir(), 'bis-test-'));

describe('A journal', () => {
  it('gives back the graph that was written, as canonical N-Quads', () => {
    using store = openTestStore();
    const record = recordGraphs('1', 'Un titre');
    store.writer.replacePage(pageOf('1'), [record]);
    const graph = store.reader.graph(record.content.iri);
    expect(graph?.text.split('\n').slice(0, -1)).toEqual([
      '<http://localhost:3000/id/initiative/test/1> <http://purl.org/dc/terms/title> "Un titre"@fr <http://localhost:3000/graph/test/1> .',
      '<http://localhost:3000/id/initiative/test/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/innovation-sociale/ns#Initiative> <http://localhost:3000/graph/test/1> .',
    ]);
  });

  it('lists its content graphs by the beginning of their IRIs, without those that are to be left out', () => {
    using store = openTestStore();
    for (const key of ['1', '20', '21', '3']) store.writer.replacePage(pageOf(key), [recordGraphs(key, key)]);
    const listed = (except?: string) =>
      [
        ...store.reader.contentGraphs({
          prefix: testIris.graph('test', ''),
          ...(except === undefined ? {} : { except }),
        }),
      ].map(({ iri }) => iri.split('/').at(-1));
    expect(listed()).toEqual(['1', '20', '21', '3']);
    expect(listed(testIris.graph('test', '2'))).toEqual(['1', '3']);
  });

  it('writes nothing for a page that says the same again', () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un titre')]);
    const version = store.reader.version();
    const outcome = store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un titre')]);
    expect(outcome.unchanged).toEqual([testIris.graph('test', '1')]);
    expect(store.reader.version()).toBe(version);
  });

  it('keeps each change as the quads added and removed', () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Avant')]);
    const version = store.reader.version();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Après')]);
    const [change] = [...store.reader.changesAfter(version)];
    expect(change?.kind).toBe('content');
    expect(change?.removed).toMatch(/^<[^>]+> <[^>]+title> "Avant"@fr <[^>]+> \.\n$/);
    expect(change?.added).toMatch(/^<[^>]+> <[^>]+title> "Après"@fr <[^>]+> \.\n$/);
  });

  it('leaves the provenance alone while the content is the same', () => {
    using store = openTestStore();
    const record = recordGraphs('1', 'Un titre');
    store.writer.replacePage(pageOf('1'), [record]);
    const other = { ...record, provenance: recordGraphs('2', 'x').provenance };
    store.writer.replacePage(pageOf('1'), [
      { ...other, provenance: { ...other.provenance, iri: record.provenance.iri } },
    ]);
    expect(store.reader.graph(record.provenance.iri)?.text).toContain('http://test.example/1');
  });

  it('drops a record that has left its page, and keeps its provenance', () => {
    using store = openTestStore();
    const [one, two] = [recordGraphs('1', 'Un'), recordGraphs('2', 'Deux')];
    store.writer.replacePage(pageOf('1'), [one, two]);
    const outcome = store.writer.replacePage(pageOf('1'), [one]);
    expect(outcome.removed).toEqual([two.content.iri]);
    expect(store.reader.graph(two.content.iri)).toBeUndefined();
    expect(store.reader.graph(two.provenance.iri)).toBeDefined();
    expect(store.reader.graphsDescribing(testIris.thing('initiative', 'test', '2'), 10)).toEqual([]);
  });

  it('takes a record back that had left', () => {
    using store = openTestStore();
    const record = recordGraphs('1', 'Un');
    store.writer.replacePage(pageOf('1'), [record]);
    store.writer.replacePage(pageOf('1'), []);
    expect(store.writer.replacePage(pageOf('1'), [record]).changed).toEqual([record.content.iri]);
    expect(store.reader.graph(record.content.iri)?.text).toContain('"Un"@fr');
  });

  it('leaves a record to the one of two pages whose address is to be preferred, in whatever order they come', () => {
    const [plain, secure] = ['http://test.example/1', 'https://test.example/1'];
    for (const order of [
      [plain, secure],
      [secure, plain],
    ]) {
      using store = openTestStore();
      for (const url of order) store.writer.replacePage({ url, source: 'test' }, [recordGraphs('1', url)]);
      for (const url of order) store.writer.replacePage({ url, source: 'test' }, [recordGraphs('1', url)]);
      expect(store.reader.graph(testIris.graph('test', '1'))?.text).toContain('"https://test.example/1"@fr');
    }
  });

  it('leaves a record to a page that does not say that it stands elsewhere, in whatever order they come', () => {
    // The alias would be preferred for its address.
    const alias = { url: 'https://test.example/1', source: 'test', isAlias: true };
    const page = { url: 'http://test.example/a-long-name', source: 'test' };
    for (const order of [
      [alias, page],
      [page, alias],
    ]) {
      using store = openTestStore();
      const write = () => order.map((one) => store.writer.replacePage(one, [recordGraphs('1', one.url)]));
      write();
      const version = store.reader.version();
      const graph = testIris.graph('test', '1');
      expect(write().flatMap(({ aliases }) => aliases)).toEqual([{ graph, page: page.url }]);
      expect(store.reader.graph(graph)?.text).toContain(`"${page.url}"@fr`);
      expect(store.reader.version()).toBe(version);
      // What is removed may be given by who is left.
      store.writer.replacePage(page, []);
      expect(store.writer.replacePage(alias, [recordGraphs('1', alias.url)]).changed).toEqual([graph]);
    }
  });

  it('refuses what could not be written as an IRI, and stays as it was', () => {
    using store = openTestStore();
    const record = recordGraphs('1', 'Un');
    const graph = namedNode(record.content.iri);
    const evil = namedNode(
      'urn:uuid:1> . } } ; CLEAR ALL ; INSERT DATA { GRAPH <urn:pwned> { <a:a> <a:b> <a:c',
    );
    const content = { iri: record.content.iri, quads: [quad(graph, rdf.type, evil, graph)] };
    expect(() => store.writer.replacePage(pageOf('1'), [{ ...record, content }])).toThrow(IllegalIri);
    expect(store.reader.version()).toBe(0);
  });

  it('refuses blank nodes and quads of another graph', () => {
    using store = openTestStore();
    const [one, two] = [recordGraphs('1', 'Un'), recordGraphs('2', 'Deux')];
    const foreign = { iri: one.content.iri, quads: two.content.quads };
    expect(() => store.writer.replaceGraph(foreign)).toThrow(/was given for/);
    const graph = namedNode(one.content.iri);
    const blank = { iri: graph.value, quads: [quad(graph, rdf.type, factory.blankNode('b'), graph)] };
    expect(() => store.writer.replaceGraph(blank)).toThrow(/has a blank node/);
  });

  it('leaves a record to the page that gave it first among equals', () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const outcome = store.writer.replacePage(pageOf('copy'), [recordGraphs('1', 'Autre')]);
    expect(outcome.aliases).toEqual([{ graph: testIris.graph('test', '1'), page: 'http://test.example/1' }]);
    expect(store.reader.graph(testIris.graph('test', '1'))?.text).toContain('"Un"@fr');
  });

  it('lists content graphs in the order of their IRIs, page after page', () => {
    using store = openTestStore();
    for (const key of ['c', 'a', 'b']) store.writer.replacePage(pageOf(key), [recordGraphs(key, key)]);
    const first = [...store.reader.contentGraphs({ prefix: testIris.base, limit: 2 })].map(({ iri }) => iri);
    const rest = [...store.reader.contentGraphs({ prefix: testIris.base, after: first[1]! })].map(
      ({ iri }) => iri,
    );
    expect([...first, ...rest]).toEqual(['a', 'b', 'c'].map((key) => testIris.graph('test', key)));
  });
});

describe('A data directory', () => {
  it('keeps its base IRI once it holds data', () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const other = { iri: 'http://localhost:8080/', explicit: false };
    const again = openJournal({ directory: store.directory, base: other });
    expect(again.base).toBe(base.iri);
    again.close();
  });

  it('takes another base IRI while it is empty', () => {
    const directory = emptyFolder();
    openJournal({ directory, base }).close();
    const again = openJournal({ directory, base: { iri: 'https://bank.example/', explicit: true } });
    expect(again.base).toBe('https://bank.example/');
    again.close();
  });

  it('refuses another base IRI that is asked for', () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const asked = { iri: 'https://bank.example/', explicit: true };
    const open = () => openJournal({ directory: store.directory, base: asked });
    expect(open).toThrow(BaseMismatch);
    expect(open).toThrow(/begun under the base IRI <http:\/\/localhost:3000\/>/);
  });

  it('refuses a file that is no database, and leaves it as it is', () => {
    const directory = emptyFolder();
    writeFileSync(join(directory, 'journal.sqlite'), 'something else entirely, '.repeat(400));
    expect(() => openJournal({ directory, base })).toThrow(JournalDamaged);
  });

  it('refuses a database of another software', () => {
    const directory = emptyFolder();
    const foreign = new DatabaseSync(join(directory, 'journal.sqlite'));
    foreign.exec('CREATE TABLE recipe (name TEXT)');
    foreign.close();
    expect(() => openJournal({ directory, base })).toThrow(/not a journal of this software/);
  });

  it('refuses a journal of a newer version', () => {
    const directory = emptyFolder();
    const journal = openJournal({ directory, base });
    journal.database.exec('PRAGMA user_version = 99');
    journal.close();
    expect(() => openJournal({ directory, base })).toThrow(JournalTooNew);
  });
});

describe('The lock of a journal', () => {
  it('tells a second writer who holds it', () => {
    using store = openTestStore();
    const second = openJournal({ directory: store.directory, base });
    const lock = () => lockForWriting({ journal: second, command: 'bis harvest', clock: Date.now });
    expect(lock).toThrow(JournalLocked);
    expect(lock).toThrow(new RegExp(`"test" \\(process ${process.pid} on .*\\) is writing`));
    second.close();
  });

  it('is taken over when its process is gone', () => {
    using store = openTestStore();
    // The same number was given to another process since.
    store.journal.database.exec("UPDATE writer SET began = 'another boot 123'");
    const second = openJournal({ directory: store.directory, base });
    const lock = lockForWriting({ journal: second, command: 'bis harvest', clock: Date.now });
    expect(() => store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')])).toThrow(/taken over/);
    expect(store.reader.version()).toBe(0);
    lock.release();
    second.close();
  });

  it('of another machine is taken over when its heart has stopped, and not before', () => {
    using store = openTestStore();
    store.journal.database.exec("UPDATE writer SET host = 'elsewhere'");
    const second = openJournal({ directory: store.directory, base });
    const lockAt = (now: number) => () =>
      lockForWriting({ journal: second, command: 'late', clock: () => now });
    expect(lockAt(Date.now() + 5_000)).toThrow(JournalLocked);
    expect(lockAt(Date.now() + 60_000)).not.toThrow();
    second.close();
  });

  it('is free again once released', () => {
    using store = openTestStore();
    store.lock.release();
    const lock = lockForWriting({ journal: store.journal, command: 'bis harvest', clock: Date.now });
    expect(() => lock.assertHeld()).not.toThrow();
    lock.release();
  });
});
