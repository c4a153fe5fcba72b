/**
 * Maps the pages of an archive in one thread, step by step, and tells its parent what each step took: processor seconds a
 * thousand pages. Arguments: the archive, how often each step is repeated.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProject } from '../../src/compose-project.js';
import { loadReconciliation } from '../../src/compose-shared.js';
import { openArchive } from '../../src/crawl/archive.js';
import { describeProvenance } from '../../src/harvest/provenance.js';
import { Deadline } from '../../src/mapping/deadline.js';
import type { MappedRecord } from '../../src/mapping/mapped-page.js';
import { mapPage } from '../../src/mapping/mapper.js';
import { parsePage } from '../../src/mapping/readers/parse-page.js';
import type { NamedGraph } from '../../src/model/named-graph.js';
import type { Page } from '../../src/model/page.js';
import { testIris } from '../fixtures/data-directory.js';
import { writing } from './commits.js';

/** What steps take, in processor seconds a thousand pages; each is without those before it, but for `map`. */
export interface MapTimes {
  readonly pages: number;
  readonly read: number;
  readonly parse: number;
  /** Parsing, selecting and building named graphs. */
  readonly map: number;
  /** Places and organizations found for what pages name. */
  readonly reconcile: number;
  readonly validate: number;
  /** A transaction a page, on disk before the next one begins. */
  readonly commit: number;
}

const [file = '', repeat = '3'] = process.argv.slice(2);
const project = loadProject();
const entry = project.catalogue.entries.find(({ source }) => source.id === 'apriles');
if (entry?.mapping == null) throw new Error('The mapping of the corpus is missing.');
const { mapping } = entry;
const { reconcile } = loadReconciliation(project, testIris);

async function readPages(): Promise<Page[]> {
  const archive = await openArchive([file]);
  const pages: Page[] = [];
  for (const address of archive.addresses.filter((one) => one.includes('sobi2Details'))) {
    const outcome = await archive.fetch(address);
    if (outcome.kind === 'page') pages.push(outcome.page);
  }
  return pages;
}

async function best(count: number, work: () => unknown): Promise<number> {
  const rounds: number[] = [];
  for (let n = 0; n < Number(repeat); n++) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    rounds.push((user + system) / 1e6 / (count / 1000));
  }
  return Math.min(...rounds);
}

const pages = await readPages();
const count = pages.length;
const read = await best(count, readPages);
const parse = await best(count, () => {
  for (const page of pages) parsePage(page, 'html', new Deadline(Date.now, 10_000), []);
});
let records: MappedRecord[] = [];
const map = await best(count, () => {
  records = pages.flatMap(
    (page) => mapPage(page, { mapping, iris: testIris, listedOn: null, clock: Date.now }).records,
  );
});
if (records.length !== count) throw new Error(`${records.length} records were mapped of ${count} pages.`);
let graphs: NamedGraph[] = [];
const resolve = await best(count, () => {
  graphs = records.map((record) => reconcile(record).graph);
});
const validate = await best(count, async () => {
  for (const { quads } of graphs) await project.validate(quads);
});

/** Commits each page to a new journal. */
async function commitAll(): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'bis-bench-'));
  const records = graphs.map((content, n) => {
    const page = pages[n] as Page;
    const about = {
      graph: content.iri,
      page,
      source: entry!.source,
      mappingHash: mapping.hash,
      iris: testIris,
    };
    return { page, graphs: { content, provenance: describeProvenance({ ...about, now: Date.now() }) } };
  });
  const time = await writing(directory, async (writer) => {
    const start = process.cpuUsage();
    for (const { page, graphs } of records)
      writer.replacePage({ url: page.url, source: 'apriles' }, [graphs]);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6 / (count / 1000);
  });
  rmSync(directory, { recursive: true });
  return time;
}
const commits: number[] = [];
for (let n = 0; n < Number(repeat); n++) commits.push(await commitAll());
const commit = Math.min(...commits);
const times: MapTimes = { pages: count, read, parse, map, reconcile: resolve, validate, commit };
process.send?.(times);
process.disconnect?.();
