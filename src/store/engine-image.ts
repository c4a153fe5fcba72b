/** An image of a filled engine: its memory on disk, from which another thread is filled in a fraction of a second. */

import {
  closeSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import type { EngineInstance } from './engine.js';

/** What an image is an image of: it is restored only where all of this fits. */
export interface ImageIdentity {
  /** Identity of the journal. */
  readonly journal: string;
  /** Dataset version at which the replica stood. */
  readonly version: number;
  /** What the replica answered to the check query: a restored one must answer the same. */
  readonly check: string;
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

/** The two files of an image. The description is written last, so that an image without one is none. */
function filesOf(path: string): { readonly memory: string; readonly description: string } {
  return { memory: `${path}.memory`, description: `${path}.json` };
}

/**
 * Writes an image. The engine must be at rest. The disk is not waited for: what it lost is found by the checksums. Throws when the disk is full, and leaves no image then.
 * Throws `ImageUnusable` when the engine holds JavaScript objects, which no image can keep.
 */
export function writeImage(path: string, instance: EngineInstance, identity: ImageIdentity): void {
  const files = filesOf(path);
  removeImage(path);
  const references = Array.from({ length: instance.references.length }, (_, n) =>
    toPlain(instance.references.get(n)),
  );
  const memory = Buffer.from(instance.memory.buffer);
  const temporary = `${files.memory}.new`;
  const file = openSync(temporary, 'w');
  try {
    const pieces = piecesOf(memory).map(([begin, end]) => {
      for (let at = begin; at < end; ) at += writeSync(file, memory, at, end - at, at);
      return [begin, end, crc32(memory.subarray(begin, end))] as const;
    });
    const { version: engine, storeAddress } = instance;
    const description: ImageDescription = {
      ...identity,
      engine,
      storeAddress,
      length: memory.length,
      pieces,
      references,
    };
    renameSync(temporary, files.memory);
    writeFileSync(files.description, JSON.stringify(description));
  } catch (error) {
    rmSync(temporary, { force: true });
    removeImage(path);
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Removes an image, description first. */
export function removeImage(path: string): void {
  const files = filesOf(path);
  rmSync(files.description, { force: true });
  rmSync(files.memory, { force: true });
}

/** What the image at a path is an image of, or null when there is none. */
export function readImageIdentity(path: string): ImageIdentity | null {
  return readDescription(path);
}

function readDescription(path: string): ImageDescription | null {
  try {
    return JSON.parse(readFileSync(filesOf(path).description, 'utf8')) as ImageDescription;
  } catch {
    return null;
  }
}

/** Fills a fresh engine from an image. Throws `ImageUnusable`; the engine must then be thrown away. */
export function restoreImage(path: string, instance: EngineInstance): ImageIdentity {
  const description = readDescription(path);
  if (description === null || description.engine !== instance.version) {
    throw new ImageUnusable('There is no image of this engine.');
  }
  const { memory, references } = instance;
  const before = memory.buffer.byteLength;
  if (description.length < before) throw new ImageUnusable('The image is smaller than an empty engine.');
  memory.grow((description.length - before) / pageSize);
  const bytes = Buffer.from(memory.buffer);
  // What the image leaves out is zero; fresh pages are zero already.
  bytes.fill(0, 0, before);
  readPieces(filesOf(path).memory, description.pieces, bytes);
  if (references.length < description.references.length) {
    references.grow(description.references.length - references.length);
  }
  description.references.forEach((value, n) => {
    references.set(n, fromPlain(value));
  });
  instance.storeAddress = description.storeAddress;
  return description;
}

function readPieces(file: string, pieces: ImageDescription['pieces'], bytes: Buffer): void {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw new ImageUnusable('The memory of the image is missing.', { cause: error });
  }
  try {
    for (const [begin, end, checksum] of pieces) {
      for (let at = begin; at < end; ) {
        const count = readSync(descriptor, bytes, at, end - at, at);
        if (count === 0) throw new ImageUnusable('The image is cut short.');
        at += count;
      }
      if (crc32(bytes.subarray(begin, end)) !== checksum) throw new ImageUnusable('The image is damaged.');
    }
  } finally {
    closeSync(descriptor);
  }
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
