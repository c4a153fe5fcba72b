import { openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openArchive } from '../../../src/crawl/archive.js';
import { runHere } from '../../fixtures/run-here.js';
import { seededFolder } from '../../fixtures/seed-directory.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { reconstructed, warcRecord } from '../../fixtures/warc.js';

const site = 'http://www.apriles.net/index.php?option=com_sobi2';
const list = `${site}&catid=4&Itemid=95&limit=5&limitstart=5`;
const detail = `${site}&sobi2Task=sobi2Details&sobi2Id=77`;

async function harvest(BIS_DATA: string, title: string): Promise<void> {
  const pages = [
    { url: list, body: `<p class="sobi2ItemTitle"><a href="${detail.replaceAll('&', '&amp;')}">x</a></p>` },
    { url: detail, body: `<table class="sobi2Details"><tr><td><h1>${title}</h1></td></tr></table>` },
  ];
  const records = pages.map((page) => warcRecord({ ...page, gzip: true, warcHeaders: reconstructed }));
  const file = join(temporaryFolder(), 'pages.warc.gz');
  writeFileSync(file, Buffer.concat(await Promise.all(records)));
  expect((await runHere(['harvest', 'apriles', '--from', file], { BIS_DATA })).code).toBe(0);
}

it('The archive is listed, verified and pruned, and mapped anew afterwards', async () => {
  const BIS_DATA = seededFolder();
  for (const title of ['Premier état', 'Deuxième état', 'Troisième état']) await harvest(BIS_DATA, title);
  const listed = await runHere(['archive', 'list'], { BIS_DATA });
  expect(listed.out).toMatch(/^source +pages +states.*\napriles +2 +4 +1 /);
  expect(JSON.parse((await runHere(['archive', 'list', '--json'], { BIS_DATA })).out)).toMatchObject([
    { source: 'apriles', pages: 2, captures: 4, files: 1 },
  ]);
  expect(await runHere(['archive', 'verify'], { BIS_DATA })).toMatchObject({
    code: 0,
    out: '4 records sound, 0 broken.\n',
  });

  const pruned = await runHere(['archive', 'prune', '--keep', '1'], { BIS_DATA });
  expect(pruned.out).toMatch(/^apriles: 2 states let go of, 0\.0 MB free\.\n$/);
  const folder = join(BIS_DATA, 'archive', 'apriles');
  expect(readdirSync(folder)).toEqual(['00002.warc.gz']);
  const text = gunzipSync(readFileSync(join(folder, '00002.warc.gz'))).toString();
  expect(text).toContain('Troisième état');
  expect(text).not.toContain('Premier état');
  expect((await openArchive([join(folder, '00002.warc.gz')])).problems).toEqual([]);
  expect((await runHere(['archive', 'verify'], { BIS_DATA })).out).toBe('2 records sound, 0 broken.\n');
  expect((await runHere(['remap', 'apriles'], { BIS_DATA })).out).toMatch(
    /2 pages read.*No graph changed\./s,
  );
  // What is read next goes on in the new file.
  await harvest(BIS_DATA, 'Quatrième état');
  expect(await runHere(['archive', 'verify'], { BIS_DATA })).toMatchObject({
    code: 0,
    out: '3 records sound, 0 broken.\n',
  });
  expect((await runHere(['archive', 'prune', '--keep', '5'], { BIS_DATA })).out).toContain(
    'nothing to let go of',
  );

  writeSync(openSync(join(folder, '00002.warc.gz'), 'r+'), Buffer.alloc(200), 0, 200, 600);
  const broken = await runHere(['archive', 'verify'], { BIS_DATA });
  expect([broken.code, broken.err]).toEqual([
    1,
    expect.stringMatching(/does not hold .* Bring the file back/),
  ]);
}, 60_000);

it('What is asked wrongly of the archive is told', async () => {
  expect((await runHere(['archive', 'list'], {})).out).toContain('Begin with: bis harvest');
  const BIS_DATA = seededFolder();
  const { code, err } = await runHere(['archive', 'prune', '--keep', 'none'], { BIS_DATA });
  expect([code, err]).toEqual([2, expect.stringContaining('--keep "none" is not a whole number')]);
});
