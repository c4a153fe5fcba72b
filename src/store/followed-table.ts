/** The stream that a data directory follows, as its journal keeps it: the mark, the pages, and the newest versions; and streams that are sources. */

import { sha256 } from '../model/digest.js';
import type { FollowedMember, FollowedPage, Following, TakenMembers } from '../model/followed-stream.js';
import { FollowsStream } from './errors.js';
import { type Journal, readSetting, writeSetting } from './journal.js';
import type { JournalWriter } from './journal-writer.js';

const setting = 'follows';

/** The stream that the data directory is a copy of; null: it is none. */
export function readFollowing({ database }: Pick<Journal, 'database'>): Following | null {
  const text = readSetting(database, setting);
  return text === undefined ? null : (JSON.parse(text) as Following);
}

/** Throws `FollowsStream` where a command would add something of its own to the copy of a stream. */
export function assertOwn(journal: Journal, command: string): void {
  const following = readFollowing(journal);
  if (following === null) return;
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
    .prepare(
      "SELECT moment, sequence FROM followed_version WHERE source = '' ORDER BY moment DESC, sequence DESC LIMIT 1",
    )
    .get();
  const pages = Number(
    database.prepare("SELECT count(*) AS pages FROM followed_page WHERE source = ''").get()?.pages,
  );
  return newest === undefined
    ? null
    : { pages, moment: String(newest.moment), sequence: Number(newest.sequence) };
}

/** Members in a transaction: what is lost by a kill, and how long others wait. */
const portion = 100;

export interface FollowedTableOptions {
  readonly journal: Journal;
  /** The source whose stream it is; empty: that of which the data directory is a copy. */
  readonly source: string;
  /** Keeps what a member tells, in the transaction that notes its version. Returns whether that changed anything. */
  readonly keep: (writer: JournalWriter, member: FollowedMember) => boolean;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Keeps the pages and versions of a stream. */
export class FollowedTable {
  readonly #options: FollowedTableOptions;
  readonly #statements;

  constructor(options: FollowedTableOptions) {
    const { database } = options.journal;
    this.#options = options;
    this.#statements = {
      page: database.prepare(
        'SELECT tag, is_full, relations FROM followed_page WHERE source = ? AND address = ?',
      ),
      setPage: database.prepare(
        'INSERT OR REPLACE INTO followed_page (source, address, tag, is_full, relations) VALUES (?, ?, ?, ?, ?)',
      ),
      pages: database.prepare('SELECT address, is_full FROM followed_page WHERE source = ?'),
      dropPage: database.prepare('DELETE FROM followed_page WHERE source = ? AND address = ?'),
      version: database.prepare(
        'SELECT moment, sequence, hash FROM followed_version WHERE source = ? AND name = ?',
      ),
      setVersion: database.prepare(
        `INSERT OR REPLACE INTO followed_version (source, name, moment, sequence, hash, taken_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
      ),
    };
  }

  /** What is remembered of a page. */
  page(address: string): FollowedPage | undefined {
    const row = this.#statements.page.get(this.#options.source, address);
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
          if (outcome === 'contradicted') contradicted.push(member.versionOf);
          else if (outcome === 'changed') changed++;
        }
        if (isLast) this.#setPage(page);
      });
    }
    return { changed, contradicted };
  }

  #takeMember(writer: JournalWriter, member: FollowedMember): 'changed' | 'unchanged' | 'contradicted' {
    const { versionOf, moment, sequence, lines } = member;
    const { source, keep, clock } = this.#options;
    const hash = lines.length === 0 ? null : sha256(lines.join(''));
    const known = this.#statements.version.get(source, versionOf);
    if (known !== undefined) {
      const isSame = known.moment === moment && known.sequence === sequence;
      if (isSame) return known.hash === hash ? 'unchanged' : 'contradicted';
      const isOlder =
        moment < String(known.moment) || (moment === known.moment && sequence < Number(known.sequence));
      if (isOlder) return 'unchanged';
    }
    const now = new Date(clock()).toISOString();
    this.#statements.setVersion.run(source, versionOf, moment, sequence, hash, now);
    return keep(writer, member) ? 'changed' : 'unchanged';
  }

  #setPage({ address, tag, isFull, relations }: FollowedPage): void {
    const { source } = this.#options;
    this.#statements.setPage.run(source, address, tag, isFull ? 1 : 0, JSON.stringify(relations));
  }

  /** The pages that are remembered besides these, and how many of them were full. */
  pagesBesides(addresses: ReadonlySet<string>): { readonly all: readonly string[]; readonly full: number } {
    const known = this.#statements.pages.all(this.#options.source);
    const gone = known.filter(({ address }) => !addresses.has(String(address)));
    return {
      all: gone.map(({ address }) => String(address)),
      full: gone.filter((page) => page.is_full === 1).length,
    };
  }

  /** Lets go of pages. */
  dropPages(writer: JournalWriter, addresses: readonly string[]): void {
    writer.batch(() => {
      for (const address of addresses) this.#statements.dropPage.run(this.#options.source, address);
    });
  }
}

/** Has streams read again from their beginning, so that what is not here comes back. */
export function readStreamsAgain({ database }: Pick<Journal, 'database'>, writer: JournalWriter): void {
  writer.batch(() => {
    database.exec('DELETE FROM followed_page');
    database.exec(
      'DELETE FROM followed_version WHERE text IS NULL AND name NOT IN (SELECT iri FROM graph WHERE quads > 0)',
    );
  });
}
