/** The style of the list that completes the name of a place. */

export const places = `
.place-box { position: relative; grid-column: 1 / -1; }
.place-box input { width: 100%; }
.offered, .facet .offered { position: absolute; z-index: 5; inset-inline: 0; top: 100%; max-height: 16rem; margin: 2px 0 0; padding: var(--s1) 0; overflow-y: auto; list-style: none; border: 1px solid var(--edge); border-radius: var(--radius); background: var(--paper); box-shadow: 0 4px 12px rgb(0 0 0 / .15); }
.offered li { padding: var(--s1) var(--s2); cursor: pointer; overflow-wrap: anywhere; }
.offered li:hover { background: var(--tint); }
.offered li[aria-selected="true"] { background: var(--accent); color: var(--on-accent); }
`;
