/** The style of the pages of things, and how all pages print. */

export const things = `
.record .full-page { margin-top: var(--s4); }
.record aside { padding: var(--s3); background: var(--panel); border-radius: var(--radius); }
.record aside h2 { margin: 0 0 var(--s3); font-size: var(--h3); }
.facts { margin: 0; font-size: .9375rem; }
.facts > div { grid-template-columns: 1fr; }
.facts > div:last-child { border-bottom: 0; }
.facts dt { font-size: var(--small); }
.related { max-width: calc(var(--measure) + 10rem); }
.thing { max-width: calc(var(--measure) + 6rem); }
.thing blockquote { font-size: var(--large); }
@media (min-width: 56rem) {
  .record { display: grid; grid-template-columns: minmax(0, var(--measure)) minmax(18rem, 1fr); gap: 0 var(--s5); align-items: start; }
  .record .text { grid-column: 1; }
  .record aside { grid-column: 2; grid-row: 1 / span 3; }
  .record .origin, .record .data { grid-column: 1; }
}

@media print {
  :root { color-scheme: light; }
  header nav a:not(.site-name), footer, .search, .filters, .sorts, .paging, .chips, .formats, .skip, .related { display: none; }
  main, main.wide { max-width: none; padding: 0; }
  .columns, .record { display: block; }
  .results > li, dl > div { break-inside: avoid; }
  a { color: inherit; }
  .action { padding: 0; color: inherit; background: none; }
  .action::after { content: " (" attr(href) ")"; font-weight: 400; overflow-wrap: anywhere; }
}
`;
