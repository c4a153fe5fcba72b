/** Exact centres of communes, as the data directory keeps them: `commune-centres.json`. */

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Coordinates } from './cities.js';

const fileName = 'commune-centres.json';

/** The centres by INSEE code; null when the directory has none. Throws when the file is not one that we wrote. */
export function readCentres(directory: string): ReadonlyMap<string, Coordinates> | null {
  const file = join(directory, fileName);
  if (!existsSync(file)) return null;
  const rows = JSON.parse(readFileSync(file, 'utf8')) as [string, number, number][];
  return new Map(rows.map(([code, longitude, latitude]) => [code, { longitude, latitude }]));
}

/** Keeps the centres, in place of those that were kept. */
export function writeCentres(directory: string, centres: ReadonlyMap<string, Coordinates>): void {
  const file = join(directory, fileName);
  const rows = [...centres].map(([code, { longitude, latitude }]) => [code, longitude, latitude]);
  writeFileSync(`${file}.new`, JSON.stringify(rows.sort()));
  renameSync(`${file}.new`, file);
}
