import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../../src/store/journal.js';
import { TokenTable } from '../../../src/store/token-table.js';
import { openTestStore, testBase } from '../../fixtures/data-directory.js';

const clock = () => Date.UTC(2025, 10, 25);

describe('The tokens of a data directory', () => {
  it('are known by their text, with their scopes, and listed without it', () => {
    using store = openTestStore();
    const tokens = new TokenTable(store.journal, clock);
    const text = tokens.add(['write', 'operate'], 'Marie');
    expect(tokens.scopesOf(text)).toEqual(['write', 'operate']);
    const [entry, ...others] = tokens.list();
    expect(others).toEqual([]);
    expect(entry).toEqual({
      id: text.split('_')[1],
      label: 'Marie',
      scopes: ['write', 'operate'],
      createdAt: '2025-11-25T00:00:00.000Z',
    });
  });

  it('are not what they seem with any letter changed, cut off or added', () => {
    using store = openTestStore();
    const tokens = new TokenTable(store.journal, clock);
    const [text, other] = [tokens.add(['write'], ''), tokens.add(['write'], '')];
    const [, id = '', secret = ''] = /^bis_([^_]+)_(.+)$/.exec(text) ?? [];
    const [, otherId = ''] = /^bis_([^_]+)_/.exec(other) ?? [];
    const changed = secret.startsWith('A') ? `B${secret.slice(1)}` : `A${secret.slice(1)}`;
    for (const wrong of ['', id, secret, text.slice(0, -1), `${text}A`, ` ${text}`, `bis_${id}_${changed}`])
      expect([wrong, tokens.scopesOf(wrong)]).toEqual([wrong, null]);
    expect(tokens.scopesOf(`bis_${otherId}_${secret}`)).toBeNull();
  });

  it('are worth nothing once revoked, for whoever has the journal open', () => {
    using store = openTestStore();
    const tokens = new TokenTable(store.journal, clock);
    const text = tokens.add(['write'], '');
    const other = openJournal({ directory: store.directory, base: { iri: testBase, explicit: false } });
    const elsewhere = new TokenTable(other, clock);
    expect(elsewhere.scopesOf(text)).toEqual(['write']);
    const id = text.split('_')[1] ?? '';
    expect([tokens.revoke(id), tokens.revoke(id)]).toEqual([true, false]);
    expect([elsewhere.scopesOf(text), elsewhere.list()]).toEqual([null, []]);
    other.close();
  });

  it('are written nowhere', () => {
    using store = openTestStore();
    const secret = new TokenTable(store.journal, clock).add(['write'], '').split('_').slice(2).join('_');
    for (const file of [store.journal.file, `${store.journal.file}-wal`])
      expect(readFileSync(file).includes(secret)).toBe(false);
  });
});
