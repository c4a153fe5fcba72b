import { describe, expect, it } from 'vitest';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { dcterms, skos } from '../../../src/rdf/vocabulary.js';
import { compactJournal } from '../../../src/store/compact.js';
import { linesOf } from '../../../src/store/diff.js';
import type { JournalReader } from '../../../src/store/journal-reader.js';
import {
  openTestStore,
  pageOf,
  recordGraphs,
  type TestStore,
  testBase,
  testIris,
} from '../../fixtures/data-directory.js';
import { type Following, follow } from '../../fixtures/remote-following.js';
import { type SparqlServer, startSparqlServer } from '../../fixtures/sparql-server.js';

const organization = namedNode(`${testBase}id/organization/test/shared`);
const shared = [quad(organization, skos.prefLabel, literal('Partagée', 'fr'))];

function write({ writer }: TestStore, key: string, title: string, more: typeof shared = []): void {
  writer.replacePage(pageOf(key), [recordGraphs(key, title, more)]);
}

/** What a server must hold of a journal: its graphs, and each triple of the content graphs once in the merged one. */
function wanted(reader: JournalReader): string[] {
  const graphs = reader.graphNames().map((iri) => reader.graph(iri));
  const lines = graphs.flatMap((graph) => linesOf(graph?.text ?? ''));
  const merged = graphs.flatMap((graph) =>
    graph?.kind === 'content'
      ? linesOf(graph.text).map((line) => `${line.slice(0, line.lastIndexOf(' <'))} <urn:x-bis:merged> .\n`)
      : [],
  );
  return [...lines, ...new Set(merged)].map((line) => line.trim()).sort();
}

const bankOf = (server: SparqlServer) =>
  server.contents().filter((line) => !/ <urn:x-bis:(position|check)> \.$/.test(line));

/** Waits until the server has been given all of the journal. */
async function caughtUp(following: Following, reader: JournalReader): Promise<void> {
  following.nudge();
  await expect
    .poll(() => following.state?.kind === 'following' && following.state.version === reader.version(), {
      timeout: 20_000,
    })
    .toBe(true);
}

describe('A server that follows the journal', () => {
  it.each([true, false])(
    'is filled with it, by its graph store or without one (%s)',
    async (hasGraphStore) => {
      using store = openTestStore();
      write(store, '1', 'Un “titre”\n\\ long', shared);
      write(store, '2', 'Deux', shared);
      await using server = await startSparqlServer({ hasGraphStore });
      await using following = follow(store.reader, server.addresses);
      await caughtUp(following, store.reader);
      expect(bankOf(server)).toEqual(wanted(store.reader));
      expect(server.asked.some(({ path }) => path === '/store')).toBe(hasGraphStore);
    },
  );

  it('is given every change, and keeps a triple while one graph states it', async () => {
    using store = openTestStore();
    write(store, '1', 'Un', shared);
    await using server = await startSparqlServer();
    await using following = follow(store.reader, server.addresses);
    await caughtUp(following, store.reader);
    const steps = [
      () => write(store, '2', 'Deux', shared),
      () => write(store, '1', 'Un autre'),
      () => write(store, '2', 'Deux'),
      () => store.writer.replacePage(pageOf('1'), []),
    ];
    for (const step of steps) {
      step();
      await caughtUp(following, store.reader);
      expect(bankOf(server)).toEqual(wanted(store.reader));
    }
  });

  it.each([
    ['1', '3'],
    ['3', '1'],
  ])('holds the same when a triple moves from graph %s to graph %s while it is filled', async (from, to) => {
    using store = openTestStore();
    // In two pages of graphs, of which the second is sent after the changes.
    const long = Array.from({ length: 21_000 }, (_, n) =>
      quad(organization, dcterms.description, literal(`${n}`)),
    );
    write(store, from, 'Un', shared);
    write(store, to, 'Deux');
    store.writer.replaceGraph({
      iri: testIris.graph('test', '2'),
      quads: long.map(({ subject, predicate, object }) =>
        quad(subject, namedNode(predicate.value), object, namedNode(testIris.graph('test', '2'))),
      ),
    });
    await using server = await startSparqlServer({ hasGraphStore: false });
    let isChanged = false;
    server.trouble = ({ path, fields }) => {
      if (isChanged || path !== '/update' || !fields.get('update')?.includes('filled to http')) return null;
      isChanged = true;
      // One of the two has been sent, the other not yet: the triple never leaves the bank.
      write(store, to, 'Deux', shared);
      write(store, from, 'Un');
      return null;
    };
    await using following = follow(store.reader, server.addresses);
    await caughtUp(following, store.reader);
    expect(isChanged).toBe(true);
    expect(bankOf(server)).toEqual(wanted(store.reader));
  });

  it('is filled on from where it was left', async () => {
    using store = openTestStore();
    for (let n = 0; n < 30; n++) write(store, `${n}`, `Titre ${n}`);
    await using server = await startSparqlServer();
    {
      server.trouble = ({ fields }) => (fields.get('update')?.includes('filled to http') ? 503 : null);
      await using broken = follow(store.reader, server.addresses);
      await expect.poll(() => broken.state?.kind).toBe('unreachable');
    }
    server.trouble = () => null;
    await using following = follow(store.reader, server.addresses);
    await caughtUp(following, store.reader);
    expect(bankOf(server)).toEqual(wanted(store.reader));
  });

  it('is filled again when it has lost its data', async () => {
    using store = openTestStore();
    write(store, '1', 'Un');
    await using server = await startSparqlServer();
    await using following = follow(store.reader, server.addresses);
    await caughtUp(following, store.reader);
    server.update('DROP ALL');
    await expect.poll(() => bankOf(server)).toEqual(wanted(store.reader));
    expect(following.events).toContain('The server has lost its data, and is filled again');
  });

  it('is filled anew when the journal no longer has the changes that it lacks', async () => {
    using store = openTestStore();
    write(store, '1', 'Un');
    write(store, '2', 'Deux');
    await using server = await startSparqlServer();
    {
      await using first = follow(store.reader, server.addresses);
      await caughtUp(first, store.reader);
    }
    write(store, '1', 'Autre');
    store.writer.replacePage(pageOf('2'), []);
    compactJournal(store.journal, store.lock, new Date(Date.now() + 1000).toISOString());
    await using following = follow(store.reader, server.addresses);
    await caughtUp(following, store.reader);
    expect(bankOf(server)).toEqual(wanted(store.reader));
    expect(following.events.join()).toContain('filled anew');
  });

  it('loses the merges of queries whose process died long ago, and no others', async () => {
    using store = openTestStore();
    await using server = await startSparqlServer();
    {
      await using first = follow(store.reader, server.addresses);
      await caughtUp(first, store.reader);
    }
    const merge = (time: number) => `<a:a> <a:b> <a:c> <urn:x-bis:merge/${time}/id> .`;
    const [old, recent] = [merge(Date.now() - 86_400_000), merge(Date.now())];
    for (const line of [old, recent]) {
      const [, triple, graph] = /^(.*) (<\S+>) \.$/.exec(line) ?? [];
      server.update(`INSERT DATA { GRAPH ${graph} { ${triple} } }`);
    }
    await using following = follow(store.reader, server.addresses);
    await caughtUp(following, store.reader);
    expect(server.contents()).not.toContain(old);
    expect(server.contents()).toContain(recent);
  });

  it('is left alone when it holds the data of another bank, and the operator is told what to do', async () => {
    using store = openTestStore();
    using other = openTestStore();
    write(other, '1', 'Un');
    await using server = await startSparqlServer();
    {
      await using theirs = follow(other.reader, server.addresses);
      await caughtUp(theirs, other.reader);
    }
    const before = server.contents();
    await using following = follow(store.reader, server.addresses);
    await expect
      .poll(() => following.state)
      .toMatchObject({ kind: 'refused', reason: expect.stringContaining('Set BIS_REMOTE_QUERY') });
    expect(server.contents()).toEqual(before);
    // Once the operator has done it, nothing else need be done.
    server.update('DROP ALL');
    await caughtUp(following, store.reader);
  });

  it('is left alone when it holds graphs under the bank’s names that nobody answers for', async () => {
    using store = openTestStore();
    await using server = await startSparqlServer();
    server.update(`INSERT DATA { GRAPH <${testBase}graph/a/1> { <a:a> <a:b> <a:c> } }`);
    await using following = follow(store.reader, server.addresses);
    await expect
      .poll(() => following.state)
      .toMatchObject({ kind: 'refused', reason: expect.stringContaining('Empty it') });
  });

  it('is not used when it holds many graphs of others, which each query would have to name', async () => {
    using store = openTestStore();
    await using server = await startSparqlServer();
    server.update(
      Array.from({ length: 120 }, (_, n) => `INSERT DATA { GRAPH <a:${n}> { <a:a> <a:b> <a:c> } }`).join(';'),
    );
    await using following = follow(store.reader, server.addresses);
    await expect
      .poll(() => following.state)
      .toMatchObject({ kind: 'refused', reason: expect.stringContaining('a store of its own') });
  });

  it('is not used when it cuts answers off', async () => {
    using store = openTestStore();
    write(store, '1', 'Un');
    await using server = await startSparqlServer();
    // The engine behind the test's server obeys a limit as such a server obeys its configuration.
    const cutting = follow(store.reader, {
      ...server.addresses,
      query: server.addresses.query.replace('/query', '/cut'),
    });
    await using following = cutting;
    await expect
      .poll(() => following.state)
      .toMatchObject({ kind: 'refused', reason: expect.stringContaining('ResultSetMaxRows') });
  });

  it('is tried again as long as it fails, and the operator is told once', async () => {
    using store = openTestStore();
    write(store, '1', 'Un');
    await using server = await startSparqlServer();
    await using following = follow(store.reader, server.addresses);
    await caughtUp(following, store.reader);
    const before = server.asked.length;
    server.trouble = () => 503;
    write(store, '1', 'Deux');
    await expect.poll(() => server.asked.length).toBeGreaterThan(before + 5);
    server.trouble = () => null;
    await caughtUp(following, store.reader);
    expect(bankOf(server)).toEqual(wanted(store.reader));
    expect(following.events.filter((event) => /told to fail/.test(event)).length).toBe(1);
    expect(following.events.at(-1)).toBe('The server answers again');
  });

  it('lacks the statements that it does not take, and those only', async () => {
    using store = openTestStore();
    for (let n = 0; n < 40; n++) write(store, `${n}`, n === 17 ? 'refused' : `Titre ${n}`);
    await using server = await startSparqlServer({ hasGraphStore: false });
    server.trouble = ({ fields }) => (fields.get('update')?.includes('"refused"') ? 500 : null);
    await using following = follow(store.reader, server.addresses);
    await caughtUp(following, store.reader);
    expect(bankOf(server)).toEqual(wanted(store.reader).filter((line) => !line.includes('"refused"')));
    expect(following.events.filter((event) => event.includes('is left out there')).length).toBe(2);
    // And it goes on.
    write(store, '17', 'taken');
    await caughtUp(following, store.reader);
    expect(bankOf(server)).toEqual(wanted(store.reader));
  });

  it('is not asked to forget statements when it takes none at all', async () => {
    using store = openTestStore();
    write(store, '1', 'Un');
    await using server = await startSparqlServer({ hasGraphStore: false });
    server.trouble = ({ path }) => (path === '/update' ? 500 : null);
    await using following = follow(store.reader, server.addresses);
    await expect.poll(() => following.state?.kind).toBe('unreachable');
    server.trouble = () => null;
    await caughtUp(following, store.reader);
    expect(bankOf(server)).toEqual(wanted(store.reader));
  });
});
