import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { harvestSite, readerOf } from '../fixtures/crawling.js';
import { openTestStore, testIris } from '../fixtures/data-directory.js';
import { type SiteScript, startPartnerSites } from '../fixtures/partner-sites.js';

const day = 86_400_000;

async function partner(script: Partial<SiteScript> = {}) {
  const own: { -readonly [Key in keyof SiteScript]: SiteScript[Key] } = {
    ...{ host: 'un.example', address: '127.0.0.1', records: 60, robots: '' },
    ...script,
  };
  const server = await startPartnerSites([own]);
  onTestFinished(() => server[Symbol.asyncDispose]());
  const store = openTestStore();
  onTestFinished(() => store[Symbol.dispose]());
  let now = Date.UTC(2026, 0, 1, 12);
  const sites = readerOf([own], server.port, 0);
  const harvest = (more = {}, isFull = false) => {
    server.log.length = 0;
    return harvestSite(own, { store, sites, clock: () => now, more, isFull });
  };
  const records = () => [...store.reader.contentGraphs({ prefix: testIris.graph('un', '') })].length;
  return { own, server, store, harvest, records, pass: (time: number) => (now += time) };
}

describe('A partner’s site', () => {
  it('is asked for each page once, and the second time only whether lists have changed', async () => {
    const { server, store, harvest, records, pass } = await partner();
    expect(await harvest()).toMatchObject({ fetched: 63, failed: 1, changed: 60 });
    expect(records()).toBe(60);
    const paths = server.log.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const version = store.reader.version();
    pass(day);
    const again = await harvest();
    expect(again).toMatchObject({ fetched: 3, unchangedPages: 3, changed: 0, removed: 0 });
    expect(
      server.log.filter(({ path }) => path !== '/robots.txt').every(({ isConditional }) => isConditional),
    ).toBe(true);
    expect(server.log.map(({ status }) => status)).toEqual([304, 304, 304]);
    expect(store.reader.version()).toBe(version);
  });

  it('is asked for records again when they are due, on condition too', async () => {
    const { server, store, harvest, pass } = await partner();
    await harvest();
    pass(8 * day);
    expect(await harvest()).toMatchObject({ fetched: 63, unchangedPages: 63, unchanged: 60 });
    const asked = server.log.filter(({ path }) => path.startsWith('/fiche'));
    expect(asked).toHaveLength(60);
    expect(asked.every(({ isConditional, status }) => isConditional && status === 304)).toBe(true);
    // The archive says that it was seen again, and holds it once.
    const archive = gunzipSync(readFileSync(join(store.directory, 'archive/un/00001.warc.gz'))).toString();
    expect(archive.match(/WARC-Type: revisit/g)).toHaveLength(63);
    expect(archive.match(/WARC-Profile: \S+server-not-modified/g)).toHaveLength(63);
    expect(archive.match(/WARC-Type: response/g)).toHaveLength(64);
    // What does not change is asked for less often.
    pass(8 * day);
    expect(await harvest()).toMatchObject({ fetched: 3 });
    pass(2 * day);
    expect(await harvest()).toMatchObject({ fetched: 63 });
  });

  it('has drifted when the records that are read again have lost a property, few of all as they may be', async () => {
    const { own, store, harvest, pass } = await partner({ records: 40 });
    const known = (graph: string) => store.reader.graph(graph)?.text;
    await harvest({ known });
    pass(8 * day);
    // All are read: ten say something new, so that they alone are due the next time.
    own.changed = new Set(Array.from({ length: 10 }, (_, n) => n));
    expect(await harvest({ known })).toMatchObject({ changed: 10, isComplete: true, findings: [] });
    pass(6 * day);
    own.isRedesigned = true;
    const report = await harvest({ known });
    expect(report).toMatchObject({ isComplete: false, again: { records: 10 } });
    expect(report.findings.map(({ examples: [first] }) => first?.message)).toEqual([
      expect.stringMatching(/abstract>: 100 % of the 10 records that were read again.* 0 % have it now/),
    ]);
  });

  it('is asked anew for pages of which the archive has lost the copy', async () => {
    const { server, store, harvest, pass } = await partner({ records: 3 });
    await harvest();
    store.journal.database.exec('DELETE FROM capture');
    pass(8 * day);
    expect(await harvest()).toMatchObject({ changed: 0, unchanged: 3, removed: 0 });
    const asked = server.log.filter(({ path }) => path.startsWith('/fiche'));
    expect(asked.map(({ status }) => status)).toEqual([304, 200, 304, 200, 304, 200]);
  });

  it('loses a record whose page is gone on two days, and not before', async () => {
    const { own, harvest, records, pass } = await partner();
    await harvest();
    own.missing = new Set([7]);
    pass(8 * day);
    expect(await harvest()).toMatchObject({ removed: 0 });
    expect(records()).toBe(60);
    pass(2 * day);
    expect(await harvest()).toMatchObject({ removed: 1 });
    expect(records()).toBe(59);
  });

  it('that loses much keeps it until a person confirms', async () => {
    const { own, harvest, records, pass } = await partner();
    await harvest();
    own.missing = new Set(Array.from({ length: 30 }, (_, n) => n));
    for (let visit = 0; visit < 2; visit++) {
      pass(9 * day);
      await harvest();
    }
    pass(2 * day);
    const refused = await harvest();
    expect(refused.removed).toBe(0);
    expect(refused.findings.flatMap(({ examples }) => examples.map(({ message }) => message)).join()).toMatch(
      /30 of 60 pages are not there any more.*bis confirm un/,
    );
    expect(records()).toBe(60);
    pass(2 * day);
    expect(await harvest({ isConfirmed: true })).toMatchObject({ removed: 30 });
    expect(records()).toBe(30);
  });

  it('that is out of order loses nothing, however long', async () => {
    const { own, harvest, records, pass } = await partner();
    await harvest();
    own.isDown = true;
    for (let visit = 0; visit < 4; visit++) {
      pass(9 * day);
      expect(await harvest()).toMatchObject({ removed: 0, changed: 0 });
    }
    expect(records()).toBe(60);
  });

  it('of which nothing is there any more loses nothing either, small as it may be', async () => {
    const { own, harvest, records, pass } = await partner({ records: 3 });
    await harvest();
    own.isGone = true;
    for (let visit = 0; visit < 4; visit++) {
      pass(9 * day);
      expect(await harvest()).toMatchObject({ fetched: 0, removed: 0 });
    }
    expect(records()).toBe(3);
  });

  it('is not asked outside its hours, and is gone on with the next time', async () => {
    const { server, harvest, records } = await partner();
    let pages = 0;
    const broken = await harvest({ mayGoOn: () => ++pages <= 20 });
    expect(broken.left).toBeGreaterThan(0);
    expect(broken.findings[0]?.examples[0]?.message).toContain(
      'the hours in which the partner wants to be visited are over',
    );
    const first = server.log.map(({ path }) => path);
    const rest = await harvest();
    // The one report tells both parts.
    expect(rest).toMatchObject({ fetched: 63, changed: 60, left: 0 });
    expect(records()).toBe(60);
    const second = server.log.map(({ path }) => path).filter((path) => path.startsWith('/fiche'));
    expect(second.filter((path) => first.includes(path))).toEqual([]);
  });

  it('whose pages ask not to be listed has them forgotten, though the process dies before the end', async () => {
    const { own, harvest, records, pass } = await partner({ records: 5 });
    await harvest();
    own.asking = new Set([0, 3]);
    pass(8 * day);
    const told: unknown[] = [];
    const onUnwanted = async (...pages: readonly unknown[]) => void told.push(pages);
    let steps = 0;
    const dying = () => {
      if (++steps > 3) throw new Error('The power is cut.');
    };
    await expect(harvest({ onUnwanted, onProgress: dying })).rejects.toThrow('power');
    expect([told, records()]).toEqual([[], 4]);
    await harvest({ onUnwanted });
    const page = (n: number) => ({ url: `http://un.example/fiche?id=${n}`, optsOut: true });
    expect([told, records()]).toEqual([[[[page(0), page(3)], 6]], 3]);
  });

  it('of which robots.txt forbids a part is never asked for that', async () => {
    const { server, harvest } = await partner({
      robots: 'User-agent: *\nDisallow: /prive\nDisallow: /fiche?id=1',
    });
    const report = await harvest();
    // 1 and 10 to 19 are forbidden, and /prive.
    expect(report).toMatchObject({ changed: 49, failed: 12 });
    expect(server.log.filter(({ path }) => /^\/prive|id=1/.test(path))).toEqual([]);
  });

  it('whose robots.txt cannot be read is asked for nothing else', async () => {
    const { server, harvest } = await partner({ robots: 503 });
    await harvest();
    expect(new Set(server.log.map(({ path }) => path))).toEqual(new Set(['/robots.txt']));
  });
});
