/** Finds what another site asks to be shown. */

import type { SearchFailure, SearchResult } from '../../model/search.js';
import type { WidgetAnswer } from '../../model/widget-answer.js';
import { describe } from '../description.js';
import { toRequest } from '../search-state.js';
import { ask } from '../site.js';
import { answerOfSearch, type EmbedSetting } from './embed-answer.js';
import { answerOfRecord } from './embed-record.js';
import { mostRecords } from './embed-request.js';
import { recordAt } from './public-address.js';

export interface FoundEmbed {
  readonly kind: 'found';
  readonly answer: WidgetAnswer;
  /** What the search found; null for a record. */
  readonly result: SearchResult | null;
}

export type EmbedOutcome = FoundEmbed | { readonly kind: 'no-record' } | SearchFailure;

/** Finds it. */
export async function findEmbed(setting: EmbedSetting): Promise<EmbedOutcome> {
  const { site, request, language } = setting;
  if (request.kind === 'initiative') return findRecord(setting);
  const result = await ask(site, {
    ...toRequest(request.state, language),
    ...{ pageSize: mostRecords, countsDepartements: request.kind === 'map' },
  });
  if (result.kind !== 'result') return result;
  return { kind: 'found', answer: answerOfSearch(result, setting), result };
}

function findRecord(setting: EmbedSetting): EmbedOutcome {
  const { site, request, address } = setting;
  const path = recordAt(request.iri, [site.base, address]);
  const description = path === null ? null : describe(`${site.base}id/${path}`, site.reader);
  if (path === null || description === null) return { kind: 'no-record' };
  return { kind: 'found', answer: answerOfRecord(description, path, setting), result: null };
}
