import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { bis, xsd } from '../../../src/rdf/vocabulary.js';
import { compactJournal } from '../../../src/store/compact.js';
import { openTestStore, pageOf, recordGraphs, type TestStore } from '../../fixtures/data-directory.js';
import {
  graphOf,
  keyOf,
  openTestIndex,
  places,
  themes,
  writeRecord,
  writeSharedGraphs,
} from '../../fixtures/search-index.js';

const agriculture = 'dcterms:subject <https://w3id.org/innovation-sociale/scheme/themes/ENV-AGR>';

function filled(records = 3): TestStore {
  const store = openTestStore();
  writeSharedGraphs(store);
  for (let n = 0; n < records; n++) writeRecord(store, `r${n}`, `Potager ${n}`, agriculture);
  return store;
}

describe('A search index', () => {
  it('follows changes, and stands at the version of the journal', () => {
    using store = filled();
    using index = openTestIndex(store);
    writeRecord(store, 'r1', 'Une ruche', agriculture);
    expect(index.find('ruche')).toEqual([]);
    index.update();
    expect(index.find('ruche')).toEqual(['r1']);
    expect(index.find('potager').sort()).toEqual(['r0', 'r2']);
    expect(index.search().version).toBe(store.reader.version());
    expect(index.update()).toBe(0);
  });

  it('lets records go, and takes them back', () => {
    using store = filled();
    using index = openTestIndex(store);
    store.writer.replacePage(pageOf('r0'), []);
    index.update();
    expect(index.find('potager').sort()).toEqual(['r1', 'r2']);
    expect(index.search().facets.find(({ name }) => name === 'theme')?.values[0]?.count).toBe(2);
    writeRecord(store, 'r0', 'Potager retrouvé', agriculture);
    index.update();
    expect(index.find('potager').sort()).toEqual(['r0', 'r1', 'r2']);
  });

  it('tells what was read from what was reconstructed, and both from examples', () => {
    using store = filled(1);
    const made = recordGraphs('made', 'Potager reconstitué');
    const iri = namedNode(made.content.iri);
    const isMade = quad(iri, bis.reconstructed, literal('true', xsd.boolean), namedNode(made.provenance.iri));
    const provenance = { ...made.provenance, quads: [...made.provenance.quads, isMade] };
    store.writer.replacePage(pageOf('made'), [{ ...made, provenance }]);
    writeRecord(store, 'example', 'Potager fictif', 'a bis:ExampleRecord');
    using index = openTestIndex(store);
    const origins = () => index.search({ sort: 'title' }).items.map((item) => [keyOf(item), item.origin]);
    expect(origins()).toEqual([
      ['r0', 'read'],
      ['example', 'fictional'],
      ['made', 'reconstructed'],
    ]);
    expect(index.find('', { facets: { origin: ['read'] } })).toEqual(['r0']);
    expect(index.find('', { facets: { origin: ['read', 'reconstructed'] } }).sort()).toEqual(['made', 'r0']);
    const facet = index.search().facets.find(({ name }) => name === 'origin');
    expect(facet?.values.map(({ key, count, iri: none }) => [key, count, none])).toEqual([
      ['read', 1, null],
      ['reconstructed', 1, null],
      ['fictional', 1, null],
    ]);
    const really = recordGraphs('made', 'Potager lu');
    store.writer.replacePage(pageOf('made'), [{ ...really }]);
    index.update();
    expect(index.find('', { facets: { origin: ['read'] } }).sort()).toEqual(['made', 'r0']);
  });

  it('knows when each record came, whatever has changed since, and orders by it', () => {
    let now = Date.UTC(2026, 0, 1);
    using store = openTestStore(undefined, () => now++);
    writeSharedGraphs(store);
    for (const key of ['b', 'c', 'a']) writeRecord(store, key, `Potager ${key}`);
    writeRecord(store, 'b', 'Potager changé', agriculture);
    using index = openTestIndex(store);
    expect(index.find('potager', { sort: 'arrival' })).toEqual(['a', 'c', 'b']);
    writeRecord(store, 'd', 'Potager tardif');
    store.writer.replacePage(pageOf('c'), []);
    writeRecord(store, 'c', 'Potager revenu');
    index.update();
    expect(index.find('potager', { sort: 'arrival' })).toEqual(['d', 'a', 'c', 'b']);
  });

  it('goes on after a restart where it was', () => {
    using store = filled();
    {
      using index = openTestIndex(store);
      expect(index.search().total).toBe(3);
    }
    writeRecord(store, 'new', 'Une ruche');
    using again = openTestIndex(store, false);
    expect(again.find('potager').length).toBe(3);
    expect(again.update()).toBe(0);
    expect(again.find('ruche')).toEqual(['new']);
    expect(again.search().total).toBe(4);
  });

  it('takes new labels of concepts into the records that have them, and into those below', () => {
    using store = filled();
    using index = openTestIndex(store);
    expect(index.find('écologie')).toEqual([]);
    expect(index.find('agriculture').length).toBe(3);
    const renamed = themes
      .replace('"Environnement"@fr', '"Écologie"@fr')
      .replace('"Agriculture"@fr', '"Maraîchage"@fr');
    store.writer.replaceGraph(graphOf('scheme/themes', renamed));
    expect(index.search().progress).toBeNull();
    // The concepts first, then one record at a time: meanwhile the index says that it is not whole.
    index.index.step(0);
    expect(index.search().progress).toEqual({ indexed: 1, expected: 3 });
    index.index.step(0);
    expect(index.search().progress).toEqual({ indexed: 2, expected: 3 });
    index.update();
    expect(index.search().progress).toBeNull();
    expect(index.find('écologie').length).toBe(3);
    expect(index.find('maraîchage').length).toBe(3);
    expect(index.find('agriculture')).toEqual([]);
  });

  it('takes records out of a branch whose concept was moved', () => {
    using store = filled();
    using index = openTestIndex(store);
    const isolated = themes.replace(/ ;\s+skos:broader <[^>]+>/, '');
    expect(index.search({ facets: { theme: ['ENV'] } }).total).toBe(3);
    store.writer.replaceGraph(graphOf('scheme/themes', isolated));
    index.update();
    expect(index.search({ facets: { theme: ['ENV'] } }).total).toBe(0);
    expect(index.search({ facets: { theme: ['ENV-AGR'] } }).total).toBe(3);
  });

  it('takes places in that come after the records', () => {
    using store = openTestStore();
    writeRecord(store, 'r', 'Une ruche', 'dcterms:spatial <id/place/commune/38185>');
    using index = openTestIndex(store);
    expect(index.find('grenoble')).toEqual([]);
    store.writer.replaceGraph(graphOf('place/84', places));
    index.update();
    expect(index.find('grenoble')).toEqual(['r']);
    expect(index.search({ facets: { territory: ['region/84'] } }).total).toBe(1);
    expect(index.search().items[0]?.position).toEqual({ latitude: 45.1885, longitude: 5.7245 });
  });

  it('knows a city abroad and a tag from the records that describe them, while one of them does', () => {
    using store = openTestStore();
    writeSharedGraphs(store);
    store.writer.replaceGraph(graphOf('place/world', '<id/place/country/BE> skos:prefLabel "Belgique"@fr .'));
    const tag = '<https://w3id.org/innovation-sociale/scheme/tags/test/vrac>';
    const city = '<id/place/city/2800866>';
    const more = `dcterms:spatial ${city} ; bis:sourceTag ${tag} . ${city} skos:prefLabel "Bruxelles"@fr ;
      igeo:subdivisionDirecteDe <id/place/country/BE> . ${tag} skos:prefLabel "Sans emballage"@fr`;
    for (const key of ['r', 's']) writeRecord(store, key, 'Une ruche', more);
    using index = openTestIndex(store);
    for (const words of ['bruxelles', 'belgique', 'emballage']) {
      expect([words, index.find(words).sort()]).toEqual([words, ['r', 's']]);
    }
    expect(index.search({ facets: { territory: ['country/BE'] } }).total).toBe(2);
    writeRecord(store, 'r', 'Une ruche');
    index.update();
    expect(index.find('bruxelles')).toEqual(['s']);
  });

  it('survives a circle in a concept scheme', () => {
    using store = filled();
    const circle = `${themes}
      <https://w3id.org/innovation-sociale/scheme/themes/ENV> skos:broader <https://w3id.org/innovation-sociale/scheme/themes/ENV-AGR> .`;
    store.writer.replaceGraph(graphOf('scheme/themes', circle));
    using index = openTestIndex(store);
    expect(index.search({ facets: { theme: ['ENV'] } }).total).toBe(3);
  });

  it('answers while it is made with what it has, and says so', () => {
    using store = filled(300);
    using index = openTestIndex(store, false);
    expect(index.search()).toMatchObject({ total: 0, progress: { indexed: 0 } });
    index.index.step(10);
    const { progress, total } = index.search();
    expect(progress?.expected).toBe(303);
    expect(total).toBeLessThan(300);
    index.update();
    expect(index.search()).toMatchObject({ total: 300, progress: null });
  });
});

describe('A search index that is of no use', () => {
  it('is made anew when it is of another journal', () => {
    using one = filled();
    using two = openTestStore();
    writeRecord(two, 'other', 'Une ruche');
    openTestIndex(one)[Symbol.dispose]();
    using index = openTestIndex({ directory: one.directory, reader: two.reader });
    expect(index.search().items.map(({ title }) => title.text)).toEqual(['Une ruche']);
  });

  it('is made anew when changes that it lacks were removed from the journal', () => {
    using store = filled();
    openTestIndex(store)[Symbol.dispose]();
    store.writer.replacePage(pageOf('r0'), []);
    writeRecord(store, 'r9', 'Une ruche');
    compactJournal(store.journal, store.lock, new Date(Date.now() + 10_000).toISOString());
    using index = openTestIndex(store);
    expect(index.search().total).toBe(3);
    expect(index.find('ruche')).toEqual(['r9']);
  });

  it('is made anew when it is of another schema', () => {
    using store = filled();
    openTestIndex(store)[Symbol.dispose]();
    const file = new DatabaseSync(join(store.directory, 'search.sqlite'));
    file.exec('DROP TABLE text; PRAGMA user_version = 99;');
    file.close();
    using index = openTestIndex(store);
    expect(index.find('potager').length).toBe(3);
    expect(index.setAside).toEqual([]);
  });

  it('is set aside and made anew when it is damaged', () => {
    using store = filled();
    const file = join(store.directory, 'search.sqlite');
    writeFileSync(file, 'no database, but long enough to be looked at '.repeat(200));
    using index = openTestIndex(store);
    expect(index.setAside).toEqual([`${file}.damaged`]);
    expect(existsSync(`${file}.damaged`)).toBe(true);
    expect(index.find('potager').length).toBe(3);
  });

  it('is left alone when another version of the software has taken it', () => {
    using store = filled();
    using index = openTestIndex(store);
    const file = new DatabaseSync(join(store.directory, 'search.sqlite'));
    file.exec('PRAGMA user_version = 99');
    file.close();
    expect(() => index.search()).toThrow(/Another version/);
    writeRecord(store, 'new', 'Une ruche');
    expect(() => index.update()).toThrow(/Another version/);
  });
});

describe('Two search indexes on one file', () => {
  it('see one another’s work, and do it only once', () => {
    using store = filled();
    using one = openTestIndex(store);
    using two = openTestIndex(store, false);
    expect(two.search().total).toBe(3);
    writeRecord(store, 'new', 'Une ruche', agriculture);
    store.writer.replaceGraph(
      graphOf('scheme/themes', themes.replace('"Environnement"@fr', '"Écologie"@fr')),
    );
    one.update();
    expect(two.update()).toBe(0);
    expect(two.find('ruche')).toEqual(['new']);
    expect(two.find('écologie').length).toBe(4);
    writeRecord(store, 'newer', 'Une abeille');
    two.update();
    expect(one.find('abeille')).toEqual(['newer']);
  });

  it('share the making of it', () => {
    using store = filled(300);
    using one = openTestIndex(store, false);
    using two = openTestIndex(store, false);
    for (let isLeft = true; isLeft; ) {
      one.index.step(5);
      isLeft = two.index.step(5);
    }
    for (const index of [one, two]) expect(index.search()).toMatchObject({ total: 300, progress: null });
    expect(one.find('potager', { pageSize: 1000 }).length).toBe(300);
  });
});
