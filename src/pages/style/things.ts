/** The style of the pages of things, and how all pages print. */

export const things = `
.record .full-page { margin-top: var(--s4); }
.facts:not(:has(dt)) { display: none; }
.facts { padding: var(--s3); background: var(--panel); border-radius: var(--radius); font-size: .9375rem; }
.facts h2 { margin: 0 0 var(--s3); font-size: var(--h3); }
.facts dl { margin: 0; }
.facts dl > div { grid-template-columns: 1fr; }
.facts dl > div:last-child { border-bottom: 0; }
.facts dt { font-size: var(--small); }
.definition blockquote { font-size: var(--large); }
.concerned h2 { margin-top: var(--s4); padding-bottom: var(--s2); border-bottom: 2px solid var(--accent); }
@media (min-width: 60rem) { .related .results { display: grid; grid-template-columns: 1fr 1fr; gap: 0 var(--s5); } }
@media (min-width: 56rem) {
  .record { display: grid; grid-template-columns: minmax(0, var(--measure)) minmax(18rem, 1fr); grid-template-rows: auto 1fr; gap: 0 var(--s5); align-items: start; }
  .record .facts { grid-column: 2; grid-row: 1 / span 2; }
  .record .rest { grid-column: 1; }
}

.quality table { border-collapse: collapse; margin-block: var(--s4); }
.quality caption { padding-bottom: var(--s2); font-weight: 600; text-align: start; }
.quality th, .quality td { padding: var(--s1) var(--s4) var(--s1) 0; border-bottom: 1px solid var(--line); text-align: start; }
.quality tbody th { font-weight: 400; overflow-wrap: anywhere; }
.quality td { font-variant-numeric: tabular-nums; white-space: nowrap; }

@media print {
  :root { color-scheme: light; }
  header nav a:not(.site-name), footer, .search, .filters, .sorts, .paging, .chips, .formats, div:has(> dd > .formats), [data-copy], .skip, .related { display: none; }
  main { max-width: none; padding: 0; }
  .columns, .columns:has(.filters), .record { display: block; }
  .results > li, dl > div { break-inside: avoid; }
  a { color: inherit; }
  .action { padding: 0; color: inherit; background: none; }
  .action::after { content: " (" attr(href) ")"; font-weight: 400; overflow-wrap: anywhere; }
}
`;
