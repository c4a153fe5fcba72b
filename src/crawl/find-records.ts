/** Finds the records of addresses in a WARC file, whatever they are: those too that no index knows, such as revisits. */

import { createReadStream } from 'node:fs';
import { WARCParser } from 'warcio';
import type { RecordPlace } from './overwrite-record.js';
import { normalizeAddress } from './page-address.js';

/** What was found, and whether the file could be read to its end. */
export interface FoundRecords {
  readonly places: readonly RecordPlace[];
  readonly isWhole: boolean;
}

/** Reads a file that is compressed record by record. A file that is not there has no record. */
export async function findRecords(
  file: string,
  isWanted: (address: string) => boolean,
): Promise<FoundRecords> {
  const stream = createReadStream(file);
  const parser = new WARCParser(stream);
  const places: RecordPlace[] = [];
  try {
    for await (const record of parser) {
      const address = normalizeAddress(record.warcTargetURI ?? '');
      if (address !== null && isWanted(address)) places.push({ file, offset: parser.offset });
      await record.skipFully();
    }
    return { places, isWhole: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { places, isWhole: true };
    return { places, isWhole: false };
  } finally {
    stream.destroy();
  }
}
