import { describe, expect, it } from 'vitest';
import { canonicalLines } from '../../../../src/rdf/canonical.js';
import { type ComparedRecord, readCompared } from '../../../../src/reconcile/duplicates/compared-record.js';
import { findDuplicates } from '../../../../src/reconcile/duplicates/find-duplicates.js';
import { placeKnowledge } from '../../../../src/reconcile/duplicates/place-knowledge.js';
import { Gazetteer } from '../../../../src/reconcile/gazetteer.js';
import { syntheticInitiatives } from '../../../bench/corpus/initiatives.js';
import { plantedPairs } from '../../../bench/corpus/planted.js';
import { toRecordGraphs } from '../../../bench/corpus/to-graphs.js';
import { testBase, testIris } from '../../../fixtures/data-directory.js';

const knowledge = placeKnowledge(new Gazetteer(), testBase);
const place = (key: string) => `${testBase}id/place/${key}`;
const [lyon, rhone, reims] = [place('commune/69123'), place('departement/69'), place('commune/51454')];

/** A record with the title, told by the source of the number. */
function record(source: number, title: string, more: Partial<ComparedRecord> = {}): ComparedRecord {
  const iri = `${testBase}id/initiative/s${source}/${encodeURIComponent(title).slice(0, 40)}`;
  return {
    ...{ iri, source: testIris.source(`s${source}`), titles: [title] },
    ...{ addresses: [], places: [], holders: [], ...more },
  };
}

function methodsOf(a: ComparedRecord, b: ComparedRecord): readonly string[] {
  const [found] = findDuplicates([a, b], knowledge);
  return found?.methods ?? [];
}

// Labelled by hand: titles as partners write them, and whether they are about one initiative when they have a holder,
// and nothing else, in common.
const same = [
  ['Graines de Troc', 'GRAINES DE TROC'],
  ['Graines de Troc', 'Graines de Troc : plateforme de troc de savoirs et de graines'],
  ['Le garage solidaire', 'Garage solidaire'],
  ['Fablab mobile', 'FabLab Mobile'],
  ['Épicerie sociale et solidaire « Chez nous »', 'Chez nous, épicerie solidaire et sociale'],
  ['Les jardins partagés du Belvédère', 'Le jardin partagé du Belvédère'],
  ['Parrainage de proximité du PEPSE', 'Le parrainage de proximité se donne du PEPSE'],
  ['Roubaix, territoire pilote zéro déchet', 'Roubaix territoire zéro déchet'],
  ['Boutique sans argent', 'La boutique sans argent, Paris'],
] as const;
const different = [
  ['Repair café de Lyon', 'Repair café de Grenoble'],
  ['Repair café (Lyon)', 'Repair café de Reims'],
  ['Budget participatif 2015', 'Budget participatif 2016'],
  ['Jardin de la Paix n° 1', 'Jardin de la Paix n° 2'],
  ['Atelier vélo', 'Atelier cuisine'],
  ['Recyclerie', 'Conciergerie'],
  ['Maison des projets III', 'Maison des projets IV'],
  ['Festival des solidarités', 'Festival des solidarités 2'],
  ['Une crèche pour les soignants', 'Un potager pour les soignants'],
  ['Territoire zéro chômeur de Mauléon', 'Territoire zéro chômeur de Pipriac'],
] as const;

describe('Titles of records that have a holder in common', () => {
  it('are compared once, though there are very many and two share many words', () => {
    const words =
      'couveuse epicerie menuiserie lutherie verger rucher tricot cinema boulangerie maraichage'.split(' ');
    const others = Array.from({ length: 160 }, (_, n) =>
      record(1, `projet numero${n} chose${n}`, { holders: ['mairie'] }),
    );
    const [a, b] = [lyon, reims].map((where, n) =>
      record(n + 1, [...words, `suite${n}`].join(' '), { holders: ['mairie'], places: [where] }),
    );
    let asked = 0;
    const liesIn = () => {
      asked++;
      return true;
    };
    const found = findDuplicates([...others, a!, b!], { namesPlace: () => false, liesIn });
    expect(found).toMatchObject([{ records: [a?.iri, b?.iri], methods: ['same holder and similar title'] }]);
    expect(asked).toBe(1);
  });

  it.each(same)('%s = %s', (a, b) => {
    const where = { holders: ['association du quartier'], places: [lyon] };
    expect(methodsOf(record(1, a, where), record(2, b, where))).toContain('same holder and similar title');
  });

  it.each(different)('%s ≠ %s', (a, b) => {
    const where = { holders: ['association du quartier'] };
    expect(methodsOf(record(1, a, where), record(2, b, where))).toEqual([]);
  });
});

describe('Two records of two partners', () => {
  it('are linked when they give one address, however it is written', () => {
    const found = findDuplicates(
      [
        record(1, 'Le garage', { addresses: ['garage.example/projet'] }),
        record(2, 'Réparer ensemble', { addresses: ['garage.example/projet'] }),
        record(1, 'Une crèche', { addresses: ['ailleurs.example'] }),
        record(2, 'Des vélos', { addresses: ['ailleurs.example'] }),
      ],
      knowledge,
    );
    // The address of a whole site may be that of who carries both.
    expect(found.map(({ methods }) => methods)).toEqual([['same address']]);
  });

  it('are not linked by an address that many records of one partner give', () => {
    const programme = (source: number, title: string) =>
      record(source, title, { addresses: ['p.example/x'] });
    const found = findDuplicates(
      [programme(1, 'Un'), programme(1, 'Deux'), programme(1, 'Trois'), programme(2, 'Quatre')],
      knowledge,
    );
    expect(found).toEqual([]);
  });

  it('are linked by title and place: the same, or one in the other', () => {
    const at = (source: number, where: string) =>
      record(source, 'Une couveuse de projets', { places: [where] });
    expect(methodsOf(at(1, lyon), at(2, lyon))).toEqual(['same title and place']);
    expect(methodsOf(at(1, lyon), at(2, rhone))).toEqual(['same title and place']);
    expect(methodsOf(at(1, lyon), at(2, reims))).toEqual([]);
    expect(methodsOf(at(1, lyon), record(2, 'Une couveuse de projets'))).toEqual([]);
  });

  it('are not linked where all of France is what they have in common', () => {
    const france = place('country/FR');
    const at = (source: number, where: string) =>
      record(source, 'Une couveuse de projets', { places: [where] });
    expect(methodsOf(at(1, lyon), at(2, france))).toEqual([]);
  });

  it('score less under a title that many bear, and are never linked by one word', () => {
    const many = Array.from({ length: 6 }, (_, n) => record(n, 'Jardin partagé', { places: [lyon] }));
    const [usual] = findDuplicates(many, knowledge);
    const [rare] = findDuplicates(
      [record(1, 'Jardin partagé', { places: [lyon] }), record(2, 'Jardin partagé', { places: [lyon] })],
      knowledge,
    );
    expect(usual?.score).toBeLessThan(rare?.score ?? 0);
    expect(
      methodsOf(record(1, 'Jardin', { places: [lyon] }), record(2, 'Jardin', { places: [lyon] })),
    ).toEqual([]);
  });

  it('score more when several things speak for it', () => {
    const all = { places: [lyon], holders: ['ville de lyon'], addresses: ['lyon.example/projet'] };
    const [found] = findDuplicates([record(1, 'Le projet', all), record(2, 'Le projet', all)], knowledge);
    expect(found).toMatchObject({ methods: ['same address', 'same holder and similar title'] });
    expect(found?.score).toBeGreaterThan(0.95);
  });

  it('of one partner are its own affair', () => {
    const where = { places: [lyon], holders: ['x'], addresses: ['a.example/b'] };
    const twin = { ...record(1, 'Une couveuse de projets', where), iri: `${testBase}id/initiative/s1/twin` };
    expect(findDuplicates([record(1, 'Une couveuse de projets', where), twin], knowledge)).toEqual([]);
  });

  it('are told the same whatever order they come in', () => {
    const records = readCorpus(600);
    expect(findDuplicates([...records].reverse(), knowledge)).toEqual(findDuplicates(records, knowledge));
  });
});

// Eighteen million comparisons would outlast the time that a test has.
it('A holder of thousands of records is compared in less than the square of them', () => {
  const records = Array.from({ length: 6_000 }, (_, n) =>
    record(n % 20, `Atelier ${n % 7} du mot${n}`, { holders: ['ville de paris'] }),
  );
  expect(findDuplicates(records, knowledge).length).toBeLessThan(records.length);
});

const corpus = (size: number) => ({ seed: 3, size });

function readCorpus(size: number): ComparedRecord[] {
  return [...syntheticInitiatives(corpus(size))].flatMap((initiative) =>
    readCompared(canonicalLines(toRecordGraphs(initiative, testIris).content.quads).join('')),
  );
}

it('On the synthetic corpus, what is found is right and what is planted is found', () => {
  const size = 4_000;
  const found = new Set(findDuplicates(readCorpus(size), knowledge).map(({ records }) => records.join(' ')));
  const planted = plantedPairs(corpus(size), testIris);
  const right = found.intersection(planted).size;
  expect(planted.size).toBeGreaterThan(100);
  expect(right / found.size).toBeGreaterThan(0.97);
  expect(right / planted.size).toBeGreaterThan(0.95);
});
