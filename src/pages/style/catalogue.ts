/** The style of the page that lists what can be downloaded. */

export const catalogue = `
.downloads { width: 100%; border-collapse: collapse; margin-block: var(--s3); font-size: .9375rem; }
.downloads th, .downloads td { padding: var(--s2) var(--s3) var(--s2) 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: baseline; }
.downloads thead th { color: var(--soft); font-size: var(--small); font-weight: 600; }
.downloads tbody th { font-weight: 600; }
.downloads .size { font-variant-numeric: tabular-nums; white-space: nowrap; }
.downloads .checksum code { font-size: .75rem; overflow-wrap: anywhere; }
.downloads .files a { display: inline-block; margin-inline-end: var(--s3); white-space: nowrap; }
@media (max-width: 44rem) {
  .downloads thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .downloads tr { display: block; padding-block: var(--s2); border-bottom: 1px solid var(--line); }
  .downloads th, .downloads td { display: block; padding: 0 0 var(--s1); border: 0; }
}
`;
