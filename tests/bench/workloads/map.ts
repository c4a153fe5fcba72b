/** The mapping of an archive into named graphs, one thread, beside parsel reading the same fields. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syntheticArchive } from '../corpus/to-warc.js';
import type { MapTimes } from '../map-pages.js';
import type { Python } from '../peers/python.js';
import { type Findings, times } from '../report.js';

interface MapOptions {
  readonly folder: string;
  readonly isQuick: boolean;
  readonly python: Python | null;
}

/** What parsel took, in processor seconds a thousand pages. */
type ParselTimes = Pick<MapTimes, 'read' | 'parse' | 'map'>;

/** Maps an archive of one size; a page costs the same in one of any other. */
export async function measureMapping({ folder, isQuick, python }: MapOptions): Promise<Findings> {
  const size = isQuick ? 300 : 2000;
  const repeat = isQuick ? '2' : '5';
  const archive = join(folder, `corpus-${size}.warc.gz`);
  await pipeline(Readable.from(syntheticArchive({ seed: 1, size })), createWriteStream(archive));
  const child = fork(new URL('../map-pages.js', import.meta.url), [archive, repeat]);
  const [own] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('The mapping did not come to its end.'))),
  ])) as [MapTimes];
  const script = join(process.cwd(), 'tests', 'bench', 'python', 'parsel_pages.py');
  const theirs =
    python === null ? null : (JSON.parse(await python.run([script, archive, repeat], folder)) as ParselTimes);
  const rate = (time: number | undefined) => (time === undefined ? '' : String(Math.round(1000 / time)));
  const ratio = (step: keyof ParselTimes) => (theirs === null ? '' : times(theirs[step] / own[step]));
  const rows = [
    ['read from the archive', rate(own.read), rate(theirs?.read), ratio('read')],
    ['floor: the parser alone', rate(own.parse), rate(theirs?.parse), ratio('parse')],
    ['**mapped**: parsed, selected, built', rate(own.map), rate(theirs?.map), ratio('map')],
    ['places and organizations found', rate(own.reconcile), '', ''],
    ['validated with SHACL', rate(own.validate), '', ''],
    ['committed, a transaction a page', rate(own.commit), '', ''],
  ];
  return {
    tables: [
      {
        title: `Mapping: pages in a second of processor time, ${own.pages} pages`,
        head: ['', 'bis', 'warcio and parsel', 'bis is faster'],
        rows,
      },
    ],
    goals: [
      {
        goal: 'Mapping: twice parsel',
        reached: theirs === null ? null : theirs.map / own.map,
        isMet: (reached) => reached >= 2,
        reason: `Of the mapping, ${Math.round((100 * own.parse) / own.map)} % is the parser, which builds the tree that browsers build; parsel gives texts, ours a named graph with minted names, languages and datatypes.`,
      },
    ],
  };
}
