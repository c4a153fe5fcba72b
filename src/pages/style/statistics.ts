/** The style of the statistics: charts, the tables beside them, and how they print. */

export const statistics = `
.statistics { min-width: 0; }
.statistics .caveat { max-width: var(--measure); margin-top: var(--s3); }
.ways { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); margin-top: var(--s3); font-size: var(--small); }
.way-back { margin-top: var(--s3); }
.statistic > p { max-width: var(--measure); }
.statistic .formats { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s3); align-items: baseline; max-width: none; }
.statistic .formats a { margin: 0; }
.png { padding: 0; border: 0; font: inherit; color: var(--accent); background: none; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .18em; }
.png:hover { color: var(--accent-strong); background: none; }

.chart-and-table { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s4); margin-bottom: var(--s2); }
.chart-figure { margin: 0; }
.chart { display: block; width: 100%; max-width: 27rem; height: auto; overflow: visible; color: var(--ink); }
.chart text { fill: var(--ink); }
.chart .labels { font-weight: 600; }
.chart .values { font-variant-numeric: tabular-nums; }
.chart .bars { fill: var(--accent); }
.chart .bars.shown { fill: var(--notice-edge); }
.chart a:hover { fill: var(--accent-strong); }
.chart-figure.crossing { overflow-x: auto; margin-bottom: var(--s4); }
.chart-figure.crossing .chart { width: auto; max-width: none; }

.numbers { margin: 0; }
.numbers table { width: 100%; }
.numbers :is(th, td) { padding: var(--s1) 0 var(--s1) var(--s3); text-align: end; }
.numbers :is(th, td):first-child { padding-inline-start: 0; text-align: start; }
.numbers td { min-width: 0; font-variant-numeric: tabular-nums; white-space: nowrap; }
.numbers thead th { color: var(--soft); font-size: var(--small); font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--accent); }
.numbers :is(tbody, tfoot) th { font-weight: 400; }
.numbers tfoot :is(th, td) { color: var(--soft); border-bottom: 0; }
.numbers tfoot tr:last-child :is(th, td) { color: var(--ink); font-weight: 600; border-top: 1px solid var(--edge); }
.numbers tbody th a { color: inherit; text-decoration-color: var(--edge); }
.numbers bdi { overflow-wrap: break-word; }
.numbers .none { color: var(--soft); }

.numbers.crossing { max-width: 100%; margin-bottom: var(--s3); }
.numbers.crossing table { width: auto; font-size: var(--small); }
.numbers.crossing :is(th, td) { padding-inline: var(--s1) 0; }
.numbers.crossing :is(th, td):first-child { position: sticky; left: 0; z-index: 1; min-width: 8rem; max-width: 11rem; background: var(--paper); }
.numbers.crossing :is(tbody, tfoot) td { min-width: 2.2rem; }
.numbers.crossing :is(tbody, tfoot) :is(th, td):last-child { padding-inline: var(--s2) var(--s1); }
.upright { display: inline-block; max-height: 13rem; writing-mode: vertical-rl; rotate: 180deg; text-align: start; }
.upright a { color: inherit; }
.numbers.crossing td a { color: inherit; }

.cross-form { margin-top: var(--s6); padding-top: var(--s1); border-top: 1px solid var(--line); }
.cross-form .query-form button { margin: 0; }

@media (min-width: 72rem) {
  .chart-and-table:has(.chart-figure) { grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: var(--s5); align-items: start; }
}

@media print {
  .filters-column, .cross-form, .way-back, .ways, .statistic .formats { display: none; }
  .statistic { break-inside: avoid; }
  .statistic h2 { margin-top: var(--s4); }
  .chart-and-table:has(.chart-figure) { display: grid; grid-template-columns: 8.5cm minmax(0, 1fr); gap: .75cm; }
  .numbers table, .numbers thead th { font-size: 9pt; }
  .numbers a { text-decoration: none; }
  .numbers.crossing { overflow: visible; }
  .numbers.crossing table, .numbers.crossing thead th { font-size: 7pt; }
  .numbers.crossing :is(th, td):first-child { position: static; min-width: 0; }
  .numbers.crossing :is(tbody, tfoot) td { min-width: 0; }
  .chart-figure.crossing { overflow: visible; }
  .chart-figure.crossing .chart { width: 100%; }
}
`;
