import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { asWriter, openStore } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { DumpFolder, dumpsFolderName } from '../../src/federation/dump-shelf.js';
import { runBis } from '../fixtures/run-bis.js';
import { startSite } from '../fixtures/running-site.js';
import { seededFolder } from '../fixtures/seed-directory.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { reconstructed, warcRecord } from '../fixtures/warc.js';

const secret = 'Zorglubine';
const site = 'http://www.apriles.net/index.php?option=com_sobi2';
const listUrl = `${site}&catid=4&Itemid=95&limit=5&limitstart=5`;
const detailUrl = (id: number) => `${site}&sobi2Task=sobi2Details&sobi2Id=${id}`;

interface Detail {
  readonly id: number;
  readonly title: string;
  readonly head?: string;
}
const two: readonly Detail[] = [
  { id: 77, title: `Le garage de ${secret}` },
  { id: 78, title: 'Un jardin pour tous' },
];

/** An archive of a list and its records, in a folder that is not the bank's. */
async function archiveOf(details: readonly Detail[]): Promise<string> {
  const links = details.map(
    ({ id, title }) =>
      `<p class="sobi2ItemTitle"><a href="${detailUrl(id).replaceAll('&', '&amp;')}">${title}</a></p>`,
  );
  const pages = [
    { url: listUrl, body: links.join('') },
    ...details.map(({ id, title, head = '' }) => ({
      url: detailUrl(id),
      body: `<html><head>${head}</head><body><table class="sobi2Details"><tr><td><h1>${title}</h1></td></tr></table></body></html>`,
    })),
  ];
  const records = pages.map((page) => warcRecord({ ...page, gzip: true, warcHeaders: reconstructed }));
  const file = join(temporaryFolder(), 'pages.warc.gz');
  writeFileSync(file, Buffer.concat(await Promise.all(records)));
  return file;
}

/** Names of the files of a folder that hold a text, compressed or not. */
function filesWith(folder: string, text: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files
    .filter(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name));
      // An image of an engine may be longer than a string can be. Words are kept in lower case by the search index.
      const plain = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      return plain.includes(text) || plain.includes(text.toLowerCase());
    })
    .map(({ name }) => name);
}

/** A dump that tells of it, and one that was never finished: a whole one takes long to make. */
function addDump(data: string): void {
  const shelf = new DumpFolder(join(data, dumpsFolderName));
  for (const id of ['whole', 'unfinished']) {
    const folder = shelf.begin(1, id);
    writeFileSync(join(folder, 'all.nq.gz'), gzipSync(secret));
    if (id === 'whole') shelf.finish(folder, { version: 1, at: '', madeAt: '', files: [] });
  }
}

const harvest = (BIS_DATA: string, archive: string) =>
  runBis(['harvest', 'apriles', '--from', archive], { BIS_DATA });
const titlesOf = async (BIS_DATA: string) =>
  (await runBis(['export', '--format', 'nq'], { BIS_DATA })).out.match(
    /(?<=title> ")[^"]*(?="@fr <http:\/\/localhost:3000\/graph\/apriles)/g,
  ) ?? [];

/** The pages that the event stream of the partner lists, and all that they say. */
async function streamPages(origin: string): Promise<{ readonly addresses: string[]; readonly text: string }> {
  const view = `${origin}/stream/source/apriles/view`;
  const named = (await (await fetch(view)).text()).matchAll(/node> <(pages\/[^>]+)>/g);
  const addresses = [...named].map(([, path = '']) => new URL(path, view).href);
  const texts = await Promise.all(addresses.map(async (address) => (await fetch(address)).text()));
  return { addresses, text: texts.join('') };
}

async function until<Value>(ask: () => Promise<Value>, isRight: (value: Value) => boolean): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (isRight(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

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
    expect(filesWith(BIS_DATA, secret)).toEqual(
      expect.arrayContaining(['00001.warc.gz', 'journal.sqlite', 'replica-image', 'all.nq.gz']),
    );

    const streamed = await streamPages(server.origin);
    expect(streamed.text).toContain(secret);

    const dry = await runBis(['forget', 'apriles/77'], { BIS_DATA });
    expect([dry.code, dry.out]).toEqual([2, expect.stringContaining('Nothing was done')]);
    const { code, out } = await runBis(['forget', 'apriles/77', '--yes'], { BIS_DATA });
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
    await until(asked, (answer) => answer === false);
    const search = await until(found, ({ total, progress }) => total !== undefined && progress === null);
    expect(search.total).toBe(0);
    // Fresh replicas have taken the place of those whose memory held it.
    await until(
      async () => server.errors.join('\n'),
      (printed) => printed.includes('hold what was forgotten'),
    );
    await server[Symbol.asyncDispose]();
    expect(filesWith(BIS_DATA, secret)).toEqual([]);
    expect((await runBis(['verify'], { BIS_DATA })).code).toBe(0);
    expect(await titlesOf(BIS_DATA)).toEqual(['Un jardin pour tous']);
  }, 120_000);

  it('does not come back by a harvest or an older backup until it is allowed to', async () => {
    const BIS_DATA = seededFolder();
    const archive = await archiveOf(two);
    await harvest(BIS_DATA, archive);
    const backup = join(temporaryFolder(), 'before.sqlite');
    await runBis(['backup', backup], { BIS_DATA });
    await runBis(['forget', 'apriles/77', '--yes'], { BIS_DATA });
    // Neither a harvest nor an older backup brings it back, and what stands beside it stays.
    await harvest(BIS_DATA, archive);
    expect(await titlesOf(BIS_DATA)).toEqual(['Un jardin pour tous']);
    await runBis(['restore', backup], { BIS_DATA });
    expect(await titlesOf(BIS_DATA)).toEqual(['Un jardin pour tous']);
    expect((await runBis(['remap', 'apriles'], { BIS_DATA })).code).toBe(0);

    // Its page was forgotten with it, and comes back with it.
    expect((await runBis(['forget', 'apriles/77', '--allow'], { BIS_DATA })).code).toBe(0);
    await harvest(BIS_DATA, archive);
    expect((await titlesOf(BIS_DATA)).toSorted()).toEqual(['Le garage de Zorglubine', 'Un jardin pour tous']);
  }, 120_000);
});

describe('A call that is forgotten', () => {
  it('is gone from every file and every answer, the organization that made it included', async () => {
    const BIS_DATA = seededFolder();
    const host = 'https://www.exemple.example';
    const posting = {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Mécanicienne',
      hiringOrganization: { '@type': 'Organization', name: `Garage ${secret}` },
    };
    const pages = [
      {
        url: `${host}/wordpress/annonces/`,
        body: `<body class="archive"><article class="hentry"><h2 class="entry-title"><a href="/emplois/garage">x</a></h2></article></body>`,
      },
      {
        url: `${host}/emplois/garage`,
        body: `<script type="application/ld+json">${JSON.stringify(posting)}</script><h1>x</h1>`,
      },
    ];
    const records = pages.map((page) => warcRecord({ ...page, gzip: true }));
    const archive = join(temporaryFolder(), 'calls.warc.gz');
    writeFileSync(archive, Buffer.concat(await Promise.all(records)));
    await runBis(['harvest', 'exemple', '--from', archive], { BIS_DATA });
    const server = await startSite({ BIS_DATA, BIS_WORKERS: '1' });
    const totalOf = async () => {
      const response = await fetch(`${server.origin}/appels?q=${secret}&format=json`);
      return (await response.json()) as { total?: number; progress?: unknown };
    };
    await until(totalOf, ({ total }) => total === 1);
    const { code } = await runBis(['forget', 'exemple/call-garage', '--yes'], { BIS_DATA });
    expect(code).toBe(0);
    expect((await fetch(`${server.origin}/id/call/exemple/garage`)).status).toBe(404);
    await until(totalOf, ({ total, progress }) => total === 0 && progress === null);
    await until(
      async () => server.errors.join('\n'),
      (printed) => printed.includes('hold what was forgotten'),
    );
    await server[Symbol.asyncDispose]();
    expect(filesWith(BIS_DATA, secret)).toEqual([]);
  }, 60_000);
});

describe('A record that has left the dataset already', () => {
  it('is forgotten all the same, with its history and its page, as is one whose forgetting was cut short', async () => {
    const BIS_DATA = seededFolder();
    await harvest(BIS_DATA, await archiveOf(two));
    const store = openStore(readConfig({ BIS_DATA }, { home: BIS_DATA, workingDirectory: BIS_DATA }));
    const graph = (path: string) => `${store.iris.base}${path}/apriles/77`;
    await asWriter(store, 'test', async (writer) => {
      for (const [path, kind] of [
        ['graph', 'content'],
        ['prov', 'provenance'],
      ] as const)
        writer.putGraph({ iri: graph(path), kind, page: null, lines: [] });
    });
    store.journal.close();
    expect(await titlesOf(BIS_DATA)).toEqual(['Un jardin pour tous']);
    const { out } = await runBis(['forget', 'apriles/77', '--yes'], { BIS_DATA });
    expect(out).toContain('Forgotten: 0 graphs removed, 4 changes');
    expect(out).toContain('2 records of the archive written over');
    expect(filesWith(BIS_DATA, secret)).toEqual([]);
  });
});

describe('A partner that is forgotten', () => {
  it('leaves nothing of what it told, and is not harvested until it is allowed', async () => {
    const BIS_DATA = seededFolder();
    const archive = await archiveOf(two);
    await harvest(BIS_DATA, archive);
    const backup = join(temporaryFolder(), 'before.sqlite');
    await runBis(['backup', backup], { BIS_DATA });
    const { code } = await runBis(['forget', 'apriles', '--yes'], { BIS_DATA });
    expect(code).toBe(0);
    expect(filesWith(BIS_DATA, secret)).toEqual([]);
    expect(await titlesOf(BIS_DATA)).toEqual([]);
    expect((await runBis(['report', 'apriles'], { BIS_DATA })).out).toContain(
      'There is no report of "apriles" yet. "apriles" was forgotten, so it is not harvested.',
    );
    // An older backup does not bring it back.
    expect((await runBis(['restore', backup], { BIS_DATA })).code).toBe(0);
    const restored = await runBis(['export', '--format', 'nq'], { BIS_DATA });
    expect(restored.out).not.toMatch(/(?:graph|prov)\/apriles\/|graph\/source\/apriles>/);
    const again = await harvest(BIS_DATA, archive);
    expect(again.err).toContain(
      '"apriles" was forgotten, so it is not harvested. If it may come back: bis forget apriles --allow',
    );
    const listed = await runBis(['export', '--format', 'nq'], { BIS_DATA });
    expect(listed.out).not.toContain('graph/source/apriles>');
    expect((await runBis(['verify'], { BIS_DATA })).code).toBe(0);
    await runBis(['forget', 'apriles', '--allow'], { BIS_DATA });
    await harvest(BIS_DATA, archive);
    expect(await titlesOf(BIS_DATA)).toHaveLength(2);
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
    expect((await runBis(['remap'], { BIS_DATA })).code).toBe(0);
    expect(await titlesOf(BIS_DATA)).toEqual(['Un jardin pour tous']);
    // Its own page is written over; the list that named it is the partner's.
    expect(filesWith(BIS_DATA, `<h1>Le garage de ${secret}`)).toEqual([]);
    expect(filesWith(BIS_DATA, secret)).toEqual([]);
    await harvest(BIS_DATA, await archiveOf(two));
    expect(await titlesOf(BIS_DATA)).toHaveLength(2);
  }, 120_000);
});

it.each(['place', 'links', 'scheme'])('The bank’s own graphs are nobody’s to forget: %s', async (name) => {
  const { code, err } = await runBis(['forget', name, '--yes'], { BIS_DATA: seededFolder() });
  expect([code, err]).toEqual([2, expect.stringContaining(`Nothing is known of "${name}"`)]);
});

it('What is not known is not forgotten, and a word of it says how things are named', async () => {
  const BIS_DATA = seededFolder();
  const { code, err } = await runBis(['forget', 'nobody/1', '--yes'], { BIS_DATA });
  expect([code, err]).toEqual([2, expect.stringMatching(/Nothing is known of "nobody\/1".*apriles\/1590/)]);
});
