/** Answers a search: the records that meet it in their order, and the facets beside them. */

import {
  type FacetName,
  facetNames,
  longestPage,
  type MatchOutcome,
  type MatchRequest,
  type SearchFailure,
  type SearchOutcome,
  type SearchRequest,
  type SortOrder,
  usualPage,
} from '../model/search.js';
import { type Centre, findCentre } from './centre.js';
import { countDepartements } from './departements.js';
import { kilometresToNearest } from './distance.js';
import { listFacets } from './facet-lists.js';
import { dateNumber, type Filtered } from './facet-memory.js';
import { type FacetCode, numberOf } from './facet-values.js';
import type { Hits } from './hits.js';
import { mostSnippets } from './item-reader.js';
import type { Match } from './match-expression.js';
import { firstOf, hashText, mix } from './order.js';
import type { IndexView } from './search-index.js';

const usualFacetLimit = 50;

/** A request as it is carried out. */
export interface Plan {
  readonly kind: 'plan';
  readonly request: SearchRequest;
  readonly match: Match;
  readonly hits: Hits | null;
  readonly selected: ReadonlyMap<FacetName, readonly string[]>;
  readonly centre: Centre | null;
}

/** Searches. */
export function search(request: SearchRequest, view: IndexView): SearchOutcome {
  const plan = planSearch(request, view);
  if (plan.kind !== 'plan') return plan;
  const filtered = filter(plan, view);
  const { ids, counts } = filtered;
  const page = Math.max(1, Math.floor(request.page ?? 1));
  const pageSize = Math.min(longestPage, Math.max(1, Math.floor(request.pageSize ?? usualPage)));
  const { language, kind = 'initiative', facetLimit = usualFacetLimit } = request;
  return {
    kind: 'result',
    version: view.version,
    progress: view.progress,
    total: ids.length,
    page,
    pageSize,
    centre: plan.centre?.place ?? null,
    items: itemsOf(plan, view, ids, (page - 1) * pageSize, pageSize),
    facets: listFacets({
      ...{ ...view, facets: view.memory.facets, kind, counts },
      ...{ selected: plan.selected, language, limit: facetLimit },
    }),
    departements: request.countsDepartements === true ? countDepartements(filtered, language, view) : null,
    suggestions: ids.length > 0 ? [] : view.speller.suggest(plan.match.unknown),
  };
}

/** Reads the words and the centre of a request. */
export function planSearch(request: SearchRequest, view: IndexView): Plan | SearchFailure {
  const match = view.matches.build(request.text ?? '');
  const centre = findCentre(request, view);
  if (centre !== null && 'kind' in centre) return centre;
  return { kind: 'plan', request, match, hits: view.hits.find(match), selected: selectedOf(request), centre };
}

function selectedOf({ facets = {} }: SearchRequest): ReadonlyMap<FacetName, readonly string[]> {
  const chosen = facetNames.flatMap((name) => {
    const values = facets[name] ?? [];
    return values.length > 0 ? [[name, values] as const] : [];
  });
  return new Map(chosen);
}

/** The records that meet a plan, with the counts of all facets. */
export function filter({ request, match, hits, selected, centre }: Plan, view: IndexView): Filtered {
  const chosen = new Map<number, (code: FacetCode) => boolean>();
  for (const [name, values] of selected) {
    const codes = new Set(values.map((value) => view.keys.codeOf(name, value, view.things)));
    chosen.set(facetNames.indexOf(name), (code) => codes.has(code));
  }
  const { years } = request;
  if (years?.from !== undefined || years?.to !== undefined) {
    const facet = facetNames.indexOf('year');
    const listed = chosen.get(facet) ?? (() => true);
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = years;
    const isWithin = (code: FacetCode) => numberOf(code) >= from && numberOf(code) <= to;
    chosen.set(facet, (code) => isWithin(code) && listed(code));
  }
  const left = view.hits.without(match);
  const { facets } = view.memory;
  const { kind = 'initiative', openOn } = request;
  const day = openOn === undefined ? null : dateNumber(openOn);
  const kilometres = request.near?.kilometres ?? 0;
  const meets = (id: number) =>
    !left.has(id) &&
    (day === null || facets.lastDay(id) >= day) &&
    (centre === null || kilometresToNearest(centre, facets.positions(id)) <= kilometres);
  return facets.filter({
    ...(hits === null ? {} : { among: hits.ids }),
    ...{ kind, chosen },
    ...(left.size === 0 && day === null && centre === null ? {} : { meets }),
  });
}

function itemsOf(plan: Plan, view: IndexView, ids: Uint32Array, start: number, length: number) {
  if (start >= ids.length) return [];
  const { request, hits, match, centre } = plan;
  const scores = hits?.scores ?? null;
  const keys = sortKeys(request.sort ?? 'relevance', ids, { scores, centre, view });
  const ties = tiesOf(ids, request.seed ?? '', view);
  const first = firstOf({ ids, keys, ties }, start + length).slice(start);
  const isMark = match.required === null ? null : match.isMark;
  const itemView = { language: request.language, isMark, centre };
  return first.map((id, n) =>
    view.items.read(id, scores?.[id] ?? 0, n < mostSnippets && length <= mostSnippets, itemView),
  );
}

// Small keys come first.
function sortKeys(
  sort: SortOrder,
  ids: Uint32Array,
  context: {
    readonly scores: Float64Array | null;
    readonly centre: Centre | null;
    readonly view: IndexView;
  },
): Float64Array {
  const { scores, centre, view } = context;
  const { facets } = view.memory;
  switch (sort) {
    case 'relevance':
      return scores === null ? new Float64Array(ids.length) : keysOf(ids, (id) => -(scores[id] ?? 0));
    case 'newest':
      return keysOf(ids, (id) => -facets.date(id));
    case 'closing':
      return keysOf(ids, (id) => facets.lastDay(id));
    case 'arrival':
      return keysOf(ids, (id) => -facets.cameAt(id));
    case 'distance':
      return keysOf(ids, (id) => (centre === null ? 0 : kilometresToNearest(centre, facets.positions(id))));
    case 'title': {
      const order = view.memory.titleOrder();
      return keysOf(ids, (id) => order[id] ?? 0);
    }
  }
}

/** What orders equals: another number for each record and seed. */
export function tiesOf(ids: Uint32Array, seed: string, { memory }: IndexView): Uint32Array {
  const own = hashText(seed);
  const ties = new Uint32Array(ids.length);
  for (let n = 0; n < ids.length; n++) ties[n] = mix(memory.facets.hash(ids[n] as number), own);
  return ties;
}

// A plain loop: "from" with a function takes several times as long.
function keysOf(ids: Uint32Array, keyOf: (id: number) => number): Float64Array {
  const keys = new Float64Array(ids.length);
  for (let n = 0; n < ids.length; n++) keys[n] = keyOf(ids[n] as number);
  return keys;
}

/** The records that a text is found in, best first. */
export function matchText({ text, limit }: MatchRequest, view: IndexView): MatchOutcome {
  const match = view.matches.build(text);
  const hits = view.hits.find(match);
  const { version, progress } = view;
  if (hits === null) return { kind: 'matches', version, progress, total: 0, hits: [] };
  const { ids, scores } = hits;
  const keys = keysOf(ids, (id) => -(scores[id] ?? 0));
  const first = firstOf({ ids, keys, ties: tiesOf(ids, '', view) }, limit);
  return {
    kind: 'matches',
    version,
    progress,
    total: ids.length,
    hits: first.map((id) => ({ iri: view.items.iri(id), score: scores[id] ?? 0 })),
  };
}
