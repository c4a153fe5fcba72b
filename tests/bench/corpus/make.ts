/**
 * Makes a synthetic corpus: `npm run bench:corpus -- --size 11000 --seed 1 --as graphs|warc|http`.
 * Graphs (canonical N-Quads) and the archive (WARC, compressed) go to `--out FILE` or standard output; the server
 * listens on `--port N` until it is stopped.
 */

import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Iris } from '../../../src/model/iris.js';
import { canonicalLines } from '../../../src/rdf/canonical.js';
import { type CorpusOptions, syntheticInitiatives } from './initiatives.js';
import { toRecordGraphs } from './to-graphs.js';
import { startCorpusServer } from './to-http.js';
import { corpusHost, listUrl } from './to-pages.js';
import { syntheticArchive } from './to-warc.js';

const iris = new Iris('http://localhost:3000/');

function* graphLines(options: CorpusOptions): Generator<string> {
  for (const record of syntheticInitiatives(options)) {
    const { content, provenance } = toRecordGraphs(record, iris);
    yield [...canonicalLines(content.quads), ...canonicalLines(provenance.quads)].join('');
  }
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`--${name} "${text}" is not a whole number.`);
}

async function write(
  pieces: Iterable<string> | AsyncIterable<Uint8Array>,
  file: string | undefined,
): Promise<void> {
  await pipeline(Readable.from(pieces), file === undefined ? process.stdout : createWriteStream(file));
}

async function make(): Promise<void> {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '11000' },
      seed: { type: 'string', default: '1' },
      as: { type: 'string', default: 'graphs' },
      out: { type: 'string' },
      port: { type: 'string', default: '8090' },
    },
  });
  const options = { seed: wholeNumber('seed', values.seed), size: wholeNumber('size', values.size) };
  if (values.as === 'graphs') return write(graphLines(options), values.out);
  if (values.as === 'warc') return write(syntheticArchive(options), values.out);
  if (values.as !== 'http') throw new Error(`--as "${values.as}" is not one of graphs, warc, http.`);
  const { port } = await startCorpusServer(options, wholeNumber('port', values.port));
  console.log(`${options.size} synthetic initiatives stand on 127.0.0.1:${port}, as the host ${corpusHost}.`);
  console.log(`The first page is ${listUrl(0)}. Stop with Ctrl+C.`);
}

await make().catch((error: Error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 2;
});
