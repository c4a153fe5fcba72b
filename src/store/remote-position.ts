/** How far a remote server has been filled: a note kept in the server itself, so that it tells what it really holds. */

import { readSolutions } from '../rdf/solutions.js';
import { positionGraph } from './default-graph.js';
import { type Dialect, dialectOf, type RemoteClient } from './remote-client.js';
import { deleteData, insertData } from './update-text.js';

/** Where a server stands. */
export interface Position {
  /** The dataset version whose changes it holds, or, while it is being filled, will hold at least in part. */
  readonly version: number;
  /** While it is being filled: the last graph that it holds, '' before the first. Null: it has been filled. */
  readonly filledTo: string | null;
}

export type FoundPosition = { readonly dialect: Dialect } & (
  | /** Nobody has written to it. */ { readonly kind: 'none' }
  | /** Another bank has. */ { readonly kind: 'foreign'; readonly journal: string }
  | { readonly kind: 'ours'; readonly position: Position }
);

const journalPrefix = 'urn:x-bis:journal/';
/** A server that does not say in this time where it stands answers nothing else either. In milliseconds. */
const patience = 15_000;

const standsAt = 'urn:x-bis:stands-at';

/** The position as kept in one server by one journal. */
export class PositionNote {
  readonly #client: RemoteClient;
  readonly #query: string;
  readonly #journal: string;
  /** The lines that are there: one, or two when a process died between writing one and removing the other. */
  #lines: readonly string[] = [];

  /** `query` asks for journals and positions; `journal` is the journal's identity. */
  constructor(options: { readonly client: RemoteClient; readonly query: string; readonly journal: string }) {
    this.#client = options.client;
    this.#query = options.query;
    this.#journal = `${journalPrefix}${options.journal}`;
  }

  /** Reads it. Throws as the client does. */
  async read(): Promise<FoundPosition> {
    const accept = 'application/sparql-results+json';
    const response = await this.#client.query({ text: this.#query, accept, patience });
    const dialect = dialectOf(response);
    const rows = readSolutions(await response.text()).map(({ journal, position }) => ({
      journal: journal?.value ?? '',
      position: position?.value ?? '',
    }));
    const foreign = rows.find(({ journal }) => journal !== this.#journal);
    if (foreign !== undefined) {
      return { dialect, kind: 'foreign', journal: foreign.journal.slice(journalPrefix.length) };
    }
    this.#lines = rows.map(({ position }) => this.#line(position));
    const positions = rows.map(({ position }) => parsePosition(position));
    const [furthestBack] = positions.sort(compareCaution);
    if (furthestBack === undefined) return { dialect, kind: 'none' };
    return { dialect, kind: 'ours', position: furthestBack };
  }

  /** The operations that set it, to follow those that it stands for. The new one is there before the old one goes. */
  replacing(position: Position): string[] {
    const line = this.#line(spell(position));
    const old = this.#lines.filter((known) => known !== line);
    return [insertData([line], []), ...(old.length === 0 ? [] : [deleteData(old, [])])];
  }

  /** Told that those operations were done. */
  replaced(position: Position): void {
    this.#lines = [this.#line(spell(position))];
  }

  /** Sets it. Throws as the client does. */
  async write(position: Position): Promise<void> {
    for (const operation of this.replacing(position)) await this.#client.update(operation);
    this.replaced(position);
  }

  #line(position: string): string {
    return `<${this.#journal}> <${standsAt}> "${position}" <${positionGraph}> .\n`;
  }
}

// A version, and while the server is being filled a graph: IRIs have no spaces and nothing that a literal escapes.
function spell({ version, filledTo }: Position): string {
  return filledTo === null ? String(version) : `${version} filled to ${filledTo}`;
}

function parsePosition(text: string): Position {
  const [, version, filledTo] = /^(\d+)(?: filled to (.*))?$/s.exec(text) ?? [];
  // What cannot be read is no position: it is filled anew.
  if (version === undefined) return { version: 0, filledTo: '' };
  return { version: Number(version), filledTo: filledTo ?? null };
}

// The one after which more is sent again comes first: what is sent twice does no harm.
function compareCaution(a: Position, b: Position): number {
  if ((a.filledTo === null) !== (b.filledTo === null)) return a.filledTo === null ? 1 : -1;
  return a.version - b.version || ((a.filledTo ?? '') < (b.filledTo ?? '') ? -1 : 1);
}
