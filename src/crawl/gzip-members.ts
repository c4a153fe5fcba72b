/** Finds how far a file of gzip members is whole (RFC 1952), so that what a crash left at its end can be cut. */

import type { FileHandle } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { largestBody } from './read-capped.js';

/** The header that this software writes: no name, no comment, no extra field. */
const headerLength = 10;
/** CRC-32 and length of what was compressed. */
const trailerLength = 8;
/** More than any record takes, whose body is capped. */
const mostOfMember = largestBody + 1024 ** 2;
/** What is read of a member at first: most are shorter. */
const firstWindow = 64 * 1024;

/** Where the member that begins there ends; its beginning when none does. */
export async function endOfWholeMember(handle: FileHandle, from: number): Promise<number> {
  const { size } = await handle.stat();
  if (from >= size) return from;
  const most = Math.min(mostOfMember, size - from);
  for (let length = Math.min(firstWindow, most); ; length = Math.min(length * 4, most)) {
    const window = Buffer.alloc(length);
    await handle.read(window, 0, length, from);
    const found = memberLength(window);
    if (found !== null || length === most) return from + (found ?? 0);
  }
}

/** Where the last whole member ends, looking from the beginning of one; the beginning itself when it is not whole. */
export async function endOfWholeMembers(handle: FileHandle, from: number): Promise<number> {
  const { size } = await handle.stat();
  let end = Math.min(from, size);
  while (end < size) {
    const next = await endOfWholeMember(handle, end);
    if (next === end) break;
    end = next;
  }
  return end;
}

function memberLength(bytes: Buffer): number | null {
  if (bytes.length < headerLength || bytes.readUInt16BE(0) !== 0x1f8b || bytes[3] !== 0) return null;
  try {
    // The types do not know what "info" adds (https://nodejs.org/api/zlib.html#class-options).
    const { buffer, engine } = inflateRawSync(bytes.subarray(headerLength), {
      info: true,
      maxOutputLength: mostOfMember,
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    const end = headerLength + engine.bytesWritten;
    const isWhole = end + trailerLength <= bytes.length && bytes.readUInt32LE(end) === crc32(buffer);
    return isWhole ? end + trailerLength : null;
  } catch {
    return null;
  }
}
