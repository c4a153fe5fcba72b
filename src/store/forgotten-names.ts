/** What is not to come back: names of graphs, pages and sources that were forgotten at their owners' wish. */

import { sha256Bytes } from '../model/digest.js';
import type { Journal } from './journal.js';

/** Knows forgotten names by their digests. A name is the IRI of a content graph, the address of a page, or a source's id. */
export class ForgottenNames {
  readonly #find;
  readonly #any;
  readonly #add;
  readonly #remove;

  constructor({ database }: Journal) {
    this.#any = database.prepare('SELECT EXISTS (SELECT 1 FROM forgotten) AS any');
    this.#find = database.prepare('SELECT 1 FROM forgotten WHERE digest = ?');
    this.#add = database.prepare('INSERT OR IGNORE INTO forgotten (digest, at) VALUES (?, ?)');
    this.#remove = database.prepare(
      'DELETE FROM forgotten WHERE at = (SELECT at FROM forgotten WHERE digest = ?)',
    );
  }

  /** Whether the name was forgotten. */
  has(name: string): boolean {
    return this.#any.get()?.any === 1 && this.#find.get(sha256Bytes(name)) !== undefined;
  }

  /** Keeps a name from coming back; the time is ISO 8601, and the same for what is forgotten by one request only. */
  add(name: string, at: string): void {
    this.#add.run(sha256Bytes(name), at);
  }

  /** Lets a name come back, with all that was forgotten by the same request. Returns whether it was forgotten. */
  remove(name: string): boolean {
    return this.#remove.run(sha256Bytes(name)).changes > 0;
  }
}

/**
 * The names by which a graph may have been forgotten: its own, of which provenance shares in that of the content, and that
 * of its source.
 */
export function namesOf(iri: string, base: string): string[] {
  const path = iri.startsWith(base) ? iri.slice(base.length) : '';
  const [, , own = ''] = /^(graph|prov)\/(.*)$/.exec(path) ?? [];
  const [, source = ''] = /^(?:source\/|scheme\/tags\/)?([^/]+)/.exec(own) ?? [];
  return [own === '' ? iri : `${base}graph/${own}`, source];
}
