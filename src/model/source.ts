/** A source: a partner of the collective, and what the bank knows of its site. */

/** The five families of the founding document. */
export const families = ['associations', 'media', 'institutions', 'foundations', 'local-platforms'] as const;
export type Family = (typeof families)[number];

/** `founding-document`: only facts of the founding document are published. */
export const opennessLevels = ['open', 'commons', 'collective', 'private', 'founding-document'] as const;
export type Openness = (typeof opennessLevels)[number];

export const statuses = ['live', 'moved', 'archived', 'listed'] as const;
export type SourceStatus = (typeof statuses)[number];

/** What a mapping's author has seen of the site: bytes really read, or only what its CMS usually gives. */
export type Evidence =
  | { readonly kind: 'observed'; readonly url: string; readonly date: string; readonly sha256: string }
  | { readonly kind: 'cms-default' | 'reconstructed' | 'none' };

/** A text in the two languages of the site. */
export interface BilingualText {
  readonly fr: string;
  readonly en: string;
}

/** `mappings/<id>/source.yaml`, read and checked. */
export interface Source {
  readonly id: string;
  readonly name: BilingualText;
  readonly family: Family;
  /** Null where nobody has told it. */
  readonly homepage: string | null;
  /** Host names (lower case) that the source's pages may stand on. */
  readonly hosts: readonly string[];
  readonly status: SourceStatus;
  readonly evidence: Evidence;
  /** IRI of the licence of its data; null when it has not been communicated. */
  readonly licence: string | null;
  /** A page or address by which the partner is reached; null when none was given. */
  readonly contactPoint: string | null;
  readonly openness: Openness;
  /** Its own definition of innovation; null when it has given none. */
  readonly definitionOfInnovation: BilingualText | null;
  /** Whether all its records are fictional: each is typed `bis:ExampleRecord`. */
  readonly example: boolean;
  readonly crawl: CrawlRules;
}

/** Where a crawl begins and how far it may go. */
export interface CrawlRules {
  /** Addresses; `{since}` in one stands for the time since when changes are wanted. */
  readonly start: readonly string[];
  /** Least time between two requests, in milliseconds. */
  readonly delay: number;
  /** Hours of the day, in France, in which the partner wants to be visited; null: at all hours. */
  readonly hours: string | null;
  /** Where the sitemap is; `auto`: where robots.txt or custom says; null: it is not used. */
  readonly sitemap: string | null;
  /** Feeds (RSS, Atom) that lead to new pages. */
  readonly feeds: readonly string[];
  /** Parameters of addresses that no page is told by, such as that of a menu. */
  readonly drop: readonly string[];
  /** What stands before a page's address at a web archive that keeps the site (Memento, RFC 7089); null: the site is read. */
  readonly memento: string | null;
  /** The address of an event stream whose objects are read as pages; null: there is none. */
  readonly stream: string | null;
  /** Most pages that one harvest reads. */
  readonly budget: number;
}
