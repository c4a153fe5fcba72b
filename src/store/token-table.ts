/** The tokens of a data directory: beside the dataset, outside its history, and only as hashes. */

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256Bytes } from '../model/digest.js';
import type { TokenStore } from '../model/ports.js';
import { type TokenEntry, type TokenScope, tokenScopes } from '../model/token.js';
import type { Journal } from './journal.js';

/** What a token looks like: a name that finds its row, and 256 random bits that nobody can guess. */
const written = /^bis_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;
const noHash = new Uint8Array(32);

interface Row {
  readonly id: string;
  readonly label: string;
  readonly scopes: string;
  readonly hash: Uint8Array;
  readonly created_at: string;
}

function toScopes(text: string): TokenScope[] {
  const words = text.split(' ');
  return tokenScopes.filter((scope) => words.includes(scope));
}

/** Gives out, lists, revokes and knows tokens. Who has the journal open sees what another process did at once. */
export class TokenTable implements TokenStore {
  readonly #clock: () => number;
  readonly #statements;

  /** `clock` gives milliseconds since the epoch. */
  constructor({ database }: Journal, clock: () => number) {
    this.#clock = clock;
    this.#statements = {
      find: database.prepare('SELECT hash, scopes FROM token WHERE id = ?'),
      list: database.prepare('SELECT id, label, scopes, created_at FROM token ORDER BY created_at, id'),
      add: database.prepare('INSERT INTO token (id, label, scopes, hash, created_at) VALUES (?, ?, ?, ?, ?)'),
      remove: database.prepare('DELETE FROM token WHERE id = ?'),
    };
  }

  /** Gives out a new token: its text is returned here and never again. */
  add(scopes: readonly TokenScope[], label: string): string {
    const id = randomBytes(6).toString('hex');
    const token = `bis_${id}_${randomBytes(32).toString('base64url')}`;
    const at = new Date(this.#clock()).toISOString();
    this.#statements.add.run(id, label, scopes.join(' '), sha256Bytes(token), at);
    return token;
  }

  /** The oldest first. */
  list(): TokenEntry[] {
    const rows = this.#statements.list.all() as unknown as Row[];
    return rows.map(({ id, label, scopes, created_at: createdAt }) => ({
      ...{ id, label, createdAt },
      scopes: toScopes(scopes),
    }));
  }

  /** Makes a token worthless from now on; false when there is none with that name. */
  revoke(id: string): boolean {
    return this.#statements.remove.run(id).changes > 0;
  }

  scopesOf(token: string): readonly TokenScope[] | null {
    const id = written.exec(token)?.[1] ?? '';
    const row = this.#statements.find.get(id) as unknown as Row | undefined;
    // How long it takes tells nothing of the hash.
    const isRight = timingSafeEqual(sha256Bytes(token), row?.hash ?? noHash);
    return row !== undefined && isRight ? toScopes(row.scopes) : null;
  }
}
