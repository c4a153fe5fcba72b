/** How elements look: as the page around them, unless it says otherwise by custom properties and parts. */

/** Colours come from the page, so that what it has made readable stays so. */
export const look = `
:host { display: block; color: inherit; font: inherit; line-height: 1.5; overflow-wrap: anywhere; text-align: start; }
:host([hidden]) { display: none; }
:host(bis-count) { display: inline; }
* { box-sizing: border-box; }
.widget { font: var(--bis-font, inherit); color: var(--bis-color, inherit); }
ul, p { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--bis-accent, inherit); text-underline-offset: .18em; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; }
.item { padding: var(--bis-gap, .75em) 0; border-top: 1px solid var(--bis-line, color-mix(in srgb, currentColor 22%, transparent)); }
.item:first-child { border-top: 0; }
.title { font-weight: 700; text-decoration: none; }
.title:hover { text-decoration: underline; }
.told, .origin { font-size: .875em; color: var(--bis-soft, color-mix(in srgb, currentColor 82%, transparent)); }
.told a, .origin a { color: inherit; }
.badge { display: inline-block; margin-inline-end: .4em; padding: 0 .5em; border: 1px solid; border-radius: 1em; }
.text { margin-top: .2em; }
.foot { margin-top: var(--bis-gap, .75em); padding-top: .4em; border-top: 2px solid var(--bis-accent, currentColor); }
.more { font-weight: 600; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15em, 100%), 1fr)); gap: var(--bis-gap, .75em); }
.cards .item { padding: 1em; border: 1px solid var(--bis-line, color-mix(in srgb, currentColor 22%, transparent)); border-radius: var(--bis-radius, .375em); background: var(--bis-background, none); }
.frame { display: block; width: 100%; min-height: 20rem; border: 0; color-scheme: normal; }
:host(bis-map) { position: relative; }
.waiting { position: absolute; inset: 0 0 auto; height: 1px; min-height: 0; visibility: hidden; }
`;

/** Gives a shadow root its look. A style sheet that is made is not one that the page's policy has to allow. */
export function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(look);
  root.adoptedStyleSheets = [sheet];
}
