import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProject } from '../../../src/compose-project.js';
import { openTestStore } from '../../fixtures/data-directory.js';
import { startReplayServer } from '../../fixtures/replay-server.js';
import { runBis } from '../../fixtures/run-bis.js';
import { runHere } from '../../fixtures/run-here.js';
import { seededFolder } from '../../fixtures/seed-directory.js';

const newDirectory = () => mkdtempSync(join(tmpdir(), 'bis-cli-'));
const demo = 'data/demo/apriles.warc';
const details =
  'http://www.apriles.net/index.php?option=com_sobi2&sobi2Task=sobi2Details&sobi2Id=1590&Itemid=95';

describe('The bis command', () => {
  it('shows what it can do when it is told nothing', async () => {
    const { code, out } = await runBis([], {});
    expect(code).toBe(0);
    for (const name of ['serve', 'harvest', 'check', 'try', 'status', 'export'])
      expect(out).toContain(`\n  ${name} `);
  });

  it('teaches each command by examples', async () => {
    for (const name of ['serve', 'harvest', 'check', 'try', 'status', 'export']) {
      const { code, out } = await runHere([name, '--help'], {});
      expect([name, code]).toEqual([name, 0]);
      expect(out).toMatch(/Examples?:\n {2}bis /);
    }
  });

  it('guesses the command that was meant', async () => {
    const { code, err } = await runBis(['harvst'], {});
    expect(code).toBe(2);
    expect(err).toContain('Did you mean harvest?');
  });

  it('tells all problems of its configuration at once, and exits with 2', async () => {
    const { code, err } = await runBis(['status'], { PORT: 'x', BIS_TIMEOUTS: '3', BIS_BASE: 'nowhere' });
    expect(code).toBe(2);
    expect(err).toMatch(/3 problem.*\n.*BIS_TIMEOUT.*\n.*PORT="x".*\n.*BIS_BASE="nowhere"/);
  });
});

describe('bis harvest', () => {
  it('commits the demo once, and nothing the second time', async () => {
    const BIS_DATA = seededFolder();
    const first = await runBis(['harvest', 'apriles'], { BIS_DATA });
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^apriles: 2 pages read; records: 1 changed/m);
    expect(first.out).toMatch(/\nDataset version (\d+)\.\n$/);
    const second = await runBis(['harvest', 'apriles'], { BIS_DATA });
    expect(second.out).toMatch(/^apriles: 2 pages read.*; records: 0 changed, 1 unchanged/m);
    expect(second.out).not.toMatch(/records: [^0]/);
    expect(second.out).toMatch(/\nNothing changed/);
  });

  it('reads over HTTP from the address that --resolve gives', async () => {
    await using server = await startReplayServer([demo]);
    const resolve = `www.apriles.net=127.0.0.1:${server.port}`;
    const run = await runHere(['harvest', 'apriles', '--resolve', resolve], { BIS_DATA: seededFolder() });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('2 pages read; records: 1 changed');
  });

  it('asks the second time on condition only, and changes nothing: all sources of the demo', async () => {
    const ids = ['apriles', 'avise', 'cerdd', 'esspace', 'fej', 'fonda', 'social-planet', 'unccas'];
    await using server = await startReplayServer(ids.map((id) => `data/demo/${id}.warc`));
    const { entries } = loadProject().catalogue;
    const hosts = entries
      .filter(({ source }) => ids.includes(source.id))
      .flatMap(({ source }) => source.hosts);
    const words = [
      'harvest',
      ...ids,
      ...hosts.flatMap((host) => ['--resolve', `${host}=127.0.0.1:${server.port}`]),
    ];
    const BIS_DATA = seededFolder();
    const first = await runHere(words, { BIS_DATA });
    expect([first.code, first.out.match(/records: 1 changed/g)]).toEqual([
      0,
      Array.from(ids, () => 'records: 1 changed'),
    ]);
    expect(server.conditional).toEqual([]);
    const before = server.asked.length;
    // Every page, due or not.
    const second = await runHere([...words, '--full'], { BIS_DATA });
    expect(second.out).toContain('Nothing changed');
    const again = server.asked.slice(before);
    expect(again).toHaveLength(before);
    expect(server.conditional.map(([url, status]) => `${status} ${url}`)).toEqual(
      again.map((url) => `304 ${url}`),
    );
  });

  it('writes nothing on a dry run', async () => {
    const BIS_DATA = newDirectory();
    expect((await runHere(['harvest', 'apriles', '--dry-run'], { BIS_DATA })).code).toBe(0);
    expect((await runHere(['export'], { BIS_DATA })).out).toBe('');
  });

  it('exits with 1 when a page cannot be read, and names it', async () => {
    await using server = await startReplayServer(['tests/fixtures/wget/apriles.warc.gz']);
    const resolve = `www.apriles.net=127.0.0.1:${server.port + 1 > 65_535 ? 1 : server.port + 1}`;
    const run = await runHere(['harvest', 'apriles', '--resolve', resolve], { BIS_DATA: seededFolder() });
    expect(run.code).toBe(1);
    expect(run.err).toMatch(/cannot be read.*\n {2}page: http:\/\/www\.apriles\.net/);
  });

  it.each([
    [['harvest', 'aprils'], /There is no source "aprils"\. Did you mean "apriles"\?/],
    [['harvest', '--from', 'nowhere.warc'], /There is no file "nowhere\.warc"/],
    [['harvest', '--from', 'README.md'], /README\.md is not a web archive/],
    [['harvest', '--resolve', 'www.apriles.net'], /is not of the form HOST=ADDRESS:PORT/],
    [['harvest', 'apriles', '--live'], /Set BIS_CONTACT/],
    [['restore', 'docs'], /"docs" is no file: name the one that bis backup has written/],
  ])('exits with 2 for %j, and says what to do', async (words, message) => {
    const { code, err } = await runHere(words, { BIS_DATA: seededFolder() });
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  it('never harvests live a site whose pages nobody has seen', async () => {
    const settings = { BIS_DATA: seededFolder(), BIS_CONTACT: 'mailto:someone@example.org' };
    const { code, err } = await runHere(['harvest', 'apriles', '--live'], settings);
    expect(code).toBe(2);
    expect(err).toContain('evidence: reconstructed');
  });

  it('exits with 3 while another process writes, and names it', async () => {
    using store = openTestStore();
    const { code, err } = await runBis(['harvest'], { BIS_DATA: store.directory });
    expect(code).toBe(3);
    expect(err).toContain(`process ${process.pid}`);
  });

  it('exits with 4 when the journal is damaged, and says what to do', async () => {
    const BIS_DATA = newDirectory();
    writeFileSync(join(BIS_DATA, 'journal.sqlite'), 'not a database, but long enough '.repeat(200));
    const { code, err } = await runBis(['harvest'], { BIS_DATA });
    expect(code).toBe(4);
    expect(err).toMatch(/is damaged.*Restore a backup/);
  });
});

describe('A command that only reads', () => {
  it('makes nothing where there is nothing', async () => {
    const BIS_DATA = join(newDirectory(), 'not-there');
    const harvest = ['harvest', 'apriles', '--dry-run'];
    for (const words of [['status'], ['export'], harvest, ['try', 'apriles', details]]) {
      expect([words, (await runHere(words, { BIS_DATA })).code]).toEqual([words, 0]);
    }
    expect(existsSync(BIS_DATA)).toBe(false);
  });

  it('says what is wrong with the place that it is given, and exits with 2', async () => {
    const { code, err } = await runHere(['harvest'], { BIS_DATA: 'README.md' });
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^error: .*README\.md: there is a file where a folder/),
    ]);
  });
});

describe('bis serve', () => {
  it('does not begin when its port is taken, and leaves the data directory alone', async () => {
    await using other = await startReplayServer([demo]);
    const BIS_DATA = newDirectory();
    const { code, err } = await runBis(['serve'], { BIS_DATA, PORT: String(other.port) });
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('the port is in use. Choose another one with PORT'),
    ]);
    expect(readdirSync(BIS_DATA)).toEqual([]);
  });
});

describe('bis try', () => {
  it('shows what each rule found, where the rule stands, and the Turtle', async () => {
    const { code, out } = await runHere(['try', 'apriles', details], { BIS_DATA: newDirectory() });
    expect(code).toBe(0);
    expect(out).toContain('# title: 1 × table.sobi2Details h1  (mappings/_layouts/sobi2.yaml:');
    expect(out).toContain('# abstract: 1 × #sobi2Details_field_resume  (mappings/apriles/mapping.yaml:');
    expect(out).toContain('# Shapes: nothing to say against it');
    expect(out).toContain('dcterms:title "Le parrainage de proximité se donne du PEPSE"@fr');
  });

  it('takes a page from the archive of the data directory, and reads a site only with --live and an address to write to', async () => {
    const BIS_DATA = seededFolder();
    await runHere(['harvest', 'apriles'], { BIS_DATA });
    const settings = { BIS_DATA, BIS_CONTACT: 'mailto:bank@example.org' };
    const { code, out } = await runHere(['try', 'apriles', details], settings);
    expect([code, out]).toEqual([0, expect.stringContaining('PEPSE')]);
    const elsewhere = await runHere(['try', 'apriles', `${details}&x=1`], settings);
    expect([elsewhere.code, elsewhere.err]).toEqual([2, expect.stringContaining('--from pages.warc.gz')]);
    const live = await runHere(['try', 'apriles', details, '--live'], { BIS_DATA });
    expect([live.code, live.err]).toEqual([2, expect.stringContaining('Set BIS_CONTACT')]);
  });

  it('asks for the address of a file that has none beside it', async () => {
    const { code, err } = await runHere(['try', 'apriles', 'README.md'], {});
    expect(code).toBe(2);
    expect(err).toContain('--url');
  });

  it('says which rule a page fails, with file and line, and exits with 1', async () => {
    const file = join(newDirectory(), 'page.html');
    writeFileSync(file, '<table class="sobi2Details"><tr><td><h1> </h1></td></tr></table>');
    const { code, err } = await runHere(['try', 'apriles', file, '--url', details], {});
    expect(code).toBe(1);
    expect(err).toMatch(/error: mappings\/_layouts\/sobi2\.yaml:8:\d+ .*"title" is required/);
  });
});

describe('bis try, on a page that names things', () => {
  it('tells the words of each, and the rule that found them', async () => {
    const { out } = await runHere(['try', 'apriles', details, '--json'], {});
    const { mentions, matches } = JSON.parse(out) as Record<string, unknown[]>;
    const mention = { kind: 'organization', property: 'holder', place: { line: 6 } };
    expect(mentions?.[0]).toMatchObject(mention);
    expect(matches).toContainEqual(expect.objectContaining({ property: 'holder', applied: 1, matched: 1 }));
    const told = (await runHere(['try', 'apriles', details], {})).out;
    expect(told).toMatch(/# holder names the organization ".+" {2}\(mappings\/apriles\/mapping\.yaml:6\)/);
  });
});

describe('bis mapping', () => {
  it('prints a JSON Schema for editors, with the properties of the vocabulary', async () => {
    const { code, out } = await runHere(['mapping', 'schema'], {});
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      required: ['pages'],
      $defs: { 'properties-Initiative': { properties: { title: { description: 'Takes: text.' } } } },
    });
  });

  it('lists the functions with examples, and the keys of rules', async () => {
    const { code, out } = await runHere(['mapping', 'functions'], {});
    expect(code).toBe(0);
    expect(out).toContain('"mars 2016" → "2016-03"^^xsd:gYearMonth');
    expect(out).toContain('"29 février 2015" → nothing, and it is reported');
    expect(out).toMatch(/\n {2}labelled: /);
    const { functions } = JSON.parse((await runHere(['mapping', 'functions', '--json'], {})).out) as {
      functions: { name: string }[];
    };
    expect(functions.map(({ name }) => name)).toContain('frenchDate');
  });
});

describe('bis check', () => {
  it('finds nothing wrong with the mappings of the project', async () => {
    const { code, out, err } = await runHere(['check', '--json'], {});
    expect([code, err]).toEqual([0, '']);
    const { sources, diagnostics } = JSON.parse(out) as {
      sources: { id: string }[];
      diagnostics: { severity: string }[];
    };
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(sources.map(({ id }) => id)).toContain('apriles');
  });
});

describe('bis status and bis export', () => {
  it('say what is there, in words and in JSON', async () => {
    const empty = { BIS_DATA: newDirectory() };
    expect((await runHere(['status'], empty)).out).toContain('is empty. Begin with: bis harvest');
    const BIS_DATA = seededFolder();
    await runHere(['harvest', 'apriles'], { BIS_DATA });
    const status = JSON.parse((await runHere(['status', '--json'], { BIS_DATA })).out) as Record<
      string,
      unknown
    >;
    expect(status).toMatchObject({ base: 'http://localhost:3000/', pages: 2 });
    const lines = (await runHere(['export', '--source', 'apriles'], { BIS_DATA })).out.trimEnd().split('\n');
    expect(lines).toEqual(lines.toSorted());
    expect(lines.every((line) => line.endsWith('<http://localhost:3000/graph/apriles/1590> .'))).toBe(true);
    const { out } = await runHere(['export', '--format', 'jsonld', '--source', 'apriles'], { BIS_DATA });
    const document = JSON.parse(out) as { '@graph': { id: string }[] };
    expect(document['@graph'].map(({ id }) => id)).toEqual(['http://localhost:3000/graph/apriles/1590']);
    expect(out).toContain('"http://localhost:3000/id/initiative/apriles/1590"');
    const csv = (await runHere(['export', '--format', 'csv', '--source', 'apriles'], { BIS_DATA })).out;
    expect(csv).toMatch(/^iri,title,abstract,.*\r\nhttp:\/\/localhost:3000\/id\/initiative\/apriles\/1590,/);
    const map = (await runHere(['export', '--format', 'geojson', '--source', 'apriles'], { BIS_DATA })).out;
    const { features } = JSON.parse(map) as { features: { properties: { places: { label: string }[] } }[] };
    expect(features.map(({ properties }) => properties.places[0]?.label)).toHaveLength(1);
  }, 90_000);
});
