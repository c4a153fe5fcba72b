import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readWholeRecord, readWholeRecords } from '../../../src/crawl/whole-records.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { warcRecord } from '../../fixtures/warc.js';

const write = (...parts: readonly Uint8Array[]) =>
  join(temporaryFolder({ 'pages.warc.gz': Buffer.concat(parts) }), 'pages.warc.gz');
const member = (body: string, url = 'http://www.example.org/') => warcRecord({ gzip: true, body, url });

async function offsetsIn(path: string): Promise<(number | null)[]> {
  const offsets: (number | null)[] = [];
  for await (const placed of readWholeRecords(path)) offsets.push(placed?.offset ?? null);
  return offsets;
}

/** A text that no compression makes short. */
const noise = (length: number) =>
  Buffer.from(Array.from({ length }, (_, n) => (n * n * 31) % 251)).toString('latin1');

describe('A record that is a gzip member of its own', () => {
  it('is read with its headers and its body, however long', async () => {
    for (const body of ['', 'short', noise(300_000)]) {
      const first = await member('first');
      const record = await readWholeRecord(write(first, await member(body)), first.length);
      expect(record?.httpHeaders?.statusCode).toBe(200);
      expect(await record?.contentText()).toBe(body);
    }
  });

  it('comes in its turn, with the byte at which it begins', async () => {
    const parts = [await member('one'), await member(noise(100_000)), await member('three')];
    expect(await offsetsIn(write(...parts))).toEqual([
      0,
      parts[0]!.length,
      parts[0]!.length + parts[1]!.length,
    ]);
    expect(await offsetsIn(write())).toEqual([]);
  });
});

describe('Another record', () => {
  it.each([
    ['is not compressed', async () => warcRecord({ body: 'plain' })],
    ['is compressed together with the next one', async () => gzipSync(await twoRecords())],
    ['is cut short', async () => (await member('whole')).subarray(0, -1)],
    ['is shorter than it announces', async () => gzipSync((await warcRecord()).subarray(0, -6))],
    ['is damaged', async () => (await member('whole')).fill(0xff, 40, 44)],
    ['is none', async () => gzipSync('something else')],
  ])('that %s is left to those who read any file', async (_what, made) => {
    const first = await member('first');
    const path = write(first, await made());
    expect(await readWholeRecord(path, first.length)).toBeNull();
    expect(await offsetsIn(path)).toEqual([0, null]);
  });
});

async function twoRecords(): Promise<Buffer> {
  return Buffer.concat([await warcRecord({ body: 'one' }), await warcRecord({ body: 'two' })]);
}
