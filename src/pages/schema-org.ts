/**
 * Records in the words of schema.org, for search engines: the record is a work that a partner has written, the initiative
 * is a project that it is about. What is fictional is not told to them.
 */

import type { WidgetItem } from '../model/widget-answer.js';
import type { CallView } from './call-view.js';
import { type Language, localPath, wordsOf } from './language.js';
import { cutText, type Link, type LocalText } from './names.js';
import type { RecordView } from './record-view.js';

/** A JSON-LD document; absent properties are left out when it is written. */
export type SchemaDocument = Readonly<Record<string, unknown>>;

export interface SchemaPage {
  /** Address of the site, with a slash at the end. */
  readonly base: string;
  /** Path of the thing below `/doc/`. */
  readonly path: string;
  readonly language: Language;
  /** IRI of the licence of the partner's data; null: it has not said. */
  readonly licence: string | null;
}

const context = 'https://schema.org';
const longestText = 1_000;
const web = /^https?:/i;

const textOf = (paragraphs: readonly LocalText[]) =>
  cutText(paragraphs.map(({ text }) => text).join('\n\n'), longestText) || undefined;
const addressOf = (address: string | null | undefined) =>
  address !== null && address !== undefined && web.test(address) ? address : undefined;
const some = <Value>(values: readonly Value[]) => (values.length === 0 ? undefined : values);

function named(type: string, { href, text }: Link, base: string): SchemaDocument {
  return { '@type': type, name: text, url: addressOf(new URL(href, base).href) };
}

const placesOf = (chains: readonly (readonly Link[])[], base: string) =>
  some(chains.flatMap(([place]) => (place === undefined ? [] : [named('Place', place, base)])));

function pageOf({ base, path, language }: SchemaPage): string {
  return new URL(localPath(language, `/doc/${path}`), base).href;
}

/** An initiative's record; null for a fictional one. */
export function schemaOfRecord(view: RecordView, about: SchemaPage): SchemaDocument | null {
  if (view.isExample) return null;
  const { base, language, licence } = about;
  const { dates, links, addresses, publisher } = view;
  const page = pageOf(about);
  return {
    ...{ '@context': context, '@type': 'CreativeWork', '@id': page, url: page, name: view.title.text },
    inLanguage: view.title.language || undefined,
    abstract: textOf(view.abstract),
    isBasedOn: addressOf(view.page),
    sourceOrganization: publisher === null ? undefined : named('Organization', publisher, base),
    license: addressOf(licence),
    datePublished: dates.issued[0],
    dateModified: dates.modified[0],
    isPartOf: { '@type': 'WebSite', name: wordsOf(language).siteName, url: base },
    about: {
      ...{ '@type': 'Project', '@id': view.iri, name: view.title.text },
      description: textOf([...view.abstract, ...view.text]),
      url: addressOf(addresses.homepage[0]),
      image: addressOf(addresses.image[0]),
      foundingDate: dates.startDate[0],
      dissolutionDate: dates.endDate[0],
      location: placesOf(view.places, base),
      funder: some(links.funder.map((link) => named('Organization', link, base))),
      keywords: some(view.themes.flatMap(([theme]) => theme?.text ?? [])),
    },
  };
}

/** By the kind of a call: what it is to search engines. */
const typesOfCalls: Readonly<Record<string, string>> = {
  'emploi-offert': 'JobPosting',
  'expertise-offerte': 'Offer',
  'expertise-recherchee': 'Demand',
  'emploi-recherche': 'Demand',
};

/** A call; null for one that is closed or fictional, or of no known kind. */
export function schemaOfCall(view: CallView, about: SchemaPage): SchemaDocument | null {
  const type = typesOfCalls[view.kind?.href.split('/').at(-1) ?? ''];
  if (view.isExample || view.isClosed || type === undefined) return null;
  const { base } = about;
  const description = textOf([...view.abstract, ...view.text]);
  const holders = some(view.holders.map((link) => named('Organization', link, base)));
  const places = placesOf(view.places, base);
  const shared = {
    ...{ '@context': context, '@type': type, '@id': view.iri, url: pageOf(about), description },
    sameAs: addressOf(view.page),
    validThrough: view.through ?? undefined,
  };
  if (type === 'JobPosting') {
    const datePosted = view.issued ?? undefined;
    return {
      ...shared,
      title: view.title.text,
      datePosted,
      hiringOrganization: holders,
      jobLocation: places,
    };
  }
  const validFrom = view.from ?? undefined;
  const offeredBy = type === 'Offer' ? holders : undefined;
  return { ...shared, name: view.title.text, validFrom, areaServed: places, offeredBy };
}

/** Records that are shown together; null where none is real. */
export function schemaOfList(
  items: readonly (WidgetItem & { readonly licence: string | null })[],
  { name, url }: { readonly name: string; readonly url: string },
): SchemaDocument | null {
  if (items.length === 0) return null;
  return {
    ...{ '@context': context, '@type': 'ItemList', name, url },
    itemListElement: items.map(({ href, title, language, text, source, licence }, n) => ({
      '@type': 'ListItem',
      position: n + 1,
      item: {
        ...{ '@type': 'CreativeWork', '@id': href, url: href, name: title, abstract: text ?? undefined },
        inLanguage: language || undefined,
        sourceOrganization:
          source === null
            ? undefined
            : { '@type': 'Organization', name: source.text, url: source.href ?? undefined },
        license: addressOf(licence),
      },
    })),
  };
}
