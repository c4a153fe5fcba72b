import { describe, expect, it } from 'vitest';
import { loadStatisticsQueries } from '../../../../src/compose-endpoint.js';
import { facetNames } from '../../../../src/model/search.js';
import { dimensionNames } from '../../../../src/model/statistics.js';
import { emptySearch, type SearchState, withValues } from '../../../../src/pages/search-state.js';
import { type Axes, StatisticsQueryWriter } from '../../../../src/pages/statistics/statistics-query.js';
import { createQueryParser } from '../../../../src/sparql/parse-query.js';

const base = 'http://bank.example/';
const writer = new StatisticsQueryWriter({ queries: loadStatisticsQueries(), base });
const write = (axes: Axes, state: SearchState = emptySearch) => writer.write(axes, state) ?? '';

const parse = createQueryParser(1_000);
const isQuery = (text: string) => parse(text, base).kind;

describe('The query behind a chart', () => {
  it('is SPARQL for each dimension and each pair, and has nothing left of its pieces', () => {
    for (const x of dimensionNames) {
      for (const y of [null, ...dimensionNames.filter((name) => name !== x)]) {
        const text = write({ x, y });
        expect([x, y, isQuery(text)]).toEqual([x, y, 'query']);
        expect([x, y, /<urn:|# |\?value\b/.test(text)]).toEqual([x, y, false]);
      }
    }
  });

  it('bears the names of its dimensions', () => {
    expect(write({ x: 'theme', y: null })).toContain(
      'SELECT ?theme (SAMPLE(?label) AS ?themeName) ?initiatives',
    );
    expect(write({ x: 'theme', y: 'region' })).toMatch(/SELECT \?theme .* \?region .* \?initiatives/);
  });

  it('narrows to what is chosen: each facet, words, years', () => {
    for (const facet of facetNames) {
      const state = withValues(emptySearch, facet, [
        facet === 'year' ? '2015' : facet === 'distinction' ? '1' : 'read',
      ]);
      const text = write({ x: 'stage', y: null }, state);
      expect([facet, isQuery(text), text.length > write({ x: 'stage', y: null }).length]).toEqual([
        facet,
        'query',
        true,
      ]);
    }
    const state = { ...emptySearch, text: 'jardin partagé', years: { from: 2010 } };
    const text = write({ x: 'stage', y: null }, state);
    expect(text).toContain('bis:matches "jardin partagé"');
    expect(text).toContain('MIN(?began) >= "2010" && MIN(?began) <= "9999"');
  });

  it('takes nothing that people typed for more than text', () => {
    const hostile = '" } DROP ALL # ?theme $& $1 \\ \n<urn:chosen> "mots"';
    const words = write({ x: 'theme', y: null }, { ...emptySearch, text: hostile });
    expect(isQuery(words)).toBe('query');
    expect(words).toContain('bis:matches "\\" } DROP ALL # ?theme $& $1 \\\\ \\n<urn:chosen> \\"mots\\"" .');
    const key = write({ x: 'theme', y: null }, withValues(emptySearch, 'theme', ['x> } DROP ALL #', 'ENV']));
    expect(isQuery(key)).toBe('query');
    expect(key).not.toContain('DROP');
    expect(key).toContain('/themes/ENV>');
  });

  it('is none around a place', () => {
    expect(writer.write({ x: 'theme', y: null }, { ...emptySearch, near: 'commune/38185' })).toBeNull();
  });
});
