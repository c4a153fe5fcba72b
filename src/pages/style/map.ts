/** The style of maps: the drawing by département, the interactive map over it, the page, and little maps. */

const shades = [0, 22, 40, 60, 80, 100]
  .map(
    (percent, n) => `.shade-${n} { --shade: color-mix(in oklab, var(--accent) ${percent}%, var(--panel)); }`,
  )
  .join('\n');

export const map = `
.views { display: flex; gap: 0; border: 1px solid var(--edge); border-radius: var(--radius); overflow: hidden; }
.views a { padding: var(--s1) var(--s3); font-size: var(--small); text-decoration: none; }
.views a[aria-current] { color: var(--on-accent); background: var(--accent); font-weight: 600; }
.views a:focus-visible { outline-offset: -3px; }
.views a[aria-current]:focus-visible { outline-color: var(--on-accent); }

${shades}
.map { position: relative; margin: 0 0 var(--s3); }
.choropleth svg { display: block; width: 100%; max-height: 70vh; height: auto; }
.choropleth path { fill: var(--shade); stroke: var(--paper); stroke-width: 1; stroke-linejoin: round; }
.choropleth .shade-0 { stroke: var(--line); }
.choropleth a:hover path, .choropleth a:focus-visible path { stroke: var(--ink); stroke-width: 2; }
.choropleth a:focus-visible { outline: none; }
.choropleth a:focus-visible path { stroke-width: 4; }
.choropleth .chosen { stroke: var(--ink); stroke-width: 3; }
.choropleth .inset { fill: var(--soft); font-size: 12px; }
.legend ul { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s3); margin: 0 0 var(--s2); padding: 0; list-style: none; font-size: var(--small); font-variant-numeric: tabular-nums; }
.legend p { margin: 0 0 var(--s1); font-size: var(--small); }
.swatch { display: inline-block; width: 1.4em; height: .9em; vertical-align: -.05em; border: 1px solid var(--line); background: var(--shade); }
.departements { border-top: 1px solid var(--line); padding-block: var(--s2); }
.departements ul { columns: 3 13rem; margin: var(--s2) 0 0; padding: 0; list-style: none; }
.departements .code { color: var(--soft); font-size: var(--small); }

.map-page .columns:has(.filters) { display: block; }
.map-column { position: relative; min-width: 0; }
.map-page .excerpt { display: none; }
@media (min-width: 56rem) {
  .map-page .columns:has(.filters), .map-page .columns { display: grid; grid-template-columns: minmax(0, 1.2fr) minmax(19rem, 1fr); gap: 0 var(--s4); align-items: start; }
  .map-page .filters-column { grid-column: 1 / -1; }
  .map-page .map-column { position: sticky; top: var(--s3); }
  .map-column:has(.departements[open]) { position: static; }
  .map-page .filters > summary { display: list-item; }
  .map-page .filters:not([open])::details-content { content-visibility: hidden; display: block; block-size: 0; }
}
@media (min-width: 75rem) {
  body:has(.map-page) :is(main, header nav, footer nav, footer p) { max-width: 100rem; }
  .map-page .columns:has(.filters) { grid-template-columns: 16rem minmax(0, 1.3fr) minmax(20rem, 1fr); }
  .map-page .filters-column { grid-column: auto; }
  @supports selector(::details-content) {
    .map-page .filters > summary { display: none; }
    .map-page .filters:not([open])::details-content { content-visibility: visible; block-size: auto; }
  }
}
@media (max-width: 34rem) {
  .choropleth .inset { display: none; }
}

.map.live :is(.choropleth, .legend) { display: none; }
.map-canvas { height: min(70vh, 110vw, 40rem); min-height: 18rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--sea); z-index: 0; }
.map .leaflet-container { font: inherit; background: var(--sea); }
.map .leaflet-container:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.map .leaflet-interactive:focus-visible { outline: 3px solid var(--accent); }
.map path.ground { stroke: none; fill: var(--panel); }
.map path.france { stroke: var(--edge); stroke-width: 1; fill: var(--paper); }
.map path.line { fill: none; stroke: var(--line); stroke-width: 1; }
.map path.reach { stroke: var(--accent); stroke-width: 2; fill: var(--accent); fill-opacity: .08; }
.map .leaflet-bar { border: 1px solid var(--edge); box-shadow: none; }
.map .leaflet-bar a { color: var(--ink); background: var(--paper); border-color: var(--line); }
.map .leaflet-bar a:hover { background: var(--tint); }
.map .leaflet-bar a.leaflet-disabled { color: var(--soft); background: var(--panel); }
.mark { pointer-events: auto; display: grid; place-items: center; width: 100%; height: 100%; padding: 0; border: 2px solid var(--paper); border-radius: 50%; font-size: .8125rem; font-weight: 700; line-height: 1; color: var(--on-accent); background: var(--accent); font-variant-numeric: tabular-nums; }
.mark:hover { background: var(--accent-strong); }
.mark:focus-visible { outline: 3px solid var(--ink); outline-offset: 0; border-radius: 50%; }
.map .leaflet-popup-content-wrapper, .map .leaflet-popup-tip { color: var(--ink); background: var(--paper); box-shadow: 0 0 0 1px var(--edge); border-radius: var(--radius); }
.map .leaflet-popup-content { margin: var(--s3); font: inherit; font-size: .9375rem; line-height: 1.4; overflow-wrap: anywhere; }
.map .leaflet-popup-content p { margin: 0 0 var(--s2); }
.map .leaflet-popup-content ul { margin: 0 0 var(--s2); padding: 0; list-style: none; max-height: 16rem; overflow-y: auto; }
.map .leaflet-popup-content li { padding: var(--s2) 0; border-top: 1px solid var(--line); }
.map .leaflet-popup-content > :last-child { margin-bottom: 0; }
.map .leaflet-popup-content li:last-child { padding-bottom: 0; }
.map .leaflet-container a { color: var(--accent); }
.map .leaflet-container .leaflet-bar a { color: var(--ink); }
.map .leaflet-container a.leaflet-popup-close-button { width: 2rem; height: 2rem; line-height: 2rem; color: var(--ink); }
.map-foot { display: grid; gap: var(--s2); margin-block: var(--s2); }
.map-foot p { margin: 0; }
.map-foot p:has(> [hidden]) { display: none; }
.go-to { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: baseline; font-size: var(--small); }

.little { display: grid; grid-template-columns: 8.5rem 1fr; gap: var(--s3); align-items: center; margin: 0 0 var(--s3); }
.little svg { display: block; width: 100%; height: auto; overflow: visible; }
.little .ground { fill: var(--paper); stroke: var(--edge); stroke-width: 1; }
.little .territory { fill: color-mix(in oklab, var(--accent) 35%, var(--panel)); stroke: var(--accent); stroke-width: 1; }
.little circle { fill: var(--accent-strong); stroke: var(--paper); stroke-width: 2; }
.little figcaption { font-size: var(--small); color: var(--soft); }
.little p { margin: 0 0 var(--s1); }
@media print {
  .views, .map-canvas, .map-foot, .departements { display: none; }
  .map.live .choropleth { display: block; }
  .map.live .legend { display: block; }
}
`;
