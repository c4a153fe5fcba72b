import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../../src/pages/map/choropleth.js';
import { emptySearch, withValues } from '../../../../src/pages/search-state.js';

const outlines = [
  { code: '38', name: 'Isère', region: '84' },
  { code: '2A', name: 'Corse-du-Sud', region: '94' },
  { code: '01', name: 'Ain', region: '84' },
];
const counts = {
  departements: [
    { key: 'departement/38', label: 'Isère', count: 12 },
    { key: 'departement/988', label: 'Nouvelle-Calédonie', count: 1 },
  ],
  elsewhere: 3,
};
const onMap = { ...emptySearch, view: 'map' as const };

describe('The rows of a choropleth', () => {
  it('are all that is drawn and all that is counted, by their codes', () => {
    const rows = rowsOf(outlines, counts, onMap, 'fr');
    expect([...rows.values()].map(({ code, name, count }) => [code, name, count])).toEqual([
      ['01', 'Ain', 0],
      ['2A', 'Corse-du-Sud', 0],
      ['38', 'Isère', 12],
      ['988', 'Nouvelle-Calédonie', 1],
    ]);
    expect([...rows.values()].map(({ shade }) => shade)).toEqual([0, 0, 5, 1]);
  });

  it('narrow the search to their territory, whichever was chosen, and keep the rest of it', () => {
    const state = withValues({ ...onMap, text: 'jardin', page: 4 }, 'territory', [
      'region/84',
      'departement/2A',
    ]);
    const rows = rowsOf(outlines, counts, state, 'en');
    expect(rows.get('38')?.href).toBe('/en/carte?q=jardin&territory=departement/38');
  });

  it.each(['departement/38', 'http://bank.example/id/place/departement/38'])(
    'take their territory back where it is chosen as %s',
    (value) => {
      const rows = rowsOf(outlines, counts, withValues(onMap, 'territory', [value]), 'fr');
      expect(rows.get('38')).toMatchObject({ isChosen: true, href: '/carte' });
      expect(rows.get('01')?.isChosen).toBe(false);
    },
  );

  it('are marked where their région is chosen', () => {
    const rows = rowsOf(outlines, counts, withValues(onMap, 'territory', ['region/84']), 'fr');
    const marked = [...rows.values()].filter(({ isWithin }) => isWithin);
    expect(marked.map(({ code, isChosen }) => [code, isChosen])).toEqual([
      ['01', false],
      ['38', false],
    ]);
  });
});
