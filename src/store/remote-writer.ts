/** Sends sets of lines to a remote server in requests that every server takes, and finds the lines that it does not take. */

import { checkGraph, mergedGraph } from './default-graph.js';
import type { Batch } from './remote-batch.js';
import { type RemoteClient, RemoteFault } from './remote-client.js';
import type { Position, PositionNote } from './remote-position.js';
import { deleteByGraph, insertData, oneRequest } from './update-text.js';

export interface RemoteWriterOptions {
  readonly client: RemoteClient;
  readonly note: PositionNote;
  /** Told what operators should know. */
  readonly onEvent: (message: string) => void;
}

/** Virtuoso 7 compiles 5,000 lines of one graph at most, and fewer the more graphs they name. */
const mostLines = 500;
/** Characters of one request. */
const mostText = 1 << 20;
/** N-Triples sent to the graph store at once, in characters. */
const mostTriples = 4 << 20;
/** When so many lines of one batch are not taken, the server is at fault and not they. */
const mostRefused = 100;

type Operation = (lines: readonly string[]) => string;

const insert: Operation = (lines) => insertData(lines, []);

/** Writes to one server. Each method throws as the client does. */
export class RemoteWriter {
  readonly #options: RemoteWriterOptions;
  #refused = 0;

  constructor(options: RemoteWriterOptions) {
    this.#options = options;
  }

  /** Sends a batch and then the position; a small one in one request, which most servers do as a whole. */
  async send({ removed, added }: Omit<Batch, 'version'>, position: Position): Promise<void> {
    const { client, note } = this.#options;
    const isSmall =
      removed.length + added.length <= mostLines && textLength([...removed, ...added]) <= mostText;
    if (isSmall) {
      const operations = [
        ...(removed.length > 0 ? [deleteByGraph(removed)] : []),
        ...(added.length > 0 ? [insert(added)] : []),
        ...note.replacing(position),
      ];
      try {
        await client.update(oneRequest(operations));
        note.replaced(position);
        return;
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
    }
    await this.sendLines(removed, deleteByGraph);
    await this.sendLines(added);
    await note.write(position);
  }

  /** Adds lines, or does another operation with them, in pieces; those that the server does not take are told of and left out. */
  async sendLines(lines: readonly string[], operation: Operation = insert): Promise<void> {
    this.#refused = 0;
    for (const piece of cut(lines, mostText, mostLines)) await this.#sendPiece(piece, operation);
  }

  /** Adds lines of the merged graph. */
  async sendMerged(lines: readonly string[]): Promise<void> {
    const { client } = this.#options;
    if (!client.hasGraphStore) return this.sendLines(lines);
    for (const piece of cut(lines, mostTriples, Number.POSITIVE_INFINITY)) {
      const graphLength = ` <${mergedGraph}> .\n`.length;
      const triples = piece.map((line) => `${line.slice(0, -graphLength)} .\n`).join('');
      try {
        await client.add(mergedGraph, triples);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        await this.sendLines(piece);
      }
    }
  }

  async #sendPiece(lines: readonly string[], operation: Operation): Promise<void> {
    try {
      await this.#options.client.update(operation(lines));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const [line, ...more] = lines;
      if (line === undefined) return;
      if (more.length === 0) return this.#leaveOut(line, error);
      const half = Math.ceil(lines.length / 2);
      await this.#sendPiece(lines.slice(0, half), operation);
      await this.#sendPiece(lines.slice(half), operation);
    }
  }

  // A server that takes nothing at all, for lack of room perhaps, is not asked to forget lines.
  async #leaveOut(line: string, fault: RemoteFault): Promise<void> {
    const { client, onEvent } = this.#options;
    await client.update(insert([harmless]));
    if (++this.#refused > mostRefused) throw fault;
    onEvent(
      `The server does not take a statement, which is left out there: ${line.trim()} (${fault.message})`,
    );
  }
}

/** A line that any server takes. */
const harmless = `<urn:x-bis:writer> <urn:x-bis:can> "write" <${checkGraph}> .\n`;

function isRefusal(error: unknown): error is RemoteFault {
  return error instanceof RemoteFault && error.kind === 'refused';
}

function textLength(lines: readonly string[]): number {
  return lines.reduce((sum, { length }) => sum + length, 0);
}

/** The lines in pieces of at most so many characters and lines, but of one line at least. */
function* cut(lines: readonly string[], most: number, mostCount: number): Iterable<readonly string[]> {
  let start = 0;
  let length = 0;
  for (const [at, line] of lines.entries()) {
    if (at > start && (length + line.length > most || at - start >= mostCount)) {
      yield lines.slice(start, at);
      [start, length] = [at, 0];
    }
    length += line.length;
  }
  if (start < lines.length) yield lines.slice(start);
}
