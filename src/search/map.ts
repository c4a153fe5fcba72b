/** Answers where the records of a search are: positions, each with its name and the number of records there. */

import type { MapOutcome, MapPoints, MapResult } from '../model/map.js';
import { pointedPlaces } from '../model/pointed-places.js';
import { facetNames, type SearchRequest } from '../model/search.js';
import { labelOf } from '../model/shared-thing.js';
import { kilometresToNearest } from './distance.js';
import { facetOf, numberOf } from './facet-values.js';
import { filter, type Plan, planSearch } from './search.js';
import type { IndexView } from './search-index.js';

const territory = facetNames.indexOf('territory');
/** Positions are told in ten-thousandths of a degree. */
const scale = 10_000;
/** More than the ten-thousandths of a degree all around the Earth. */
const turn = 4_000_000;

interface Point {
  readonly latitude: number;
  readonly longitude: number;
  /** A document that stands there. */
  readonly document: number;
  records: number;
}

/** Where the records of a search are. */
export function mapRecords(request: SearchRequest, view: IndexView): MapOutcome {
  const plan = planSearch(request, view);
  if (plan.kind !== 'plan') return plan;
  const { ids } = filter(plan, view);
  const { points, withoutPosition } = gather(ids, plan, view);
  const { version, progress } = view;
  return {
    kind: 'map',
    version,
    progress,
    total: ids.length,
    withoutPosition,
    around: aroundOf(plan),
    points: toLists(points, request, view),
  };
}

function aroundOf({ centre, request }: Plan): MapResult['around'] {
  if (centre === null) return null;
  const { latitude, longitude } = centre;
  return { latitude, longitude, kilometres: request.near?.kilometres ?? 0 };
}

function gather(ids: Uint32Array, { centre, request }: Plan, { memory }: IndexView) {
  const points = new Map<number, Point>();
  const reach = request.near?.kilometres ?? 0;
  let withoutPosition = 0;
  for (const document of ids) {
    const positions = memory.facets.positions(document);
    if (positions.length === 0) withoutPosition++;
    const places: number[] = [];
    for (let n = 0; n + 1 < positions.length; n += 2) {
      if (centre !== null && kilometresToNearest(centre, positions.subarray(n, n + 2)) > reach) continue;
      const latitude = Math.round((positions[n] as number) * scale);
      const longitude = Math.round((positions[n + 1] as number) * scale);
      const place = latitude * turn + longitude;
      if (places.includes(place)) continue;
      places.push(place);
      const point = points.get(place);
      if (point === undefined) points.set(place, { latitude, longitude, document, records: 1 });
      else point.records++;
    }
  }
  return { points: [...points.values()], withoutPosition };
}

function toLists(points: readonly Point[], { language }: SearchRequest, view: IndexView): MapPoints {
  const sorted = points.toSorted((a, b) => b.latitude - a.latitude || a.longitude - b.longitude);
  return {
    latitudes: Int32Array.from(sorted, ({ latitude }) => latitude),
    longitudes: Int32Array.from(sorted, ({ longitude }) => longitude),
    records: Uint32Array.from(sorted, ({ records }) => records),
    places: sorted.map((point) => nameOf(point, language, view)),
  };
}

// The pointed place of a document that is nearest to the point: the one at whose centre it stands, if it does.
function nameOf(
  { latitude, longitude, document }: Point,
  language: SearchRequest['language'],
  { memory, things }: IndexView,
): string {
  let name = '';
  let nearest = Number.POSITIVE_INFINITY;
  const territories = [...memory.facets.codes(document)]
    .filter((code) => facetOf(code) === territory)
    .map((code) => things.get(numberOf(code)));
  const pointed = pointedPlaces(territories.map(({ iri }) => iri));
  for (const thing of territories) {
    if (thing.latitude === null || thing.longitude === null || !pointed.includes(thing.iri)) continue;
    const distance = Math.hypot(thing.latitude * scale - latitude, thing.longitude * scale - longitude);
    if (distance >= nearest) continue;
    nearest = distance;
    name = labelOf(thing, language);
  }
  return name;
}
