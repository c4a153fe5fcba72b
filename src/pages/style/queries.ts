/** The style of the gallery of queries and of their answers. */

export const queries = `
.queries .note { display: block; margin-top: var(--s1); }
.query-form { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: end; margin-bottom: var(--s4); }
.query-form p { min-width: 0; max-width: 100%; margin: 0; }
.query-form input, .query-form select { max-width: 100%; }
.table { overflow-x: auto; margin-bottom: var(--s3); }
.table table { border-collapse: collapse; font-size: .9375rem; }
.table th, .table td { padding: var(--s1) var(--s3) var(--s1) 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
.table td { max-width: 28rem; overflow-wrap: anywhere; min-width: 3rem; }
.query-text pre, pre.graph { overflow-x: auto; padding: var(--s3); background: var(--panel); border-radius: var(--radius); font-size: .875rem; }
pre.graph { max-height: 32rem; }
.trial { margin-bottom: var(--s5); }
.trial h3 { margin: var(--s4) 0 var(--s2); }
.trial table { margin-top: var(--s4); }
.trial-form { max-width: var(--measure); }
.trial-form select { max-width: 100%; }
.trial-form input[type="url"], .trial-form input[type="password"] { width: 100%; }
.trial-form input[type="checkbox"] + label { display: inline; font-weight: 400; }
.trial-form .note { margin: 0 0 var(--s1); }
.trial-form details { margin-top: var(--s4); }
.trial-form button { display: block; margin-top: var(--s4); }
.trial caption { padding-bottom: var(--s2); font-weight: 600; text-align: start; }
.trial th { font-weight: 400; }
.findings li { margin-bottom: var(--s2); }
`;
