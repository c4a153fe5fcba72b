/** The style of the SPARQL editor and of its answers. */

export const editor = `
[hidden] { display: none !important; }
.examples { margin-bottom: var(--s3); border: 1px solid var(--line); border-radius: var(--radius); }
.examples > summary { padding: var(--s2) var(--s3); font-weight: 600; cursor: pointer; }
.examples > p { padding: 0 var(--s3); }
.examples > ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: var(--s2) var(--s4); max-height: 24rem; margin: 0 0 var(--s3); padding: var(--s2) var(--s3); overflow-y: auto; list-style: none; }
.examples li .note { display: block; }

.editor .code { border: 1px solid var(--edge); border-radius: var(--radius); }
.editor .code textarea { display: block; border: 0; line-height: 1.5; resize: vertical; }
.editor .code:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; }
.editor .code textarea:focus-visible { outline: none; }
.editor .code textarea[aria-invalid] { background: var(--notice); }
#keys { margin: var(--s1) 0 0; }
.bar { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s3); align-items: center; margin: var(--s2) 0 var(--s3); }
.editor .bar label { display: inline; margin: 0; font-weight: 400; }
.editor .bar select { max-width: 100%; }
button.quiet, .answer-views button, .sort { color: var(--accent-strong); background: none; border-color: var(--edge); font-weight: 400; }
button.quiet { padding: var(--s1) var(--s2); }
button.quiet:hover, .answer-views button:hover { color: var(--accent-strong); background: var(--tint); }
button[disabled] { opacity: .5; cursor: default; }
#progress { width: 100%; margin-bottom: var(--s3); accent-color: var(--accent); }
#status:empty { display: none; }

/* YASQE, in the colours of the site. */
.code .yasqe .CodeMirror { height: auto; font: var(--small)/1.5 var(--mono); color: var(--ink); background: var(--paper); border: 0; border-radius: var(--radius); }
.code .yasqe .CodeMirror-scroll { min-height: 16em; max-height: 70vh; }
.code .yasqe .CodeMirror-gutters { background: var(--panel); border-color: var(--line); }
.code .yasqe .CodeMirror-linenumber { color: var(--soft); }
.code .yasqe .CodeMirror-cursor { border-color: var(--ink); }
.code .yasqe .CodeMirror-selected, .code .yasqe .CodeMirror-focused .CodeMirror-selected, .code .yasqe .CodeMirror-line::selection, .code .yasqe .CodeMirror-line > span::selection, .code .yasqe .CodeMirror-line > span > span::selection { background: var(--mark); }
.code .yasqe .cm-s-default .cm-keyword { color: var(--accent-strong); font-weight: 600; }
.code .yasqe .cm-s-default .cm-atom { color: var(--example); }
.code .yasqe .cm-s-default .cm-variable-3, .code .yasqe .cm-s-default .cm-string-2 { color: var(--code-name); }
.code .yasqe .cm-s-default .cm-string, .code .yasqe .cm-s-default .cm-number, .code .yasqe .cm-s-default .cm-meta { color: var(--code-value); }
.code .yasqe .cm-s-default .cm-comment { color: var(--soft); font-style: italic; }
.code .yasqe .cm-s-default .cm-error { color: var(--wrong); }
.code .yasqe span.cm-error { border-bottom: 2px dotted var(--wrong); }
.code .yasqe div.CodeMirror span.CodeMirror-matchingbracket { color: inherit; background: var(--tint); }
.code .yasqe div.CodeMirror span.CodeMirror-nonmatchingbracket { color: var(--wrong); }
/* YASQE's own notices are English; the line below the field says the same. */
.code .yasqe .notificationContainer { display: none; }
.code .yasqe .gutterErrorBar { width: .75rem; }
.code-fault { display: block; width: .5rem; height: .5rem; margin: .4rem .125rem 0; border-radius: 50%; background: var(--wrong); }
.code .yasqe .code-mark { background: var(--notice); outline: 2px solid var(--wrong); }
.code .yasqe .CodeMirror-hints { max-width: min(40rem, 100%); padding: var(--s1); background: var(--paper); border-color: var(--edge); border-radius: var(--radius); font-family: var(--mono); }
.code .yasqe .CodeMirror-hint { max-width: none; color: var(--ink); }
.code .yasqe li.CodeMirror-hint-active { color: var(--on-accent); background: var(--accent); }
.hint-label { font-family: var(--sans); opacity: .85; }

.answer-views { display: flex; flex-wrap: wrap; margin-bottom: var(--s3); border-bottom: 1px solid var(--line); }
.answer-views button { border: 0; border-bottom: 3px solid transparent; border-radius: 0; padding: var(--s1) var(--s3); }
.answer-views button[aria-pressed="true"] { border-bottom-color: var(--accent); font-weight: 600; }
.filter, .choices { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; }
.filter label, .choices label { margin: 0; font-weight: 400; }
.choices select + label { margin-inline-start: var(--s2); }
.choices select { max-width: 100%; padding: var(--s1) var(--s2); }
.table-view .number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.sort { padding: 0; border: 0; font-weight: 600; text-align: start; white-space: normal; }
.sort:hover { text-decoration: underline; color: var(--accent-strong); background: none; }
th[aria-sort] .sort::after { content: " ↑"; }
th[aria-sort="descending"] .sort::after { content: " ↓"; }
.tag { color: var(--soft); font-size: .75rem; }
.long summary { cursor: pointer; }
.long[open] summary { color: var(--soft); }
.pager, .files { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; }
.pager { justify-content: space-between; margin-bottom: var(--s3); }
.chart-view figure { margin: 0 0 var(--s3); overflow-x: auto; }
.plot { display: block; max-width: 100%; height: auto; color: var(--ink); --plot-background: var(--paper); }
.plot text, .plot tspan { white-space: pre; }
.answer .map { color: var(--accent); }
.answer .map :is(.note, .popup) { color: var(--ink); }
.popup { margin: 0; }
.popup > div { grid-template-columns: 6rem 1fr; }
.snippets { margin-top: var(--s4); border-top: 1px solid var(--line); }
.snippets > summary { padding: var(--s3) 0; font-weight: 600; cursor: pointer; }
.snippets h2 { margin: var(--s3) 0 var(--s2); font-size: var(--h3); }
.snippets pre { margin: 0 0 var(--s2); padding: var(--s3); overflow-x: auto; max-height: 24rem; background: var(--panel); border-radius: var(--radius); font-size: var(--small); }
`;
