import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { seededRandom } from '../../bench/corpus/random.js';
import { damage, damageRounds, soundDirectory } from '../../fixtures/damaged-journal.js';
import { runBis, spawnBis } from '../../fixtures/run-bis.js';

/** A data directory with a corpus, gone when the test is over. */
function newDirectory(size: number): string {
  const directory = soundDirectory(size);
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A text of the journal with one byte changed, which SQLite does not see. */
function changeText(directory: string): void {
  const database = new DatabaseSync(join(directory, 'journal.sqlite'));
  database.exec(
    `UPDATE graph_text SET text = CAST(replace(CAST(text AS TEXT), 'http', 'htjp') AS BLOB)
     WHERE graph = (SELECT min(id) FROM graph WHERE kind = 'provenance')`,
  );
  database.close();
}

/** `bis serve` on a directory, once it listens. */
async function serve(directory: string) {
  const child = spawnBis(['serve'], { BIS_DATA: directory, PORT: '0', BIS_WORKERS: '1' });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  let port = '';
  for await (const line of createInterface({ input: child.stdout })) {
    port = /localhost:(\d+)\/sparql/.exec(line)?.[1] ?? port;
    if (line.startsWith('Stop with')) break;
  }
  child.stdout.resume();
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept: '*/*' } });
    return { status: response.status, text: await response.text() };
  };
  const query = (text: string) => get(`/sparql?format=csv&timeout=1&query=${encodeURIComponent(text)}`);
  return { get, query, said: () => said, child };
}

const count = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';

describe('A damaged journal', () => {
  it('makes each command say so and what to do, or is not what the command reads', async () => {
    expect(await damageRounds([3, 4, 9])).toEqual([]);
  }, 60_000);

  it('is not exported where a text is not the one that was written', async () => {
    const directory = newDirectory(2);
    changeText(directory);
    expect((await runBis(['verify'], { BIS_DATA: directory })).code).toBe(4);
    const database = new DatabaseSync(join(directory, 'journal.sqlite'));
    database.exec(
      'UPDATE graph_text SET text = (SELECT text FROM graph_text WHERE graph = 3) WHERE graph = 1',
    );
    database.close();
    const { code, err } = await runBis(['export'], { BIS_DATA: directory });
    expect([code, err]).toEqual([
      4,
      expect.stringMatching(/is not the one that was written.*Restore a backup/),
    ]);
  });

  it('is served page by page, without queries: the server says once what to do and does not try again', async () => {
    const directory = newDirectory(20);
    changeText(directory);
    const { get, query, said } = await serve(directory);
    await expect.poll(async () => (await query(count)).text, { timeout: 10_000 }).toMatch(/restore a backup/);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(said().match(/No replica is started any more.*Restore a backup/g)).toHaveLength(1);
    // The search index tells for itself, once as well.
    expect(said().match(/search index: .*Restore a backup/g)).toHaveLength(1);
    expect(said().trim().split('\n')).toHaveLength(2);
    expect([(await query(count)).status, (await get('/')).status]).toEqual([503, 200]);
  });

  it('under a running server changes no answer: it is the right one, or says that something is wrong', async () => {
    const directory = newDirectory(40);
    const { get, query, child } = await serve(directory);
    await expect.poll(async () => (await query(count)).status, { timeout: 20_000 }).toBe(200);
    const database = new DatabaseSync(join(directory, 'journal.sqlite'), { timeout: 20_000 });
    const paths = database
      .prepare(`SELECT iri FROM graph WHERE kind = 'content'`)
      .all()
      .map(({ iri }) => new URL(String(iri)).pathname);
    const right = new Map<string, string>();
    for (const path of paths) right.set(path, (await get(path)).text);
    const rightCount = (await query(count)).text;
    // With a commit of another process the server lets go of the pages that it has in memory.
    database.exec(`INSERT INTO setting (name, value) VALUES ('test', 'yes')`);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    const random = seededRandom(7);
    for (let n = 0; n < 60; n++) damage(join(directory, 'journal.sqlite'), random, 'garbage');
    const statuses = new Set<number>();
    for (const path of paths) {
      const { status, text } = await get(path);
      statuses.add(status);
      if (status === 200) expect(text).toBe(right.get(path));
    }
    expect([...statuses].filter((status) => status !== 200 && status !== 500)).toEqual([]);
    expect(statuses).toContain(500);
    // Each of these costs a replica, which then has to be filled anew.
    for (const n of [1, 2, 3])
      await query(`SELECT (COUNT(*) AS ?n${n}) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }`);
    const answer = await query(count);
    if (answer.status === 200) expect(answer.text).toBe(rightCount);
    // What is damaged may be the page that the dataset version stands on.
    else expect([500, 503]).toContain(answer.status);
    expect(child.exitCode).toBeNull();
  }, 60_000);
});

describe('A journal of a newer version', () => {
  it.each([
    ['verify'],
    ['status'],
    ['export'],
    ['harvest'],
    ['serve'],
    ['backup copy'],
    ['compact --before 2026-01-01'],
  ])('is left alone by bis %s, which exits with 4 and says what to do', async (words) => {
    const directory = newDirectory(1);
    const database = new DatabaseSync(join(directory, 'journal.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    const { code, err } = await runBis(words.split(' '), { BIS_DATA: directory, PORT: '0' });
    expect([code, err]).toEqual([4, expect.stringMatching(/newer version.*Install that version/)]);
  });
});
