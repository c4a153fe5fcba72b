import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForReading } from '../../../src/store/journal.js';
import { JournalReader } from '../../../src/store/journal-reader.js';
import {
  openTestStore,
  pageOf,
  recordGraphs,
  type TestStore,
  testIris,
} from '../../fixtures/data-directory.js';
import { runHere } from '../../fixtures/run-here.js';
import { type ServingCopy, serveCopy } from '../../fixtures/serving-copy.js';
import { published, type StreamOrigin, serveStream } from '../../fixtures/stream-origin.js';

/** A bank; a server that follows it; and another one that follows that server. */
let bank: TestStore;
let origin: StreamOrigin;
let first: ServingCopy;
let second: ServingCopy;
const directories = () => ['first', 'second'].map((name) => `${bank.directory}/${name}`) as [string, string];

const write = (key: string, title: string | null) =>
  bank.writer.replacePage(pageOf(key), title === null ? [] : [recordGraphs(key, title)]);

beforeAll(async () => {
  bank = openTestStore();
  bank.writer.batch(() => {
    for (let key = 0; key < 60; key++) write(String(key), 'Titre');
  });
  origin = await serveStream(bank);
  const [one, two] = directories();
  const begin = async (address: string, directory: string) => {
    const { code, err } = await runHere(['follow', `${address}/stream`, '--once'], { BIS_DATA: directory });
    expect([code, err]).toEqual([0, '']);
  };
  await begin(origin.origin, one);
  first = await serveCopy(one);
  await begin(first.origin, two);
  second = await serveCopy(two);
}, 60_000);

afterAll(async () => {
  await second?.[Symbol.asyncDispose]();
  await first?.[Symbol.asyncDispose]();
  await origin?.[Symbol.asyncDispose]();
  bank?.[Symbol.dispose]();
});

function contentOf(directory: string): string {
  const journal = openForReading(`${directory}/journal.sqlite`);
  try {
    return published(new JournalReader(journal));
  } finally {
    journal.close();
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(50);
}

const untilEqual = () =>
  until(() => directories().every((directory) => contentOf(directory) === published(bank.reader)));

describe('Two servers, one following the other', () => {
  it('hold what the bank publishes, through changes and removals', async () => {
    await untilEqual();
    write('3', 'Deuxième version');
    write('4', null);
    write('neuf', 'Nouveau');
    await untilEqual();
    const answer = await fetch(`${second.origin}/data/initiative/test/neuf.ttl`);
    expect(await answer.text()).toContain('"Nouveau"@fr');
    expect(contentOf(directories()[1])).not.toContain('test/4>');
  }, 60_000);

  it('go on when the one that is followed was away, and say so once', async () => {
    const [one] = directories();
    const { port } = first;
    await first[Symbol.asyncDispose]();
    await until(() => second.said.some((line) => line.includes('ever more rarely')));
    write('5', 'Pendant l’absence');
    await delay(700);
    first = await serveCopy(one, port);
    await untilEqual();
    await until(() => second.said.includes('The stream can be read again.'));
    expect(second.said.filter((line) => line.startsWith('warning'))).toHaveLength(1);
  }, 60_000);

  it('goes on where it was when it is started again', async () => {
    const [, two] = directories();
    await second[Symbol.asyncDispose]();
    write('6', 'Pendant l’arrêt');
    second = await serveCopy(two);
    await untilEqual();
  }, 60_000);

  it('take in nothing of their own over HTTP', async () => {
    const [one] = directories();
    const { out } = await runHere(['token', 'add', '--scope', 'write', '--label', 'test'], { BIS_DATA: one });
    const headers = { authorization: `Bearer ${/^bis_\S+/m.exec(out)?.[0]}` };
    const graph = testIris.graph('local', 'x');
    const asked: [string, RequestInit][] = [
      [
        '/update',
        {
          method: 'POST',
          body: `INSERT DATA { GRAPH <${graph}> { <urn:a> <urn:p> 1 } }`,
          headers: { ...headers, 'content-type': 'application/sparql-update' },
        },
      ],
      [
        `/graph-store?graph=${graph}`,
        {
          method: 'PUT',
          body: '<urn:a> <urn:p> 1 .',
          headers: { ...headers, 'content-type': 'text/turtle' },
        },
      ],
      ['/graph/test/1', { method: 'DELETE', headers }],
    ];
    for (const [path, request] of asked) {
      const answer = await fetch(first.origin + path, request);
      const { type, detail } = (await answer.json()) as { type: string; detail: string };
      expect([answer.status, type]).toEqual([403, '/problems/copy-of-stream']);
      expect(detail).toContain(`${origin.origin}/stream`);
    }
    // Who has no token is told that first, and who reads is served.
    expect((await fetch(`${first.origin}/update`, { method: 'POST' })).status).toBe(401);
    expect((await fetch(`${first.origin}/graph/test/1`)).status).toBe(200);
    await untilEqual();
  }, 60_000);

  it('take in nothing of their own from commands', async () => {
    const [one] = directories();
    for (const words of [
      ['harvest', 'apriles'],
      ['remap'],
      ['places'],
      ['links'],
      ['init', '--empty'],
      ['confirm', 'apriles'],
      ['serve', '--harvest'],
    ]) {
      const { code, err } = await runHere(words, {
        BIS_DATA: one,
        BIS_CONTACT: 'mailto:a@example.org',
        PORT: '0',
      });
      expect([words, code, err]).toEqual([
        words,
        2,
        expect.stringContaining(`is a copy of ${origin.origin}/stream`),
      ]);
    }
    await untilEqual();
  }, 60_000);
});

describe('`bis follow`', () => {
  const follow = (directory: string, ...words: string[]) =>
    runHere(['follow', ...words], { BIS_DATA: directory });

  it('tells by `bis status` what is followed, how far, and what went wrong', async () => {
    const [one, two] = directories();
    await second[Symbol.asyncDispose]();
    const run = await runHere(['status'], { BIS_DATA: two });
    expect(run.out).toMatch(/Copy of {10}http:\/\/127\.0\.0\.1:\d+\/stream, since 20/);
    expect(run.out).toMatch(/followed to {4}20\d\d-.*Z \(\d+\), 2 pages/);
    await first[Symbol.asyncDispose]();
    const failed = await follow(two, '--once');
    expect([failed.code, failed.err]).toEqual([1, expect.stringContaining('ECONNREFUSED')]);
    const { following } = JSON.parse((await runHere(['status', '--json'], { BIS_DATA: two })).out) as {
      following: { failure: { text: string } };
    };
    expect(following.failure.text).toContain('ECONNREFUSED');
    expect((await follow(one, '--once')).code).toBe(0);
  }, 60_000);

  it('refuses another stream, another base, and a directory with data of its own', async () => {
    const [one] = directories();
    const other = await follow(one, `${origin.origin}/stream/source/test`, '--once');
    expect([other.code, other.err]).toEqual([
      2,
      expect.stringMatching(/copy of \S+\/stream, not of \S+\/stream\/source\/test/),
    ]);
    const rebased = await runHere(['follow', '--once'], {
      BIS_DATA: one,
      BIS_BASE: 'https://other.example/',
    });
    expect([rebased.code, rebased.err]).toEqual([2, expect.stringContaining('https://other.example/')]);
    const own = await follow(bank.directory, `${origin.origin}/stream`, '--once');
    expect([own.code, own.err]).toEqual([2, expect.stringContaining('holds data of its own')]);
  }, 60_000);

  it.each([
    [['follow'], 2, 'follows no stream yet'],
    [['follow', 'ftp://bank.example/stream'], 2, 'is not an http(s) address'],
    [['follow', 'http://name:word@bank.example/stream'], 2, 'without a name and a password'],
    [['follow', 'http://10.0.0.1/stream', '--once'], 1, 'no public address'],
    [['follow', 'http://127.0.0.1:9/stream', '--once'], 1, 'Nothing was begun'],
    [['follow', 'http://bank.example/', '--every', 'often'], 2, '"often" is not a number of seconds'],
    [['serve', '--follow'], 2, 'follows no stream'],
  ])('says what is amiss with %j', async (words, code, message) => {
    const { code: found, err } = await runHere(words, { BIS_DATA: `${bank.directory}/none`, PORT: '0' });
    expect([found, err]).toEqual([code, expect.stringContaining(message)]);
  });
});
