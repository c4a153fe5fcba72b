import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/model/digest.js';
import { compactJournal } from '../../../src/store/compact.js';
import { DatasetVersions } from '../../../src/store/dataset-versions.js';
import { openTestStore, pageOf, recordGraphs, type TestStore } from '../../fixtures/data-directory.js';

/** What a reader who has all graphs computes. */
function checksumOf({ reader }: TestStore): string {
  const hash = createHash('sha256');
  for (const { iri, text } of reader.contentGraphs({})) hash.update(`${sha256(text)} ${iri}\n`);
  return hash.digest('hex');
}

describe('A version of the dataset', () => {
  it('says when it came, what it held, and a checksum that whoever has its graphs can compute', () => {
    using store = openTestStore();
    const versions = new DatasetVersions(store.journal);
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const first = store.reader.version();
    const checksum = checksumOf(store);
    expect(versions.find(first)).toMatchObject({
      kind: 'version',
      version: { version: first, isCurrent: true, content: { graphs: 1, checksum } },
    });
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Autre')]);
    store.writer.replacePage(pageOf('2'), [recordGraphs('2', 'Deux')]);
    expect(versions.find(first)).toMatchObject({
      version: { isCurrent: false, content: { graphs: 1, checksum } },
    });
    // Asked for the first time when it is past already.
    expect(new DatasetVersions(store.journal).find(first)).toMatchObject({
      version: { content: { checksum } },
    });
    const last = versions.find(store.reader.version());
    expect(last).toMatchObject({ version: { content: { graphs: 2, checksum: checksumOf(store) } } });
  });

  it('counts no graph that is gone, and those that go later', () => {
    using store = openTestStore();
    const versions = new DatasetVersions(store.journal);
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const before = store.reader.version();
    store.writer.replacePage(pageOf('1'), []);
    expect(versions.find(store.reader.version())).toMatchObject({
      version: { content: { graphs: 0, quads: 0 } },
    });
    expect(versions.find(before)).toMatchObject({ version: { content: { graphs: 1 } } });
  });

  it('that nobody ever saw is told by the one that ended the transaction', () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    const versions = new DatasetVersions(store.journal);
    expect(versions.find(1)).toEqual({ kind: 'within', version: 2 });
    expect(versions.find(3)).toEqual({ kind: 'unknown' });
    expect(versions.find(0)).toEqual({ kind: 'unknown' });
  });

  it('is forgotten with its history, and guessed by nobody', () => {
    using store = openTestStore();
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Un')]);
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Deux')]);
    store.writer.replacePage(pageOf('1'), [recordGraphs('1', 'Trois')]);
    compactJournal(store.journal, store.lock, '2999-01-01T00:00:00.000Z');
    const versions = new DatasetVersions(store.journal);
    expect(versions.find(2)).toEqual({ kind: 'forgotten' });
    expect(versions.find(store.reader.version())).toMatchObject({ version: { content: { graphs: 1 } } });
  });
});
