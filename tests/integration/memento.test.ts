import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createFetcher } from '../../src/crawl/fetcher.js';
import { throughMemento } from '../../src/crawl/memento.js';
import { pagesFrom } from '../../src/crawl/to-page.js';
import { harvestSource } from '../../src/harvest/harvest.js';
import { createValidator } from '../../src/validate/validator.js';
import { openTestStore, testIris } from '../fixtures/data-directory.js';
import { compiled, recordMapping, shapes } from '../fixtures/mappings.js';
import { testHost, testSource } from '../fixtures/pages.js';

const site = `http://${testHost}`;
const mapping = compiled(
  `${recordMapping('title: h1')}  list:\n    url: "/liste"\n    follow: { each: "a@href" }\n`,
);

/** What a web archive holds of a site: address, time of the copy, body; a body that is an address is a redirect. */
const copies: Readonly<Record<string, readonly [time: string, body: string]>> = {
  [`${site}/liste`]: [
    '20170302101112',
    '<body><a href="/fiche?id=1">un</a><a href="/fiche?id=2">deux</a><a href="/fiche?id=3">trois</a><a href="/fiche?id=4">quatre</a></body>',
  ],
  [`${site}/fiche?id=1`]: ['20160101000000', '<body><h1>Un</h1></body>'],
  [`${site}/fiche?id=2`]: ['20150101000000', `${site}/fiche?id=22`],
  [`${site}/fiche?id=22`]: ['20150101000001', '<body><h1>Deux</h1></body>'],
};

async function startArchive() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const [, wanted = '', url = ''] = /^\/web\/(\d+)id_\/(.*)$/s.exec(path) ?? [];
    const [time, body] = copies[url] ?? [];
    if (url.endsWith('id=4')) {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<body><h1>Too many requests</h1></body>');
    } else if (time === undefined || body === undefined) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not archived</h1>');
    } else if (wanted !== time || body.startsWith('http')) {
      const [to, stamp] = body.startsWith('http') && wanted === time ? [body, wanted] : [url, time];
      response.writeHead(302, { location: `/web/${stamp}id_/${to}` }).end();
    } else {
      const date = time.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6Z');
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'memento-datetime': new Date(date).toUTCString(),
          'x-robots-tag': 'noindex',
          'x-archive-orig-etag': '"e"',
          ...(url.endsWith('id=1')
            ? {}
            : { link: `<${url}>; rel="original", </web/timemap/link/${url}>; rel="timemap"` }),
        })
        .end(body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, asked };
}

it('A site that has closed is harvested from the web archive that keeps it, under its own addresses', async () => {
  using store = openTestStore();
  const { port, asked } = await startArchive();
  const fetcher = createFetcher({
    resolutions: [{ host: 'archive.example', address: '127.0.0.1', port }],
    userAgent: 'test',
    clock: Date.now,
  });
  const read = throughMemento(fetcher, { prefix: 'http://archive.example/web/2017id_/', clock: Date.now });
  const log: string[] = [];
  const report = await harvestSource({
    ...{ source: testSource, mapping, iris: testIris, writer: store.writer, clock: Date.now },
    validate: createValidator(shapes),
    reconcile: ({ graph }) => ({ graph, diagnostics: [] }),
    fetch: pagesFrom(read),
    tell: ({ message }) => log.push(message),
  });
  expect(report).toMatchObject({ fetched: 3, failed: 2, changed: 2 });
  const texts = [...store.reader.contentGraphs({ prefix: testIris.graph('exemple', '') })].map(
    ({ text }) => text,
  );
  expect(texts.join('')).toContain(`<${site}/fiche?id=1>`);
  // A redirect that the archive kept leads to the address that it led to.
  expect(texts.join('')).toContain(`<${site}/fiche?id=22>`);
  expect(texts.join('')).not.toContain('archive.example');
  // The provenance tells when the archive read the page.
  const provenance = store.reader.graph(testIris.provenance(testIris.graph('exemple', '1')))?.text;
  expect(provenance).toContain('"2016-01-01T00:00:00Z"');
  expect(log).toEqual([
    `archive.example has kept no copy of ${site}/fiche?id=3.`,
    expect.stringContaining(
      `archive.example gave no copy of ${site}/fiche?id=4 (status 200, no Memento-Datetime)`,
    ),
  ]);
  expect(asked[0]).toBe(`/web/2017id_/${site}/liste`);
});
