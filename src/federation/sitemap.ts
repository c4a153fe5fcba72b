/**
 * The sitemap (sitemaps.org): the pages of initiatives, organizations, partners and themes, in both languages. Calls come
 * and go: their list leads to those that are open.
 */

import { problem } from '../http/problem.js';
import type { DescribedThing, ThingLister } from '../model/ports.js';
import { escapeXml } from '../rdf/escape-xml.js';
import { scheme, xmlNamespaces } from '../rdf/vocabulary.js';

export interface SitemapOptions {
  readonly lister: ThingLister;
  readonly base: string;
  /** The dataset version: what was counted holds as long as it. */
  readonly version: () => number;
  /** Ids of sources whose records are fictional: nobody is to find them for real ones. */
  readonly examples: readonly string[];
}

/** Things a file: each has a page in two languages. A file may name 50,000, and is made while others wait. */
const mostThings = 1_000;
const kinds = ['initiative', 'organization', 'source', 'theme'] as const;
type Kind = (typeof kinds)[number];
/** Pages that tell of no single thing. */
const about = ['charte', 'rejoindre', 'partir', 'alertes', 'donnees'].map((name) => `a-propos/${name}`);
const ways = [
  'recherche',
  'carte',
  'appels',
  'statistiques',
  'sources',
  'requetes',
  'sparql',
  'catalogue',
  'integrer',
];
const pages = ['', ...ways, 'ns', 'scheme/themes', 'a-propos', ...about];

/** Gives the sitemap: one file or, where they are too many, an index of files. */
export class Sitemap {
  readonly #options: SitemapOptions;
  #counted: { readonly version: number; readonly counts: Readonly<Record<Kind, number>> } | null = null;

  constructor(options: SitemapOptions) {
    this.#options = options;
  }

  /** `/sitemap.xml` */
  whole(): Response {
    const counts = this.#counts();
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (total > mostThings) return xml(this.#index(counts));
    return xml(urlSet([...this.#pages(), ...kinds.flatMap((kind) => this.#things(kind, 0))]));
  }

  /** `/sitemap/<name>`: `pages.xml`, `initiative-1.xml`. */
  part(name: string): Response {
    if (name === 'pages.xml') return xml(urlSet(this.#pages()));
    const [, kind, number] = /^([a-z]+)-([1-9]\d{0,5})\.xml$/.exec(name) ?? [];
    const known = kinds.find((one) => one === kind);
    const offset = (Number(number) - 1) * mostThings;
    if (known === undefined || offset >= this.#counts()[known]) return problem('not-found');
    return xml(urlSet(this.#things(known, offset)));
  }

  /** `/robots.txt`: pages are for everybody, searches and questions without end are not for crawlers. */
  robots(): Response {
    const { base } = this.#options;
    const path = new URL(base).pathname;
    const closed = [
      ...['recherche?', 'carte?', 'appels?', 'statistiques?', 'integrer?'].flatMap((view) => [
        view,
        `en/${view}`,
      ]),
      '?',
      'en?',
      'sparql?',
      'api/queries/',
      'update',
      'graph-store',
    ];
    const lines = ['User-agent: *', ...closed.map((part) => `Disallow: ${path}${part}`), 'Allow: /'];
    return new Response(`${lines.join('\n')}\n\nSitemap: ${base}sitemap.xml\n`, {
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  }

  #counts(): Readonly<Record<Kind, number>> {
    const { lister, version } = this.#options;
    const now = version();
    if (this.#counted?.version === now) return this.#counted.counts;
    const counted = kinds.map((kind) => [kind, lister.countThings(this.#prefix(kind))] as const);
    const counts = Object.fromEntries(counted) as Record<Kind, number>;
    this.#counted = { version: now, counts };
    return counts;
  }

  #prefix(kind: Kind): string {
    return kind === 'theme' ? `${scheme.themes.value}/` : `${this.#options.base}id/${kind}/`;
  }

  #index(counts: Readonly<Record<Kind, number>>): string {
    const parts = kinds.flatMap((kind) =>
      Array.from({ length: Math.ceil(counts[kind] / mostThings) }, (_, n) => `${kind}-${n + 1}.xml`),
    );
    const entries = ['pages.xml', ...parts].map(
      (name) => `<sitemap><loc>${escapeXml(`${this.#options.base}sitemap/${name}`)}</loc></sitemap>\n`,
    );
    return `<sitemapindex xmlns="${xmlNamespaces.sitemap}">\n${entries.join('')}</sitemapindex>\n`;
  }

  #pages(): string[] {
    return pages.flatMap((path) => this.#entries(path, null));
  }

  #things(kind: Kind, offset: number): string[] {
    const { lister, examples, base } = this.#options;
    const isExample = ({ iri }: DescribedThing) =>
      examples.some((id) => iri.startsWith(`${base}id/${kind}/${id}/`) || iri === `${base}id/source/${id}`);
    const found = lister.things(this.#prefix(kind), { offset, limit: mostThings });
    return found
      .filter((thing) => !isExample(thing))
      .flatMap(({ iri, changedAt }) => this.#entries(this.#path(kind, iri), changedAt));
  }

  #path(kind: Kind, iri: string): string {
    return kind === 'theme'
      ? `scheme/${iri.slice(scheme.iri.length)}`
      : `doc/${iri.slice(`${this.#options.base}id/`.length)}`;
  }

  // A page in each language names the other one, and itself (Google, localized versions).
  #entries(path: string, changedAt: string | null): string[] {
    const { base } = this.#options;
    const addresses = { fr: base + path, en: path === '' ? `${base}en` : `${base}en/${path}` };
    const link = (language: string, href: string) =>
      `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(href)}"/>`;
    const links = `${link('fr', addresses.fr)}${link('en', addresses.en)}${link('x-default', addresses.fr)}`;
    const changed = changedAt === null ? '' : `<lastmod>${escapeXml(changedAt)}</lastmod>`;
    return Object.values(addresses).map(
      (address) => `<url><loc>${escapeXml(address)}</loc>${changed}${links}</url>\n`,
    );
  }
}

function urlSet(entries: readonly string[]): string {
  return `<urlset xmlns="${xmlNamespaces.sitemap}" xmlns:xhtml="${xmlNamespaces.xhtml}">\n${entries.join('')}</urlset>\n`;
}

function xml(document: string): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${document}`, {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
}
