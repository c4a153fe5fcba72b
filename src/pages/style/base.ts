/** The style of what every page has: text, links, the frame, forms, facts. */

export const base = `
* { box-sizing: border-box; }
html { font: var(--body)/1.55 var(--sans); color: var(--ink); background: var(--paper); }
body { display: flex; flex-direction: column; min-height: 100vh; margin: 0; overflow-wrap: break-word; }
h1, h2, h3, dd, code, bdi { overflow-wrap: anywhere; }

a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:hover { color: var(--accent-strong); text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { margin: 0 0 var(--s3); font-size: var(--h1); letter-spacing: -.01em; }
h2 { margin: var(--s5) 0 var(--s3); font-size: var(--h2); }
h3 { margin: 0; font-size: var(--h3); }
p { margin: 0 0 var(--s3); }
mark { color: inherit; background: var(--mark); border-radius: 2px; box-shadow: 0 0 0 1px var(--mark); }
code, textarea { font-family: var(--mono); font-size: var(--small); }
blockquote { margin: 0 0 var(--s3); padding-inline-start: var(--s3); border-inline-start: 3px solid var(--accent); }
.lead { font-size: var(--large); line-height: 1.45; }
.kind { margin: 0 0 var(--s1); color: var(--soft); font-size: var(--small); font-weight: 600; }
.note, .count { color: var(--soft); font-size: var(--small); }
.told { color: var(--soft); }
.count { font-weight: 400; font-variant-numeric: tabular-nums; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.skip { position: absolute; left: -100vw; z-index: 1; }
.skip:focus { left: var(--s3); top: var(--s2); padding: var(--s1) var(--s3); background: var(--paper); }
header { background: var(--panel); border-bottom: 1px solid var(--line); }
header nav { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); align-items: baseline; max-width: var(--wide); margin: 0 auto; padding: var(--s3); }
header a { color: var(--ink); text-decoration: none; padding-block: var(--s1); }
header a:hover { text-decoration: underline; }
header a[aria-current] { box-shadow: inset 0 -3px var(--accent); }
.site-name { flex: 1 1 auto; font-weight: 700; color: var(--accent); }
main { flex: 1 0 auto; width: 100%; max-width: var(--wide); margin: 0 auto; padding: var(--s4) var(--s3) var(--s6); }
main.text > * { max-width: var(--measure); }
footer { background: var(--panel); border-top: 1px solid var(--line); color: var(--soft); font-size: var(--small); }
footer p, footer nav { max-width: var(--wide); margin: 0 auto; padding: var(--s4) var(--s3); }
footer nav { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: var(--s3) var(--s5); padding-bottom: 0; }
footer h2 { margin: 0 0 var(--s1); font-size: var(--small); color: var(--ink); }
footer ul { margin: 0; padding: 0; list-style: none; }
footer li a { display: inline-block; padding-block: .2rem; color: inherit; text-decoration: none; }
footer li a:hover { text-decoration: underline; }

.notice { padding: var(--s2) var(--s3); background: var(--notice); border-inline-start: 4px solid var(--notice-edge); border-radius: var(--radius); }
.detail { padding: var(--s3); white-space: pre-wrap; background: var(--panel); }
.action, button {
  display: inline-block; padding: var(--s2) var(--s3); border: 1px solid transparent; border-radius: var(--radius);
  font: inherit; font-weight: 600; white-space: nowrap; color: var(--on-accent); background: var(--accent); text-decoration: none; cursor: pointer;
}
.action:hover, button:hover { color: var(--on-accent); background: var(--accent-strong); }
.badge { display: inline-block; padding: 0 var(--s2); border-radius: 1rem; font-size: var(--small); background: var(--tint); color: var(--accent-strong); }
.badge a { color: inherit; text-decoration: none; }
.badge a:hover { text-decoration: underline; }
.badge.stage { background: none; box-shadow: inset 0 0 0 1px var(--edge); color: var(--ink); }
.badge.example { background: var(--example-tint); color: var(--example); font-weight: 600; }

label { display: block; margin-bottom: var(--s1); font-weight: 600; }
input, textarea, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: var(--radius); padding: var(--s2); }
textarea { width: 100%; font-family: var(--mono); font-size: var(--small); }
form label:not(:first-child) { margin-top: var(--s3); }
button.plain { padding: 0 var(--s2); font-size: var(--small); font-weight: 400; color: var(--accent); background: none; border-color: var(--edge); }
button.plain:hover { color: var(--on-accent); background: var(--accent); }
button[hidden] { display: none; }
form > button { display: block; margin-top: var(--s3); }

dl { margin: 0 0 var(--s4); }
dl > div { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: 0 var(--s3); padding: var(--s2) 0; border-top: 1px solid var(--line); }
dl > div:last-child { border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; }
dd ul, .cards, .badges, .chips, .sorts { margin: 0; padding: 0; list-style: none; }
.cards { border-top: 1px solid var(--line); }
.cards li { display: flex; flex-wrap: wrap; gap: 0 var(--s3); justify-content: space-between; padding: var(--s2) 0; border-bottom: 1px solid var(--line); }
.homepage { display: block; }
.formats a { margin-inline-end: var(--s3); white-space: nowrap; }
.above { color: var(--soft); }
.terms .terms { margin-bottom: var(--s2); }
.terms > li { margin-bottom: var(--s1); }
.terms .note { margin-bottom: var(--s1); }
@media (max-width: 34rem) {
  dl > div { grid-template-columns: 1fr; }
  .site-name { flex-basis: 100%; }
  header nav { gap: 0 var(--s3); padding-block: var(--s2); font-size: .9375rem; }
}
`;
