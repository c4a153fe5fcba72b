import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openArchive, readResponse } from '../../../src/crawl/archive.js';
import { overwriteRecords } from '../../../src/crawl/overwrite-record.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { warcRecord } from '../../fixtures/warc.js';

const url = (n: number) => `http://www.example.org/${n}`;
const now = '2026-11-25T10:00:00.123Z';

/** A file of pages, and where each begins. */
async function archiveOf(bodies: readonly (string | Uint8Array)[]) {
  const file = join(temporaryFolder(), '00001.warc.gz');
  writeFileSync(file, '');
  const offsets: number[] = [];
  for (const [n, body] of bodies.entries()) {
    offsets.push(statSync(file).size);
    appendFileSync(file, await warcRecord({ url: url(n), body, gzip: true }));
  }
  return { file, offsets };
}

it('A record that is written over leaves the others where they are, in a file that is still a web archive', async () => {
  const { file, offsets } = await archiveOf(['<p>un</p>', '<p>Zorglub</p>', '<p>trois</p>']);
  const { size } = statSync(file);
  expect(await overwriteRecords([{ file, offset: offsets[1] ?? 0 }], now)).toBe(1);
  expect(statSync(file).size).toBe(size);
  const { addresses, problems } = await openArchive([file]);
  expect([addresses, problems]).toEqual([[url(0), url(2)], []]);
  expect((await readResponse({ file, offset: offsets[2] ?? 0 }, url(2)))?.body.toString()).toContain('trois');
  const text = gunzipSync(readFileSync(file)).toString();
  expect(text).not.toContain('Zorglub');
  expect(text).toContain('WARC-Type: metadata');
  expect(text).toContain('WARC-Date: 2026-11-25T10:00:00Z');
});

it('A record of any length can be written over, twice too', async () => {
  const sizes = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 60_000, max: 140_000 }));
  await fc.assert(
    fc.asyncProperty(sizes, async (size) => {
      // What does not compress takes its length in the file.
      const { file, offsets } = await archiveOf([
        crypto.getRandomValues(new Uint8Array(Math.min(size, 65_000))),
        'b',
      ]);
      const place = { file, offset: 0 };
      expect(await overwriteRecords([place], now)).toBe(1);
      expect(await overwriteRecords([place], now)).toBe(1);
      expect((await openArchive([file])).addresses).toEqual([url(1)]);
      expect(await readResponse({ file, offset: offsets[1] ?? 0 }, url(1))).not.toBeNull();
    }),
    { numRuns: 30 },
  );
});

it('A file or a place that is gone is none', async () => {
  const { file } = await archiveOf(['a']);
  expect(await overwriteRecords([{ file: `${file}.gone`, offset: 0 }], now)).toBe(0);
  expect(await overwriteRecords([{ file, offset: 10_000 }], now)).toBe(0);
});
