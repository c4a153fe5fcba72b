/** An image of a filled engine: its memory on disk, from which another thread is filled in a fraction of a second. */

import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import type { EngineInstance } from './engine.js';

/** What an image is an image of: it is restored only where all of this fits. */
export interface ImageIdentity {
  /** Identity of the journal. */
  readonly journal: string;
  /** What of the dataset the replica holds. */
  readonly holding: string;
  /** Dataset version at which the replica stood. */
  readonly version: number;
  /** What the replica answered to the check query: a restored one must answer the same. */
  readonly check: string;
  /** What was replaced in the engine before: its memory is never given back. */
  readonly wear: {
    readonly quads: number;
    /** Graphs that were replaced often, and how often. */
    readonly graphs: readonly (readonly [string, number])[];
  };
}

/** What stands beside the memory. */
interface ImageDescription extends ImageIdentity {
  readonly engine: string;
  readonly storeAddress: number;
  /** Length of the memory in bytes. */
  readonly length: number;
  /** Pieces of the memory that are not all zero: [begin, end, CRC-32]. */
  readonly pieces: readonly (readonly [number, number, number])[];
  /** Values of the reference table: null stands for itself, `{}` for undefined. */
  readonly references: readonly unknown[];
}

const pageSize = 65_536;
/** Longest piece: what is read and checked at a time. */
const largestPiece = 16 * 1024 * pageSize;

/** An image that cannot be used; the replica is then filled from the journal. */
export class ImageUnusable extends Error {
  override readonly name = 'ImageUnusable';
}

/** Bytes at the end of the file that say how long the description before them is. */
const footerLength = 8;
/** A half-written image that is older than this, in milliseconds, belongs to a process that was killed. */
const abandonedAfter = 10 * 60_000;

/**
 * Writes an image: one file, which is there whole or not at all, whoever else writes it at the same time. The engine
 * must be at rest. The disk is not waited for: what it lost is found by the checksums. Throws when the disk is full.
 * Throws `ImageUnusable` when the engine holds JavaScript objects, which no image can keep.
 */
export function writeImage(path: string, instance: EngineInstance, identity: ImageIdentity): void {
  const references = Array.from({ length: instance.references.length }, (_, n) =>
    toPlain(instance.references.get(n)),
  );
  const memory = Buffer.from(instance.memory.buffer);
  removeAbandoned(path);
  const temporary = `${path}.${process.pid}-${threadId}.new`;
  const file = openSync(temporary, 'w');
  try {
    const pieces = piecesOf(memory).map(([begin, end]) => {
      const piece = memory.subarray(begin, end);
      writeAt(file, piece, begin);
      return [begin, end, crc32(piece)] as const;
    });
    const { storeAddress } = instance;
    const engine = madeBy(instance);
    const { length } = memory;
    writeDescription(file, { ...identity, engine, storeAddress, length, pieces, references });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

// After the memory, so that each piece stands in the file where it stands in the memory.
function writeDescription(file: number, description: ImageDescription): void {
  const text = Buffer.from(JSON.stringify(description));
  const footer = Buffer.alloc(footerLength);
  footer.writeBigUInt64LE(BigInt(text.length));
  writeAt(file, Buffer.concat([text, footer]), description.length);
}

function writeAt(file: number, bytes: Buffer, position: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, position + at);
}

function removeAbandoned(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.new')) continue;
    const stat = statSync(join(folder, name), { throwIfNoEntry: false });
    if (stat !== undefined && Date.now() - stat.mtimeMs > abandonedAfter) {
      rmSync(join(folder, name), { force: true });
    }
  }
}

/** Removes an image. */
export function removeImage(path: string): void {
  rmSync(path, { force: true });
}

/** What the image at a path is an image of, or null when there is none that can be read. */
export function readImageIdentity(path: string): ImageIdentity | null {
  return withImage(path, (file) => readDescription(file));
}

// Opened once, so that description and memory are of one image, whoever puts another in its place.
function withImage<Result>(path: string, read: (file: number) => Result): Result | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    return read(file);
  } finally {
    closeSync(file);
  }
}

function readDescription(file: number): ImageDescription | null {
  try {
    const end = fstatSync(file).size - footerLength;
    const length = Number(readAt(file, footerLength, end).readBigUInt64LE());
    return JSON.parse(readAt(file, length, end - length).toString('utf8')) as ImageDescription;
  } catch {
    return null;
  }
}

function readAt(file: number, length: number, position: number): Buffer {
  const bytes = Buffer.alloc(length);
  readInto(file, bytes, position);
  return bytes;
}

function readInto(file: number, bytes: Buffer, position: number): void {
  for (let at = 0; at < bytes.length; ) {
    const count = readSync(file, bytes, at, bytes.length - at, position + at);
    if (count === 0) throw new ImageUnusable('The image is cut short.');
    at += count;
  }
}

/** What must be the same where an image is restored: the engine, and what descriptions hold. */
function madeBy({ version }: EngineInstance): string {
  return `${version}, format 3`;
}

/** Fills a fresh engine from an image. Throws `ImageUnusable`; the engine must then be thrown away. */
export function restoreImage(path: string, instance: EngineInstance): ImageIdentity {
  const identity = withImage(path, (file) => {
    const description = readDescription(file);
    if (description?.engine !== madeBy(instance)) return null;
    fillMemory(file, description, instance.memory);
    fillReferences(description, instance.references);
    instance.storeAddress = description.storeAddress;
    return description;
  });
  if (identity === null) throw new ImageUnusable('There is no image of this engine.');
  return identity;
}

function fillMemory(file: number, { length, pieces }: ImageDescription, memory: WebAssembly.Memory): void {
  const before = memory.buffer.byteLength;
  if (length < before) throw new ImageUnusable('The image is smaller than an empty engine.');
  memory.grow((length - before) / pageSize);
  const bytes = Buffer.from(memory.buffer);
  // What the image leaves out is zero; fresh pages are zero already.
  bytes.fill(0, 0, before);
  for (const [begin, end, checksum] of pieces) {
    const piece = bytes.subarray(begin, end);
    readInto(file, piece, begin);
    if (crc32(piece) !== checksum) throw new ImageUnusable('The image is damaged.');
  }
}

function fillReferences({ references: values }: ImageDescription, references: WebAssembly.Table): void {
  if (references.length < values.length) references.grow(values.length - references.length);
  values.forEach((value, n) => {
    references.set(n, fromPlain(value));
  });
}

/** The stretches of memory that are not all zero. */
function piecesOf(memory: Buffer): [number, number][] {
  const zeros = Buffer.alloc(pageSize);
  const pieces: [number, number][] = [];
  for (let at = 0; at < memory.length; at += pageSize) {
    if (memory.compare(zeros, 0, pageSize, at, at + pageSize) === 0) continue;
    const last = pieces.at(-1);
    if (last !== undefined && last[1] === at && at - last[0] < largestPiece) last[1] = at + pageSize;
    else pieces.push([at, at + pageSize]);
  }
  return pieces;
}

function toPlain(value: unknown): unknown {
  if (value === undefined) return {};
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    typeof value === 'number'
  ) {
    return value;
  }
  throw new ImageUnusable('The engine holds a JavaScript object.');
}

function fromPlain(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? undefined : value;
}
