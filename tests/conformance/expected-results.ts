/** Results of queries as the suite writes them (XML, JSON, RDF, CSV, TSV) and as servers answer. */

import { Readable } from 'node:stream';
import { SparqlXmlParser } from 'sparqlxml-parse';
import { termToNQuads } from '../../src/rdf/canonical.js';
import { toDataset } from '../../src/rdf/dataset.js';
import { readSolutions, type Solution } from '../../src/rdf/solutions.js';
import { namedNode, type Term } from '../../src/rdf/terms.js';
import { rdf } from '../../src/rdf/vocabulary.js';
import { readSuiteFile, readSuiteTurtle } from './w3c-suite.js';

const rs = 'http://www.w3.org/2001/sw/DataAccess/tests/result-set#';

export type Results = { readonly boolean: boolean } | { readonly rows: readonly Solution[] };

/** Reads SPARQL results in JSON. */
export function readJson(text: string): Results {
  const { boolean } = JSON.parse(text) as { boolean?: boolean };
  return boolean === undefined ? { rows: readSolutions(text) } : { boolean };
}

/** Reads a result file of the suite in XML, JSON or the RDF vocabulary of result sets; null: it is a graph. */
export async function readExpected(address: string): Promise<Results | null> {
  if (address.endsWith('.srj')) return readJson(readSuiteFile(address));
  if (address.endsWith('.srx')) return readXml(readSuiteFile(address));
  return readResultSet(address);
}

/** Reads SPARQL results in XML. */
export async function readXml(text: string): Promise<Results> {
  const parser = new SparqlXmlParser();
  if (/<boolean>/.test(text)) return { boolean: await parser.parseXmlBooleanStream(Readable.from([text])) };
  const rows: Solution[] = [];
  for await (const row of parser.parseXmlResultsStream(Readable.from([text])) as AsyncIterable<
    Record<string, Term>
  >) {
    rows.push(Object.fromEntries(Object.entries(row).map(([name, term]) => [name.replace(/^\?/, ''), term])));
  }
  return { rows };
}

function readResultSet(address: string): Results | null {
  const quads = toDataset(readSuiteTurtle(address));
  const of = (subject: Term, name: string) =>
    [...quads.match(subject, namedNode(rs + name))].map(({ object }) => object);
  const [set] = [...quads.match(undefined, rdf.type, namedNode(`${rs}ResultSet`))];
  if (set === undefined) return null;
  const [boolean] = of(set.subject, 'boolean');
  if (boolean !== undefined) return { boolean: boolean.value === 'true' };
  const numbered = of(set.subject, 'solution').map((solution) => ({
    index: Number(of(solution, 'index')[0]?.value ?? 0),
    row: Object.fromEntries(
      of(solution, 'binding').map((binding) => [
        of(binding, 'variable')[0]?.value ?? '',
        of(binding, 'value')[0] as Term,
      ]),
    ),
  }));
  return { rows: numbered.sort((a, b) => a.index - b.index).map(({ row }) => row) };
}

/**
 * Cells of CSV or TSV, in the order of the names of their columns, which `SELECT *` leaves open; numbers by their value,
 * blank nodes by their place of first appearance.
 */
export function readTable(text: string, mediaType: string): string[][] {
  const labels = new Map<string, string>();
  const cells = mediaType === 'text/csv' ? readCsv(text) : readTsv(text);
  const order = [...(cells[0] ?? []).entries()].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([at]) => at);
  return cells.map((row) => order.map((at) => normalCell(row[at] ?? '', labels)));
}

function readCsv(text: string): string[][] {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
}

function readTsv(text: string): string[][] {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
}

// TSV writes numbers bare or as typed literals: both stand for the same term.
function normalCell(cell: string, labels: Map<string, string>): string {
  if (cell.startsWith('_:')) {
    const label = labels.get(cell) ?? `_:${labels.size}`;
    labels.set(cell, label);
    return label;
  }
  const typed = /^"([^"]*)"\^\^<http:\/\/www\.w3\.org\/2001\/XMLSchema#(?:integer|decimal|double)>$/.exec(
    cell,
  );
  const number = typed?.[1] ?? cell;
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(number)) return String(Number(number));
  return /^"[^"]*"$/.test(cell) ? cell.slice(1, -1) : cell;
}

/** A term in words, for messages. */
export function tell(term: Term | undefined): string {
  return term === undefined ? '—' : termToNQuads(term);
}
