import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProject } from '../../src/compose-project.js';
import { openArchive } from '../../src/crawl/archive.js';
import { demoArchive } from '../../src/installed-files.js';
import { startReplayServer } from '../fixtures/replay-server.js';

const { source } = loadProject().catalogue.entries.find((entry) => entry.source.id === 'apriles')!;
const record =
  'http://www.apriles.net/index.php?option=com_sobi2&sobi2Task=sobi2Details&sobi2Id=1590&Itemid=95';

describe('An archive made by GNU wget', () => {
  it('holds the pages of the demo archive, byte for byte', async () => {
    expect(execFileSync('wget', ['--version'], { encoding: 'utf8' })).toMatch(/^GNU Wget/);
    const ours = await openArchive([demoArchive('apriles')!]);
    await using server = await startReplayServer([demoArchive('apriles')!]);
    const folder = mkdtempSync(join(tmpdir(), 'bis-wget-'));
    const words = ['--warc-file', join(folder, 'made'), '--delete-after', '--no-verbose', '--tries', '1'];
    // wget asks the replay server as a proxy, so that the archive holds the real addresses.
    const wget = spawn(
      'wget',
      [
        ...words,
        '-e',
        'use_proxy=on',
        '-e',
        `http_proxy=127.0.0.1:${server.port}`,
        ...source.crawl.start,
        record,
      ],
      {
        cwd: folder,
      },
    );
    expect(await new Promise((resolve) => wget.on('close', resolve))).toBe(0);
    const theirs = await openArchive([join(folder, 'made.warc.gz')]);
    for (const url of [...source.crawl.start, record]) {
      const [a, b] = [await ours.fetch(url), await theirs.fetch(url)];
      expect(b.kind === 'page' && b.page.bodyDigest).toBe(a.kind === 'page' && a.page.bodyDigest);
    }
  });
});
