import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { openForReading } from '../../src/store/journal.js';
import { JournalReader } from '../../src/store/journal-reader.js';
import { openTestStore, pageOf, recordGraphs, testIris } from '../fixtures/data-directory.js';
import { killAfter } from '../fixtures/kill-rounds.js';
import { runHere } from '../fixtures/run-here.js';
import { describe as description, prefixes, streamIri } from '../fixtures/scripted-stream.js';
import { seededFolder } from '../fixtures/seed-directory.js';
import { serveAnswers, serveStream } from '../fixtures/stream-origin.js';
import { harvestStream, streamProject } from '../fixtures/stream-source.js';

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
