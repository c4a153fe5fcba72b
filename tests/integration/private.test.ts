import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { ArchiveWriter } from '../../src/crawl/archive-writer.js';
import { keepingPages } from '../../src/crawl/page-archive.js';
import { redacting } from '../../src/crawl/redacting.js';
import type { RawResponse } from '../../src/crawl/to-page.js';
import { harvestSource } from '../../src/harvest/harvest.js';
import { mapWithLinks } from '../../src/harvest/map-with-links.js';
import { createRedactor } from '../../src/mapping/redact.js';
import { formatDiagnostic } from '../../src/model/diagnostic.js';
import type { PageFetch } from '../../src/model/page.js';
import { CaptureTable } from '../../src/store/capture-table.js';
import { createValidator } from '../../src/validate/validator.js';
import { openTestStore, testIris } from '../fixtures/data-directory.js';
import { compiled, shapes } from '../fixtures/mappings.js';
import { pageWith, testHost, testSource } from '../fixtures/pages.js';

const secret = 'Zorglub-1234';
const mapping = compiled(`pages:
  initiative:
    url: "/fiche?id=*"
    key: { query: id }
    private: [".bilan", "#contacts"]
    properties: { title: { select: h1, required: true }, description: body, place: { labelled: Bilan } }
  api:
    url: "/api.json"
    each: "$[*]"
    key: { json: $.id }
    private: ["$[*].bilan", "$..interne"]
    properties: { title: { json: $.titre, required: true }, description: { json: $.bilan } }
  table:
    url: "/table.csv"
    each: row
    key: { column: id }
    private: { column: bilan }
    properties: { title: { column: titre }, description: { column: bilan } }
`);

const bodies: Readonly<Record<string, readonly [type: string, text: string, status?: number]>> = {
  '/fiche?id=11': [
    'text/html; charset=iso-8859-1',
    `<body><h1>Été</h1><p>Un jardin.</p><div class="bilan">Bilan : ${secret}</div><p id="contacts">${secret}</p></body>`,
  ],
  '/fiche?id=12': ['text/html', `<body><div class="bilan">${secret}</div></body>`],
  '/autre': ['text/html', `<body><p>Une page d’aucun genre.</p><p id="contacts">${secret}</p></body>`],
  '/api.json': [
    'application/json',
    JSON.stringify([
      { id: 1, titre: 'Un', bilan: secret },
      { id: 2, interne: { note: secret } },
    ]),
  ],
  '/table.csv': ['text/csv', `id;titre;bilan\n7;Sept;"${secret}; en hausse"\n`],
  '/casse.json': ['application/json', `[{"bilan": "${secret}`],
  '/erreur': ['text/html', `<h1>Erreur : ${secret}</h1>`, 500],
  '/fichier.pdf': ['application/pdf', `%PDF ${secret}`],
};

it('What is private is not mapped from an archive that is older than the word of it', async () => {
  const [, text = ''] = bodies['/fiche?id=11'] ?? [];
  const page = pageWith(text, { url: `http://${testHost}/fiche?id=11` });
  const fetch: PageFetch = async (url) => ({ kind: 'missing', reason: url });
  const options = { mapping, iris: testIris, listedOn: null, clock: Date.now, hosts: [testHost], fetch };
  const mapped = await mapWithLinks(page, options);
  expect(mapped.records.length).toBe(1);
  expect(JSON.stringify(mapped)).not.toContain(secret);
});

it('What is private leaves no trace in the journal, the index of pages, the archive, the report or the log', async () => {
  using store = openTestStore();
  const archive = new ArchiveWriter({
    ...{ directory: join(store.directory, 'archive'), source: 'exemple', software: 'test' },
    lastOffset: () => 0,
    newRecordId: () => `urn:uuid:${crypto.randomUUID()}`,
  });
  onTestFinished(() => archive.close());
  const asked: string[] = [];
  const read = async (url: string): Promise<RawResponse> => {
    asked.push(url);
    const [contentType = '', text = '', fetchStatus = 200] =
      bodies[url.slice(`http://${testHost}`.length)] ?? [];
    const isLatin = contentType.includes('8859');
    return {
      ...{ url, contentType, fetchStatus, fetchedAt: '2026-01-02T03:04:05Z' },
      body: Buffer.from(text, isLatin ? 'latin1' : 'utf8'),
      headers: { etag: '"x"', 'content-length': String(text.length) },
      ...{ archiveRecord: null, reconstructedFrom: null },
    };
  };
  const log: string[] = [];
  const redact = createRedactor(mapping, Date.now);
  if (redact === null) throw new Error('nothing is private');
  const index = new CaptureTable({ journal: store.journal, writer: store.writer, clock: Date.now });
  const start = Object.keys(bodies).map((path) => `http://${testHost}${path}`);
  const source = { ...testSource, crawl: { ...testSource.crawl, start } };
  const report = await harvestSource({
    ...{ source, mapping, iris: testIris, writer: store.writer, clock: Date.now },
    validate: createValidator(shapes),
    reconcile: ({ graph }) => ({ graph, diagnostics: [] }),
    fetch: keepingPages({
      ...{ source, read: redacting(read, redact), archive, index },
      directory: join(store.directory, 'archive'),
    }),
    tell: (finding) => log.push(formatDiagnostic(finding)),
  });
  expect(asked.length).toBe(8);
  // What is open is there, in the right letters.
  const texts = [...store.reader.contentGraphs({ prefix: testIris.graph('exemple', '') })].map(
    ({ text }) => text,
  );
  expect(texts.join('')).toMatch(/"Été"@fr/);
  expect(texts.length).toBe(3);
  expect(report.withheld).toBe(2);
  const files = readdirSync(store.directory, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const kept = files.map(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  });
  expect(kept.some((bytes) => bytes.includes('Un jardin.'))).toBe(true);
  const changes = [...store.reader.changesAfter(0)].flatMap(({ added, removed }) => [added, removed]);
  const everything = [
    ...kept.map((bytes) => bytes.toString('latin1')),
    ...texts,
    ...changes,
    ...log,
    JSON.stringify(report),
  ];
  expect(everything.filter((text) => text.includes('Zorglub'))).toEqual([]);
});
