import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import iconv from 'iconv-lite';
import { expect, it, onTestFinished } from 'vitest';
import { harvestAll } from '../../src/cli/harvest.js';
import { chooseSources } from '../../src/cli/sources.js';
import type { Terminal } from '../../src/cli/terminal.js';
import { openHarvestStore } from '../../src/compose-harvest.js';
import { loadProject } from '../../src/compose-project.js';
import { readConfig } from '../../src/config.js';
import { openTestStore, testIris } from '../fixtures/data-directory.js';
import { projectWith } from '../fixtures/project-folder.js';
import { seededFolder } from '../fixtures/seed-directory.js';

/** A site: what it answers by path. */
async function startSite(
  pages: Readonly<
    Record<string, { readonly type: string; readonly body: string | Buffer; readonly link?: string }>
  >,
): Promise<{ readonly port: number; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const page = pages[request.url ?? ''];
    if (page === undefined) response.writeHead(404).end();
    else {
      const link = page.link === undefined ? {} : { link: page.link };
      response.writeHead(200, { 'content-type': page.type, ...link }).end(page.body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, asked };
}

/** Harvests the source over HTTP, as `bis harvest --resolve` does. */
async function harvest(id: string, directory: string, host: string, port: number) {
  const store = openTestStore(seededFolder());
  onTestFinished(() => store[Symbol.dispose]());
  const project = loadProject(directory);
  expect(project.catalogue.diagnostics).toEqual([]);
  const lines: string[] = [];
  const write = (line: string | null) => void lines.push(line ?? '');
  const terminal: Terminal = {
    print: write,
    tell: write,
    write: async (line) => write(line),
    progress: () => undefined,
  };
  const config = readConfig({ BIS_DATA: store.directory }, { home: directory, workingDirectory: directory });
  const options = { resolve: [`${host}=127.0.0.1:${port}`] };
  const work = {
    skipsUnknownOrigins: false,
    sources: chooseSources(project, [id]),
    options,
    project,
    config,
    terminal,
  };
  const kept = openHarvestStore(
    { journal: store.journal, reader: store.reader, iris: testIris },
    store.writer,
    config,
  );
  const [report] = await harvestAll(work, testIris, false, kept);
  const graphs = [...store.reader.contentGraphs({ prefix: testIris.graph(id, '') })];
  return { report, lines, text: graphs.map(({ text }) => text).join('') };
}

const sourceText = (id: string, host: string, start: string) => `id: ${id}
name: { fr: "Nouvelle", en: "New" }
family: associations
homepage: "http://${host}/"
hosts: [${host}]
status: live
evidence: cms-default
licence: null
openness: open
definitionOfInnovation: null
example: true
crawl: { start: ["${start}"], delay: 1s }
`;

it('A WordPress site is a folder: its layout, and the two rules that are its own', async () => {
  const host = 'www.nouvelle.example';
  const api = '/wp-json/wp/v2/posts?per_page=2&_embed';
  const post = (id: number, title: string, place: string) => ({
    ...{ id, link: `http://${host}/${id}/`, date: '2024-05-06T07:08:09', modified: '2024-06-01T00:00:00' },
    title: { rendered: title },
    excerpt: { rendered: `<p>R&eacute;sum&eacute; ${id}</p>` },
    content: {
      rendered: `<p>Un texte.</p><p><strong>Commune :</strong> ${place}</p><p>Porteur : La Fabrique</p>`,
    },
    _embedded: { 'wp:term': [[{ name: 'Mobilité' }], [{ name: 'Inconnu' }]] },
  });
  const json = (posts: readonly object[]) => ({
    type: 'application/json; charset=UTF-8',
    body: JSON.stringify(posts),
  });
  const { port, asked } = await startSite({
    [api]: {
      ...json([post(1, 'L&rsquo;atelier v&eacute;lo', 'Brest'), post(2, 'Le caf&eacute;', 'Le Mans')]),
      link: `<http://${host}${api}&page=2>; rel="next"`,
    },
    [`${api}&page=2`]: json([post(3, 'Trois', 'Lille')]),
  });
  const directory = projectWith('nouvelle', {
    'source.yaml': sourceText('nouvelle', host, `http://${host}${api}`),
    'mapping.yaml': `uses: _layouts/wordpress-rest
pages:
  initiative:
    properties:
      place: { json: $.content.rendered, labelled: Commune }
      holder: { json: $.content.rendered, labelled: Porteur }
`,
    'tags.tsv': 'tag\tnotations\trelation\tnote\nMobilité\tthemes:TER-MOB\texact\t\n',
  });
  const { report, text, lines } = await harvest('nouvelle', directory, host, port);
  expect(asked).toEqual([api, `${api}&page=2`]);
  expect(report).toMatchObject({
    fetched: 2,
    changed: 3,
    withheld: 0,
    isWhole: true,
    cost: { requests: 2 },
    known: 2,
  });
  expect(Date.parse(report?.seenSince ?? '')).toBeGreaterThan(0);
  for (const said of [
    '"L’atelier vélo"@fr',
    '"Résumé 1"@fr',
    `<${testIris.place('commune', '29019')}>`,
    `<${testIris.place('commune', '72181')}>`,
    'scheme/themes/TER-MOB>',
    '"La Fabrique"@fr',
    '"2024-05-06',
    `<http://${host}/3/>`,
  ]) {
    expect(text).toContain(said);
  }
  expect(lines.join('\n')).toContain('No row of tags.tsv has the tag "Inconnu"');
});

it('A table that somebody else has made is a folder too, whatever its letters, separators and headers', async () => {
  const host = 'data.nouvelle.example';
  // As a spreadsheet of a town hall gives it: semicolons, windows-1252, a title over two lines, an empty column.
  const table = [
    'N°;Nom de l’action;Ville ;Code postal;Thème(s);Site;Début;;Remarques',
    '1;"Épicerie ""Chez nous""";ROUBAIX;59100;Alimentation | Lien social;http://chez-nous.example;03/2015;;',
    '2;"Un jardin',
    'pour tous";Le Mans;72000;;;;;"tél. 01 23 45 67 89"',
    '3;Trop;de;cellules;sur;cette;ligne;x;y;z',
    ';Sans numéro;Lyon;69001;;;;;',
    '4;L’œuvre à 5 €;Saint-Denis;93200;Culture;;2018;;',
  ].join('\r\n');
  const { port } = await startSite({
    '/export.csv': { type: 'text/csv', body: iconv.encode(table, 'windows-1252') },
  });
  const directory = projectWith('annuaire', {
    'source.yaml': sourceText('annuaire', host, `http://${host}/export.csv`),
    'mapping.yaml': `pages:
  table:
    url: "/export.csv"
    each: row
    key: { column: "N°" }
    properties:
      title: { column: "Nom de l’action", required: true }
      place: { column: Ville, within: { column: Code postal } }
      tags: { column: "Thème(s)", split: "|" }
      homepage: { column: Site }
      startDate: { column: Début }
      description: { column: Remarques }
`,
    'tags.tsv':
      'tag\tnotations\trelation\tnote\nAlimentation\tthemes:ENV-ALI\tclose\t\nLien social\tthemes:SOL-LIE\texact\t\n',
  });
  const { report, text, lines } = await harvest('annuaire', directory, host, port);
  expect(report).toMatchObject({ changed: 3, withheld: 0 });
  for (const said of [
    '"Épicerie \\"Chez nous\\""@fr',
    '"Un jardin pour tous"@fr',
    '"L’œuvre à 5 €"@fr',
    `<${testIris.place('commune', '59512')}>`,
    // The code tells which Saint-Denis it is.
    `<${testIris.place('commune', '93066')}>`,
    'scheme/themes/SOL-LIE>',
    '"2015-03"',
  ]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain('01 23 45 67 89');
  expect(lines.join('\n')).toMatch(/Row 4 has 10 cells, and the header 9/);
});
