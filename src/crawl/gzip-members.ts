/** Reads files of gzip members (RFC 1952): one by one, and how far they are whole, so that what a crash left can be cut. */

import { fstatSync, readSync } from 'node:fs';
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
const firstWindow = 32 * 1024;

/** A whole member of a file. */
export interface Member {
  /** What was compressed. */
  readonly content: Buffer;
  /** How many bytes it takes in the file. */
  readonly length: number;
}

/** The member that begins there in an open file; null when none does that is whole and of this software's kind. */
export function readMember(file: number, from: number): Member | null {
  const most = Math.min(mostOfMember, fstatSync(file).size - from);
  for (let length = Math.min(firstWindow, most); length > 0; length = Math.min(length * 4, most)) {
    const window = Buffer.allocUnsafe(length);
    const bytes = window.subarray(0, readSync(file, window, 0, length, from));
    const member = inflateMember(bytes);
    if (member !== null || length === most) return member;
  }
  return null;
}

/** Where the member that begins there ends; its beginning when none does. */
export async function endOfWholeMember(handle: FileHandle, from: number): Promise<number> {
  return from + (readMember(handle.fd, from)?.length ?? 0);
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

function inflateMember(bytes: Buffer): Member | null {
  if (bytes.length < headerLength || bytes.readUInt16BE(0) !== 0x1f8b || bytes[3] !== 0) return null;
  try {
    // The types do not know what "info" adds (https://nodejs.org/api/zlib.html#class-options).
    const { buffer, engine } = inflateRawSync(bytes.subarray(headerLength), {
      info: true,
      maxOutputLength: mostOfMember,
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    const end = headerLength + engine.bytesWritten;
    const isWhole = end + trailerLength <= bytes.length && bytes.readUInt32LE(end) === crc32(buffer);
    return isWhole ? { content: buffer, length: end + trailerLength } : null;
  } catch {
    return null;
  }
}
