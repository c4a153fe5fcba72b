/** The style of the page by which other sites set up what they show. */

export const integrate = `
.from-page { max-width: var(--measure); margin-bottom: var(--s4); }
.from-page .note { margin: var(--s1) 0 0; }
.from-page .notice { margin-top: var(--s2); }
.from-page button { margin: 0; }
.integrate fieldset { min-width: 0; margin: 0 0 var(--s3); padding: var(--s2) var(--s3) var(--s3); border: 1px solid var(--line); border-radius: var(--radius); }
.integrate legend { padding-inline: var(--s1); font-weight: 700; }
.integrate .field { margin: var(--s2) 0 0; }
.integrate label { margin: 0 0 var(--s1); font-size: .9375rem; }
.integrate :is(.radios, .box) label, .integrate .box { display: block; font-weight: 400; }
.integrate :is(select, input:not([type="radio"], [type="checkbox"], [type="color"])) { width: 100%; }
.integrate input[type="color"] { width: 4rem; height: 2.25rem; padding: 2px; }
.integrate .radios label { padding-block: .1rem; }
.integrate .radios label:not(:first-child) { margin-top: 0; }
.integrate > button { margin: 0; }
.integrate:has([value=initiatives]:checked) [data-only]:not([data-only~=initiatives]),
.integrate:has([value=initiative]:checked) [data-only]:not([data-only~=initiative]),
.integrate:has([value=map]:checked) [data-only]:not([data-only~=map]),
.integrate:has([value=count]:checked) [data-only]:not([data-only~=count]),
.integrate:has([value=calls]:checked) [data-only]:not([data-only~=calls]) { display: none; }
.preview { padding: var(--s3); border: 1px dashed var(--edge); border-radius: var(--radius); }
/* One colour is readable on one ground only: most sites are light. */
.preview[data-accent] { color-scheme: light; color: var(--ink); background: var(--paper); }
.preview iframe { width: 100%; border: 0; }
#result { min-width: 0; margin-top: var(--s4); }
#result h2 { margin: var(--s4) 0 var(--s2); font-size: var(--h3); }
#result > section:first-child h2 { margin-top: 0; }
.lines textarea { display: block; field-sizing: content; margin-bottom: var(--s2); resize: vertical; }
.reference { max-width: calc(var(--measure) + 10rem); }
.reference h3 { margin: var(--s4) 0 var(--s2); }
.reference code { margin-inline-end: var(--s1); }
@media (min-width: 56rem) {
  .integrate-columns { display: grid; grid-template-columns: 20rem 1fr; gap: var(--s5); align-items: start; }
  #result { margin-top: 0; }
}
`;
