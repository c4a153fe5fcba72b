/** The style of calls: their lead, and until when they are open. */

export const calls = `
.calls-lead { max-width: var(--measure); }
.calls .badges { align-items: baseline; }
.calls .when { color: var(--soft); font-size: var(--small); }
.calls .soon { color: var(--ink); }
`;
