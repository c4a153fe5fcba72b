/** Loads a journal's statements into the bare engine, and tells its parent how long that took and what memory it holds. */

import { join } from 'node:path';
import { startEngine } from '../../src/store/engine.js';
import { openForReading } from '../../src/store/journal.js';
import { JournalReader } from '../../src/store/journal-reader.js';
import { piecesOf } from './bank.js';
import { timed } from './measure.js';

const journal = openForReading(join(process.argv[2] ?? '', 'journal.sqlite'));
const { graphs, merged } = piecesOf(new JournalReader(journal));
journal.close();
const engine = startEngine();
const loading = { format: 'application/n-quads', lenient: true, no_transaction: true } as const;
const time = await timed(() =>
  [...graphs, ...merged].forEach((piece) => void engine.store.load(piece, loading)),
);
process.send?.({ time, memory: engine.instance.memory.buffer.byteLength });
process.disconnect?.();
