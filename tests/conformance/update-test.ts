/** Runs a test of the update language. */

import { isomorphic } from 'rdf-isomorphic';
import { quadToNQuads } from '../../src/rdf/canonical.js';
import { inGraph, namedNode, type Quad, type Term } from '../../src/rdf/terms.js';
import { rdfs } from '../../src/rdf/vocabulary.js';
import { documentOf } from './query-test.js';
import { mf, type SuiteTest } from './suite-tests.js';
import type { Target } from './target.js';
import { type Manifest, readSuiteFile, readSuiteTurtle } from './w3c-suite.js';

const ut = 'http://www.w3.org/2009/sparql/tests/test-update#';

/** Graphs that an action or a result describes: the address of each, and its name. */
export function graphsOf(
  manifest: Manifest,
  node: Term,
): { readonly address: string; readonly graph: string | null }[] {
  const own = manifest.objects(node, `${ut}data`).map(({ value }) => ({ address: value, graph: null }));
  const named = manifest.objects(node, `${ut}graphData`).map((graph) => ({
    address: manifest.object(graph, `${ut}graph`)?.value ?? '',
    graph: manifest.object(graph, rdfs.label.value)?.value ?? '',
  }));
  return [...own, ...named];
}

function datasetOf(manifest: Manifest, node: Term): Quad[] {
  return graphsOf(manifest, node).flatMap(({ address, graph }) => {
    const quads = readSuiteTurtle(address);
    return graph === null ? quads : quads.map((quad) => inGraph(quad, namedNode(graph)));
  });
}

/** What went wrong; null: the test is passed. */
export async function runUpdateTest(
  { kind, manifest, entry }: SuiteTest,
  target: Target,
): Promise<string | null> {
  const action = manifest.object(entry, `${mf}action`) as Term;
  if (kind.includes('SyntaxTest')) {
    const answer = await target.update(readSuiteFile(action.value));
    const text = await answer.text();
    if (kind.startsWith('Negative')) {
      return answer.status === 400 ? null : `It is not an update, and was answered ${answer.status}.`;
    }
    // What is understood may still be refused: LOAD, for one, is not done here.
    return answer.ok || !text.includes('malformed') ? null : text;
  }
  await target.load(graphsOf(manifest, action).map(({ address, graph }) => documentOf(address, graph)));
  const request = manifest.object(action, `${ut}request`)?.value ?? '';
  const answer = await target.update(`BASE <${request}>\n${readSuiteFile(request)}`);
  if (!answer.ok) return answer.text();
  const expected = datasetOf(manifest, manifest.object(entry, `${mf}result`) as Term);
  const found = await target.dataset();
  if (isomorphic(found, expected)) return null;
  return `Found:\n${found.map(quadToNQuads).join('')}\nWanted:\n${expected.map(quadToNQuads).join('')}`;
}
