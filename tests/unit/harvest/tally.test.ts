import { describe, expect, it } from 'vitest';
import { findDrift } from '../../../src/harvest/drift.js';
import { createPageWork } from '../../../src/harvest/page-work.js';
import { readPage } from '../../../src/harvest/read-page.js';
import { Tally } from '../../../src/harvest/tally.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import type { HarvestReport } from '../../../src/model/harvest-report.js';
import type { Page } from '../../../src/model/page.js';
import { dcterms } from '../../../src/rdf/vocabulary.js';
import { createValidator } from '../../../src/validate/validator.js';
import { compiled, iris, recordMapping, shapes } from '../../fixtures/mappings.js';
import { pageWith, testHost, testSource } from '../../fixtures/pages.js';

const mapping = compiled(recordMapping('title: h1', 'abstract: p'));
const crawled = { fetched: 0, failed: 0, unchangedPages: 0, left: 0 };

/** The report of a harvest of pages of these texts; each page also gives the findings. */
async function reportOf(
  texts: readonly string[],
  findings: readonly Diagnostic[] = [],
  more: (n: number) => Partial<Page> = () => ({}),
): Promise<HarvestReport> {
  const tally = new Tally({
    ...{ source: 'exemple', command: 'harvest', mappingHash: mapping.hash, clock: () => 0 },
    tell: () => undefined,
  });
  for (const [n, text] of texts.entries()) {
    const page = pageWith(text, { url: `http://${testHost}/fiche?id=${n}`, ...more(n) });
    const work = await createPageWork({
      ...{ mapping, iris, clock: () => 0, validate: createValidator(shapes) },
      reconcile: ({ graph }) => ({ graph, diagnostics: findings }),
    });
    const write = await readPage(page, null, {
      ...{ source: testSource, mapping, iris, writer: null, clock: () => 0, work },
      fetch: async () => ({ kind: 'missing', reason: 'nothing is linked' }),
    });
    tally.page(write(), page);
  }
  return tally.report(crawled);
}

describe('A report', () => {
  it('says how often each rule matched, and how many records have each property', async () => {
    const report = await reportOf(['<h1>One</h1><p>text</p>', '<h1>Two</h1>']);
    expect(report.rules).toMatchObject([
      { property: 'title', applied: 2, matched: 2 },
      { property: 'abstract', applied: 2, matched: 1 },
    ]);
    expect(report.rules[0]?.rule).toMatch(/^mapping\.yaml: pages\.initiative\.properties\.title$/);
    expect(report.filled).toMatchObject({ [dcterms.title.value]: 2, [dcterms.abstract.value]: 1 });
  });

  it('says how old its pages are: as old as the one that was read longest ago', async () => {
    const texts = ['<h1>One</h1>', '<h1>Two</h1>', '<h1>Three</h1>'];
    const fetchedAt = (n: number) => `2017-0${[3, 1, 2][n]}-01T00:00:00Z`;
    const { seenSince } = await reportOf(texts, [], (n) => ({ fetchedAt: fetchedAt(n) }));
    expect(seenSince).toBe('2017-01-01T00:00:00Z');
    const { seenSince: none } = await reportOf(texts, [], () => ({ fetchStatus: null }));
    expect(none).toBeNull();
  });

  it('counts what SHACL says, and names the page and the fault of what is withheld', async () => {
    const report = await reportOf(['<h1>One</h1>', '<p>no title</p>']);
    expect(report).toMatchObject({ found: 2, withheld: 1, shacl: { violation: 1, warning: 0, info: 0 } });
    const [group] = report.findings;
    expect(group).toMatchObject({ severity: 'error', count: 1 });
    expect(group?.examples[0]?.page).toBe(`http://${testHost}/fiche?id=1`);
  });

  it('counts tags and places that nobody knows, by their words', async () => {
    const tag = { severity: 'warning', kind: 'unmapped-tag', words: 'troc', message: 'x' } as const;
    const place = {
      severity: 'warning',
      kind: 'unresolved-place',
      words: 'Nulle-Part',
      message: 'y',
    } as const;
    const report = await reportOf(['<h1>One</h1>', '<h1>Two</h1>'], [tag, place]);
    expect(report.kinds).toEqual({ 'unmapped-tag': 2, 'unresolved-place': 2, 'personal-data': 0 });
    expect(report.unmappedTags).toEqual([{ words: 'troc', count: 2 }]);
    expect(report.unresolvedPlaces).toEqual([{ words: 'Nulle-Part', count: 2 }]);
  });

  it('counts the personal data that was taken out, and repeats none of it', async () => {
    const page = '<h1>One</h1><p>Un jardin. Contact : anne@exemple.example, 01 23 45 67 89</p>';
    const report = await reportOf([page, '<h1>Two</h1>']);
    expect(report.kinds['personal-data']).toBe(2);
    expect(JSON.stringify(report)).not.toContain('anne');
  });
});

describe('A drift', () => {
  const full = Array.from({ length: 10 }, () => '<h1>One</h1><p>text</p>');
  const without = (n: number) => full.map((text, index) => (index < n ? '<h1>One</h1>' : text));

  const complete = (report: HarvestReport): HarvestReport => ({ ...report, isComplete: true });

  it('is a rule that matches 20 points less than in the last harvest', async () => {
    const drift = findDrift(complete(await reportOf(full)), complete(await reportOf(without(2))));
    expect(drift).toMatchObject([
      { severity: 'warning', message: expect.stringMatching(/abstract matched 100 %.* 80 % now/) },
    ]);
  });

  it('is none of scope: rules are compared where both harvests read every page', async () => {
    const [before, now] = [await reportOf(full), await reportOf(without(10))];
    expect(findDrift(complete(before), now)).toEqual([]);
    expect(findDrift(before, complete(now))).toEqual([]);
    expect(findDrift(complete(before), complete(now))).toHaveLength(1);
  });

  it('is a property that 20 points fewer of the records that were read again have: its words lead nowhere', async () => {
    const report = await reportOf(full);
    const subject = 'http://purl.org/dc/terms/subject';
    const again = (records: number, before: number, now: number): HarvestReport => ({
      ...report,
      again: { records, before: { [subject]: before }, now: now === 0 ? {} : { [subject]: now } },
    });
    expect(findDrift(undefined, again(10, 9, 7))).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringMatching(
          /subject>: 90 % of the 10 records .*70 % have it now.*bis report exemple/,
        ),
      },
    ]);
    expect(findDrift(undefined, again(10, 9, 8))).toEqual([]);
    // Nothing is left of it.
    expect(findDrift(undefined, again(10, 9, 0))).toHaveLength(1);
    expect(findDrift(undefined, again(4, 4, 0))).toEqual([]);
  });

  it('is nothing less, nothing of a first harvest, and nothing of a handful of pages', async () => {
    const [before, now] = [complete(await reportOf(full)), complete(await reportOf(without(10)))];
    expect(findDrift(before, complete(await reportOf(without(1))))).toEqual([]);
    expect(findDrift(undefined, now)).toEqual([]);
    expect(findDrift(complete(await reportOf(full.slice(0, 4))), now)).toEqual([]);
  });
});
