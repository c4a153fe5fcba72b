import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/cli/terminal.js';
import { imageFileNames } from '../../src/compose.js';
import {
  addDump,
  archiveOf,
  type Detail,
  filesWith,
  harvest,
  secret,
  streamPages,
  titlesOf,
  two,
  until,
} from '../fixtures/forgetting.js';
import { runHere } from '../fixtures/run-here.js';
import { startSite } from '../fixtures/running-site.js';
import { seededFolder } from '../fixtures/seed-directory.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

describe('A record that is forgotten', () => {
  it('is gone from every file and every answer of a bank that is served meanwhile', async () => {
    const BIS_DATA = seededFolder();
    const archive = await archiveOf(two);
    await harvest(BIS_DATA, archive);
    const server = await startSite({ BIS_DATA, BIS_WORKERS: '1' });
    const found = async () => {
      const response = await fetch(`${server.origin}/recherche?q=${secret}&format=json`);
      return ((await response.json()) as { total?: number; progress?: unknown }) ?? {};
    };
    const asked = async () => {
      const query = `ASK { ?a ?b ?c FILTER (CONTAINS(STR(?c), "${secret}")) }`;
      const response = await fetch(`${server.origin}/sparql?query=${encodeURIComponent(query)}`);
      return ((await response.json()) as { boolean?: boolean }).boolean;
    };
    await until(found, ({ total }) => total === 1);
    addDump(BIS_DATA);
    expect(await asked()).toBe(true);
    const images = Object.values(imageFileNames);
    await until(
      async () => images.every((name) => existsSync(join(BIS_DATA, name))),
      (areThere) => areThere,
    );
    expect(filesWith(BIS_DATA, secret)).toEqual(
      expect.arrayContaining(['00001.warc.gz', 'journal.sqlite', ...images, 'all.nq.gz']),
    );

    const streamed = await streamPages(server.origin);
    expect(streamed.text).toContain(secret);

    // A server that begins may still be writing its vocabulary.
    const dry = await until(
      () => runHere(['forget', 'apriles/77'], { BIS_DATA }),
      ({ code }) => code !== exitCodes.locked,
    );
    expect([dry.code, dry.out]).toEqual([2, expect.stringContaining('Nothing was done')]);
    const { code, out } = await runHere(['forget', 'apriles/77', '--yes'], { BIS_DATA });
    expect([code, out]).toEqual([0, expect.stringContaining('Forgotten: 2 graphs removed, 4 changes')]);
    // The list names it too.
    expect(out).toContain('2 records of the archive written over');
    expect(out).toMatch(/Beyond reach.*backups.*followers.*ask its owner/s);

    expect((await fetch(`${server.origin}/id/initiative/apriles/77`)).status).toBe(404);
    // Its removal is all that the stream tells of it, at another address; the old one has nothing left.
    const after = await streamPages(server.origin);
    expect(after.text).not.toContain(secret);
    expect(after.text).toMatch(/graph\/apriles\/77\/v\/\d+> <[^>]*type> <[^>]*#Delete>/);
    const left = streamed.addresses.filter((address) => !after.addresses.includes(address));
    expect(left.length).toBeGreaterThan(0);
    for (const address of left) expect((await fetch(address)).status).toBe(410);
    const search = await until(found, ({ total, progress }) => total !== undefined && progress === null);
    expect(search.total).toBe(0);
    // Fresh replicas have taken the place of those whose memory held it.
    await until(
      async () => server.errors.join('\n'),
      (printed) => printed.includes('hold what was forgotten'),
    );
    await until(asked, (answer) => answer === false);
    await server[Symbol.asyncDispose]();
    expect(filesWith(BIS_DATA, secret)).toEqual([]);
    expect((await runHere(['verify'], { BIS_DATA })).code).toBe(0);
    expect(await titlesOf(BIS_DATA)).toEqual(['Un jardin pour tous']);
  }, 120_000);

  it('does not come back by a harvest or an older backup until it is allowed to', async () => {
    const BIS_DATA = seededFolder();
    const archive = await archiveOf(two);
    await harvest(BIS_DATA, archive);
    const backup = join(temporaryFolder(), 'before.sqlite');
    await runHere(['backup', backup], { BIS_DATA });
    await runHere(['forget', 'apriles/77', '--yes'], { BIS_DATA });
    // Neither a harvest nor an older backup brings it back, and what stands beside it stays.
    await harvest(BIS_DATA, archive);
    expect(await titlesOf(BIS_DATA)).toEqual(['Un jardin pour tous']);
    await runHere(['restore', backup], { BIS_DATA });
    expect(await titlesOf(BIS_DATA)).toEqual(['Un jardin pour tous']);
    expect((await runHere(['remap', 'apriles'], { BIS_DATA })).code).toBe(0);

    // Its page was forgotten with it, and comes back with it.
    expect((await runHere(['forget', 'apriles/77', '--allow'], { BIS_DATA })).code).toBe(0);
    await harvest(BIS_DATA, archive);
    expect((await titlesOf(BIS_DATA)).toSorted()).toEqual(['Le garage de Zorglubine', 'Un jardin pour tous']);
  }, 120_000);
});

describe('A page that asks not to be listed', () => {
  it('is forgotten by the next harvest, and comes back when it no longer asks', async () => {
    const BIS_DATA = seededFolder();
    await harvest(BIS_DATA, await archiveOf(two));
    const [first, second] = two as [Detail, Detail];
    const refusing = { ...first, head: '<meta name="robots" content="NOINDEX, follow">' };
    const { code, out, err } = await harvest(
      BIS_DATA,
      await archiveOf([{ ...refusing, title: 'x' }, second]),
    );
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('The page asks not to be listed (robots: noindex)'),
    ]);
    expect(out).toContain('1 page of "apriles" newly asked not to be listed');
    expect(await titlesOf(BIS_DATA)).toEqual(['Un jardin pour tous']);
    expect((await runHere(['remap'], { BIS_DATA })).code).toBe(0);
    expect(await titlesOf(BIS_DATA)).toEqual(['Un jardin pour tous']);
    // Its own page is written over; the list that named it is the partner's.
    expect(filesWith(BIS_DATA, `<h1>Le garage de ${secret}`)).toEqual([]);
    expect(filesWith(BIS_DATA, secret)).toEqual([]);
    await harvest(BIS_DATA, await archiveOf(two));
    expect(await titlesOf(BIS_DATA)).toHaveLength(2);
  }, 120_000);
});

it.each(['place', 'links', 'scheme'])('The bank’s own graphs are nobody’s to forget: %s', async (name) => {
  const { code, err } = await runHere(['forget', name, '--yes'], { BIS_DATA: seededFolder() });
  expect([code, err]).toEqual([2, expect.stringContaining(`Nothing is known of "${name}"`)]);
});

it('What is not known is not forgotten, and a word of it says how things are named', async () => {
  const BIS_DATA = seededFolder();
  const { code, err } = await runHere(['forget', 'nobody/1', '--yes'], { BIS_DATA });
  expect([code, err]).toEqual([2, expect.stringMatching(/Nothing is known of "nobody\/1".*apriles\/1590/)]);
});
