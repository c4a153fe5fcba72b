/**
 * What a bank of a size takes of memory and disk: `npm run bench:footprint -- --directory DIR`, where DIR was filled by
 * `npm run bench:store -- --size N --directory DIR --only none`.
 */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine, megabytes, printTable, seconds, startServer } from './measure.js';

const { values } = parseArgs({ options: { directory: { type: 'string' } } });
const { directory } = values;
if (directory === undefined) throw new Error('--directory DIR is needed.');

function sizeOf(file: string): number {
  try {
    return statSync(join(directory ?? '', file)).size;
  } catch {
    return 0;
  }
}

const server = await startServer(directory, 3190);
// All replicas, their images and the search index are there by then.
await new Promise((resolve) => setTimeout(resolve, 60_000));
const described = await fetch(`${server.origin}/.well-known/void`);
printTable(
  `A bank in ${directory}`,
  ['', ''],
  [
    ['until /sparql answers', seconds(server.untilSparql)],
    ['memory, at rest', megabytes(server.memory())],
    ['memory, at most', megabytes(server.peakMemory())],
    ['journal', megabytes(sizeOf('journal.sqlite'))],
    ['images of replicas', megabytes(sizeOf('replica-image') + sizeOf('replica-image-default'))],
    ['search index', megabytes(sizeOf('search.sqlite'))],
    ['description, in bytes', String((await described.text()).length)],
    ['machine', machine()],
  ],
);
await server.stop();
