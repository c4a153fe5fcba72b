/** The style of searches: the box, chips, facets, results; and of the home page. */

export const search = `
.search { margin: 0 0 var(--s3); }
.search label { font-size: var(--large); }
.box-and-button { display: flex; gap: var(--s2); max-width: var(--measure); }
.box-and-button input { flex: 1 1 auto; min-width: 0; padding: .65rem var(--s3); font-size: 1.05rem; }
.search .note { margin: var(--s1) 0 0; }

.chips, .sorts, .badges { display: flex; flex-wrap: wrap; gap: var(--s2); }
.chips { margin-bottom: var(--s3); }
.chips a { display: inline-block; padding: var(--s1) var(--s3); border-radius: 2rem; background: var(--tint); color: var(--accent-strong); text-decoration: none; }
.chips a:hover { box-shadow: inset 0 0 0 2px var(--accent); }
.chips a.plain { background: none; text-decoration: underline; padding-inline: var(--s2); }
.cross { margin-inline-start: var(--s2); font-weight: 700; }

.found { min-width: 0; max-width: calc(var(--measure) + 4rem); }
.found-head { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); align-items: baseline; justify-content: space-between; padding-bottom: var(--s2); border-bottom: 2px solid var(--accent); }
.found-head p { margin: 0; }
.total { font-size: var(--large); }
.fair { flex-basis: 100%; }
.sorts { gap: 0 var(--s3); font-size: var(--small); }
.sorts::before { content: attr(aria-label); color: var(--soft); }
.sorts a[aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; }

.results { margin: 0 0 var(--s4); padding: 0; list-style: none; }
.results > li { padding: var(--s3) 0; border-bottom: 1px solid var(--line); }
.result :is(h2, h3) { margin: 0; text-wrap: pretty; font-size: var(--large); }
.result :is(h2, h3) a { text-decoration: none; }
.result :is(h2, h3) a:hover { text-decoration: underline; }
.result .told { margin: var(--s1) 0; font-size: var(--small); }
.result .told a { color: inherit; }
.result .badge.example { margin-inline-end: var(--s2); }
.excerpt { margin: 0 0 var(--s2); }
.nothing h2 { margin-top: var(--s4); }
.paging { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: baseline; margin: var(--s4) 0; }
.paging a { padding: var(--s2) var(--s3); border: 1px solid var(--edge); border-radius: var(--radius); text-decoration: none; }

.filters { margin-bottom: var(--s4); }
summary { cursor: pointer; }
summary > :is(h2, h3) { display: inline; margin: 0; font-size: var(--body); }
.filters > summary { padding: var(--s2) var(--s3); border: 1px solid var(--edge); border-radius: var(--radius); }
.facet { border-top: 1px solid var(--line); padding: var(--s2) 0; }
.facet > summary { padding: var(--s1) 0; }
.facet ul { margin: 0; padding: 0; list-style: none; }
.facet ul ul { margin-inline-start: var(--s3); }
.value { display: flex; gap: var(--s2); align-items: baseline; padding: var(--s1); border-radius: var(--radius); color: var(--ink); text-decoration: none; font-size: .9375rem; line-height: 1.35; }
.value:hover { background: var(--tint); }
.value .label { flex: 1 1 auto; min-width: 0; }
.value .box { flex: none; align-self: start; width: 1rem; height: 1rem; margin-top: .1rem; border: 1px solid var(--edge); border-radius: 3px; background: var(--paper); }
.value.chosen { font-weight: 600; }
.value.chosen .box { border: 4px solid var(--accent); background: var(--on-accent); }
.more > summary { padding: var(--s1); color: var(--accent); font-size: var(--small); }
.to-found { position: sticky; bottom: 0; margin: 0; padding: var(--s2) 0; background: var(--paper); border-top: 1px solid var(--line); }
.facet > .note { margin: var(--s1); }
.near { display: grid; grid-template-columns: 1fr auto; gap: var(--s2); padding: var(--s2) var(--s1); font-size: .9375rem; }
.near :is(label:first-child, input) { grid-column: 1 / -1; margin: 0; }
.near input { min-width: 0; padding: var(--s1) var(--s2); }
.near select { padding: var(--s1); }
.near button { margin: 0; padding: var(--s1) var(--s2); }
.near:not(.facet .near) { max-width: var(--side); }
.years { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; padding: var(--s2) var(--s1); font-size: .9375rem; }
.years label, form.years label:not(:first-child) { margin: 0; font-weight: 400; }
.years input { width: 3.9rem; padding: var(--s1) var(--s2); }
.years button { margin: 0; padding: var(--s1) var(--s2); }
.near .here { color: var(--accent); background: none; border-color: var(--edge); }
.near .here[hidden] { display: none; }

@media (min-width: 56rem) {
  .columns:has(.filters) { display: grid; grid-template-columns: var(--side) 1fr; gap: var(--s5); align-items: start; }
  /* Beside the results there is room for all: what folds on a phone stands open here. */
  @supports selector(::details-content) {
    :is(.filters > summary, .to-found) { display: none; }
    .filters::details-content { content-visibility: visible; display: block; block-size: auto; }
  }
}

.hero { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s4) var(--s5); align-items: center; padding: var(--s4) 0 var(--s3); }
.hero-map { max-width: 27rem; }
.hero-map .note { margin: var(--s2) 0 0; }
@media (min-width: 56rem) { .hero:has(.hero-map) { grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr); } }
.how-much { font-size: var(--large); }
.hero .search { margin-top: var(--s4); }
.ways-in { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 0 var(--s5); }
.way h2 { margin-top: var(--s4); padding-bottom: var(--s2); border-bottom: 2px solid var(--accent); font-size: var(--h3); }
.way ul { margin: 0; padding: 0; list-style: none; }
.way li a { display: flex; gap: var(--s2); justify-content: space-between; padding: .3rem 0; text-decoration: none; }
.way li a:hover { text-decoration: underline; }
.way.theme, .way.territory { grid-column: span 2; }
:is(.way.theme, .way.territory) ul { columns: 2 14rem; column-gap: var(--s4); }
:is(.way.theme, .way.territory) li { break-inside: avoid; }
@media (min-width: 60rem) { .newest .results { display: grid; grid-template-columns: 1fr 1fr; gap: 0 var(--s5); } }
@media (max-width: 46rem) { .way.theme, .way.territory { grid-column: auto; } }
`;
