/** Atom feeds (RFC 4287). */

import { escapeXml } from '../rdf/escape-xml.js';
import { xmlNamespaces } from '../rdf/vocabulary.js';

/** Moments are in ISO 8601, addresses absolute; texts are plain. */
export interface AtomEntry {
  /** An IRI that stays the same whatever becomes of the entry. */
  readonly id: string;
  readonly title: string;
  /** When it was first there. */
  readonly published?: string;
  readonly updated: string;
  readonly summary?: string;
  /** The page of it. */
  readonly href: string;
  readonly author?: string;
  readonly categories?: readonly string[];
  readonly language?: string;
}

export interface AtomFeed {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly language: string;
  readonly updated: string;
  readonly self: string;
  /** The same as a page. */
  readonly alternate: string;
  /** Where older entries are (RFC 5005, 3). */
  readonly next?: string;
  /** Who answers for entries without an author of their own. */
  readonly author: string;
  readonly entries: readonly AtomEntry[];
}

/** The media type with its charset. */
export const atomContentType = 'application/atom+xml; charset=utf-8';

function element(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `<${name}>${escapeXml(text)}</${name}>`;
}

function link(rel: string, href: string | undefined, type: string): string {
  return href === undefined ? '' : `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`;
}

function entryXml(entry: AtomEntry): string {
  const { id, title, published, updated, summary, href, author, categories = [], language } = entry;
  const own = language === undefined || language === '' ? '' : ` xml:lang="${escapeXml(language)}"`;
  return [
    `<entry${own}>`,
    element('id', id),
    // An entry has a title, if an empty one (4.1.2).
    `<title>${escapeXml(title)}</title>`,
    element('published', published),
    element('updated', updated),
    link('alternate', href, 'text/html'),
    author === undefined ? '' : `<author>${element('name', author)}</author>`,
    ...categories.map((term) => `<category term="${escapeXml(term)}"/>`),
    element('summary', summary),
    '</entry>',
  ].join('');
}

/** A feed as XML, newest entries as given. */
export function atomFeed(feed: AtomFeed): string {
  const { id, title, subtitle, language, updated, self, alternate, next, author, entries } = feed;
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="${xmlNamespaces.atom}" xml:lang="${escapeXml(language)}">`,
    element('id', id),
    element('title', title),
    element('subtitle', subtitle),
    element('updated', updated),
    link('self', self, 'application/atom+xml'),
    link('alternate', alternate, 'text/html'),
    link('next', next, 'application/atom+xml'),
    `<author>${element('name', author)}</author>`,
    ...entries.map(entryXml),
    '</feed>',
  ]
    .filter((line) => line !== '')
    .join('\n')}\n`;
}
