import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isomorphic } from 'rdf-isomorphic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quadToNQuads } from '../../src/rdf/canonical.js';
import { nQuads } from '../../src/rdf/media-types.js';
import { parseQuads } from '../../src/rdf/parse.js';
import { inGraph, namedNode, type Quad, type Term } from '../../src/rdf/terms.js';
import { createUpdateParser } from '../../src/sparql/parse-update.js';
import { plainDefaultGraph } from '../../src/store/default-graph.js';
import { openJournal } from '../../src/store/journal.js';
import { JournalReader } from '../../src/store/journal-reader.js';
import { testBase } from '../fixtures/data-directory.js';
import { startUpdater } from '../fixtures/updating.js';
import { Manifest, readSuiteFile, readSuiteTurtle, suiteBase, suiteFolder } from './w3c-suite.js';

const mf = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const ut = 'http://www.w3.org/2009/sparql/tests/test-update#';
const label = 'http://www.w3.org/2000/01/rdf-schema#label';
const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Tests that are known to fail, each with its reason. */
const known: Readonly<Record<string, string>> = {};

interface Case {
  readonly name: string;
  readonly kind: string;
  readonly manifest: Manifest;
  readonly entry: Term;
}

function readCases(): Case[] {
  const root = new Manifest(`${suiteBase}manifest-sparql11-update.ttl`);
  return root.list(namedNode(root.address), `${mf}include`).flatMap(({ value }) => {
    const manifest = new Manifest(value);
    return manifest.list(namedNode(value), `${mf}entries`).map((entry) => ({
      name: `${value.split('/').at(-2)}: ${manifest.object(entry, `${mf}name`)?.value}`,
      kind: manifest.object(entry, type)?.value.slice(mf.length) ?? '',
      manifest,
      entry,
    }));
  });
}

/** The dataset that an action or a result describes. */
function datasetOf(manifest: Manifest, node: Term): Quad[] {
  const own = manifest.objects(node, `${ut}data`).flatMap(({ value }) => readSuiteTurtle(value));
  const named = manifest.objects(node, `${ut}graphData`).flatMap((graph) => {
    const name = namedNode(manifest.object(graph, label)?.value ?? '');
    const file = manifest.object(graph, `${ut}graph`)?.value ?? '';
    return readSuiteTurtle(file).map((quad) => inGraph(quad, name));
  });
  return [...own, ...named];
}

function insertOf(quads: readonly Quad[]): string {
  return quads
    .map((quad) => {
      const triple = quadToNQuads(inGraph(quad));
      return quad.graph.termType === 'DefaultGraph' ? triple : `GRAPH <${quad.graph.value}> { ${triple} }`;
    })
    .join('\n');
}

describe.skipIf(suiteFolder === null)('The W3C suite of SPARQL 1.1 Update', () => {
  const cases = suiteFolder === null ? [] : readCases();
  const parse = createUpdateParser();
  const directory = mkdtempSync(join(tmpdir(), 'bis-w3c-'));
  const journal = openJournal({ directory, base: { iri: testBase, explicit: false }, mode: 'plain' });
  const reader = new JournalReader(journal);
  let updater: ReturnType<typeof startUpdater>;

  beforeAll(() => {
    updater = startUpdater(directory);
  });
  afterAll(async () => {
    await updater[Symbol.asyncDispose]();
    journal.close();
    rmSync(directory, { recursive: true });
  });

  /** What the journal holds. */
  const stored = () =>
    [...reader.contentGraphs({})]
      .flatMap(({ text }) => parseQuads(text, nQuads))
      .map((quad) => (quad.graph.value === plainDefaultGraph ? inGraph(quad) : quad));

  it('is read whole', () => expect(cases.length).toBeGreaterThan(150));

  it.each(cases.filter(({ name }) => known[name] === undefined))(
    '$name',
    async ({ kind, manifest, entry }) => {
      const action = manifest.object(entry, `${mf}action`) as Term;
      if (kind.includes('SyntaxTest')) {
        const parsed = parse({ text: readSuiteFile(action.value), base: action.value });
        expect(parsed.kind !== 'malformed' && parsed.kind !== 'query').toBe(kind.startsWith('Positive'));
        return;
      }
      await updater.update('CLEAR ALL');
      const data = datasetOf(manifest, action);
      if (data.length > 0) await updater.update(`INSERT DATA { ${insertOf(data)} }`);
      expect(isomorphic(stored(), data)).toBe(true);
      const request = manifest.object(action, `${ut}request`)?.value ?? '';
      const outcome = await updater.update(readSuiteFile(request));
      expect(outcome).toMatchObject({ kind: 'done' });
      const expected = datasetOf(manifest, manifest.object(entry, `${mf}result`) as Term);
      expect(
        isomorphic(stored(), expected),
        `${stored().map(quadToNQuads).join('')}\n≠\n${expected.map(quadToNQuads).join('')}`,
      ).toBe(true);
    },
  );
});

it.runIf(suiteFolder === null)('SKIPPED conformance: no suite', () => undefined);
