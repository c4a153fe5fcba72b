/** The stream that a data directory follows, as its journal keeps it: the mark, the pages, and the newest versions. */

import { sha256 } from '../model/digest.js';
import type { FollowedMember, FollowedPage, Following, TakenMembers } from '../model/followed-stream.js';
import { Iris } from '../model/iris.js';
import { FollowsStream } from './errors.js';
import { ForgottenNames, namesOf } from './forgotten-names.js';
import { type Journal, readSetting, writeSetting } from './journal.js';
import type { JournalWriter } from './journal-writer.js';

const setting = 'follows';

/** The stream that the data directory is a copy of; null: it is none. */
export function readFollowing({ database }: Pick<Journal, 'database'>): Following | null {
  const text = readSetting(database, setting);
  return text === undefined ? null : (JSON.parse(text) as Following);
}

/** Commands that write to the copy of a stream, too: they add nothing to what the stream tells. */
const onCopies = new Set(['bis follow', 'bis serve --follow', 'bis forget']);

/** Throws `FollowsStream` where a command would add something of its own to the copy of a stream. */
export function assertOwn(journal: Journal, command: string): void {
  const following = readFollowing(journal);
  if (following === null || onCopies.has(command)) return;
  throw new FollowsStream(
    `${journal.file} is a copy of ${following.address}: it holds what that stream tells and nothing else, ` +
      `so "${command}" has no place there. Set BIS_DATA to another directory.`,
  );
}

/** Marks the data directory as a copy of a stream, or notes how following it goes. */
export function writeFollowing(
  { database }: Pick<Journal, 'database'>,
  writer: JournalWriter,
  following: Following,
): void {
  writer.batch(() => writeSetting(database, setting, JSON.stringify(following)));
}

/** How far a stream was followed. */
export interface FollowedExtent {
  readonly pages: number;
  /** The newest version that was taken in: its moment (empty where the stream has none) and its number. */
  readonly moment: string;
  readonly sequence: number;
}

/** How far the stream was followed; null: nothing of it is there. */
export function followedExtent({ database }: Pick<Journal, 'database'>): FollowedExtent | null {
  const newest = database
    .prepare('SELECT moment, sequence FROM followed_graph ORDER BY moment DESC, sequence DESC LIMIT 1')
    .get();
  const pages = Number(database.prepare('SELECT count(*) AS pages FROM followed_page').get()?.pages);
  return newest === undefined
    ? null
    : { pages, moment: String(newest.moment), sequence: Number(newest.sequence) };
}

/** Members in a transaction: what is lost by a kill, and how long others wait. */
const portion = 100;

/** Keeps the pages and versions of the stream. */
export class FollowedTable {
  readonly #journal: Journal;
  readonly #forgotten: ForgottenNames;
  readonly #statements;

  constructor(journal: Journal) {
    const { database } = journal;
    this.#journal = journal;
    this.#forgotten = new ForgottenNames(journal);
    this.#statements = {
      page: database.prepare('SELECT tag, is_full, relations FROM followed_page WHERE address = ?'),
      setPage: database.prepare(
        'INSERT OR REPLACE INTO followed_page (address, tag, is_full, relations) VALUES (?, ?, ?, ?)',
      ),
      pages: database.prepare('SELECT address, is_full FROM followed_page'),
      dropPage: database.prepare('DELETE FROM followed_page WHERE address = ?'),
      version: database.prepare('SELECT moment, sequence, hash FROM followed_graph WHERE graph = ?'),
      setVersion: database.prepare(
        'INSERT OR REPLACE INTO followed_graph (graph, moment, sequence, hash) VALUES (?, ?, ?, ?)',
      ),
    };
  }

  /** What is remembered of a page. */
  page(address: string): FollowedPage | undefined {
    const row = this.#statements.page.get(address);
    if (row === undefined) return undefined;
    return {
      address,
      tag: row.tag === null ? null : String(row.tag),
      isFull: row.is_full === 1,
      relations: JSON.parse(String(row.relations)) as string[],
    };
  }

  /** Takes the members of a page in, in portions; the page is remembered with the last one. */
  take(writer: JournalWriter, members: readonly FollowedMember[], page: FollowedPage): TakenMembers {
    const contradicted: string[] = [];
    let changed = 0;
    for (let first = 0; first === 0 || first < members.length; first += portion) {
      const isLast = first + portion >= members.length;
      writer.batch(() => {
        for (const member of members.slice(first, first + portion)) {
          const outcome = this.#takeMember(writer, member);
          if (outcome === 'contradicted') contradicted.push(member.graph);
          else if (outcome === 'changed') changed++;
        }
        if (isLast) this.#setPage(page);
      });
    }
    return { changed, contradicted };
  }

  #takeMember(
    writer: JournalWriter,
    { graph, moment, sequence, lines }: FollowedMember,
  ): 'changed' | 'unchanged' | 'contradicted' {
    const hash = lines.length === 0 ? null : sha256(lines.join(''));
    const known = this.#statements.version.get(graph);
    if (known !== undefined) {
      const isSame = known.moment === moment && known.sequence === sequence;
      if (isSame) return known.hash === hash ? 'unchanged' : 'contradicted';
      const isOlder =
        moment < String(known.moment) || (moment === known.moment && sequence < Number(known.sequence));
      if (isOlder) return 'unchanged';
    }
    this.#statements.setVersion.run(graph, moment, sequence, hash);
    const kept = this.isWithheld(graph, lines) ? [] : lines;
    return writer.putGraph({ iri: graph, kind: 'content', page: null, lines: kept })
      ? 'changed'
      : 'unchanged';
  }

  /** Whether a graph was forgotten here, by itself or with its source, or links to what was. */
  isWithheld(graph: string, lines: readonly string[]): boolean {
    const { base } = this.#journal;
    const isForgotten = (iri: string) => namesOf(iri, base).some((name) => this.#forgotten.has(name));
    if (isForgotten(graph)) return true;
    if (!graph.startsWith(new Iris(base).linkGraphs())) return false;
    const things = lines.join('').matchAll(/<([^<>]*)id\/[^/<>]+\/([^/<>]+\/[^/<>]+)>/g);
    return things.some(
      ([, before = '', record = '']) => before === base && isForgotten(`${base}graph/${record}`),
    );
  }

  #setPage({ address, tag, isFull, relations }: FollowedPage): void {
    this.#statements.setPage.run(address, tag, isFull ? 1 : 0, JSON.stringify(relations));
  }

  /** The pages that are remembered besides these, and how many of them were full. */
  pagesBesides(addresses: ReadonlySet<string>): { readonly all: readonly string[]; readonly full: number } {
    const gone = this.#statements.pages.all().filter(({ address }) => !addresses.has(String(address)));
    return {
      all: gone.map(({ address }) => String(address)),
      full: gone.filter((page) => page.is_full === 1).length,
    };
  }

  /** Lets go of pages. */
  dropPages(writer: JournalWriter, addresses: readonly string[]): void {
    writer.batch(() => {
      for (const address of addresses) this.#statements.dropPage.run(address);
    });
  }
}

/** Has the whole stream read again, so that graphs which are not here come back. */
export function readStreamAgain({ database }: Pick<Journal, 'database'>, writer: JournalWriter): void {
  writer.batch(() => {
    database.exec('DELETE FROM followed_page');
    database.exec('DELETE FROM followed_graph WHERE graph NOT IN (SELECT iri FROM graph WHERE quads > 0)');
  });
}
