import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PageThread } from '../../src/cli/page-thread.js';
import { loadProject } from '../../src/compose-project.js';
import { loadReconciliation } from '../../src/compose-shared.js';
import { withLinks } from '../../src/harvest/map-with-links.js';
import { createPageWork } from '../../src/harvest/page-work.js';
import type { Mapping } from '../../src/mapping/mapping.js';
import type { HarvestReport } from '../../src/model/harvest-report.js';
import type { Page } from '../../src/model/page.js';
import { canonicalLines } from '../../src/rdf/canonical.js';
import { verifyJournal } from '../../src/store/verify.js';
import { startCorpusServer } from '../bench/corpus/to-http.js';
import { corpusHost, pageAt } from '../bench/corpus/to-pages.js';
import type { CorpusHarvested } from '../fixtures/corpus-harvesting-process.js';
import { harvestCorpusSite } from '../fixtures/corpus-site-harvest.js';
import { openTestStore, testIris } from '../fixtures/data-directory.js';
import { recordMapping } from '../fixtures/mappings.js';
import { pageWith } from '../fixtures/pages.js';
import { projectWith, sourceFile } from '../fixtures/project-folder.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const project = loadProject();
const { reconcile } = loadReconciliation(project, testIris);

function openThread(directory = project.directory, startsAfter = 0): PageThread {
  const thread = new PageThread({ directory, base: testIris.base, startsAfter });
  onTestFinished(() => thread[Symbol.asyncDispose]());
  return thread;
}

describe('A harvest whose pages are worked on in a thread', () => {
  it('commits the same graphs in the same order, and reports the same', async () => {
    await using server = await startCorpusServer({ seed: 5, size: 150 });
    const thread = openThread();
    const harvest = async (pages: PageThread | null) => {
      const directory = temporaryFolder();
      const shared = { project, reconcile, port: server.port, directory };
      const report = await harvestCorpusSite(pages === null ? shared : { ...shared, pages });
      using store = openTestStore(directory);
      const changes = [...store.reader.changesAfter(0)].filter(({ kind }) => kind === 'content');
      const timeless = { ...report, startedAt: '', endedAt: '', seenSince: '' } satisfies HarvestReport;
      return { report: timeless, changes: changes.map(({ graph, added }) => [graph, added]) };
    };
    const own = await harvest(null);
    expect(own.report).toMatchObject({ changed: 150, withheld: 0 });
    await thread.start();
    expect(await harvest(thread)).toEqual(own);
  });

  it('that is killed again and again asks for nothing twice but the three pages in flight, and is complete', async () => {
    const size = 200;
    const asked: string[] = [];
    const server = createServer((request, response) => {
      const url = `http://${corpusHost}${request.url}`;
      asked.push(url);
      response.writeHead(200, { 'content-type': 'text/html' }).end(pageAt(url, { seed: 1, size }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const directory = temporaryFolder();
    const start = (): ChildProcess =>
      fork(new URL('../fixtures/corpus-harvesting-process.js', import.meta.url), [String(port), directory]);
    const kills = [60, 110, 160];
    for (const most of kills) {
      const child = start();
      const watch = setInterval(() => asked.length >= most && child.kill('SIGKILL'), 1);
      const [, signal] = await once(child, 'exit');
      clearInterval(watch);
      expect(signal).toBe('SIGKILL');
    }
    const last = start();
    const [{ report }] = (await once(last, 'message')) as [CorpusHarvested];
    expect(report).toMatchObject({ changed: size, unchanged: 0, withheld: 0, left: 0, failed: 0 });
    const times = Map.groupBy(asked, (url) => url);
    expect(times.size).toBe(size + 4);
    // Each of the killed may have had three pages in flight; the start address opens every run.
    const repeated = [...times.values()].reduce((sum, one) => sum + one.length - 1, 0);
    expect(repeated).toBeLessThanOrEqual(3 * kills.length);
    using store = openTestStore(directory);
    expect(verifyJournal(store.journal)).toEqual([]);
  }, 120_000);
});

describe('The thread', () => {
  const host = 'essai.example';
  const mappingText = recordMapping('title: h1', 'abstract: { from: { follow: "a@href", select: p } }');
  const page = pageWith('<h1>x</h1><a href="/plus">plus</a>', { url: `http://${host}/fiche?id=1` });

  async function ready() {
    const directory = projectWith('essai', {
      'source.yaml': sourceFile('essai'),
      'mapping.yaml': mappingText,
    });
    const own = loadProject(directory);
    expect(own.catalogue.diagnostics).toEqual([]);
    const mapping = own.catalogue.entries[0]?.mapping as Mapping;
    const thread = openThread(directory);
    const about = { mapping, iris: testIris, validate: own.validate, reconcile, clock: Date.now };
    const work = await thread.workOf(about);
    await thread.start();
    return { thread, about, work };
  }

  it('says which linked pages it needs, and gives the page with them as this thread does', async () => {
    const { about, work } = await ready();
    const linked = pageWith('<p>Plus « haut » &amp; loin</p>', { url: `http://${host}/plus` });
    const fetched: string[] = [];
    const reading = {
      hosts: [host],
      fetch: async (url: string) => {
        fetched.push(url);
        return { kind: 'page', page: linked } as const;
      },
    };
    const here = await createPageWork(about);
    const [there, expected] = [work, here].map((one) =>
      withLinks((known) => one(page, null, known), reading),
    ) as [ReturnType<typeof here>, ReturnType<typeof here>];
    const lines = ({ records }: Awaited<typeof there>) =>
      records.map(({ graph }) => canonicalLines(graph.quads));
    expect(lines(await there)).toEqual(lines(await expected));
    expect(lines(await there).join('')).toContain('Plus « haut » & loin');
    expect(fetched).toEqual([`http://${host}/plus`, `http://${host}/plus`]);
  });

  it('works by no other mapping than the one that is meant', async () => {
    const { thread, about } = await ready();
    const work = await thread.workOf({
      ...about,
      mapping: { ...about.mapping, hash: 'sha256:other', source: 'essai' },
    });
    await expect(work(page, null)).rejects.toThrow('was changed while its pages were read');
  });

  it('that breaks fails the page that it was at, and those that follow are worked on by who has them', async () => {
    const { thread, work } = await ready();
    const under = work(page, null).catch((error: Error) => error);
    await thread[Symbol.asyncDispose]();
    expect(await under).toBeInstanceOf(Error);
    expect((await work({ ...page, text: '<h1>y</h1>' } satisfies Page, null)).records).toHaveLength(1);
  });
});
