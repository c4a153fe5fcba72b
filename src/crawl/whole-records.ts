/** Reads WARC records that are gzip members of their own (WARC 1.1, annex D) without a stream for each. */

import { closeSync, fstatSync, openSync } from 'node:fs';
import { AsyncIterReader, WARCParser, type WARCRecord } from 'warcio';
import { readMember } from './gzip-members.js';

const beginning = Buffer.from('WARC/');
/** What stands after the headers of a record, and after the record. */
const endOfHeaders = Buffer.from('\r\n\r\n');

/** A record, and the byte of its file at which it begins. */
export interface PlacedRecord {
  readonly record: WARCRecord;
  readonly offset: number;
}

/**
 * The record that begins there; null when it is not a whole member that holds one whole record and nothing else: there may
 * still be one.
 */
export async function readWholeRecord(path: string, offset: number): Promise<WARCRecord | null> {
  const file = openSync(path, 'r');
  try {
    const member = readMember(file, offset);
    return member === null ? null : await recordIn(member.content);
  } finally {
    closeSync(file);
  }
}

/** All records of a file in turn; null, as the last, where one is not as `readWholeRecord` wants it. */
export async function* readWholeRecords(path: string): AsyncGenerator<PlacedRecord | null> {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    for (let offset = 0; offset < size; ) {
      const member = readMember(file, offset);
      const record = member === null ? null : await recordIn(member.content);
      yield record === null ? null : { record, offset };
      if (member === null || record === null) return;
      offset += member.length;
    }
  } finally {
    closeSync(file);
  }
}

// As long as it announces: neither cut short, nor the first of several.
async function recordIn(content: Buffer): Promise<WARCRecord | null> {
  if (!content.subarray(0, 5).equals(beginning)) return null;
  const record = await WARCParser.parse(new AsyncIterReader([content], null));
  if (record?.warcHeader('Content-Length') == null) return null;
  const headers = content.indexOf(endOfHeaders) + endOfHeaders.length;
  const isOne = headers + record.warcContentLength + endOfHeaders.length === content.length;
  return isOne && content.subarray(-endOfHeaders.length).equals(endOfHeaders) ? record : null;
}
