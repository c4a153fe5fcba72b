/** Runs a test of the query language or of its results formats. */

import { isomorphic } from 'rdf-isomorphic';
import { contentType, findFormat, graphFormats, nTriples, resultsJson } from '../../src/rdf/media-types.js';
import { parseQuads } from '../../src/rdf/parse.js';
import type { Term } from '../../src/rdf/terms.js';
import { readExpected, readJson, readTable } from './expected-results.js';
import { differ } from './same-results.js';
import { mf, type SuiteTest } from './suite-tests.js';
import type { SuiteDocument, Target } from './target.js';
import { type Manifest, readSuiteFile, readSuiteTurtle } from './w3c-suite.js';

const qt = 'http://www.w3.org/2001/sw/DataAccess/tests/test-query#';

/** A document of the suite, with its own address as the base of its relative IRIs. */
export function documentOf(address: string, graph: string | null): SuiteDocument {
  const format = findFormat(address.slice(address.lastIndexOf('.') + 1), graphFormats);
  const text = readSuiteFile(address);
  return {
    graph,
    text: address.endsWith('.ttl') ? `@base <${address}> .\n${text}` : text,
    mediaType: contentType(format ?? nTriples),
  };
}

function documentsOf(manifest: Manifest, action: Term): SuiteDocument[] {
  const own = manifest.objects(action, `${qt}data`).map(({ value }) => documentOf(value, null));
  const named = manifest.objects(action, `${qt}graphData`).map(({ value }) => documentOf(value, value));
  return [...own, ...named];
}

/** What went wrong; null: the test is passed. */
export async function runQueryTest(
  { kind, manifest, entry }: SuiteTest,
  target: Target,
): Promise<string | null> {
  const action = manifest.object(entry, `${mf}action`) as Term;
  if (kind.includes('SyntaxTest')) return runSyntaxTest(kind, action.value, target);
  const query = manifest.object(action, `${qt}query`)?.value ?? '';
  const result = manifest.object(entry, `${mf}result`)?.value ?? '';
  await target.load(documentsOf(manifest, action));
  const text = `BASE <${query}>\n${readSuiteFile(query)}`;
  if (/\.[ct]sv$/.test(result)) return compareTables(text, result, target);
  const expected = await readExpected(result);
  if (expected === null) return compareGraphs(text, result, target);
  const answer = await target.query(text, resultsJson.mediaType);
  if (!answer.ok) return answer.text();
  const isLax = manifest.object(entry, `${mf}resultCardinality`)?.value.endsWith('LaxCardinality') === true;
  return differ(readJson(await answer.text()), expected, { isOrdered: /ORDER\s+BY/i.test(text), isLax });
}

async function runSyntaxTest(kind: string, address: string, target: Target): Promise<string | null> {
  const answer = await target.query(readSuiteFile(address), '*/*');
  const text = await answer.text();
  // What is understood may still be refused: a function that the engine lacks, for one.
  if (kind.startsWith('Positive')) return answer.ok || !text.includes('/malformed-query') ? null : text;
  return answer.status === 400 ? null : `It is not a query, and was answered ${answer.status}.`;
}

async function compareTables(text: string, result: string, target: Target): Promise<string | null> {
  const mediaType = result.endsWith('.csv') ? 'text/csv' : 'text/tab-separated-values';
  const answer = await target.query(text, mediaType);
  const [found, wanted] = [await answer.text(), readSuiteFile(result)].map((table) => {
    const [head = [], ...rows] = readTable(table, mediaType);
    return JSON.stringify([head, ...rows.map((row) => row.join('\t')).sort()], null, 1);
  });
  return found === wanted ? null : `Found:\n${found}\nWanted:\n${wanted}`;
}

async function compareGraphs(text: string, result: string, target: Target): Promise<string | null> {
  const answer = await target.query(text, nTriples.mediaType);
  const found = await answer.text();
  if (!answer.ok) return found;
  return isomorphic(parseQuads(found, nTriples), readSuiteTurtle(result)) ? null : `Found:\n${found}`;
}
