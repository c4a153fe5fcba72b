import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/cli/terminal.js';
import { asWriter, openStore } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { archiveOf, filesWith, harvest, secret, titlesOf, two, until } from '../fixtures/forgetting.js';
import { runBis } from '../fixtures/run-bis.js';
import { startSite } from '../fixtures/running-site.js';
import { seededFolder } from '../fixtures/seed-directory.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { warcRecord } from '../fixtures/warc.js';

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
    // A server that begins may still be writing its vocabulary.
    const { code } = await until(
      () => runBis(['forget', 'exemple/call-garage', '--yes'], { BIS_DATA }),
      (run) => run.code !== exitCodes.locked,
    );
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
