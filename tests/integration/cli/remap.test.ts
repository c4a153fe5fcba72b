import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HarvestReport } from '../../../src/model/harvest-report.js';
import { openTestStore } from '../../fixtures/data-directory.js';
import { runHere } from '../../fixtures/run-here.js';
import { seededFolder } from '../../fixtures/seed-directory.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { reconstructed, warcRecord } from '../../fixtures/warc.js';

const newDirectory = () => mkdtempSync(join(tmpdir(), 'bis-cli-'));
const site = 'http://www.apriles.net/index.php?option=com_sobi2';
const detailUrl = (n: number) => `${site}&sobi2Task=sobi2Details&sobi2Id=${n}`;
const detail = (title: string) =>
  `<html><body><table class="sobi2Details"><tr><td><h1>${title}</h1></td></tr></table></body></html>`;

describe('bis remap', () => {
  it('maps what was harvested without asking anybody, and finds nothing to change', async () => {
    const BIS_DATA = seededFolder();
    await runHere(['harvest', 'apriles'], { BIS_DATA });
    const { code, out, err } = await runHere(['remap'], { BIS_DATA });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^apriles: 2 pages read; records: 0 changed, 1 unchanged/m);
    expect(out).toMatch(/\nNo graph changed\.\n$/);
  });

  it('brings back what the archive says and the bank does not, and shows it before', async () => {
    const BIS_DATA = seededFolder();
    await runHere(['harvest', 'apriles'], { BIS_DATA });
    const { journal, lock, writer } = openTestStore(BIS_DATA);
    const page = journal.database.prepare(`SELECT url FROM page WHERE url LIKE '%1590%'`).get();
    writer.replacePage({ url: String(page?.url), source: 'apriles' }, []);
    lock.release();
    journal.close();
    const dry = await runHere(['remap', 'apriles', '--dry-run', '--diff'], { BIS_DATA });
    expect(dry.out).toMatch(/^\+ <\S+1590> <\S+title> "Le parrainage de proximité se donne du PEPSE"@fr/m);
    expect(dry.out).toMatch(/1 graph changed: \d+ statements added, 0 removed\.\nNothing was written\.\n$/);
    const wet = await runHere(['remap', 'apriles'], { BIS_DATA });
    expect(wet.out).toMatch(/1 changed.*\n1 graph changed/);
    expect((await runHere(['remap', 'apriles'], { BIS_DATA })).out).toContain('No graph changed.');
  });

  it('says what to do where there is no page, and names pages whose files are gone', async () => {
    const BIS_DATA = join(newDirectory(), 'none');
    expect(await runHere(['remap'], { BIS_DATA })).toMatchObject({
      code: 0,
      out: expect.stringContaining('Begin with: bis harvest'),
    });
    const harvested = { BIS_DATA: seededFolder() };
    await runHere(['harvest', 'apriles'], harvested);
    rmSync(join(harvested.BIS_DATA, 'archive'), { recursive: true });
    const { code, err } = await runHere(['remap'], harvested);
    expect(code).toBe(1);
    expect(err).toMatch(/does not hold .*sobi2Id=1590.*Bring the file back/);
  });
});

describe('bis report', () => {
  it('shows rules, properties and findings of the last harvest', async () => {
    const BIS_DATA = seededFolder();
    expect((await runHere(['report'], { BIS_DATA })).out).toContain('There is no report yet.');
    await runHere(['harvest', 'apriles'], { BIS_DATA });
    const { code, out } = await runHere(['report', 'apriles'], { BIS_DATA });
    expect(code).toBe(0);
    expect(out).toMatch(/100 % {2}title .*sobi2\.yaml: pages\.initiative\.properties\.title/);
    const [report] = JSON.parse((await runHere(['report', '--json'], { BIS_DATA })).out) as HarvestReport[];
    expect(report).toMatchObject({
      source: 'apriles',
      command: 'harvest',
      fetched: 2,
      changed: 1,
      findings: [],
    });
  });
});

describe('bis init', () => {
  it('begins a data directory whose base IRI stays', async () => {
    const BIS_DATA = newDirectory();
    const BIS_BASE = 'https://banque.example.org/';
    const { code, out } = await runHere(['init'], { BIS_DATA, BIS_BASE });
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('Its IRIs begin with https://banque.example.org/'),
    ]);
    const other = await runHere(['init'], { BIS_DATA, BIS_BASE: 'https://other.example.org/' });
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('was begun under the base IRI')]);
  });

  it('with --empty begins one that is never filled with the demo', async () => {
    const BIS_DATA = newDirectory();
    expect((await runHere(['init', '--empty'], { BIS_DATA })).code).toBe(0);
    const { code, err } = await runHere(['harvest'], { BIS_DATA });
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('nothing says where the pages of these come from'),
    ]);
    expect((await runHere(['export', '--source', 'apriles'], { BIS_DATA })).out).toBe('');
    expect(readdirSync(BIS_DATA)).not.toContain('archive');
  });

  it('does not call empty what is not', async () => {
    const BIS_DATA = seededFolder();
    await runHere(['harvest', 'apriles'], { BIS_DATA });
    const { code, err } = await runHere(['init', '--empty'], { BIS_DATA });
    expect([code, err]).toEqual([2, expect.stringMatching(/knows \d+ pages\. Set BIS_DATA/)]);
  });
});

describe('A harvest of bad pages', () => {
  it('fails each with a message that names the page and the fault, and keeps the good ones', async () => {
    const bad: Readonly<Record<string, Parameters<typeof warcRecord>[0]>> = {
      'is larger than 10 MiB': { body: detail('x'.repeat(30 * 1024 * 1024)) },
      'is a PDF file': { body: '%PDF-1.7\n…' },
      'is a ZIP file': { body: 'PK\u0003\u0004…' },
      'is cut in the middle': { body: detail('Cut').slice(0, -20) },
      'is cut short: 90 bytes of 9999 came': {
        body: detail('Short').slice(0, 90),
        httpHeaders: { 'content-type': 'text/html', 'content-length': '9999' },
      },
    };
    const faults = Object.keys(bad);
    const numbers = faults.map((_fault, index) => index + 1);
    const links = [...numbers, 100].map(
      (n) => `<p class="sobi2ItemTitle"><a href="${detailUrl(n).replaceAll('&', '&amp;')}">x</a></p>`,
    );
    const list = `${site}&catid=4&Itemid=95&limit=5&limitstart=5`;
    const liar = { 'content-type': 'text/html; charset=utf-8' };
    const records = [
      await warcRecord({ url: list, body: links.join(''), gzip: true }),
      ...(await Promise.all(
        faults.map((fault, index) => warcRecord({ ...bad[fault], url: detailUrl(index + 1), gzip: true })),
      )),
      await warcRecord({
        url: detailUrl(100),
        body: Buffer.from(detail('Été'), 'latin1'),
        httpHeaders: liar,
        warcHeaders: reconstructed,
        gzip: true,
      }),
    ];
    const folder = temporaryFolder({ 'bad.warc.gz': Buffer.concat(records) });
    const BIS_DATA = seededFolder();
    const { code, out, err } = await runHere(['harvest', 'apriles', '--from', join(folder, 'bad.warc.gz')], {
      BIS_DATA,
    });
    expect(code).toBe(1);
    for (const [index, fault] of faults.entries()) {
      const line = err.split('\n').find((text) => text.includes(fault)) ?? '';
      expect([fault, line]).toEqual([fault, expect.stringContaining(`warning: ${detailUrl(index + 1)}`)]);
    }
    expect(out).toContain('2 pages read, 5 failed; records: 1 changed');
    expect((await runHere(['export', '--source', 'apriles'], { BIS_DATA })).out).toContain('"Été"@fr');
  });
});
