import { describe, expect, it, onTestFinished } from 'vitest';
import { harvestAll } from '../../src/cli/harvest.js';
import { hasOrigin } from '../../src/cli/page-origin.js';
import { chooseSources } from '../../src/cli/sources.js';
import { ThreadedTrials } from '../../src/cli/trial-runner.js';
import { openHarvestStore } from '../../src/compose-harvest.js';
import { loadProject } from '../../src/compose-project.js';
import { readConfig } from '../../src/config.js';
import { timeInFrance } from '../../src/crawl/hours.js';
import { SiteReader } from '../../src/crawl/site-reader.js';
import type { SafeFetch } from '../../src/model/safe-fetch.js';
import type { TrialOutcome, TrialRequest } from '../../src/model/trial.js';
import { ForgottenNames } from '../../src/store/forgotten-names.js';
import { openTestStore, testIris, worldWithoutPlaces } from '../fixtures/data-directory.js';
import { addSource, projectWith, sourceFile } from '../fixtures/project-folder.js';

const mapping = `pages:
  initiative:
    url: "/fiche?id=*"
    key: { query: id }
    private: ["#interne"]
    properties: { title: { select: h1, required: true }, description: body }
`;
const openMapping = mapping.replace(/.*private.*\n/, '');
const url = 'http://essai.example/fiche?id=7';
const page = '<body><h1>Le jardin</h1><p>Un texte.</p><p id="interne">Zorglub-1234</p></body>';

interface Answer {
  readonly body?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sites that answer by address, without robots.txt, and remember what they were asked for. */
function sitesWith(answers: Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  const fetch: SafeFetch = async (request) => {
    const { body = '', status = 200, headers = {} } = answers[request.url] ?? { status: 404 };
    if (!request.url.endsWith('/robots.txt')) asked.push(request.url);
    const contentType = 'text/html; charset=utf-8';
    return {
      ...{ kind: 'response', url: request.url, mediaType: 'text/html', contentType },
      ...{ status, headers, body: new TextEncoder().encode(body) },
    };
  };
  const sites = new SiteReader({ fetch, clock: Date.now, scale: 0, addressesOf: async () => [] });
  return { sites, asked };
}

function trialsOf(
  files: Readonly<Record<string, string>>,
  answers: Readonly<Record<string, Answer>>,
  contact = 'mailto:bank@example.org',
) {
  const store = openTestStore();
  onTestFinished(() => store[Symbol.dispose]());
  store.writer.replaceGraph(worldWithoutPlaces());
  const directory = projectWith('essai', files);
  const config = readConfig(
    { BIS_DATA: store.directory, ...(contact === '' ? {} : { BIS_CONTACT: contact }) },
    { home: directory, workingDirectory: directory },
  );
  const { sites, asked } = sitesWith(answers);
  const trials = new ThreadedTrials({ project: loadProject(directory), config, sites });
  const run = (more: Partial<TrialRequest> = {}): Promise<TrialOutcome> =>
    trials.try({ source: 'essai', url, page: null, mapping: null, isFresh: false, ...more });
  return { store, directory, config, trials, run, asked, sites };
}

const files = { 'source.yaml': sourceFile('essai'), 'mapping.yaml': mapping };

describe('A trial reads a site by the door of harvests', () => {
  it('and shows nothing that is private, whatever mapping is tried', async () => {
    const { run, asked } = trialsOf(files, { [url]: { body: page } });
    for (const tried of [null, openMapping]) {
      const outcome = await run({ mapping: tried });
      expect(outcome).toMatchObject({ kind: 'report', origin: 'site', report: { kind: 'initiative' } });
      expect(JSON.stringify(outcome)).toContain('Le jardin');
      expect(JSON.stringify(outcome)).not.toContain('Zorglub');
    }
    expect(asked).toEqual([url, url]);
  });

  it('within the hours that its partner wants', async () => {
    const hour = Number(timeInFrance(Date.now()).slice(0, 2));
    const two = (n: number) => String(n % 24).padStart(2, '0');
    const hours = `hours: "${two(hour + 2)}:00-${two(hour + 4)}:00"`;
    const source = sourceFile('essai', { crawl: [hours] });
    const { run, asked } = trialsOf({ ...files, 'source.yaml': source }, { [url]: { body: page } });
    expect(await run()).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/wants to be visited/),
    });
    expect(asked).toEqual([]);
  });

  it('and a site that has closed by its web archive, or not at all', async () => {
    const prefix = 'https://archive.example/web/2017id_/';
    const answers = {
      [prefix + url]: {
        body: page,
        headers: {
          'memento-datetime': 'Sun, 01 Jan 2017 10:00:00 GMT',
          link: `<${url}>; rel="original"`,
        },
      },
      [url]: { body: '<h1>Casino</h1>' },
    };
    const closed = (crawl: string[]) => ({
      ...files,
      'source.yaml': sourceFile('essai', { lines: ['status: archived'], crawl }),
    });
    const archived = trialsOf(closed([`memento: "${prefix}"`]), answers);
    expect(await archived.run()).toMatchObject({ kind: 'report', readAt: '2017-01-01T10:00:00.000Z' });
    expect(archived.asked).toEqual([prefix + url]);
    const lost = trialsOf(closed([]), answers);
    expect(await lost.run()).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('has closed'),
    });
    expect(lost.asked).toEqual([]);
  });

  it('and no page that was forgotten, however its address is written or reached', async () => {
    const { run, asked, store } = trialsOf(files, {
      [url]: { body: page },
      'http://essai.example/vieux': { status: 301, headers: { location: url } },
    });
    store.writer.batch(() => new ForgottenNames(store.journal).add(url, '2026-01-01T00:00:00Z'));
    for (const written of [url, `${url}&utm_source=lettre`, 'http://essai.example/vieux']) {
      expect(await run({ url: written })).toMatchObject({
        kind: 'refused',
        reason: expect.stringContaining('was forgotten'),
      });
    }
    expect(await run({ page })).toMatchObject({ kind: 'refused' });
    expect(asked).toEqual(['http://essai.example/vieux', url]);
  });

  it('and nothing of a partner whose data may not be published', async () => {
    const source = sourceFile('essai', { lines: ['openness: private'] });
    const { run, asked } = trialsOf({ ...files, 'source.yaml': source }, { [url]: { body: page } });
    expect(await run()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('is published') });
    expect(asked).toEqual([]);
  });

  it('only when the operator has said whom partners write to', async () => {
    const { run, asked } = trialsOf(files, { [url]: { body: page } }, '');
    expect(await run()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('BIS_CONTACT') });
    expect(asked).toEqual([]);
  });

  it('so that a person may look at a page before the first harvest, which asks that pages were seen', async () => {
    const { run, config, directory } = trialsOf(files, { [url]: { body: page } });
    const { source } = loadProject(directory).catalogue.entries[0]!;
    expect(hasOrigin(source, { live: true }, { config, takesDemo: false, tell: () => undefined })).toBe(
      false,
    );
    expect(await run()).toMatchObject({ kind: 'report' });
  });
});

it('A harvest asks the reader of sites of its process, the one that trials ask', async () => {
  const evidence = `evidence: { observed: { url: "${url}", date: 2026-01-01, sha256: "${'0'.repeat(64)}" } }`;
  const source = sourceFile('essai', { lines: [evidence] });
  const { store, config, directory, run, asked, sites } = trialsOf(
    { ...files, 'source.yaml': source },
    { [url]: { body: page } },
  );
  await run();
  const project = loadProject(directory);
  const silent = () => undefined;
  const work = {
    ...{ sources: chooseSources(project, []), options: { live: true }, skipsUnknownOrigins: false },
    ...{
      project,
      config,
      sites,
      terminal: { print: silent, tell: silent, write: async () => undefined, progress: silent },
    },
  };
  const kept = openHarvestStore({ ...store, iris: testIris }, store.writer, config);
  const [report] = await harvestAll(work, testIris, false, kept);
  expect(report).toMatchObject({ source: 'essai', failed: 1 });
  expect(asked).toEqual([url, 'http://essai.example/sitemap.xml', 'http://essai.example/liste']);
});

describe('A trial', () => {
  it('leaves out what a harvest leaves out: records of a page that asks not to be listed, and forgotten ones', async () => {
    const { run, store } = trialsOf(files, {});
    const asking = page.replace('<body>', '<head><meta name="robots" content="noindex"></head><body>');
    const optedOut = await run({ page: asking });
    expect(optedOut).toMatchObject({
      report: { turtle: '', diagnostics: [{ message: expect.stringContaining('asks not to be listed') }] },
    });
    const graph = 'http://localhost:3000/graph/essai/7';
    store.writer.batch(() => new ForgottenNames(store.journal).add(graph, '2026-01-01T00:00:00Z'));
    const forgotten = await run({ page });
    expect(forgotten).toMatchObject({
      report: { turtle: '', diagnostics: [{ message: expect.stringContaining('was forgotten') }] },
    });
  });

  it('knows the sources as their files are now', async () => {
    const { trials, directory, run } = trialsOf(files, {});
    addSource(directory, 'nouveau', { 'source.yaml': sourceFile('nouveau') });
    expect(trials.sources()).toEqual([
      { id: 'essai', name: { fr: 'Essai', en: 'Test' }, isMapped: true },
      { id: 'nouveau', name: { fr: 'Essai', en: 'Test' }, isMapped: false },
    ]);
    expect([trials.mappingText('nouveau'), trials.mappingText('../essai')]).toEqual([null, null]);
    const asked = { source: 'nouveau', url: url.replace('essai', 'nouveau'), page };
    expect(await run(asked)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('no mapping yet'),
    });
    expect(await run({ ...asked, mapping: openMapping })).toMatchObject({ kind: 'report' });
    addSource(directory, 'nouveau', { 'mapping.yaml': openMapping });
    expect(trials.mappingText('nouveau')).toBe(openMapping);
    expect(await run(asked)).toMatchObject({ kind: 'report', report: { kind: 'initiative' } });
  });
});
