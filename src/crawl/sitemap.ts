/** Sitemaps (sitemaps.org, 0.9) and feeds (RSS 2.0, Atom: RFC 4287): the addresses that a site itself lists. */

import { Parser } from 'htmlparser2';

/** An address, and when the site says that what stands there was changed (as it writes it). */
export interface ListedAddress {
  readonly url: string;
  readonly changed: string | null;
}

/** What a file lists: further sitemaps, or pages. */
export interface ListedAddresses {
  readonly kind: 'sitemaps' | 'pages';
  readonly entries: readonly ListedAddress[];
}

/** Entries that a file may have (sitemaps.org), and characters of one value. */
const mostEntries = 50_000;
const longestValue = 4_096;

/** Elements that hold an entry. */
const containers = new Set(['url', 'sitemap', 'item', 'entry']);
/** Elements of an entry that hold its address, and when it was changed. */
const addressElements = new Set(['loc', 'link', 'guid']);
const dateElements = new Set(['lastmod', 'pubdate', 'updated', 'published', 'dc:date']);

/** Reads a file; null when it is neither. What is cut or malformed gives what stands before. */
export function readListed(text: string): ListedAddresses | null {
  const reader = new ListReader();
  const parser = new Parser(reader.handler, { xmlMode: true, decodeEntities: true });
  parser.write(text);
  parser.end();
  return reader.result;
}

class ListReader {
  #kind: ListedAddresses['kind'] | null = null;
  readonly #entries: ListedAddress[] = [];
  #entry: { url: string; changed: string } | null = null;
  #element = '';
  #text = '';

  readonly handler = {
    onopentag: (name: string, attributes: Readonly<Record<string, string>>) =>
      this.#open(name.toLowerCase(), attributes),
    ontext: (text: string) => {
      if (this.#entry !== null && this.#text.length < longestValue) this.#text += text;
    },
    // What is only closed because the text ends was cut.
    onclosetag: (name: string, isImplied: boolean) => {
      if (!isImplied) this.#close(name.toLowerCase());
    },
  };

  get result(): ListedAddresses | null {
    return this.#kind === null ? null : { kind: this.#kind, entries: this.#entries };
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sitemapindex') this.#kind ??= 'sitemaps';
    if (['urlset', 'rss', 'feed', 'rdf:rdf'].includes(name)) this.#kind ??= 'pages';
    if (containers.has(name)) this.#entry = { url: '', changed: '' };
    this.#element = name;
    this.#text = '';
    // Atom: <link rel="alternate" href="…">.
    const { href, rel = 'alternate' } = attributes;
    if (name === 'link' && href !== undefined && rel === 'alternate' && this.#entry !== null) {
      this.#entry.url ||= href;
    }
  }

  #close(name: string): void {
    const entry = this.#entry;
    if (entry === null) return;
    const value = this.#text.trim();
    if (name === this.#element && value !== '') {
      if (addressElements.has(name) && (entry.url === '' || name !== 'guid')) entry.url = value;
      if (dateElements.has(name)) entry.changed ||= value;
    }
    this.#element = '';
    if (!containers.has(name)) return;
    if (/^https?:/i.test(entry.url) && this.#entries.length < mostEntries) {
      this.#entries.push({ url: entry.url, changed: entry.changed || null });
    }
    this.#entry = null;
  }
}
