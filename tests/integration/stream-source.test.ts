import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createSafeFetch } from '../../src/crawl/safe-fetch.js';
import { SiteReader } from '../../src/crawl/site-reader.js';
import { openForReading } from '../../src/store/journal.js';
import { JournalReader } from '../../src/store/journal-reader.js';
import { openTestStore, pageOf, recordGraphs, testIris } from '../fixtures/data-directory.js';
import { killAfter } from '../fixtures/kill-rounds.js';
import { runHere } from '../fixtures/run-here.js';
import { describe as description, prefixes, streamIri } from '../fixtures/scripted-stream.js';
import { seededFolder } from '../fixtures/seed-directory.js';
import { serveAnswers, serveStream } from '../fixtures/stream-origin.js';
import {
  bankMapping,
  changeMapping,
  harvestStream,
  remapStream,
  streamProject,
} from '../fixtures/stream-source.js';

const program = `${import.meta.dirname}/../fixtures/stream-harvesting-process.js`;

/** Titles of the source's records in a data directory, by their keys. */
function titlesIn(data: string): Record<string, string> {
  const journal = openForReading(`${data}/journal.sqlite`);
  try {
    const graphs = [...new JournalReader(journal).contentGraphs({ prefix: testIris.graph('flux', '') })];
    return Object.fromEntries(
      graphs.map(({ iri, text }) => [iri.split('/').at(-1), /dc\/terms\/title> "([^"]*)"/.exec(text)?.[1]]),
    );
  } finally {
    journal.close();
  }
}

/** How many texts are kept of an object of the stream. */
function textsKept(data: string, object: string): number {
  const journal = openForReading(`${data}/journal.sqlite`);
  try {
    const kept = 'SELECT count(*) AS texts FROM followed_version WHERE name = ? AND text IS NOT NULL';
    return Number(journal.database.prepare(kept).get(object)?.texts);
  } finally {
    journal.close();
  }
}

/** A reader of sites that keeps to robots.txt and pace, on a clock on which waiting takes no time. */
function siteReader(port: string): { readonly sites: SiteReader; readonly waited: number[] } {
  const resolutions = [{ host: 'bank.example', address: '127.0.0.1', port: Number(port) }];
  const waited: number[] = [];
  let passed = 0;
  const wait = async (milliseconds: number) => {
    waited.push(milliseconds);
    passed += milliseconds;
  };
  const began = Date.now();
  const sites = new SiteReader({
    ...{
      fetch: createSafeFetch({ userAgent: 'bis-test/1', resolutions }),
      wait,
      clock: () => began + passed,
    },
    addressesOf: async () => ['127.0.0.1'],
  });
  return { sites, waited };
}

const portOf = ({ origin }: { readonly origin: string }) => new URL(origin).port;

describe('A source that is an event stream', () => {
  it('gives the records that its mapping makes of the stream’s objects, through changes and removals', async () => {
    using partner = openTestStore();
    const write = (key: string, title: string | null) =>
      partner.writer.replacePage(pageOf(key), title === null ? [] : [recordGraphs(key, title)]);
    for (const key of ['a', 'b', 'c', 'd']) write(key, `Titre ${key}`);
    await using origin = await serveStream(partner);
    const [project, data] = [streamProject(), seededFolder()];
    const harvest = () => harvestStream(project, data, portOf(origin));
    const first = await harvest();
    expect(first.report).toMatchObject({ changed: 4, failed: 0 });
    expect(titlesIn(data)).toEqual({ a: 'Titre a', b: 'Titre b', c: 'Titre c', d: 'Titre d' });

    write('b', 'Autre titre');
    write('c', null);
    write('e', 'Nouveau');
    const second = await harvest();
    expect(second.report).toMatchObject({ changed: 2, removed: 1 });
    const titles = { a: 'Titre a', b: 'Autre titre', d: 'Titre d', e: 'Nouveau' };
    expect(titlesIn(data)).toEqual(titles);

    // Where nothing has changed, nothing is read.
    expect((await harvest()).report).toMatchObject({ changed: 0, removed: 0, fetched: 0 });
    write('c', 'Revenu');
    await harvest();
    expect(titlesIn(data)).toEqual({ ...titles, c: 'Revenu' });

    // What is kept of it is enough to map it anew, and to forget it.
    const object = testIris.graph('test', 'd');
    expect(textsKept(data, object)).toBe(1);
    const forgotten = await runHere(['forget', object, '--yes'], { BIS_DATA: data });
    expect([forgotten.code, forgotten.err]).toEqual([0, '']);
    expect(textsKept(data, object)).toBe(0);
    write('d', 'Autre titre de ce qui est oublié');
    await harvest();
    expect(titlesIn(data)).toEqual({ a: 'Titre a', b: 'Autre titre', c: 'Revenu', e: 'Nouveau' });
    expect(textsKept(data, object)).toBe(0);
  }, 120_000);

  it('may describe its objects with blank nodes and outside of graphs', async () => {
    const page = (title: string, sequence: number) => `${prefixes}
      <${streamIri}> tree:member <urn:v:${sequence}> .
      <urn:v:${sequence}> dcterms:isVersionOf <http://bank.example/projet/1> ;
        prov:generatedAtTime "2026-01-01T00:00:00Z"^^xsd:dateTime ; schema:position ${sequence} ;
        schema:name "${title}"@fr ; schema:location [ schema:address [ schema:addressLocality "Lille" ] ] .
      <${streamIri}> tree:member <urn:w> . <urn:w> dcterms:isVersionOf <http://bank.example/projet/2#it> ;
        prov:generatedAtTime "2026-01-01T00:00:00Z"^^xsd:dateTime ; schema:position 1 ; schema:name "Sans adresse" .`;
    let now = page('Le jardin', 1);
    await using site = await serveAnswers((path) => ({ body: path === '/stream' ? description() : now }));
    const [project, data] = [
      streamProject(`pages:
  initiative:
    url: "/projet/*"
    key: { path: last }
    properties:
      title: { rdf: schema:name, required: true }
      place: { rdf: "schema:location/schema:address/schema:addressLocality" }
`),
      seededFolder(),
    ];
    const first = await harvestStream(project, data, portOf(site));
    expect(titlesIn(data)).toEqual({ 1: 'Le jardin' });
    expect(first.lines.join('\n')).toContain('1 of 2 objects have no name that is the address of a page');
    now = page('Le verger', 2);
    await harvestStream(project, data, portOf(site));
    expect(titlesIn(data)).toEqual({ 1: 'Le verger' });
  }, 60_000);

  it('goes on where it was when the stream was cut, and takes nothing for gone', async () => {
    using partner = openTestStore();
    partner.writer.batch(() => {
      for (let key = 0; key < 60; key++)
        partner.writer.replacePage(pageOf(`${key}`), [recordGraphs(`${key}`, `Titre ${key}`)]);
    });
    await using origin = await serveStream(partner);
    const [project, data] = [streamProject(), seededFolder()];
    origin.trouble = (path) => (path.endsWith('-1') ? { body: 'x'.repeat(1_000), cutAfter: 10 } : null);
    const first = await harvestStream(project, data, portOf(origin));
    expect(first.lines.join('\n')).toContain('/stream/pages/');
    expect(Object.keys(titlesIn(data))).toHaveLength(50);
    origin.trouble = (path) => (path === '/stream' ? { status: 404 } : null);
    await harvestStream(project, data, portOf(origin));
    expect(Object.keys(titlesIn(data))).toHaveLength(50);
    origin.trouble = null;
    await harvestStream(project, data, portOf(origin));
    expect(Object.keys(titlesIn(data))).toHaveLength(60);
  }, 120_000);

  it('is mapped anew from what was kept of it, without asking anybody', async () => {
    using partner = openTestStore();
    for (const key of ['a', 'b'])
      partner.writer.replacePage(pageOf(key), [recordGraphs(key, `Titre ${key}`)]);
    await using origin = await serveStream(partner);
    const [project, data] = [streamProject(), seededFolder()];
    await harvestStream(project, data, portOf(origin));
    partner.writer.replacePage(pageOf('a'), [recordGraphs('a', 'Autre titre')]);
    await harvestStream(project, data, portOf(origin));
    origin.asked.length = 0;
    expect((await remapStream(project, data)).report).toMatchObject({ fetched: 2, changed: 0, unchanged: 2 });
    changeMapping(project, bankMapping.replace('/graph/test/*', '/graph/test/b'));
    expect((await remapStream(project, data)).report).toMatchObject({ fetched: 2, removed: 1 });
    expect([titlesIn(data), origin.asked]).toEqual([{ b: 'Titre b' }, []]);
    // What is taken again by the mapping is not new in the stream, and not asked for.
    changeMapping(project, bankMapping);
    await remapStream(project, data);
    expect([titlesIn(data), origin.asked]).toEqual([{ a: 'Autre titre', b: 'Titre b' }, []]);
  }, 60_000);

  it('is asked for RDF at the pace of its site, and its objects are not asked for', async () => {
    using partner = openTestStore();
    partner.writer.replacePage(pageOf('a'), [recordGraphs('a', 'Titre')]);
    await using origin = await serveStream(partner);
    const wanted: unknown[] = [];
    origin.trouble = (path, { accept }) => {
      if (path !== '/robots.txt') wanted.push(accept);
      return path === '/robots.txt' ? { type: 'text/plain', body: 'User-agent: *\nCrawl-delay: 7' } : null;
    };
    const { sites, waited } = siteReader(portOf(origin));
    await harvestStream(streamProject(), seededFolder(), sites);
    // robots.txt, the description, the view, a page; the objects are not asked for.
    expect(origin.asked).toHaveLength(4);
    expect(waited).toHaveLength(3);
    for (const milliseconds of waited.slice(1)) expect(milliseconds).toBeGreaterThan(6_900);
    expect(wanted.every((accept) => String(accept).startsWith('application/trig'))).toBe(true);
  }, 60_000);

  it.each([
    [
      'Disallow: /',
      1,
      '/stream is not read: http://bank.example/robots.txt (line 2) asks robots not to read',
    ],
    [
      'Disallow: /stream/pages',
      3,
      'is not read: http://bank.example/robots.txt (line 2) asks robots not to read',
    ],
  ])(
    'is not read where robots.txt says "%s", and loses nothing by it',
    async (rule, asked, reason) => {
      using partner = openTestStore();
      partner.writer.replacePage(pageOf('a'), [recordGraphs('a', 'Titre')]);
      await using origin = await serveStream(partner);
      const [project, data] = [streamProject(), seededFolder()];
      await harvestStream(project, data, portOf(origin));
      partner.writer.replacePage(pageOf('a'), [recordGraphs('a', 'Autre titre')]);
      origin.trouble = (path) =>
        path === '/robots.txt' ? { type: 'text/plain', body: `User-agent: *\n${rule}` } : null;
      origin.asked.length = 0;
      const { report, lines } = await harvestStream(project, data, siteReader(portOf(origin)).sites);
      expect(lines.join('\n')).toContain(reason);
      expect([report?.failed, origin.asked.length, titlesIn(data)]).toEqual([1, asked, { a: 'Titre' }]);
    },
    60_000,
  );

  it('is whole in the end, however often the harvest is killed', async () => {
    using partner = openTestStore();
    const write = (from: number, to: number, title: string) =>
      partner.writer.batch(() => {
        for (let key = from; key < to; key++) {
          partner.writer.replacePage(pageOf(`${key}`), [recordGraphs(`${key}`, `${title} ${key}`)]);
        }
      });
    write(0, 150, 'Titre');
    await using origin = await serveStream(partner);
    const [project, data] = [streamProject(), seededFolder()];
    const words = [program, project, data, portOf(origin)];
    for (const delay of [5, 60, 150]) {
      const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
      await killAfter(child, delay);
      write(delay, delay + 5, 'Autre titre');
    }
    // The first goes on with what was broken off; the second begins anew.
    for (let round = 0; round < 2; round++) await harvestStream(project, data, portOf(origin));
    const titles = Array.from({ length: 155 }, (_, key) => {
      const isOther = [5, 60, 150].some((first) => key >= first && key < first + 5);
      return [String(key), `${isOther ? 'Autre titre' : 'Titre'} ${key}`];
    });
    expect(titlesIn(data)).toEqual(Object.fromEntries(titles));
  }, 180_000);
});
