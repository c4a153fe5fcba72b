/** Applies a mapping to a page: the records it tells of, the links that lead on, and what was found amiss. */

import type { Diagnostic } from '../model/diagnostic.js';
import type { Iris } from '../model/iris.js';
import type { Page } from '../model/page.js';
import { namedNode } from '../rdf/terms.js';
import type { MappedPage, MappedRecord, PageLink } from './mapped-page.js';
import type { LinkRule, Mapping, PageKind } from './mapping.js';
import { keyOfUrl } from './mint.js';
import { type HtmlPage, readHtml } from './readers/html.js';
import { type FillOutcome, RecordBuilder } from './record-builder.js';

export interface MapOptions {
  readonly mapping: Mapping;
  readonly iris: Iris;
  /** URL of the list page that led here, if one did. */
  readonly listedOn: string | null;
}

const languageTag = /^[a-z]{2,3}(?=$|[-_])/;
/** The language of a page that does not say it. */
const usualLanguage = 'fr';

/** Maps one page. Never throws for what is on the page. */
export function mapPage(page: Page, { mapping, iris, listedOn }: MapOptions): MappedPage {
  const url = new URL(page.url);
  const candidates = mapping.pageKinds.filter((kind) => kind.url.matches(url));
  const html = readHtml(page.text, page.url);
  const kind = candidates.find(({ when }) => when === null || html.root.select(when).length > 0);
  if (kind === undefined) return { ...nothing, diagnostics: [ofNoKind(candidates, page.url)] };
  const language = languageTag.exec(html.language ?? '')?.[0] ?? usualLanguage;
  const builder = new RecordBuilder({ page: page.url, source: mapping.source, iris, language, html });
  const records = kind.rules.length === 0 ? [] : mapRecord(kind, url, builder, listedOn);
  const links = kind.links.flatMap((rule) => followLinks(rule, html, builder));
  return { kind: kind.name, records, links, diagnostics: builder.diagnostics, matches: builder.matches };
}

const nothing = { kind: null, records: [], links: [], matches: [] };

function ofNoKind(candidates: readonly PageKind[], page: string): Diagnostic {
  const [first] = candidates;
  return first === undefined
    ? { severity: 'warning', message: 'No page kind of the mapping has a "url" like this one.', page }
    : {
        severity: 'warning',
        message: `The address is that of a page of kind "${first.name}", but "when: ${first.when}" finds nothing on it.`,
        place: first.place,
        page,
      };
}

function mapRecord(
  kind: PageKind,
  url: URL,
  builder: RecordBuilder,
  listedOn: string | null,
): readonly MappedRecord[] {
  const key = kind.key === null ? null : keyOfUrl(kind.key, url);
  if (key === null) {
    builder.report('error', kind.place, 'The address of the page does not hold the key of its record.');
    return [];
  }
  const { iris, source } = builder.context;
  const iri = iris.thing('initiative', source, key);
  const graph = iris.graph(source, key);
  const outcome: FillOutcome = builder.build(namedNode(iri), kind, listedOn, namedNode(graph));
  return outcome.complete ? [{ key, iri, graph: { iri: graph, quads: outcome.quads } }] : [];
}

function followLinks(rule: LinkRule, html: HtmlPage, builder: RecordBuilder): PageLink[] {
  const { nodes, attribute } = builder.find(rule.selections, html.root);
  const urls = nodes.flatMap((node) => {
    const text = node.take(attribute)?.trim();
    const url = text === undefined || text === '' ? null : URL.parse(text, html.baseUrl);
    if (url === null || !url.protocol.startsWith('http')) {
      builder.report('warning', rule.place, `"${text ?? ''}" is not an address that can be followed.`);
      return [];
    }
    url.hash = '';
    return [url.href];
  });
  return [...new Set(urls)].map((url) => ({ kind: rule.kind, url }));
}
