import { beforeAll, describe, expect, it } from 'vitest';
import { chartOf, crossingChart } from '../../../../src/pages/statistics/charts.js';
import type { CountRow, CountTable, CrossTable } from '../../../../src/pages/statistics/count-table.js';
import { draw, lightColour, loadPlotter, type Plotter } from '../../../../src/pages/statistics/drawing.js';

const hostile = '<script>alert(1)</script> & "quoted" ]]>';
const row = (key: string, count: number, more: Partial<CountRow> = {}): CountRow => ({
  ...{ key, label: key, count, share: count / 10, shownShare: null, href: `/recherche?theme=${key}&q="x"` },
  ...more,
});
const table = (rows: readonly CountRow[], more: Partial<CountTable> = {}): CountTable => ({
  ...{ dimension: 'theme', rows, leftOut: 0, without: 0, total: 10, isSeveral: false, places: null },
  ...more,
});

let plotter: Plotter;
beforeAll(async () => {
  plotter = await loadPlotter();
});

function drawn(of: CountTable, isFile = false): string {
  const options = chartOf(of, of.rows, { plotter, language: 'fr' });
  return draw(plotter, options, { id: 'chart', title: hostile, description: 'Dix.', isFile });
}
const widths = (svg: string) =>
  [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) => Math.round(Number(width)));

describe('A chart', () => {
  it('has bars as long as what they count, each a link that is named and no stop of the Tab key', () => {
    const svg = drawn(table([row('A', 8), row('B', 4), row('C', 0)]));
    const [a = 0, b = 0] = widths(svg);
    expect(Math.abs(a / b - 2)).toBeLessThan(0.02);
    const links = svg.match(/<a [^>]*>/g) ?? [];
    expect(links.length).toBe(3);
    expect(links.every((link) => link.includes('tabindex="-1"'))).toBe(true);
    expect(links[0]).toContain('aria-label="A\u00A0: 8"');
  });

  it('says what it is as text, has no style of its own, and is well-formed', () => {
    const svg = drawn(table([row('A', 8, { label: hostile })]));
    const asText = '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; ]]&gt;';
    expect(svg).toContain(`<title id="chart-title">${asText}</title>`);
    expect(svg).toContain('aria-labelledby="chart-title" ');
    expect(/<style|style=|<script/.test(svg)).toBe(false);
  });

  it('has no links and a ground of its own as a file', () => {
    const svg = drawn(table([row('A', 8)]), true);
    expect(svg).not.toContain('<a ');
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(/<rect [^>]*width="100%"[^>]*>/.exec(svg)?.[0]).toContain(lightColour('paper'));
  });

  it('has two bars for a partner whose share of what is shown is measured', () => {
    const svg = drawn(table([row('A', 8, { shownShare: 0.4 })], { dimension: 'source', places: 600 }));
    const [exists = 0, shown = 0] = widths(svg);
    expect(Math.abs(exists / shown - 2)).toBeLessThan(0.02);
    expect(svg).toContain('Part de ce qui est montré');
  });

  it('leaves the years out that nothing began in, unless they are few', () => {
    const place = (svg: string) =>
      [...svg.matchAll(/<rect [^>]*x="([\d.]+)"/g)].map(([, x]) => Number(x)).sort((a, b) => a - b);
    const gaps = (years: readonly string[]) => {
      const [a = 0, b = 0, c = 0] = place(
        drawn(
          table(
            years.map((year) => row(year, 1)),
            { dimension: 'year' },
          ),
        ),
      );
      return (c - b) / (b - a);
    };
    expect(Math.round(gaps(['2001', '2002', '2006']))).toBe(4);
    expect(Math.round(gaps(['1801', '1802', '2006']))).toBe(1);
  });

  it('refuses a colour that the design does not have', () => {
    expect(() => lightColour('mauve')).toThrow('mauve');
  });
});

describe('The chart of a crossing', () => {
  const cell = (count: number) => ({ count, href: count === 0 ? null : '/recherche' });
  const crossing: CrossTable = {
    x: table([row('A', 5), row('B', 5), row('C', 1)]),
    y: table([row('s', 5), row('t', 5)], { dimension: 'stage' }),
    cells: [
      [cell(4), cell(0), cell(1), cell(0)],
      [cell(1), cell(2), cell(0), cell(0)],
      [cell(0), cell(0), cell(0), cell(9)],
    ],
  };
  const linksOf = (size: { columns: number; rows: number }) => {
    const options = crossingChart(crossing, size, { plotter, language: 'en' });
    const svg = draw(plotter, options, { id: 'chart', title: 'x', description: 'y', isFile: false });
    return [...svg.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name);
  };

  it('has a cell for each pair of values that occurs', () => {
    expect(linksOf({ columns: 9, rows: 9 })).toEqual(['A, s: 4', 'C, s: 1', 'A, t: 1', 'B, t: 2']);
  });

  it('has as many columns and rows as there is room for', () => {
    expect(linksOf({ columns: 2, rows: 1 })).toEqual(['A, s: 4']);
  });
});
