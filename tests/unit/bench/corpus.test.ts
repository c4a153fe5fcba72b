import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import {
  type SyntheticInitiative,
  syntheticInitiatives,
  syntheticNotice,
} from '../../bench/corpus/initiatives.js';
import { toRecordGraphs } from '../../bench/corpus/to-graphs.js';
import { detailUrl, listUrl, pageAt, syntheticPages } from '../../bench/corpus/to-pages.js';
import { syntheticArchive } from '../../bench/corpus/to-warc.js';
import { testIris } from '../../fixtures/data-directory.js';

const options = { seed: 1, size: 4_000 };
const records = [...syntheticInitiatives(options)];
const few = { seed: 1, size: 120 };

/** How often each value occurs, the most frequent first. */
function frequencies(values: readonly (string | number)[]): number[] {
  return [...Map.groupBy(values, (value) => value).values()]
    .map(({ length }) => length)
    .sort((a, b) => b - a);
}

function quartiles(lengths: readonly number[]): readonly [number, number, number] {
  const sorted = lengths.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return [at(0.25), at(0.5), at(0.75)];
}

function archiveOf(corpus: typeof few): Promise<Buffer> {
  return buffer(syntheticArchive(corpus));
}

describe('A synthetic corpus', () => {
  it('is the same for the same seed, and another one for another seed', () => {
    expect([...syntheticInitiatives(options)]).toEqual(records);
    expect([...syntheticInitiatives({ ...few, seed: 2 })]).not.toEqual([...syntheticInitiatives(few)]);
  });

  it('says of every record that it is synthetic, in the graph and on the page', () => {
    for (const record of records.slice(0, 200)) {
      const { quads } = toRecordGraphs(record, testIris).content;
      expect(quads.some(({ object }) => object.value.includes(syntheticNotice))).toBe(true);
      expect(quads.some(({ object }) => object.value.endsWith('#ExampleRecord'))).toBe(true);
    }
    for (const { html } of syntheticPages(few)) expect(html).toContain(syntheticNotice);
  });

  it('has texts of the lengths that real ones have, and some that are very long', () => {
    const lengths = records.map(({ description }) => description.length);
    const [lower, middle, upper] = quartiles(lengths);
    expect(lower).toBeGreaterThan(1_000);
    expect(middle).toBeGreaterThan(2_000);
    expect(middle).toBeLessThan(3_500);
    expect(upper).toBeLessThan(6_000);
    expect(Math.max(...lengths)).toBeGreaterThan(15_000);
  });

  it.each([
    ['tags', (record: SyntheticInitiative) => record.tags, 50],
    ['themes', (record: SyntheticInitiative) => record.themes, 40],
    ['places', (record: SyntheticInitiative) => [String(record.commune)], 1_000],
    ['holders', (record: SyntheticInitiative) => record.holders.map(({ key }) => key), 400],
    ['sources', (record: SyntheticInitiative) => [record.source], 20],
  ])('has a few %s that occur often, and many that are rare', (_what, valuesOf, least) => {
    const counts = frequencies(records.flatMap(valuesOf));
    const all = counts.reduce((sum, count) => sum + count, 0);
    expect(counts.length).toBeGreaterThanOrEqual(least);
    const topTenth = counts.slice(0, Math.ceil(counts.length / 10)).reduce((sum, count) => sum + count, 0);
    expect(topTenth / all).toBeGreaterThan(0.25);
  });

  it('has organizations that several records share, always under the same name', () => {
    const holders = records.flatMap((record) => record.holders);
    const byKey = Map.groupBy(holders, ({ key }) => key);
    expect([...byKey.values()].filter(({ length }) => length > 1).length).toBeGreaterThan(200);
    for (const same of byKey.values()) expect(new Set(same.map(({ name }) => name)).size).toBe(1);
  });

  it('has records that another partner tells again in other words', () => {
    const repeats = records.filter((record) => record.repeats !== null);
    expect(repeats.length / records.length).toBeGreaterThan(0.02);
    expect(repeats.length / records.length).toBeLessThan(0.06);
    const byKey = new Map(records.map((record) => [record.key, record]));
    const kept = repeats.filter(
      ({ title, repeats: original }) => title === byKey.get(original?.key ?? '')?.title,
    );
    expect(kept.length / repeats.length).toBeGreaterThan(0.2);
    expect(kept.length / repeats.length).toBeLessThan(0.8);
    for (const record of repeats) {
      const original = byKey.get(record.repeats?.key ?? '');
      expect(record.holders[0]).toEqual(original?.holders[0]);
      expect([record.source, record.description]).not.toEqual([original?.source, original?.description]);
      expect(record.source).not.toBe(original?.source);
    }
  });

  it('has the same pages one by one as all together', () => {
    const pages = [...syntheticPages(few)];
    expect(pages).toHaveLength(few.size + 3);
    for (const { url, html } of pages) expect(pageAt(url, few)).toBe(html);
  });

  it.each([
    detailUrl(120),
    detailUrl(-1),
    detailUrl(1.5),
    listUrl(3),
    listUrl(0.5),
    'http://synthetic.example/',
  ])('has no page at %s', (url) => {
    expect(pageAt(url, few)).toBeNull();
  });

  it('gives the same archive, byte by byte, for the same seed', async () => {
    const archive = await archiveOf(few);
    expect(archive.equals(await archiveOf(few))).toBe(true);
    expect(archive.equals(await archiveOf({ ...few, seed: 2 }))).toBe(false);
  });
});
