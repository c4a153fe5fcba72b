/** Makes what other sites show of one record: an initiative or a call, with its partner and licence. */

import type { WidgetAnswer, WidgetItem } from '../../model/widget-answer.js';
import { dcterms } from '../../rdf/vocabulary.js';
import { viewCall } from '../call-view.js';
import { callsWords } from '../calls-words.js';
import { type Description, valuesOf } from '../description.js';
import { formatDate, wordsOf } from '../language.js';
import { licenceOf } from '../licence.js';
import { cutText, type Link, type LocalText } from '../names.js';
import { badgeOf } from '../origin.js';
import type { ProvenanceView } from '../provenance-view.js';
import { originOf, viewRecord } from '../record-view.js';
import { type SchemaDocument, type SchemaPage, schemaOfCall, schemaOfRecord } from '../schema-org.js';
import {
  absolute,
  type EmbedSetting,
  frameOf,
  longestTitle,
  own,
  sourcesOf,
  timeOfCall,
} from './embed-answer.js';
import { embedWords } from './embed-words.js';

const longestText = 600;
const longestName = 100;

/** What both kinds of record tell here. */
interface ToldRecord {
  readonly view: {
    readonly iri: string;
    readonly title: LocalText;
    readonly isExample: boolean;
    readonly provenance: readonly ProvenanceView[];
    readonly abstract: readonly LocalText[];
    readonly text: readonly LocalText[];
    readonly publisher: Link | null;
  };
  /** In a word, where that is worth one. */
  readonly badge: string | null;
  readonly details: readonly string[];
  readonly toldBy: string;
  /** The way to its page. */
  readonly see: string;
  readonly schema: (page: SchemaPage) => SchemaDocument | null;
}

/** One record. `path` is what stands after `/id/` in its IRI. */
export function answerOfRecord(description: Description, path: string, setting: EmbedSetting): WidgetAnswer {
  const { language, request, site, address } = setting;
  const told = path.startsWith('call/')
    ? tellCall(description, setting)
    : tellInitiative(description, setting);
  const { view, badge, details, toldBy, see, schema } = told;
  const href = own(`/doc/${path}`, setting);
  const text = [...view.abstract, ...view.text][0]?.text;
  const item: WidgetItem = {
    ...{ iri: view.iri, href, language: view.title.language, details },
    title: cutText(view.title.text, longestTitle),
    text: text === undefined ? null : cutText(text, longestText),
    badge: badgeOf(originOf(view), wordsOf(language)) ?? badge,
    source: view.publisher === null ? null : absolute(view.publisher, address),
  };
  const publisher = valuesOf(description, dcterms.publisher)[0]?.value;
  const sources = publisher === undefined ? [] : [{ iri: publisher, label: view.publisher?.text ?? '' }];
  const page = { base: address, path, language, licence: licenceOf(publisher, site) };
  const frame = frameOf(setting);
  return {
    ...{ ...frame, words: { ...frame.words, toldBy } },
    version: site.reader.version(),
    ...{ total: 1, heading: item.title, items: [item], unknown: [] },
    sources: sourcesOf(sources, setting),
    more: { text: see, href },
    schema: request.wantsSchema ? schema(page) : null,
  };
}

const names = (things: readonly (Link | undefined)[]) =>
  things.flatMap((thing) => (thing === undefined ? [] : [cutText(thing.text, longestName)]));

function tellInitiative(description: Description, { site, language }: EmbedSetting): ToldRecord {
  const view = viewRecord(description, site, language);
  const [start] = view.dates.startDate;
  const places = names(view.places.map(([place]) => place));
  return {
    ...{ view, badge: null, toldBy: wordsOf(language).toldBy, see: embedWords[language].seeRecord },
    details: [...places, ...(start === undefined ? [] : [formatDate(start, language)])],
    schema: (page) => schemaOfRecord(view, page),
  };
}

// A frame outlives the call that it shows: then it says so, as the page does.
function tellCall(description: Description, setting: EmbedSetting): ToldRecord {
  const { site, language } = setting;
  const { closed, toldBy } = callsWords[language];
  const view = viewCall(description, site, language);
  const { kind, holders, places, isClosed } = view;
  return {
    ...{ view, toldBy, see: embedWords[language].seeCall },
    badge: kind === null ? null : cutText(kind.text, longestName),
    details: [
      ...names([...holders, ...places.map(([place]) => place)]),
      ...(isClosed ? [closed] : timeOfCall(view, setting)),
    ],
    schema: (page) => schemaOfCall(view, page),
  };
}
