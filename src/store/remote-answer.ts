/** A remote server's answer as the endpoint gives it: in the format that was asked for, whole, and as the standard has it. */

import type { QueryEnd, RowCap } from '../model/ports.js';
import type { QueryOutline } from '../model/query-outline.js';
import { termToNQuads } from '../rdf/canonical.js';
import { type Format, nQuads, nTriples, resultsJson, resultsTsv, triG, turtle } from '../rdf/media-types.js';
import { sparqlResults } from '../rdf/service-vocabulary.js';
import { readSolutions } from '../rdf/solutions.js';
import { capRows } from './answer-cap.js';
import { largestAnswer, megabyte, tooLarge } from './largest-answer.js';

type Form = QueryOutline['form'];
type AnswerBody = {
  readonly kind: 'answer';
  readonly body: readonly Uint8Array[];
  readonly isTruncated?: boolean;
};
export type RemoteAnswer = AnswerBody | Extract<QueryEnd, { kind: 'past-cap' | 'failed' | 'deadline' }>;

/** How an answer is wanted. */
export interface WantedAnswer {
  readonly format: Format;
  readonly form: Form;
  readonly rowCap?: RowCap | undefined;
}

/**
 * The media type that the server is asked for. Booleans and tab-separated values come from JSON, which servers agree
 * upon; one graph as N-Quads is N-Triples, and as TriG it is Turtle.
 */
export function wantedFrom(format: Format, form: Form): string {
  if (form === 'ask' || format === resultsTsv) return resultsJson.mediaType;
  if (format === nQuads) return nTriples.mediaType;
  return format === triG ? turtle.mediaType : format.mediaType;
}

/** Reads an answer to its end. Throws as reading a body does. */
export async function readAnswer(
  response: Response,
  { format, form, rowCap }: WantedAnswer,
): Promise<RemoteAnswer> {
  // Virtuoso stops at its time-out with what it has found so far, and gives its first rows of too many: both with 200.
  if (response.headers.get('x-sql-state') === 'S1TAT') return { kind: 'deadline' };
  const most = response.headers.get('x-sparql-maxrows');
  if (most !== null) return { kind: 'past-cap', cap: 'rows', most: Number(most) };
  const wanted = wantedFrom(format, form);
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== wanted) {
    await response.body?.cancel();
    return {
      kind: 'failed',
      message: `The SPARQL server answers ${type ?? 'without a media type'}, and was asked for ${wanted}.`,
    };
  }
  const bytes = await readWhole(response);
  if (bytes === null) return tooLarge;
  if (form === 'ask')
    return { kind: 'answer', body: [encode(writeBoolean(readBoolean(bytes.toString('utf8')), format))] };
  if (format !== resultsTsv && wanted === resultsJson.mediaType) renameLiterals(bytes);
  const whole = format === resultsTsv ? Buffer.from(toTsv(bytes.toString('utf8'))) : bytes;
  return rowCap === undefined ? { kind: 'answer', body: pieces(whole) } : cap(whole, format, rowCap);
}

function cap(bytes: Buffer, { mediaType }: Format, { rows, truncate }: RowCap): RemoteAnswer {
  const capped = capRows(bytes.toString('utf8'), mediaType, rows);
  if (capped === 'whole') return { kind: 'answer', body: pieces(bytes) };
  if (!truncate) return { kind: 'past-cap', cap: 'rows', most: rows };
  return { kind: 'answer', body: pieces(Buffer.from(capped.text)), isTruncated: true };
}

async function readWhole(response: Response): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > largestAnswer) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Pieces of a megabyte. */
function pieces(bytes: Buffer): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += megabyte) parts.push(bytes.subarray(at, at + megabyte));
  return parts;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const oldName = '"type": "typed-literal"';
const newName = '"type": "literal"      ';

// Drafts of the JSON format had a type of its own for literals with a datatype, and Virtuoso still writes it. Within a
// string the quotes would be escaped, so what is found is no part of one.
function renameLiterals(bytes: Buffer): void {
  for (let at = bytes.indexOf(oldName); at >= 0; at = bytes.indexOf(oldName, at))
    bytes.write(newName, at, 'latin1');
}

// Virtuoso answers a boolean as a table of one number.
function readBoolean(json: string): boolean {
  const { boolean } = JSON.parse(json) as { readonly boolean?: boolean };
  if (boolean !== undefined) return boolean;
  const [row = {}] = readSolutions(json);
  return Object.values(row).some(({ value }) => value === '1' || value === 'true');
}

// SPARQL 1.1 Query Results JSON Format, 3.3; SPARQL Query Results XML Format, 2.3.2.
function writeBoolean(value: boolean, format: Format): string {
  if (format === resultsJson) return JSON.stringify({ head: {}, boolean: value });
  return `<?xml version="1.0"?><sparql xmlns="${sparqlResults.iri}"><head/><boolean>${value}</boolean></sparql>`;
}

// SPARQL 1.1 Query Results CSV and TSV Formats, 4.
function toTsv(json: string): string {
  const { head } = JSON.parse(json) as { readonly head: { readonly vars: readonly string[] } };
  const rows = readSolutions(json).map((solution) =>
    head.vars.map((name) => (solution[name] === undefined ? '' : termToNQuads(solution[name]))).join('\t'),
  );
  return `${[head.vars.map((name) => `?${name}`).join('\t'), ...rows].join('\n')}\n`;
}
