import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { bis, dcterms, rdf } from '../../../src/rdf/vocabulary.js';
import { openTestStore, testBase, testIris } from '../../fixtures/data-directory.js';
import { runHere } from '../../fixtures/run-here.js';
import { seededFolder } from '../../fixtures/seed-directory.js';
import { reconstructed, warcRecord } from '../../fixtures/warc.js';

const title = 'Une couveuse pour les projets du quartier';
const page = {
  source: 'fonda',
  url: 'http://www.fonda.asso.fr/couveuse',
};

/** Writes a record of another partner, as if it had been harvested; without a title: removes it. */
function writeOther(directory: string, hasRecord: boolean): void {
  const { journal, lock, writer } = openTestStore(directory);
  const iri = testIris.graph('fonda', 'couveuse');
  const [graph, subject] = [namedNode(iri), namedNode(testIris.thing('initiative', 'fonda', 'couveuse'))];
  const quads = [
    quad(subject, rdf.type, bis.Initiative, graph),
    quad(subject, dcterms.title, literal(title.toUpperCase(), 'fr'), graph),
    quad(subject, dcterms.publisher, namedNode(testIris.source('fonda')), graph),
    quad(subject, dcterms.spatial, namedNode(`${testBase}id/place/commune/72181`), graph),
  ];
  const content = { iri, quads };
  writer.replacePage(
    page,
    hasRecord ? [{ content, provenance: { iri: testIris.provenance(iri), quads: [] } }] : [],
  );
  lock.release();
  journal.close();
}

async function archiveWith(directory: string): Promise<string> {
  const file = join(directory, 'pages.warc.gz');
  const body = `<html><body><table class="sobi2Details"><tr><td><h1>${title}</h1></td></tr>
    <tr><td>Commune</td><td>Le Mans</td></tr></table></body></html>`;
  const site = 'http://www.apriles.net/index.php?option=com_sobi2';
  const detail = `${site}&sobi2Task=sobi2Details&sobi2Id=77`;
  const list = `<p class="sobi2ItemTitle"><a href="${detail.replaceAll('&', '&amp;')}">x</a></p>`;
  const pages = [
    { url: `${site}&catid=4&Itemid=95&limit=5&limitstart=5`, body: list },
    { url: detail, body },
  ];
  const records = pages.map((page) => warcRecord({ ...page, gzip: true, warcHeaders: reconstructed }));
  writeFileSync(file, Buffer.concat(await Promise.all(records)));
  return file;
}

it('A harvest says which records of two partners may be the same, and "bis links" lists them', async () => {
  const BIS_DATA = seededFolder();
  writeOther(BIS_DATA, true);
  const archive = await archiveWith(BIS_DATA);
  const harvest = await runHere(['harvest', 'apriles', '--from', archive], { BIS_DATA });
  expect(harvest.out).toContain(
    'Between partners: 1 pair of records may be the same, 0 confirmed (see: bis links).',
  );
  const { code, out } = await runHere(['links'], { BIS_DATA });
  expect(code).toBe(0);
  expect(out).toBe(
    `0.90  apriles/77  fonda/couveuse  (same title and place)\n      ${title}\n      ${title.toUpperCase()}\n` +
      '2 records compared: 1 pair to decide, 0 confirmed.\n',
  );
  expect(JSON.parse((await runHere(['links', '--json'], { BIS_DATA })).out)).toMatchObject([
    { records: ['apriles/77', 'fonda/couveuse'], score: 0.9, isConfirmed: false },
  ]);
  // Neither partner's graph says it.
  const { journal, lock, reader } = openTestStore(BIS_DATA);
  expect(reader.graph(testIris.graph('apriles', '77'))?.text).not.toContain('possiblySameAs');
  expect([...reader.contentGraphs({ prefix: testIris.linkGraphs() })]).toHaveLength(1);
  lock.release();
  journal.close();
  // A record that goes takes its links with it.
  writeOther(BIS_DATA, false);
  expect((await runHere(['links'], { BIS_DATA })).out).toBe(
    '1 record compared: 0 pairs to decide, 0 confirmed.\n',
  );
  expect((await runHere(['verify'], { BIS_DATA })).code).toBe(0);
});

it('A harvest that changes nothing brings up to date what a process that was stopped has left', async () => {
  const BIS_DATA = seededFolder();
  const archive = await archiveWith(BIS_DATA);
  const harvest = () => runHere(['harvest', 'apriles', '--from', archive], { BIS_DATA });
  await harvest();
  writeOther(BIS_DATA, true);
  const first = await harvest();
  expect(first.out).toContain('records: 0 changed');
  expect(first.out).toContain('Between partners: 1 pair');
  expect((await harvest()).out).not.toContain('Between partners');
});

it('"bis links" says what to do where there is nothing', async () => {
  const { code, out } = await runHere(['links'], {});
  expect([code, out]).toEqual([0, expect.stringContaining('Begin with: bis harvest')]);
});
