/** Checks a journal against itself: the file, every graph's hash and index, and that the changes lead to the graphs. */

import { sha256 } from '../model/digest.js';
import { subjectOf, tripleDigest } from './default-graph.js';
import { linesOf } from './diff.js';
import { JournalDamaged } from './errors.js';
import { type Journal, readSetting } from './journal.js';
import { unpack } from './packing.js';

/** What is wrong with a journal: a sentence that names the graph or the change. */
export type Finding = string;

/** Checks everything; the findings are in no order. Reads one state of the journal, whoever writes meanwhile. */
export function verifyJournal(journal: Journal): Finding[] {
  const { database } = journal;
  database.exec('BEGIN');
  try {
    const damage = database
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(row.integrity_check))
      .filter((line) => line !== 'ok');
    if (damage.length > 0) return damage.map((line) => `The file is damaged: ${line}`);
    return [
      ...graphFindings(journal),
      ...countFindings(journal),
      ...changeFindings(journal),
      ...historyFindings(journal),
    ];
  } finally {
    database.exec('COMMIT');
  }
}

/** A stored text; null when it does not decompress. */
function readableText(stored: unknown): string | null {
  try {
    return unpack(stored);
  } catch (error) {
    if (error instanceof JournalDamaged) return null;
    throw error;
  }
}

function* graphFindings({ database, mode }: Journal): Iterable<Finding> {
  const indexed = numberOfSubjects(database);
  const isIndexed = database.prepare('SELECT 1 FROM subject WHERE iri = ? AND graph = ?');
  const rows = database.prepare(
    'SELECT graph.*, text FROM graph LEFT JOIN graph_text ON graph_text.graph = graph.id',
  );
  for (const row of rows.iterate()) {
    const text = readableText(row.text);
    if (text === null) {
      yield `<${row.iri}>: its text does not decompress.`;
      continue;
    }
    const lines = linesOf(text);
    const hash = lines.length === 0 ? null : sha256(lines.join(''));
    if (row.hash !== hash) yield `<${row.iri}>: its text does not have the hash that was written with it.`;
    if (row.quads !== lines.length)
      yield `<${row.iri}>: it has ${lines.length} quads, and ${row.quads} were counted.`;
    const id = row.id as number;
    const subjects = row.kind === 'content' && mode === 'merged' ? [...new Set(lines.map(subjectOf))] : [];
    if (
      subjects.length !== (indexed.get(id) ?? 0) ||
      subjects.some((subject) => isIndexed.get(subject, id) === undefined)
    )
      yield `<${row.iri}>: its subjects are not those of the index.`;
  }
}

function numberOfSubjects(database: Journal['database']): ReadonlyMap<unknown, number> {
  const rows = database.prepare('SELECT graph, count(*) AS subjects FROM subject GROUP BY graph').all();
  return new Map(rows.map(({ graph, subjects }) => [graph, Number(subjects)]));
}

// Counted triples, and no others of their subjects, must be in as many content graphs as was counted.
function* countFindings({ database }: Journal): Iterable<Finding> {
  const counts = new Map<string, Map<string, number>>();
  const key = (digest: Uint8Array) => Buffer.from(digest).toString('base64');
  for (const { subject, digest, graphs } of database.prepare('SELECT * FROM counted_triple').iterate()) {
    const ofSubject = counts.get(String(subject)) ?? new Map<string, number>();
    counts.set(String(subject), ofSubject.set(key(digest as Uint8Array), Number(graphs)));
  }
  const texts = database.prepare(
    `SELECT text FROM graph_text JOIN graph ON graph.id = graph_text.graph WHERE kind = 'content'`,
  );
  for (const { text } of texts.iterate()) {
    for (const line of linesOf(readableText(text) ?? '')) {
      const ofSubject = counts.get(subjectOf(line));
      if (ofSubject === undefined) continue;
      const digest = key(tripleDigest(line));
      ofSubject.set(digest, (ofSubject.get(digest) ?? 0) - 1);
    }
  }
  for (const [subject, ofSubject] of counts) {
    if ([...ofSubject.values()].some((difference) => difference !== 0))
      yield `<${subject}>: its triples are not in as many graphs as were counted.`;
  }
}

function* changeFindings({ database }: Journal): Iterable<Finding> {
  let before = Number(readSetting(database, 'compacted') ?? 0);
  let transaction = 0;
  for (const row of database
    .prepare('SELECT sequence, transaction_number FROM change ORDER BY sequence')
    .iterate()) {
    const sequence = Number(row.sequence);
    const number = Number(row.transaction_number);
    if (before > 0 && sequence !== before + 1) yield `Change ${before + 1} is missing.`;
    if (number < transaction || number > sequence)
      yield `Change ${sequence} is of a transaction that cannot be its own.`;
    before = sequence;
    transaction = number;
  }
}

// Where no change has been removed, the changes of a graph must lead from nothing to what it is.
function* historyFindings({ database }: Journal): Iterable<Finding> {
  if (readSetting(database, 'compacted') !== '0') return;
  const changes = database.prepare(
    'SELECT sequence, added, removed, is_redacted FROM change WHERE graph = ? ORDER BY sequence',
  );
  const graphs = database.prepare(
    'SELECT graph.id, iri, sequence, text FROM graph LEFT JOIN graph_text ON graph_text.graph = graph.id',
  );
  for (const { id, iri, sequence, text } of graphs.iterate()) {
    const lines = new Set<string>();
    let isReadable = true;
    let last: unknown = 0;
    for (const change of changes.iterate(id as number)) {
      const [removed, added] = [readableText(change.removed), readableText(change.added)];
      isReadable &&= removed !== null && added !== null;
      // What was forgotten ended with its removal.
      if (change.is_redacted === 1) lines.clear();
      for (const line of linesOf(removed ?? '')) lines.delete(line);
      for (const line of linesOf(added ?? '')) lines.add(line);
      last = change.sequence;
    }
    if (!isReadable) yield `<${iri}>: a change of it does not decompress.`;
    else if ([...lines].sort().join('') !== readableText(text))
      yield `<${iri}>: its changes do not lead to what it is.`;
    if (last !== sequence) yield `<${iri}>: its last change is not the one that it names.`;
  }
}
