import { describe, expect, it } from 'vitest';
import type { CountTable, CrossTable } from '../../../../src/pages/statistics/count-table.js';
import { countsCsv, crossingCsv } from '../../../../src/pages/statistics/statistics-csv.js';

const row = (label: string, count: number, shownShare: number | null = null) => ({
  ...{ key: label.toLowerCase(), label, count, share: count / 3, shownShare, href: null },
});
const table = (more: Partial<CountTable>): CountTable => ({
  ...{ dimension: 'theme', rows: [], leftOut: 0, without: 0, total: 3, isSeveral: false, places: null },
  ...more,
});

describe('The CSV of counts', () => {
  it('has dimensions one below another, and a row for those without a value', () => {
    const tables = [
      table({ rows: [row('Eau', 2)], without: 1 }),
      table({ dimension: 'year', rows: [row('2015', 3)] }),
    ];
    expect(countsCsv(tables, 'fr')).toBe(
      [
        'dimension,key,label,initiatives,share',
        'theme,eau,Eau,2,0.666667',
        'theme,,Sans thème connu,1,0.333333',
        'year,2015,2015,3,1',
        '',
      ].join('\r\n'),
    );
  });

  it('has a column for what is shown, where something measures it', () => {
    const sources = table({ dimension: 'source', rows: [row('A', 3, 0.25)], places: 20 });
    expect(
      countsCsv([table({ rows: [row('Eau', 2)] }), sources], 'en')
        .split('\r\n')
        .slice(0, 3),
    ).toEqual([
      'dimension,key,label,initiatives,share,shown',
      'theme,eau,Eau,2,0.666667,',
      'source,a,A,3,1,0.25',
    ]);
  });
});

describe('The CSV of a crossing', () => {
  it('has a row and a column for each value, for none and for all', () => {
    const crossing: CrossTable = {
      x: table({ rows: [row('Eau', 2)], without: 1 }),
      y: table({ dimension: 'stage', rows: [row('Idée', 3)] }),
      cells: [
        [
          { count: 2, href: null },
          { count: 1, href: null },
        ],
        [
          { count: 0, href: null },
          { count: 0, href: null },
        ],
      ],
    };
    expect(crossingCsv(crossing, 'fr')).toBe(
      [
        'État d’avancement / Thème,Eau,Sans thème connu,Ensemble',
        'Idée,2,1,3',
        'Sans état d’avancement connu,0,0,0',
        'Ensemble,2,1,3',
        '',
      ].join('\r\n'),
    );
  });
});
