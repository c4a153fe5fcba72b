/** Applies a mapping to a page: the records it tells of, the links that lead on, and what was found amiss. */

import type { Diagnostic } from '../model/diagnostic.js';
import type { Iris } from '../model/iris.js';
import type { Page } from '../model/page.js';
import { namedNode } from '../rdf/terms.js';
import { quoteWords } from './clean-text.js';
import { unstableKey } from './compile-page.js';
import { Deadline, DeadlinePassed, mostCharacters } from './deadline.js';
import type { DetectLanguage } from './detect-language.js';
import { httpAddress } from './http-address.js';
import type { MappedPage, MappedRecord, PageLink } from './mapped-page.js';
import type { LinkRule, Mapping, PageKind } from './mapping.js';
import { PageReading } from './page-reading.js';
import { HtmlPage, type PageNode } from './readers/html.js';
import { RecordBuilder } from './record-builder.js';
import { readKey } from './record-key.js';

export interface MapOptions {
  readonly mapping: Mapping;
  readonly iris: Iris;
  /** URL of the list page that led here, if one did. */
  readonly listedOn: string | null;
  /** Milliseconds since the epoch: the mapping of a page has a deadline. */
  readonly clock: () => number;
  /** Pages that rules asked for (`needs`), by URL; null for one that cannot be read. */
  readonly linked?: ReadonlyMap<string, Page | null>;
  /** Tells the language of a page that states none; French without it. */
  readonly detectLanguage?: DetectLanguage;
}

/** The time that the mapping of one page may take, its parsing included, in milliseconds. */
export const timeLimit = 10_000;

const nothing = { kind: null, records: [], links: [], needs: [], matches: [], personalData: 0 };

/** Maps one page. Never throws for what is on the page. */
export function mapPage(page: Page, options: MapOptions): MappedPage {
  const { mapping, clock, linked = new Map(), detectLanguage = () => null } = options;
  const url = new URL(page.url);
  const candidates = mapping.pageKinds.filter(({ urls }) => urls.some((pattern) => pattern.matches(url)));
  const deadline = new Deadline(clock, timeLimit);
  try {
    const html = new HtmlPage(page.text, page.url, deadline);
    const kind = candidates.find(({ when }) => when === null || html.root.select(when).length > 0);
    if (kind === undefined) return { ...nothing, diagnostics: [ofNoKind(candidates, page.url)] };
    return mapKind(new PageReading({ page, html, kind, deadline, linked, detectLanguage }), options);
  } catch (error) {
    // A selector may go deeper into a hostile page than the call stack does.
    if (!(error instanceof DeadlinePassed) && !(error instanceof RangeError)) throw error;
    return { ...nothing, diagnostics: [tooMuch(candidates[0], page.url)] };
  }
}

function mapKind(reading: PageReading, options: MapOptions): MappedPage {
  const { kind } = reading;
  const records = kind.rules.length === 0 ? [] : mapRecords(reading, options);
  const links = kind.links.flatMap((rule) => followLinks(rule, reading));
  const { diagnostics, matches, needs, personalData } = reading;
  return { kind: kind.name, records, links, needs: [...needs], diagnostics, matches, personalData };
}

function ofNoKind(candidates: readonly PageKind[], page: string): Diagnostic {
  const [first] = candidates;
  return first === undefined
    ? { severity: 'warning', message: 'No page kind of the mapping has a "url" like this one.', page }
    : {
        severity: 'warning',
        message: `The address is that of a page of kind "${first.name}", but "when: ${first.when?.text}" finds nothing on it.`,
        place: first.place,
        page,
      };
}

function tooMuch(kind: PageKind | undefined, page: string): Diagnostic {
  const limits = `${timeLimit / 1000} seconds, or read more than ${mostCharacters / 1e6} million characters`;
  const message = `The page was given up: mapping it took more than ${limits}. Look at its markup; simpler selectors, or "root", may help.`;
  return { severity: 'error', message, page, ...(kind === undefined ? {} : { place: kind.place }) };
}

function mapRecords(reading: PageReading, options: MapOptions): MappedRecord[] {
  const { kind } = reading;
  const records = new Map<string, MappedRecord>();
  let unstable = false;
  for (const scope of scopesOf(reading)) {
    const found = readKey(kind.key, reading, scope);
    if (found === null) {
      reading.report('error', kind.keyPlace, noKey(kind, scope));
      continue;
    }
    unstable ||= found.isUnstable;
    if (records.has(found.key)) {
      const message = `Two records of the page have the key ${quoteWords(found.key)}: neither is published. Take the key from what differs.`;
      reading.report('error', kind.keyPlace, message);
      continue;
    }
    const record = mapRecord(reading, scope, found.key, options);
    if (record !== null) records.set(found.key, record);
  }
  if (unstable) reading.report('warning', kind.keyPlace, unstableKey);
  return [...records.values()];
}

// What the records stand in: the root, or each of the elements below it that tell of one.
function scopesOf(reading: PageReading): readonly PageNode[] {
  const { kind, html } = reading;
  const roots = kind.root === null ? [html.root] : html.root.select(kind.root);
  const [root] = roots;
  if (root === undefined || roots.length > 1) {
    const message = `"root: ${kind.root?.text}" finds ${roots.length} elements, and it has to find one.`;
    reading.report('error', kind.place, message);
    return [];
  }
  if (kind.each === null) return [root];
  const scopes = root.select(kind.each);
  if (scopes.length === 0)
    reading.report('warning', kind.place, `"each: ${kind.each.text}" finds no record on the page.`);
  return scopes;
}

function noKey({ key }: PageKind, scope: PageNode): string {
  return key.some((part) => part.kind === 'select')
    ? `No key is found for the record that begins with ${quoteWords(scope.beginning(200))}: the page is withheld. Correct "key", or give the record on the page what it selects.`
    : 'The address of the page does not hold the key of its record.';
}

function mapRecord(
  reading: PageReading,
  scope: PageNode,
  key: string,
  options: MapOptions,
): MappedRecord | null {
  const { mapping, iris, listedOn } = options;
  const { source, example } = mapping;
  const iri = iris.thing(reading.kind.recordKind, source, key);
  // A call and an initiative may have one number.
  const { recordKind } = reading.kind;
  const graph = iris.graph(source, recordKind === 'initiative' ? key : `${recordKind}-${key}`);
  const subject = namedNode(iri);
  const builder = new RecordBuilder({
    reading,
    source,
    example,
    iris,
    listedOn,
    subject,
    graph: namedNode(graph),
  });
  const { complete, quads, mentions } = builder.build(scope);
  if (!complete) return null;
  return { key, iri, graph: { iri: graph, quads }, mentions, source, page: reading.page.url };
}

function followLinks({ kind, place, selections }: LinkRule, reading: PageReading): PageLink[] {
  const { html } = reading;
  const urls = new Set<string>();
  for (const { selector, attribute } of selections) {
    const nodes = html.root.select(selector);
    for (const node of nodes) {
      const text = node.take(attribute) ?? '';
      const url = httpAddress(text, html.baseUrl);
      if (url !== null) urls.add(url);
      else reading.report('warning', place, `${quoteWords(text)} is not an address that can be followed.`);
    }
    if (nodes.length > 0) break;
  }
  return [...urls].map((url) => ({ kind, url }));
}
