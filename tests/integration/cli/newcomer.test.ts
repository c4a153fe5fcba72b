import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseSources } from '../../../src/cli/sources.js';
import type { Terminal } from '../../../src/cli/terminal.js';
import { chooseSamples, isAsExpected, tellSample, trySample } from '../../../src/cli/try-samples.js';
import { loadProject } from '../../../src/compose-project.js';
import { loadReconciliation } from '../../../src/compose-shared.js';
import { readConfig } from '../../../src/config.js';
import { testIris } from '../../fixtures/data-directory.js';
import { addSource, projectWith, sourceFile } from '../../fixtures/project-folder.js';
import { runHere } from '../../fixtures/run-here.js';
import { seededFolder } from '../../fixtures/seed-directory.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { warcRecord } from '../../fixtures/warc.js';

describe('What is misspelt', () => {
  it.each([
    [['help', 'forgt'], 'There is no command "bis forgt". Did you mean "forget"?'],
    [['help', 'archive', 'verfy'], 'There is no command "bis archive verfy". Did you mean "verify"?'],
    [['confirm', 'aprils'], 'There is no source "aprils". Did you mean "apriles"?'],
    [['confirm', 'nope'], 'There is no source "nope". "bis check" lists them.'],
    [['check', 'aprils'], 'There is no source "aprils". Did you mean "apriles"?'],
    [['mapping', 'concepts', 'thems'], 'There is no scheme "thems". Did you mean "themes"?'],
    [['try', 'apriles', '--sample', 'sprse'], 'has no sample "sprse". Did you mean "sparse"?'],
  ])('%j is answered in a line with what was probably meant', async (words, answer) => {
    const { code, err } = await runHere(words, {});
    expect([code, err]).toEqual([2, expect.stringContaining(answer)]);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('is not what is spelt well: help is given for commands and their parts', async () => {
    expect((await runHere(['help', 'archive', 'verify'], {})).out).toContain('Usage: bis archive verify');
    expect((await runHere(['help'], {})).out).toContain('First steps:');
  });
});

describe('A newcomer', () => {
  it('looks up the notations of a scheme with their labels', async () => {
    const { out } = await runHere(['mapping', 'concepts', 'themes'], {});
    expect(out).toMatch(/^themes:EDU +Éducation et jeunesse +Education and youth$/m);
    expect(out).toMatch(/^ {2}themes:EDU-EDC +Éducation à la citoyenneté/m);
    expect((await runHere(['mapping', 'concepts'], {})).out).toMatch(/^methods +\d+ +yes$/m);
    const json = JSON.parse(
      (await runHere(['mapping', 'concepts', 'methods', '--json'], {})).out,
    ) as unknown[];
    expect(json).toContainEqual({
      notation: 'cooperation',
      fr: 'Coopération',
      en: 'Cooperation',
      broader: null,
    });
  });

  it('checks one source', async () => {
    const { code, out } = await runHere(['check', 'apriles'], {});
    expect([code, out]).toEqual([0, expect.stringContaining('1 source checked, 0 errors')]);
    expect(out).not.toContain('avise');
  });

  it('tries its samples', async () => {
    const tried = await runHere(['try', 'apriles', '--sample'], {});
    expect([tried.code, tried.out]).toEqual([
      0,
      'drupal-8: as expected\nfull: as expected\nshuffled: as expected\nsparse: as expected\n',
    ]);
    const json = await runHere(['try', 'apriles', '--sample', 'full', '--json'], {});
    expect(JSON.parse(json.out)).toMatchObject([{ sample: 'full', missing: [], extra: [] }]);
  });

  it('is told how the first harvest of a source goes, as things stand', async () => {
    const begin = async (source: string, settings: Readonly<Record<string, string>> = {}) =>
      (await runHere(['report', source], settings)).out.trim();
    expect(await begin('apriles')).toBe(
      'There is no report of "apriles" yet. Begin with: bis harvest apriles',
    );
    expect(await begin('apriles', { BIS_CONTACT: 'mailto:x@y.example' })).toBe(
      'There is no report of "apriles" yet. Begin with a web archive of its pages: bis harvest apriles --from pages.warc.gz',
    );
  });

  it('is told what is missing where a source has no mapping, and how many are without a report', async () => {
    const BIS_DATA = seededFolder();
    const { code, out } = await runHere(['report', 'ademe'], { BIS_DATA });
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/no report of "ademe" yet\. Nobody has looked at its pages/),
    ]);
    await runHere(['harvest', 'apriles'], { BIS_DATA });
    const all = (await runHere(['report'], { BIS_DATA })).out;
    expect(all).toMatch(
      /^apriles: 2 pages read[\s\S]*Pages known: 2, 0 left[\s\S]* {4}100 % {2}title\n[\s\S]*^\d+ sources without a report/m,
    );
    // A reconstruction was never read.
    expect(all).not.toContain('longest ago');
  });

  it('is given the evidence of a page that was really read, and of no other', async () => {
    const { url, body } = { url: 'http://www.apriles.net/page', body: '<h1>Une page</h1>' };
    const file = join(temporaryFolder(), 'pages.warc');
    writeFileSync(file, await warcRecord({ url, body, date: '2025-02-03T04:05:06Z' }));
    const { out } = await runHere(['try', 'apriles', url, '--from', file], {});
    const sha256 = createHash('sha256').update(body).digest('hex');
    expect(out).toContain(`evidence: { observed: { url: "${url}", date: 2025-02-03, sha256: ${sha256} } }`);
    const demo =
      'http://www.apriles.net/index.php?option=com_sobi2&sobi2Task=sobi2Details&sobi2Id=1590&Itemid=95';
    expect((await runHere(['try', 'apriles', demo], {})).out).toMatch(/^# Page kind: initiative/);
  });

  it('finds sources of any length in columns of their own', async () => {
    const BIS_DATA = seededFolder();
    await runHere(['harvest', 'apriles', 'exemple-annuaire'], { BIS_DATA });
    const { out } = await runHere(['status'], { BIS_DATA });
    expect(out).toMatch(/^ {2}apriles {11}2 pages, 1 record$/m);
    expect(out).toMatch(/^ {2}exemple-annuaire {2}\d+ pages?, \d+ records$/m);
  });
});

it('A sample that gives something else is told statement by statement, and message by message', async () => {
  const mapping = `pages:
  initiative:
    url: "/fiche?id=*"
    key: { query: id }
    properties: { title: { select: h1, required: true } }
`;
  const directory = projectWith('essai', { 'source.yaml': sourceFile('essai'), 'mapping.yaml': mapping });
  const files = {
    'page.html': '<h1>Un jardin</h1>',
    'url.txt': 'http://essai.example/fiche?id=1',
    'expected.ttl': '<id/initiative/essai/1> <http://purl.org/dc/terms/title> "Un verger"@fr .',
    'diagnostics.txt': 'Rien de tel.\n',
  };
  addSource(directory, 'essai/samples/full', files);
  const project = loadProject(directory);
  const [entry] = chooseSources(project, ['essai']);
  const config = readConfig({}, { home: directory, workingDirectory: directory });
  const context = {
    ...{ project, config, iris: testIris, store: null, takesDemo: false, tell: () => undefined },
    reconcile: () => loadReconciliation(project, testIris).reconcile,
  };
  const [sample] = chooseSamples(directory, 'essai', null);
  const tried = await trySample(sample!, entry!, context);
  expect(isAsExpected(tried)).toBe(false);
  expect(tried.missing).toEqual([expect.stringContaining('"Un verger"@fr')]);
  expect(tried.extra).toContainEqual(expect.stringContaining('"Un jardin"@fr'));
  expect(tried.missingMessages).toEqual(['Rien de tel.']);
  const lines: string[] = [];
  tellSample(tried, { print: (line: string) => lines.push(line) } as unknown as Terminal);
  expect(lines[0]).toMatch(/^full: 1 statement of expected\.ttl missing, \d more than expected$/);
  expect(lines.some((line) => line.startsWith('  - <http://localhost:3000/id/initiative/essai/1>'))).toBe(
    true,
  );
  expect(lines).toContain('  - diagnostics.txt: Rien de tel.');
});
