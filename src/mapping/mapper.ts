/** Applies a mapping to a page: the records it tells of, the links that lead on, and what was found amiss. */

import type { Diagnostic } from '../model/diagnostic.js';
import type { Iris } from '../model/iris.js';
import type { Page } from '../model/page.js';
import { namedNode } from '../rdf/terms.js';
import { quoteWords } from './clean-text.js';
import { unstableKey } from './compile-page.js';
import { Deadline, DeadlinePassed, mostCharacters } from './deadline.js';
import type { DetectLanguage } from './detect-language.js';
import { suggestion } from './findings.js';
import { httpAddress } from './http-address.js';
import { initiativesOf } from './initiatives.js';
import type { MappedPage, MappedRecord, PageLink } from './mapped-page.js';
import type { LinkRule, Mapping, PageKind } from './mapping.js';
import { PageReading } from './page-reading.js';
import type { PageFormat, PageNode, ParsedPage } from './readers/node.js';
import { parsePage, WrongFormat } from './readers/parse-page.js';
import { TablePage } from './readers/table.js';
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

const nothing = {
  ...{ kind: null, records: [], links: [], needs: [], matches: [], personalData: 0 },
  ...{ collection: null, withheld: [], isWhole: false },
};

/** Maps one page. Never throws for what is on the page. */
export function mapPage(page: Page, options: MapOptions): MappedPage {
  const { mapping, clock, linked = new Map(), detectLanguage = () => null } = options;
  const url = new URL(page.url);
  const candidates = mapping.pageKinds.filter(({ urls }) => urls.some((pattern) => pattern.matches(url)));
  const deadline = new Deadline(clock, timeLimit);
  try {
    const found = findKind(page, candidates, deadline);
    if (found === undefined) return { ...nothing, diagnostics: [ofNoKind(candidates, page.url)] };
    const { kind, parsed } = found;
    const initiatives = initiativesOf(mapping, options.iris);
    const reading = { page, parsed, kind, deadline, linked, detectLanguage, initiatives };
    return mapKind(new PageReading(reading), options);
  } catch (error) {
    if (error instanceof WrongFormat) {
      const [kind] = candidates;
      const collection = kind?.isCollection ? nameOfCollection(page.url, kind) : null;
      return { ...nothing, collection, diagnostics: [ofWrongFormat(kind, page.url, error)] };
    }
    // A selector may go deeper into a hostile page than the call stack does.
    if (!(error instanceof DeadlinePassed) && !(error instanceof RangeError)) throw error;
    return { ...nothing, diagnostics: [tooMuch(candidates[0], page.url)] };
  }
}

// The first kind whose gate the page passes. What is not what any of them reads is no page of the source as it should be.
function findKind(
  page: Page,
  candidates: readonly PageKind[],
  deadline: Deadline,
): { readonly kind: PageKind; readonly parsed: ParsedPage } | undefined {
  const pages = new Map<PageFormat, ParsedPage>();
  let wrong: WrongFormat | null = null;
  const columns = candidates.flatMap((kind) => kind.columns);
  for (const kind of candidates) {
    try {
      const parsed = pages.get(kind.format) ?? parsePage(page, kind.format, deadline, columns);
      pages.set(kind.format, parsed);
      if (kind.when === null || parsed.root.select(kind.when).length > 0) return { kind, parsed };
    } catch (error) {
      if (!(error instanceof WrongFormat)) throw error;
      wrong ??= error;
    }
  }
  if (wrong !== null && pages.size === 0) throw wrong;
  return undefined;
}

function mapKind(reading: PageReading, options: MapOptions): MappedPage {
  const { kind, parsed, page } = reading;
  for (const problem of page.statements?.problems ?? []) reading.report('warning', kind.place, `${problem}.`);
  const isTable = parsed instanceof TablePage;
  const hasAllRows = isTable ? reportTable(parsed, reading) : true;
  // Null for a record whose name is not known.
  const withheld: (string | null)[] = [];
  const records = kind.rules.length === 0 ? [] : mapRecords(reading, options, withheld);
  reading.about = page.url;
  const links = kind.links.flatMap((rule) => followLinks(rule, reading));
  const { diagnostics, matches, needs, personalData } = reading;
  const collection = kind.isCollection ? nameOfCollection(page.url, kind) : null;
  return {
    ...{ kind: kind.name, records, links, needs: [...needs], diagnostics, matches, personalData },
    collection,
    withheld: withheld.filter((graph) => graph !== null),
    isWhole: hasAllRows && !withheld.includes(null),
  };
}

// Whatever part of it is asked for: no page has such an address, since pages have no fragments.
function nameOfCollection(url: string, { name }: PageKind): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}#${name}`;
}

// False when rows had to be left out.
function reportTable(table: TablePage, reading: PageReading): boolean {
  const { kind } = reading;
  const missing = kind.columns.filter((column) => !table.has(column)).map(({ text }) => text);
  for (const name of new Set(missing)) {
    reading.report(
      'warning',
      kind.place,
      `The table has no column "${name}".${suggestion(name, table.headers)}`,
    );
  }
  for (const { row, cells } of table.ragged) {
    const message = `Row ${row} has ${cells} cells, and the header ${table.headers.length}: it is left out. An unquoted separator or line break may stand in one of them.`;
    reading.report('warning', kind.place, message);
  }
  return table.ragged.length === 0;
}

function ofWrongFormat(kind: PageKind | undefined, page: string, { message }: WrongFormat): Diagnostic {
  return {
    severity: 'warning',
    message: `The page ${message}, and its address is that of a page of kind "${kind?.name}", which reads something else.`,
    page,
    ...(kind === undefined ? {} : { place: kind.place }),
  };
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

function mapRecords(reading: PageReading, options: MapOptions, withheld: (string | null)[]): MappedRecord[] {
  const { kind, page } = reading;
  const records = new Map<string, MappedRecord>();
  let unstable = false;
  for (const scope of scopesOf(reading)) {
    const address = kind.page.length === 0 ? page.url : addressOf(kind, scope, reading);
    reading.about = address;
    const found = readKey(kind.key, reading, scope);
    if (found === null) {
      reading.report('error', kind.keyPlace, noKey(kind, scope));
      withheld.push(null);
      continue;
    }
    unstable ||= found.isUnstable;
    if (records.has(found.key)) {
      const message = `Two records of the page have the key ${quoteWords(found.key)}: neither is published. Take the key from what differs.`;
      reading.report('error', kind.keyPlace, message);
      withheld.push(null);
      continue;
    }
    const before = reading.diagnostics.length;
    const names = namesOf(found.key, kind, options);
    const mapped = mapRecord(reading, scope, { ...names, address, key: found.key }, options);
    if (mapped === null) withheld.push(names.graph);
    else records.set(found.key, { ...mapped, diagnostics: reading.diagnostics.slice(before) });
  }
  reading.about = page.url;
  if (unstable) reading.report('warning', kind.keyPlace, unstableKey);
  return [...records.values()];
}

// What the records stand in: the root, or each of the elements below it that tell of one.
function scopesOf(reading: PageReading): readonly PageNode[] {
  const {
    kind,
    parsed: { root: page },
  } = reading;
  const roots = kind.root === null ? [page] : page.select(kind.root);
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

function noKey({ key, isCollection }: PageKind, scope: PageNode): string {
  return key.some((part) => part.kind === 'select')
    ? `No key is found for the record that begins with ${quoteWords(scope.beginning(200))}: the ${isCollection ? 'record' : 'page'} is withheld. Correct "key", or give the record on the page what it selects.`
    : 'The address of the page does not hold the key of its record.';
}

interface RecordNames {
  readonly iri: string;
  readonly graph: string;
}

// A call and an initiative may have one number.
function namesOf(key: string, { recordKind }: PageKind, { iris, mapping }: MapOptions): RecordNames {
  return {
    iri: iris.thing(recordKind, mapping.source, key),
    graph: iris.graph(mapping.source, recordKind === 'initiative' ? key : `${recordKind}-${key}`),
  };
}

// A record of a document for machines is told by the page that people read, where the document gives its address.
function addressOf({ page: selections, place }: PageKind, scope: PageNode, reading: PageReading): string {
  for (const { selector, attribute } of selections) {
    const [text] = scope.select(selector).flatMap((node) => node.take(attribute) ?? []);
    const address = text === undefined ? null : httpAddress(text, scope.baseUrl);
    if (address !== null) return address;
  }
  const message = `"page" gives no address for the record that begins with ${quoteWords(scope.beginning(200))}: the document's own is given instead.`;
  reading.report('warning', place, message);
  return reading.page.url;
}

function mapRecord(
  reading: PageReading,
  scope: PageNode,
  { iri, graph, address, key }: RecordNames & { readonly address: string; readonly key: string },
  options: MapOptions,
): Omit<MappedRecord, 'diagnostics'> | null {
  const { mapping, iris, listedOn } = options;
  const { source, example } = mapping;
  const subject = namedNode(iri);
  const builder = new RecordBuilder({
    reading,
    source,
    example,
    iris,
    listedOn,
    subject,
    address,
    graph: namedNode(graph),
  });
  const { complete, quads, mentions } = builder.build(scope);
  if (!complete) return null;
  return { key, iri, graph: { iri: graph, quads }, mentions, source, page: address };
}

function followLinks({ kind, place, selections }: LinkRule, reading: PageReading): PageLink[] {
  const { root, baseUrl } = reading.parsed;
  const urls = new Set<string>();
  if (selections === 'header') {
    const { next = null } = reading.page;
    return next === null ? [] : [{ kind, url: next }];
  }
  for (const { selector, attribute } of selections) {
    const nodes = root.select(selector);
    for (const node of nodes) {
      const text = node.take(attribute) ?? '';
      const url = httpAddress(text, baseUrl);
      if (url !== null) urls.add(url);
      else reading.report('warning', place, `${quoteWords(text)} is not an address that can be followed.`);
    }
    if (nodes.length > 0) break;
  }
  return [...urls].map((url) => ({ kind, url }));
}
