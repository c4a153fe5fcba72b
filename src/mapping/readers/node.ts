/** What rules read from, whatever the format: nodes that selectors find other nodes below, and that have texts. */

/** The formats that pages are read in. `rdf` also reads the structured data of an HTML page. */
export const pageFormats = ['html', 'json', 'csv', 'rdf'] as const;
export type PageFormat = (typeof pageFormats)[number];

/** Says which nodes are meant. Each format has its own kind; CSS also reads markup that stands in other formats. */
export interface Selector {
  readonly format: PageFormat;
  /** As it was written. */
  readonly text: string;
  /** Whether it is `.`, the node itself, in every format. */
  readonly isSelf: boolean;
}

/** An element of a page, a value of a JSON document, a cell of a table, a term of a graph. */
export interface PageNode {
  /** What its relative addresses are relative to. */
  readonly baseUrl: string;
  /** The language that is said of it, in lower case; null when none is. */
  readonly language: string | null;
  /** Whether it is a heading, or stands in one. */
  readonly isHeading: boolean;
  /** The nodes that the selector finds from here, in order; none for a selector of another format. */
  select(selector: Selector): readonly PageNode[];
  /** What stands beside a label below it; the label as `normalizeLabel` gives it. */
  labelled(label: string): readonly PageNode[];
  /**
   * Its attribute; its text (null); or its markup made text (`html`). Undefined when it has none: an attribute that is
   * not there, an object of JSON.
   */
  take(attribute: string | null): string | undefined;
  /** The beginning of its text. */
  beginning(length: number): string;
}

/** A page as it was parsed. */
export interface ParsedPage {
  readonly root: PageNode;
  readonly baseUrl: string;
}
