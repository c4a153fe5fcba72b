import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../src/store/journal.js';
import { testBase } from '../../fixtures/data-directory.js';
import { runBis } from '../../fixtures/run-bis.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { startUpdater } from '../../fixtures/updating.js';

describe('A plain dataset on the command line', () => {
  const bis = (words: string, directory: string) =>
    runBis(words.split(' '), { BIS_DATA: directory, BIS_MODE: 'plain' });

  it('is exported, shown, and never harvested into', async () => {
    const directory = temporaryFolder();
    openJournal({ directory, base: { iri: testBase, explicit: false }, mode: 'plain' }).close();
    await using running = startUpdater(directory);
    await running.update(
      'INSERT DATA { <urn:a> <urn:b> [ <urn:c> 3 ] . GRAPH <urn:g> { <urn:x> <urn:y> "z" } }',
    );
    const { out } = await bis('export', directory);
    expect(out).toContain('<urn:x> <urn:y> "z" <urn:g> .\n');
    expect(out).toMatch(/<urn:a> <urn:b> (_:\w+) \.\n\1 <urn:c> "3"\S+ \.\n/);
    expect((await bis('export --format jsonld', directory)).out).not.toContain('urn:x-bis');
    expect((await bis('status', directory)).out).toContain('plain dataset');
    expect(await bis('harvest apriles', directory)).toMatchObject({
      code: 2,
      err: expect.stringContaining('no sources'),
    });
    expect((await bis('verify', directory)).code).toBe(0);
  });

  it('is not restored into a merged one', async () => {
    const directory = temporaryFolder();
    openJournal({ directory, base: { iri: testBase, explicit: false }, mode: 'plain' }).close();
    const backup = join(directory, 'backup.sqlite');
    expect((await bis(`backup ${backup}`, directory)).code).toBe(0);
    const other = temporaryFolder();
    openJournal({ directory: other, base: { iri: testBase, explicit: false }, mode: 'merged' }).close();
    const restored = await runBis(['restore', backup], { BIS_DATA: other });
    expect(restored).toMatchObject({ code: 2, err: expect.stringContaining('BIS_DATA') });
  });
});
