/** The style of the pages in frames of other sites. */

export const embed = `
html.scheme-light { color-scheme: light; }
html.scheme-dark { color-scheme: dark; }
.embed body { min-height: 0; }
.embed main { padding: var(--s3); }
.embed h1 { margin-bottom: var(--s2); font-size: var(--large); }
.embed .results { margin-bottom: var(--s3); border-top: 1px solid var(--line); }
.embed .result :is(h1, h2) { margin: 0; font-size: var(--body); }
.embed .result h1 { font-size: var(--large); }
.embed .result :is(h1, h2) a { text-decoration: none; }
.embed .result :is(h1, h2) a:hover { text-decoration: underline; }
.embed .result .excerpt { margin-bottom: 0; font-size: .9375rem; }
.embed .badge { margin-inline-end: var(--s2); }
.embed footer { margin-top: var(--s2); padding-top: var(--s2); background: none; border-top: 2px solid var(--accent); }
.embed footer p { max-width: none; margin: 0; padding: 0 0 var(--s1); }
.embed footer .note a { color: inherit; }
.embed .more { font-weight: 600; }
.embed-cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: var(--s3); }
.embed .embed-cards { border-top: 0; }
.embed-cards > li { padding: var(--s3); border: 1px solid var(--line); border-radius: var(--radius); }
.embed .map-canvas { height: min(110vw, 30rem); }
.embed .choropleth { max-width: 34rem; }
`;
