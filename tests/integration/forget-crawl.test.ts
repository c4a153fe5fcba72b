import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { harvestAll } from '../../src/cli/harvest.js';
import { chooseSources } from '../../src/cli/sources.js';
import type { Terminal } from '../../src/cli/terminal.js';
import { asWriter, openStore, openStoreForReading } from '../../src/compose.js';
import { openHarvestStore } from '../../src/compose-harvest.js';
import { loadProject } from '../../src/compose-project.js';
import { readConfig } from '../../src/config.js';
import { plannedRequests } from '../../src/store/forget-plan.js';
import { addSource, projectWith, sourceFile } from '../fixtures/project-folder.js';
import { spawnBis } from '../fixtures/run-bis.js';
import { runHere } from '../fixtures/run-here.js';
import { seededFolder } from '../fixtures/seed-directory.js';

const secret = 'Zorglubine';
const mapping = `pages:
  initiative:
    url: "/fiche?id=*"
    key: { query: id }
    properties: { title: { select: h1, required: true } }
  list:
    url: "/liste"
    follow: { each: "a@href" }
`;

type Pages = Record<string, string>;
const fiche = (title: string, head = '') => `<head>${head}</head><body><h1>${title}</h1></body>`;
const noindex = '<meta name="robots" content="noindex">';
const listed = (...links: readonly string[]) =>
  `<body>${links.map((link) => `<a href="${link}">x</a>`).join('')}</body>`;

/** A bank with sources whose sites give pages by path: a text that begins with "/" is a redirect. */
async function bankWith(sites: Readonly<Record<string, Pages>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/\.example.*$/, '');
    const text = sites[host]?.[request.url ?? ''];
    asked.push(`${host}${request.url}`);
    const etag = `"${Buffer.from(text ?? '')
      .toString('base64url')
      .slice(-40)}"`;
    if (text === undefined) response.writeHead(404).end();
    else if (text.startsWith('/')) response.writeHead(302, { location: text }).end();
    else if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const [first = '', ...others] = Object.keys(sites);
  const files = (id: string) => ({ 'source.yaml': sourceFile(id), 'mapping.yaml': mapping });
  const directory = projectWith(first, files(first));
  for (const id of others) addSource(directory, id, files(id));
  const BIS_DATA = seededFolder();
  const config = readConfig({ BIS_DATA }, { home: directory, workingDirectory: directory });
  const harvest = async () => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const terminal: Terminal = {
      print: write,
      tell: write,
      write: async (line) => write(line),
      progress: () => undefined,
    };
    const project = loadProject(directory);
    const store = openStore(config);
    const resolve = Object.keys(sites).map((id) => `${id}.example=127.0.0.1:${port}`);
    const work = {
      ...{ skipsUnknownOrigins: false, isFull: true, sources: chooseSources(project, []) },
      ...{ options: { resolve }, project, config, terminal },
    };
    try {
      await asWriter(store, 'test', (writer) =>
        harvestAll(work, store.iris, false, openHarvestStore(store, writer, config)),
      );
    } finally {
      store.journal.close();
    }
    return lines.join('\n');
  };
  const forget = (...words: readonly string[]) => runHere(['forget', ...words], { BIS_DATA });
  return { BIS_DATA, harvest, forget, asked, config, files: (text: string) => filesWith(BIS_DATA, text) };
}

/** Names of the files of a folder that hold a text, compressed or not. */
function filesWith(folder: string, text: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files
    .filter(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).includes(text);
    })
    .map(({ name }) => name);
}

describe('What was forgotten', () => {
  it('is named by no record of the archive, visits that found nothing new included', async () => {
    const { harvest, forget, files, BIS_DATA } = await bankWith({
      essai: {
        '/liste': listed('/fiche?id=7', '/fiche?id=8'),
        '/fiche?id=7': fiche(secret),
        '/fiche?id=8': fiche('Un jardin'),
      },
    });
    await harvest();
    await harvest();
    expect(files('WARC-Type: revisit')).toEqual(['00001.warc.gz']);
    expect(files('fiche?id=7')).toContain('00001.warc.gz');
    const { code, out } = await forget('essai/7', '--yes');
    // The page and its revisit, and the list that leads there.
    expect([code, out]).toEqual([0, expect.stringContaining('3 records of the archive written over')]);
    expect(files('fiche?id=7')).toEqual([]);
    expect(files('fiche?id=8')).toContain('00001.warc.gz');
    expect((await runHere(['archive', 'verify'], { BIS_DATA })).code).toBe(0);
  });

  it('stays out of the archive though lists still lead there, and redirects do', async () => {
    const pages: Pages = {
      '/liste': listed('/fiche?id=7', '/fiche?id=8', '/fiche?id=9'),
      '/fiche?id=7': fiche(secret),
      '/fiche?id=8': fiche('Un jardin'),
      '/fiche?id=9': fiche('Un verger'),
    };
    const { harvest, forget, files, asked } = await bankWith({ essai: pages });
    await harvest();
    await forget('essai/7', '--yes');
    pages['/fiche?id=9'] = '/fiche?id=7';
    for (let again = 0; again < 2; again++) {
      await harvest();
      expect(files(secret)).toEqual([]);
      expect(files('fiche?id=7')).toEqual([]);
    }
    expect(asked.filter((path) => path === 'essai/liste').length).toBeGreaterThanOrEqual(3);
    expect(files('fiche?id=8')).toContain('00001.warc.gz');
  });

  it('is told to be so, and near names are suggested for what is not known', async () => {
    const { harvest, forget } = await bankWith({
      essai: {
        '/liste': listed('/fiche?id=170', '/fiche?id=8'),
        '/fiche?id=170': fiche(secret),
        '/fiche?id=8': fiche('Un jardin'),
      },
    });
    await harvest();
    const wrong = await forget('essai/17', '--yes');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('Did you mean "essai/170"?')]);
    expect((await forget('esai')).err).toContain('Did you mean "essai"?');
    const address = await forget('http://essai.example/fiche?id=17');
    expect(address.err).toContain('Did you mean "http://essai.example/fiche?id=170"?');
    await forget('essai/170', '--yes');
    for (const name of ['essai/170', 'http://essai.example/fiche?id=170']) {
      const again = await forget(name, '--yes');
      expect([again.code, again.out]).toEqual([
        0,
        `${name} is forgotten already. If it may come back: bis forget ${name} --allow\n`,
      ]);
    }
    expect((await forget('--yes')).err).toContain('Name what is to be forgotten');
  });

  it('is forgotten to the end though the process is killed when the page is gone from the archive', async () => {
    const { harvest, forget, files, config, BIS_DATA } = await bankWith({
      essai: {
        '/liste': listed('/fiche?id=7', '/presse'),
        '/fiche?id=7': fiche('Un jardin'),
        '/presse': fiche(secret),
      },
    });
    await harvest();
    const url = 'http://essai.example/presse';
    expect(files('/presse')).toContain('journal.sqlite');
    const child = spawnBis(['forget', url, '--yes'], { BIS_DATA });
    const ended = new Promise((resolve) => child.on('close', resolve));
    const captures = () => {
      const store = openStoreForReading(config)!;
      const row = store.journal.database.prepare('SELECT count(*) AS n FROM capture WHERE url = ?').get(url);
      store.journal.close();
      return Number(row?.n);
    };
    while (captures() > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    await ended;
    const waiting = await forget();
    expect([waiting.code, waiting.out]).toEqual([
      2,
      expect.stringContaining('to be gone on with: 1 request'),
    ]);
    const { code, out } = await forget('--yes');
    expect([code, out]).toEqual([0, expect.stringContaining('Forgotten:')]);
    expect(files('/presse')).toEqual([]);
    const store = openStoreForReading(config)!;
    expect(plannedRequests(store.journal)).toEqual([]);
    store.journal.close();
  });
});

it('Pages that ask not to be listed are forgotten once, in the end, whatever source they are of', async () => {
  const sites: Record<string, Pages> = Object.fromEntries(
    ['un', 'deux'].map((id) => [
      id,
      {
        '/liste': listed('/fiche?id=1', '/fiche?id=2'),
        '/fiche?id=1': fiche(`${secret} ${id}`),
        '/fiche?id=2': fiche('Un jardin'),
      },
    ]),
  );
  const { harvest, files, BIS_DATA } = await bankWith(sites);
  await harvest();
  for (const pages of Object.values(sites)) pages['/fiche?id=1'] = fiche('x', noindex);
  const told = await harvest();
  expect(told).toContain('1 page of "un" newly asked not to be listed.');
  expect(told).toContain('1 page of "deux" newly asked not to be listed.');
  expect(told.match(/Forgotten: /g)).toHaveLength(1);
  expect(told).toMatch(/Forgotten: .*8 changes of the history emptied/);
  expect(files(secret)).toEqual([]);
  expect((await runHere(['verify'], { BIS_DATA })).code).toBe(0);
  expect(await harvest()).not.toContain('Forgotten');
});
