import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { prepareInThread } from '../../src/cli/harvest-thread.js';
import type { Terminal } from '../../src/cli/terminal.js';
import { openStoreForReading } from '../../src/compose.js';
import { archiveFolder } from '../../src/compose-harvest.js';
import { readConfig } from '../../src/config.js';
import { readCapture } from '../../src/crawl/page-archive.js';
import { CaptureTable } from '../../src/store/capture-table.js';
import { openJournal } from '../../src/store/journal.js';
import { lockForWriting } from '../../src/store/lock.js';
import { seededFolder } from '../fixtures/seed-directory.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { reconstructed, warcRecord } from '../fixtures/warc.js';

const site = 'http://www.apriles.net/index.php?option=com_sobi2';
const listUrl = `${site}&catid=4&Itemid=95&limit=5&limitstart=5`;
const detailUrl = (n: number) => `${site}&sobi2Task=sobi2Details&sobi2Id=${n}`;

/** A web archive of a list and as many records. */
async function archiveOf(size: number): Promise<string> {
  const numbers = Array.from({ length: size }, (_, n) => n + 1);
  const links = numbers.map(
    (n) => `<p class="sobi2ItemTitle"><a href="${detailUrl(n).replaceAll('&', '&amp;')}">${n}</a></p>`,
  );
  const records = [await warcRecord({ url: listUrl, body: links.join(''), gzip: true })];
  for (const n of numbers) {
    const text = `<p id="sobi2Details_field_resume">${'Un texte. '.repeat(200)}</p>`;
    const body = `<table class="sobi2Details"><tr><td><h1>Fiche ${n}</h1>${text}</td></tr></table>`;
    records.push(await warcRecord({ url: detailUrl(n), body, gzip: true, warcHeaders: reconstructed }));
  }
  return join(temporaryFolder({ 'pages.warc.gz': Buffer.concat(records) }), 'pages.warc.gz');
}

/** A terminal that remembers, and the configuration of a new data directory. */
function newSite() {
  const config = readConfig({ BIS_DATA: seededFolder() }, { home: '/', workingDirectory: '/' });
  const told: string[] = [];
  const terminal: Terminal = {
    print: (line) => told.push(line),
    tell: (line) => told.push(line),
    write: async (text) => void told.push(text),
    progress: () => undefined,
  };
  return { config, told, terminal };
}

describe('The harvest of a served data directory', () => {
  it('leaves the loop of the server free, and keeps the pages that it reads', async () => {
    const size = 300;
    const { config, told, terminal } = newSite();
    const from = [await archiveOf(size)];
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    await prepareInThread({ config, options: { from } }, terminal).done;
    delay.disable();
    // Generous: other tests run on the same machine. Harvesting on the loop itself takes seconds.
    expect(delay.max / 1e6).toBeLessThan(500);
    expect(told.join('\n')).toContain(`apriles: ${size + 1} pages read; records: ${size} changed`);
    const store = openStoreForReading(config)!;
    const captures = new CaptureTable({ journal: store.journal, writer: null, clock: Date.now });
    expect(captures.countPages('apriles')).toBe(size + 1);
    const [list] = [...captures.pagesOf('apriles')];
    expect(await readCapture(archiveFolder(config), list!)).toMatchObject({
      kind: 'page',
      page: { url: listUrl },
    });
    store.journal.close();
  });

  it('says who writes when somebody else does, and does not fail', async () => {
    const { config, told, terminal } = newSite();
    const journal = openJournal({ directory: config.data, base: config.base });
    const lock = lockForWriting({ journal, command: 'bis backup', clock: Date.now });
    await prepareInThread({ config, options: {} }, terminal).done;
    expect(told).toEqual([expect.stringMatching(/^note: "bis backup" .*Serving what there is meanwhile\.$/)]);
    lock.release();
    journal.close();
  });

  it('fails with what the system says when the pages cannot be kept', async () => {
    const { config, terminal } = newSite();
    writeFileSync(archiveFolder(config), 'a file where a folder is needed');
    const from = [await archiveOf(1)];
    await expect(prepareInThread({ config, options: { from } }, terminal).done).rejects.toThrow(
      /archive.*Choose another place/,
    );
  });
});
