/**
 * Takes a record out of a WARC file without moving the others: its gzip member is written over with one of the same length
 * that says so, in which nothing is left of what was there.
 */

import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { endOfWholeMember } from './gzip-members.js';

export interface RecordPlace {
  /** Path of the file. */
  readonly file: string;
  readonly offset: number;
}

/** Header, and CRC-32 and length, of a gzip member (RFC 1952, 2.3). */
const frame = 10 + 8;
/** A stored block of deflate: its header, and the most that it holds (RFC 1951, 3.2.4). */
const blockHeader = 5;
const largestBlock = 65_535;

/** Writes over records. Returns how many there were; one whose file or place is gone already counts as none. */
export async function overwriteRecords(places: readonly RecordPlace[], now: string): Promise<number> {
  let count = 0;
  for (const [file, ofFile] of Map.groupBy(places, (place) => place.file)) {
    const handle = await open(file, 'r+').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (handle === null) continue;
    try {
      for (const { offset } of ofFile) count += Number(await overwrite(handle, offset, now));
      await handle.datasync();
    } finally {
      await handle.close();
    }
  }
  return count;
}

async function overwrite(handle: FileHandle, offset: number, now: string): Promise<boolean> {
  const end = await endOfWholeMember(handle, offset);
  if (end === offset) return false;
  const member = memberOfLength(end - offset, now);
  for (let done = 0; done < member.length; ) {
    const { bytesWritten } = await handle.write(member, done, member.length - done, offset + done);
    done += bytesWritten;
  }
  return true;
}

// Nothing is compressed, so that the length can be chosen.
function memberOfLength(length: number, now: string): Buffer {
  let blocks = 1;
  while (length - frame - blocks * blockHeader > blocks * largestBlock) blocks++;
  const payload = recordOfLength(length - frame - blocks * blockHeader, now);
  const parts: Buffer[] = [Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])];
  for (let n = 0; n < blocks; n++) {
    const block = payload.subarray(n * largestBlock, (n + 1) * largestBlock);
    const header = Buffer.alloc(blockHeader);
    header.writeUInt8(n === blocks - 1 ? 1 : 0, 0);
    header.writeUInt16LE(block.length, 1);
    header.writeUInt16LE(block.length ^ 0xffff, 3);
    parts.push(header, block);
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(payload), 0);
  trailer.writeUInt32LE(payload.length, 4);
  return Buffer.concat([...parts, trailer]);
}

// WARC 1.1, 6.6: a metadata record; its block is blanks.
function recordOfLength(length: number, now: string): Buffer {
  const start = [
    'WARC/1.1',
    'WARC-Type: metadata',
    'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>',
    `WARC-Date: ${now.replace(/\.\d+Z$/, 'Z')}`,
    'Content-Length: ',
  ].join('\r\n');
  const around = start.length + '\r\n\r\n'.length + '\r\n\r\n'.length;
  // A shorter member than this is none that this software writes; blanks are no record, and nothing of the page either.
  if (length < around + 1) return Buffer.alloc(length, ' ');
  let digits = 1;
  while (String(length - around - digits).length > digits) digits++;
  const block = length - around - digits;
  const number = String(block).padStart(digits, '0');
  return Buffer.from(`${start}${number}\r\n\r\n${' '.repeat(block)}\r\n\r\n`);
}
