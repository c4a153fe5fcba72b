/** Where places lie: given centres, and means of communes where a centre is not known. */

import type { PlaceLevel } from '../model/iris.js';
import type { Coordinates } from './cities.js';
import type { FormerRegion } from './former-regions.js';
import type { PlaceData } from './place-data.js';

/** A centre, and the level of the territory that it is the centre of: `commune` is exact for a commune. */
export interface Centre extends Coordinates {
  readonly precision: PlaceLevel;
}

/** The centres of all places of France, by code. Where no commune is known there is none. */
export interface Centres {
  readonly communes: ReadonlyMap<string, Centre>;
  readonly epcis: ReadonlyMap<string, Centre>;
  readonly departements: ReadonlyMap<string, Centre>;
  readonly regions: ReadonlyMap<string, Centre>;
}

// Five decimals are a metre.
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function mean(points: readonly Coordinates[], precision: PlaceLevel): Centre | undefined {
  if (points.length === 0) return undefined;
  const sum = (take: (point: Coordinates) => number) => points.reduce((total, p) => total + take(p), 0);
  return {
    latitude: round(sum(({ latitude }) => latitude) / points.length),
    longitude: round(sum(({ longitude }) => longitude) / points.length),
    precision,
  };
}

/** Means of the known communes of each group. */
function means(
  groups: Iterable<readonly [code: string, communes: readonly string[]]>,
  known: ReadonlyMap<string, Coordinates>,
  precision: PlaceLevel,
): Map<string, Centre> {
  const centres = new Map<string, Centre>();
  for (const [code, communes] of groups) {
    const points = communes.flatMap((commune) => known.get(commune) ?? []);
    const centre = mean(points, precision);
    if (centre !== undefined) centres.set(code, centre);
  }
  return centres;
}

/**
 * Computes all centres from those of the communes that are known. A commune that is not takes its EPCI's mean,
 * and else its département's.
 */
export function computeCentres(
  data: PlaceData,
  former: readonly FormerRegion[],
  known: ReadonlyMap<string, Coordinates>,
): Centres {
  const { communes, departements } = data;
  const codesBy = (key: 'departement' | 'region') =>
    [...Map.groupBy(communes, (commune) => commune[key])].map(
      ([code, members]) => [code, members.map((member) => member.code)] as const,
    );
  const inDepartements = new Map(codesBy('departement'));
  const formerGroups = former.map(
    ({ code, departements: parts }) =>
      [code, parts.flatMap((part) => inDepartements.get(part) ?? [])] as const,
  );
  const epcis = means(
    data.epcis.map(({ code, members }) => [code, members] as const),
    known,
    'epci',
  );
  const departementCentres = means(inDepartements, known, 'departement');
  const ofCommunes = communes.flatMap(({ code, epci, departement }) => {
    const point = known.get(code);
    const own: Centre | undefined = point && { ...point, precision: 'commune' };
    const centre = own ?? epcis.get(epci ?? '') ?? departementCentres.get(departement);
    return centre === undefined ? [] : [[code, centre] as const];
  });
  return {
    communes: new Map(ofCommunes),
    epcis,
    departements: new Map(departements.flatMap(({ code }) => entry(code, departementCentres))),
    regions: means([...codesBy('region'), ...formerGroups], known, 'region'),
  };
}

function entry(code: string, centres: ReadonlyMap<string, Centre>): [string, Centre][] {
  const centre = centres.get(code);
  return centre === undefined ? [] : [[code, centre]];
}
