/** The regions that were merged in 2016 (law 2015-29 of 16 January 2015), and other names of regions. */

/** A region that is no more. Its INSEE code was never given again. */
export interface FormerRegion {
  readonly code: string;
  readonly name: string;
  readonly departements: readonly string[];
  /** Code of the region that it became part of. */
  readonly replacedBy: string;
}

const table = `
21 44 Champagne-Ardenne: 08 10 51 52
22 32 Picardie: 02 60 80
23 28 Haute-Normandie: 27 76
25 28 Basse-Normandie: 14 50 61
26 27 Bourgogne: 21 58 71 89
31 32 Nord-Pas-de-Calais: 59 62
41 44 Lorraine: 54 55 57 88
42 44 Alsace: 67 68
43 27 Franche-Comté: 25 39 70 90
54 75 Poitou-Charentes: 16 17 79 86
72 75 Aquitaine: 24 33 40 47 64
73 76 Midi-Pyrénées: 09 12 31 32 46 65 81 82
74 75 Limousin: 19 23 87
82 84 Rhône-Alpes: 01 07 26 38 42 69 73 74
83 84 Auvergne: 03 15 43 63
91 76 Languedoc-Roussillon: 11 30 34 48 66`;

/** The regions merged in 2016. */
export function formerRegions(): readonly FormerRegion[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [, code = '', replacedBy = '', name = '', list = ''] =
        /^(\w+) (\w+) (.+): (.+)$/.exec(line) ?? [];
      return { code, name, replacedBy, departements: list.split(' ') };
    });
}

/** Other names that regions have or had, by INSEE code. */
export const regionAliases: Readonly<Record<string, readonly string[]>> = {
  '11': ['IDF', 'Région parisienne'],
  '24': ['Centre'],
  '32': ['Nord-Pas-de-Calais-Picardie'],
  '44': ['Alsace-Champagne-Ardenne-Lorraine'],
  '75': ['Aquitaine-Limousin-Poitou-Charentes'],
  '76': ['Languedoc-Roussillon-Midi-Pyrénées'],
  '93': ['PACA', 'Provence-Alpes-Côte d’Azur', 'Région Sud'],
};
