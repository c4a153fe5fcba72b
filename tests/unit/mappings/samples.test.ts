import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFilePage, readLinkedFiles } from '../../../src/cli/file-page.js';
import { loadProject } from '../../../src/compose-project.js';
import { loadReconciliation } from '../../../src/compose-shared.js';
import { tryPage } from '../../../src/harvest/trial.js';
import { canonicalLines } from '../../../src/rdf/canonical.js';
import { turtle } from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import { inGraph } from '../../../src/rdf/terms.js';
import { testBase, testIris } from '../../fixtures/data-directory.js';
import { pageWith, textOf } from '../../fixtures/pages.js';

const project = loadProject();
const { catalogue, validate } = project;
const { reconcile } = loadReconciliation(project, testIris);
const root = join(process.cwd(), 'mappings');

for (const { source, mapping } of catalogue.entries) {
  if (mapping === null) continue;
  describe(`The mapping of ${source.id}`, () => {
    const folders = globSync(`${source.id}/samples/*/url.txt`, { cwd: root }).map(dirname).sort();

    it('has at least three samples', () => {
      expect(folders.length).toBeGreaterThanOrEqual(3);
    });

    it.each(folders.map((folder) => [basename(folder), join(root, folder)]))(
      'makes of the sample "%s" what is expected: nothing missing, nothing extra, and valid',
      async (_name, folder) => {
        const read = (file: string) => readFileSync(join(folder, file), 'utf8');
        const [file = ''] = globSync('page.*', { cwd: folder });
        const outcome = readFilePage(join(folder, file), undefined);
        const page = pageWith(textOf(outcome), outcome.kind === 'page' ? outcome.page : {});
        const fetch = readLinkedFiles(join(folder, file));
        const options = {
          ...{ source, mapping, iris: testIris, validate, reconcile, fetch },
          ...{ clock: () => 0, isForgotten: () => false },
        };
        const { mapped, graphs, reconciliation, validation } = await tryPage(page, options);
        const quads = graphs.flatMap((graph) => graph.quads).map((quad) => inGraph(quad));
        const expected = parseQuads(read('expected.ttl'), turtle, testBase);
        expect(canonicalLines(quads)).toEqual(canonicalLines(expected));
        expect(expected).not.toEqual([]);
        // What the page makes the mapping say stands in diagnostics.txt, where there is anything: one message a line.
        const messages = [...mapped.diagnostics, ...reconciliation, ...validation].map(
          ({ message }) => message,
        );
        const told = join(folder, 'diagnostics.txt');
        expect(messages).toEqual(existsSync(told) ? readFileSync(told, 'utf8').trim().split('\n') : []);
      },
    );
  });
}

describe('The mappings of the project', () => {
  it('compile without an error', () => {
    expect(catalogue.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(catalogue.entries.some(({ mapping }) => mapping !== null)).toBe(true);
  });
});
