import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HitFinder } from '../../../src/search/hits.js';
import { type IndexFile, inWriteTransaction, openIndexFile } from '../../../src/search/index-file.js';

describe('The documents that a text is found in', () => {
  let directory: string;
  let index: IndexFile;
  const match = (...parts: string[]) => ({
    ...{ required: parts.join(' AND '), parts, excluded: null, unknown: [] },
    isMark: () => false,
  });

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'bis-hits-'));
    index = openIndexFile(join(directory, 'search.sqlite'), () => undefined);
    const insert = index.database.prepare(
      'INSERT INTO text (rowid, title, labels, description) VALUES (?, ?, ?, ?)',
    );
    inWriteTransaction(index.database, () => {
      for (let id = 1; id <= 6_000; id++) {
        const title = id % 1000 === 1 ? 'jardin' : id === 2 ? 'jardin ville' : 'autre';
        insert.run(id, title, id === 3 ? 'jardin' : '', id <= 5_500 ? 'jardin ville rare' : 'jardin ville');
      }
    });
  });

  afterAll(() => {
    index.close();
    rmSync(directory, { recursive: true });
  });

  it('are all that there are, in the order of their numbers', () => {
    const found = new HitFinder(index).find(match('"jardin"'));
    expect(found?.ids).toEqual(Uint32Array.from({ length: 6_000 }, (_, n) => n + 1));
    expect(new HitFinder(index).find(match('"rare" NOT "ville"'))?.ids).toHaveLength(0);
    expect(new HitFinder(index).find(match('"nowhere"'))?.ids).toHaveLength(0);
  });

  it('weigh by titles, then labels, then nothing, where they are very many', () => {
    const { scores } = new HitFinder(index).find(match('"jardin"', '"ville"')) ?? { scores: [] };
    const [, title, both, label, text] = scores;
    expect([both, title, label, text].map(Number)).toEqual([21, 11, 5, 1]);
    expect(scores[5_001]).toBe(11);
  });

  it('weigh by how often the words stand there, where they are few', () => {
    const { ids, scores } = new HitFinder(index).find(match('{title} : "jardin"')) ?? { ids: [], scores: [] };
    expect([...ids]).toEqual([1, 2, 1001, 2001, 3001, 4001, 5001]);
    expect([...ids].every((id) => (scores[id] ?? 0) > 0)).toBe(true);
  });
});
