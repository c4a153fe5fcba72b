/** What the bank tells a page elsewhere that shows something of it: plain values in the language asked for. */

/** The kinds of thing that other sites show. */
export const widgetKinds = ['initiatives', 'initiative', 'map', 'count', 'calls'] as const;
export type WidgetKind = (typeof widgetKinds)[number];

/** A text that leads somewhere. The address is absolute; null: there is none to be followed. */
export interface WidgetLink {
  readonly text: string;
  readonly href: string | null;
}

/** A record in short. Everything in it is text of partners, never markup. */
export interface WidgetItem {
  readonly iri: string;
  /** Its page at the bank. */
  readonly href: string;
  readonly title: string;
  /** Language tag of title and text; may be empty. */
  readonly language: string;
  readonly text: string | null;
  /** What kind of thing it is, where that is worth a word: a kind of call, or that the record is fictional. */
  readonly badge: string | null;
  readonly source: WidgetLink | null;
  /** Where, and when: a date, or until when a call is open. */
  readonly details: readonly string[];
}

/** A partner whose records are shown, and under which licence. */
export interface WidgetSource extends WidgetLink {
  readonly licence: WidgetLink;
}

/** `GET /embed/<kind>?format=json`. */
export interface WidgetAnswer {
  readonly kind: WidgetKind;
  readonly language: 'fr' | 'en';
  /** The dataset version. */
  readonly version: number;
  /** How many there are in all. */
  readonly total: number;
  /** What is shown, in a few words: `128 initiatives`. */
  readonly heading: string;
  readonly items: readonly WidgetItem[];
  readonly sources: readonly WidgetSource[];
  /** The search for all of them, or the page of the record. */
  readonly more: WidgetLink;
  readonly bank: WidgetLink;
  /** The page to be shown in a frame. */
  readonly frame: string;
  /** Chosen values that the bank does not know, by parameter. */
  readonly unknown: readonly { readonly parameter: string; readonly value: string }[];
  readonly words: {
    readonly toldBy: string;
    readonly sources: string;
    readonly none: string;
  };
  /** What is shown in the words of schema.org (JSON-LD); null where it was not asked for, or there is nothing to say. */
  readonly schema: object | null;
}
