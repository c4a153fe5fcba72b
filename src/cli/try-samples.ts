/** Tries the samples of a source: what each gives, beside what it has to give. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TrialContext, tryMapping } from '../compose-trials.js';
import { type Sample, samplesOf } from '../mapping/samples.js';
import { nearestWord } from '../model/suggest.js';
import { canonicalLines } from '../rdf/canonical.js';
import { turtle } from '../rdf/media-types.js';
import { parseQuads } from '../rdf/parse.js';
import { UsageError } from './context.js';
import { count } from './count.js';
import { readFilePage, readLinkedFiles } from './file-page.js';
import type { MappedSource } from './sources.js';
import type { Terminal } from './terminal.js';

/** What a sample gives otherwise than it has to: statements (N-Triples) and messages. */
export interface TriedSample {
  readonly sample: string;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly missingMessages: readonly string[];
  readonly extraMessages: readonly string[];
}

/** The samples that are meant: one by its name, or all. Throws `UsageError`. */
export function chooseSamples(directory: string, source: string, name: string | null): Sample[] {
  const all = samplesOf(join(directory, 'mappings'), source);
  if (all.length === 0) throw new UsageError(`There is no folder in mappings/${source}/samples/.`);
  const chosen = name === null ? all : all.filter((sample) => sample.name === name);
  if (chosen.length > 0) return chosen;
  const known = all.map((sample) => sample.name);
  const nearest = nearestWord(name ?? '', known);
  const suggestion = nearest === undefined ? `Known: ${known.join(', ')}.` : `Did you mean "${nearest}"?`;
  throw new UsageError(`"${source}" has no sample "${name}". ${suggestion}`);
}

/** Tries one. Throws `UsageError` for a folder in which something is missing. */
export async function trySample(
  { name, folder, pages: [page] }: Sample,
  entry: MappedSource,
  context: TrialContext,
): Promise<TriedSample> {
  const expected = join(folder, 'expected.ttl');
  if (page === undefined || !existsSync(expected))
    throw new UsageError(`The sample "${name}" lacks a file. See: bis check ${entry.source.id}`);
  const file = join(folder, page);
  const outcome = readFilePage(file, undefined);
  if (outcome.kind !== 'page') throw new UsageError(outcome.reason);
  const report = await tryMapping(outcome.page, { ...entry, fetch: readLinkedFiles(file) }, context);
  const linesOf = (text: string) => canonicalLines(parseQuads(text, turtle, context.iris.base));
  const told = [...report.diagnostics, ...report.reconciliation, ...report.validation];
  const list = join(folder, 'diagnostics.txt');
  const wanted = existsSync(list) ? readFileSync(list, 'utf8').trim().split('\n') : [];
  const statements = difference(linesOf(readFileSync(expected, 'utf8')), linesOf(report.turtle));
  const messages = difference(
    wanted,
    told.map(({ message }) => message),
  );
  return {
    ...{ sample: name, missing: statements.missing, extra: statements.extra },
    ...{ missingMessages: messages.missing, extraMessages: messages.extra },
  };
}

function difference(expected: readonly string[], given: readonly string[]) {
  const [wanted, found] = [new Set(expected), new Set(given)];
  return { missing: [...wanted.difference(found)], extra: [...found.difference(wanted)] };
}

/** Whether the sample gives what it has to. */
export function isAsExpected({ missing, extra, missingMessages, extraMessages }: TriedSample): boolean {
  return missing.length + extra.length + missingMessages.length + extraMessages.length === 0;
}

/** Tells it in lines. */
export function tellSample(tried: TriedSample, terminal: Terminal): void {
  const { sample, missing, extra, missingMessages, extraMessages } = tried;
  if (isAsExpected(tried)) {
    terminal.print(`${sample}: as expected`);
    return;
  }
  terminal.print(
    `${sample}: ${count(missing.length, 'statement')} of expected.ttl missing, ${extra.length} more than expected`,
  );
  for (const line of missing) terminal.print(`  - ${line.trimEnd()}`);
  for (const line of extra) terminal.print(`  + ${line.trimEnd()}`);
  for (const message of missingMessages) terminal.print(`  - diagnostics.txt: ${message}`);
  for (const message of extraMessages) terminal.print(`  + reported: ${message}`);
}
