/** Makes what other sites show of a search: its records, or how many there are; with partners and licences. */

import { licenceName } from '../../model/licence.js';
import type { CallDetails, Labelled, SearchItem, SearchResult } from '../../model/search.js';
import type { WidgetAnswer, WidgetItem, WidgetLink, WidgetSource } from '../../model/widget-answer.js';
import { beginningInWords, callsWords, endInWords } from '../calls-words.js';
import { unknownValues } from '../facet-tree.js';
import { sourcesOf as sourcesInFacet } from '../found-sources.js';
import { formatCount, formatDate, type Language, localPath, wordsOf } from '../language.js';
import { licenceOf } from '../licence.js';
import { cutText, hrefOf } from '../names.js';
import { badgeOf, notRead } from '../origin.js';
import { textOf } from '../result-list.js';
import { schemaOfList } from '../schema-org.js';
import { searchPath } from '../search-state.js';
import type { Site } from '../site.js';
import { type EmbedRequest, embedPath } from './embed-request.js';
import { embedWords } from './embed-words.js';

/** Characters of a title. */
export const longestTitle = 180;
const longestText = 260;

/** What an answer is made with. */
export interface EmbedSetting {
  readonly site: Site;
  readonly request: EmbedRequest;
  readonly language: Language;
  /** Address of the site for others, with a slash at the end. */
  readonly address: string;
  /** Today (ISO 8601). */
  readonly today: string;
}

/** What is found by a search. */
export function answerOfSearch(result: SearchResult, setting: EmbedSetting): WidgetAnswer {
  const { request, language, site } = setting;
  const { kind, state, limit, wantsSchema } = request;
  const isList = kind === 'initiatives' || kind === 'calls';
  const shown = isList ? result.items.slice(0, limit) : [];
  const items = shown.map((item) => itemOf(item, setting));
  const sources = sourcesOf(isList ? shown.map(({ source }) => source) : sourcesFound(result), setting);
  const forms = kind === 'calls' ? embedWords[language].callCount : wordsOf(language).initiativeCount;
  const heading = formatCount(result.total, forms, language) + notRead(result.facets, language);
  const more = { text: moreText(setting), href: own(searchPath(state), setting) };
  const real = items.flatMap((item, n) => {
    const found = shown[n];
    return found === undefined || found.origin === 'fictional'
      ? []
      : [{ ...item, licence: licenceOf(found.source?.iri, site) }];
  });
  return {
    ...frameOf(setting),
    version: result.version,
    total: result.total,
    ...{ heading, items, sources, more },
    unknown: unknownValues(result.facets).map(({ facet, key }) => ({ parameter: facet, value: key })),
    schema: wantsSchema ? schemaOfList(real, { name: heading, url: more.href }) : null,
  };
}

/** What all answers have. */
export function frameOf({ request, language, address }: EmbedSetting) {
  const { sources, none } = embedWords[language];
  const { siteName, toldBy } = wordsOf(language);
  const frame = embedPath({ ...request, wantsSchema: false }, language);
  return {
    ...{ kind: request.kind, language, frame: new URL(frame, address).href },
    bank: { text: siteName, href: new URL(localPath(language, '/'), address).href },
    words: { toldBy: request.kind === 'calls' ? callsWords[language].toldBy : toldBy, sources, none },
  };
}

function moreText({ request: { kind }, language }: EmbedSetting): string {
  const words = embedWords[language];
  if (kind === 'calls') return words.seeCalls;
  return kind === 'map' ? words.seeMap : words.seeAll;
}

/** The address of a page of the bank for others, by its path without language prefix. */
export function own(path: string, { language, address }: EmbedSetting): string {
  return new URL(localPath(language, path), address).href;
}

/** A link with its address in full, where that can be followed. */
export function absolute({ href, text }: { href: string; text: string }, address: string): WidgetLink {
  const whole = URL.parse(href, address);
  const isFollowed = whole !== null && /^https?:$/.test(whole.protocol);
  return { text: cutText(text, 100), href: isFollowed ? whole.href : null };
}

function itemOf(item: SearchItem, setting: EmbedSetting): WidgetItem {
  const { language, site, address } = setting;
  const { iri, title, source, places, date, call, origin } = item;
  const text = textOf(item);
  const link = ({ iri: thing, label }: Labelled) =>
    absolute({ href: hrefOf(thing, site.base, language), text: label }, address);
  const names = [...(call?.holders ?? []), ...places].map(({ label }) => cutText(label, 100));
  const kind = call?.kind?.label;
  return {
    ...{ iri, href: new URL(hrefOf(iri, site.base, language), address).href, language: title.language },
    title: cutText(title.text, longestTitle),
    text: text === null ? null : cutText(text.text, longestText),
    badge: badgeOf(origin, wordsOf(language)) ?? (kind === undefined ? null : cutText(kind, 100)),
    source: source === null ? null : link(source),
    details: [...names, ...(call === null ? dateOf(date, language) : timeOfCall(call, setting))],
  };
}

function dateOf(date: string | null, language: Language): string[] {
  return date === null ? [] : [formatDate(date, language)];
}

/** From when and until when a call that is open is. */
export function timeOfCall(
  { from, through }: Pick<CallDetails, 'from' | 'through'>,
  { language, today }: Pick<EmbedSetting, 'language' | 'today'>,
): string[] {
  return [
    ...(from === null || from <= today ? [] : [beginningInWords(from, language)]),
    through === null ? callsWords[language].noEnd : endInWords(through, language),
  ];
}

// The partners of everything that was found, the largest first.
function sourcesFound({ facets }: SearchResult): Labelled[] {
  return sourcesInFacet(facets).flatMap(({ iri, label }) => (iri === null ? [] : [{ iri, label }]));
}

/** Partners with their licences, each once. */
export function sourcesOf(
  found: readonly (Labelled | null)[],
  { site, language, address }: EmbedSetting,
): WidgetSource[] {
  const each = new Map(
    found.flatMap((source) => (source === null ? [] : [[source.iri, source.label] as const])),
  );
  return [...each].map(([iri, label]) => {
    const licence = licenceOf(iri, site);
    const shown =
      licence === null
        ? { text: embedWords[language].noLicence, href: null }
        : absolute({ href: licence, text: licenceName(licence) ?? licence }, address);
    return { ...absolute({ href: hrefOf(iri, site.base, language), text: label }, address), licence: shown };
  });
}
