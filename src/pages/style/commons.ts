/** The style of the pages about the bank: the menu beside them, and text to be read. */

export const commons = `
.section-menu { margin-bottom: var(--s4); }
.section-menu summary { padding: var(--s2) var(--s3); border: 1px solid var(--edge); border-radius: var(--radius); }
.section-menu ul { margin: var(--s2) 0 0; padding: 0; list-style: none; border-inline-start: 2px solid var(--line); }
.section-menu a { display: block; padding: var(--s1) var(--s3); color: var(--ink); text-decoration: none; }
.section-menu a:hover { text-decoration: underline; }
.section-menu a[aria-current] { margin-inline-start: -2px; padding-inline-start: calc(var(--s3) - 2px); border-inline-start: 4px solid var(--accent); font-weight: 600; }

.prose { min-width: 0; max-width: var(--measure); }
.prose > :is(p, ul, ol), .prose section > :is(p, ul, ol) { text-wrap: pretty; }
.prose :is(ul, ol):not([class]) { margin: 0 0 var(--s3); padding-inline-start: 1.4em; }
.prose :is(ul, ol):not([class]) > li { margin-bottom: var(--s2); }
.prose :is(ul, ol):not([class]) > li::marker { color: var(--accent); }
.prose ol > li::marker { font-weight: 600; }
.prose blockquote { margin: 0 0 var(--s3); font-size: var(--large); line-height: 1.45; }
.prose blockquote p { margin: 0; }
.prose blockquote .note { margin-top: var(--s2); line-height: 1.5; }
.prose .contents { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); margin: 0; padding: 0; list-style: none; }
.prose pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 var(--s3); padding: var(--s3); background: var(--panel); border-radius: var(--radius); }
.prose .notice { margin-bottom: var(--s3); }
.prose .caption { margin-bottom: var(--s1); font-weight: 600; }
.prose .parameters > div { grid-template-columns: minmax(7rem, 8rem) 1fr; }
.prose .parameters dt { color: inherit; }
.prose .values { display: block; color: var(--soft); font-size: var(--small); }
.prose .problems { columns: 2 15rem; padding: 0; list-style: none; font-size: var(--small); }
.prose .problems a { display: inline-block; padding: .2rem 0; font-variant-numeric: tabular-nums; }
.prose .cards li { flex-wrap: nowrap; }
.prose .cards li > :first-child { flex: 1 1 50%; }
.known { flex: 1 1 45%; text-align: end; }
.known > * { display: block; }
.known strong { color: var(--ink); }

@media (max-width: 34rem) {
  .prose .parameters > div { grid-template-columns: 1fr; }
  .prose .cards li { display: block; }
  .known { display: block; text-align: start; }
  .known > * { display: inline; }
  .known > :not(:last-child)::after { content: " · "; font-weight: 400; }
}

@media (min-width: 56rem) {
  .commons { display: grid; grid-template-columns: 13rem minmax(0, var(--measure)); gap: var(--s5); align-items: start; }
  @supports selector(::details-content) {
    .section-menu { position: sticky; top: var(--s4); }
    .section-menu summary { display: none; }
    .section-menu details::details-content { content-visibility: visible; display: block; block-size: auto; }
  }
}

@media print {
  .section-menu, .prose .contents { display: none; }
  .commons { display: block; }
  .prose { max-width: none; }
  .prose section { break-inside: avoid-page; }
  .prose pre { border: 1px solid var(--line); }
  .prose a[href^="http"]::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
}
`;
