/** The style sheet and the icon of the site. */

/** Served as `/style.css`. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1d2433, #e8eaf0);
  --soft: light-dark(#5a6375, #a5adbd);
  --paper: light-dark(#ffffff, #14171f);
  --panel: light-dark(#f3f5f9, #1d212c);
  --line: light-dark(#d8dde7, #343a49);
  --accent: light-dark(#0b5c8f, #7cc4f0);
  --on-accent: light-dark(#ffffff, #0c1a24);
  --notice: light-dark(#fff6dc, #37301a);
  --measure: 44rem;
  font: 100%/1.6 system-ui, sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
header, footer { background: var(--panel); }
header { border-bottom: 1px solid var(--line); }
footer { margin-top: 4rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
nav, main, footer p { max-width: var(--measure); margin: 0 auto; padding: 1rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; }
.site-name { flex: 1 1 auto; font-weight: 650; color: var(--ink); text-decoration: none; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, textarea:focus-visible, select:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px;
}
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; padding: .25rem .75rem; background: var(--paper); }
h1 { margin: .5rem 0 1rem; font-size: clamp(1.6rem, 4.5vw, 2.2rem); line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; }
.lead { font-size: 1.1rem; }
.kind { margin: 1rem 0 0; color: var(--soft); font-size: .95rem; }
.note { color: var(--soft); font-size: .9rem; }
.notice { padding: .75rem 1rem; background: var(--notice); border-left: 4px solid var(--accent); }
.detail { padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--panel); }
.action {
  display: inline-block; padding: .4rem .9rem; border-radius: .3rem;
  color: var(--on-accent); background: var(--accent); text-decoration: none;
}
.cards { padding: 0; list-style: none; border-top: 1px solid var(--line); }
.cards li { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; padding: .75rem 0; border-bottom: 1px solid var(--line); }
.formats { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; padding: 0; list-style: none; }
dl { margin: 1.5rem 0; }
dl > div { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1rem; padding: .5rem 0; border-top: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; }
dd ul { margin: 0; padding: 0; list-style: none; }
code, textarea { font-family: ui-monospace, monospace; font-size: .9rem; }
code { overflow-wrap: anywhere; }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
textarea, select, button { font-size: 1rem; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: .3rem; padding: .5rem; }
textarea { width: 100%; font-size: .9rem; }
button { display: block; margin-top: 1rem; padding: .5rem 1.5rem; color: var(--on-accent); background: var(--accent); border-color: transparent; cursor: pointer; }
@media (max-width: 34rem) { dl > div { grid-template-columns: 1fr; } }
@media print { header, footer, .formats, .action { display: none; } }
`;

/** Served as `/icon.svg`. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5c8f"/><g fill="none" stroke="#fff" stroke-width="2"><path d="M10 11l12 5-12 6"/></g><g fill="#fff"><circle cx="10" cy="11" r="4"/><circle cx="22" cy="16" r="4"/><circle cx="10" cy="22" r="4"/></g></svg>
`;
