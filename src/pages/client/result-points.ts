/** Where the rows of a result are: positions in WKT, or in a column of latitudes beside one of longitudes. */

import { type JsonTerm, numberOf, type Row, textOf } from './result-terms.js';

export interface ResultPoint {
  readonly latitude: number;
  readonly longitude: number;
  readonly row: Row;
}

/** Positions that are drawn at most. */
export const mostPoints = 2_000;

const latitudeName = /^lat(itude)?$/i;
const longitudeName = /^(lon|long|lng|longitude)$/i;

/** The positions of the rows that have one. */
export function pointsIn(columns: readonly string[], rows: readonly Row[]): ResultPoint[] {
  const latitudes = columns.find((column) => latitudeName.test(column));
  const longitudes = columns.find((column) => longitudeName.test(column));
  return rows.flatMap((row) => {
    const position =
      latitudes === undefined || longitudes === undefined
        ? columns.map((column) => readWkt(row[column])).find((found) => found !== null)
        : readPair(row[latitudes], row[longitudes]);
    return position === null || position === undefined ? [] : [{ ...position, row }];
  });
}

type Position = Omit<ResultPoint, 'row'>;

function readPair(latitude: JsonTerm | undefined, longitude: JsonTerm | undefined): Position | null {
  if (latitude === undefined || longitude === undefined) return null;
  return positionOf(numberOf(latitude) ?? Number.NaN, numberOf(longitude) ?? Number.NaN);
}

/**
 * The point that a literal in WKT is (GeoSPARQL 1.1, 8.5.1); null for other shapes and other reference systems than
 * the usual one, in which the longitude comes first.
 */
export function readWkt(term: JsonTerm | undefined): Position | null {
  if (term?.type !== 'literal' || !term.datatype?.endsWith('#wktLiteral')) return null;
  const point = /^\s*(?:<[^>]*\/CRS84>\s*)?POINT\s*(?:Z\s*)?\(\s*(\S+)\s+([^\s)]+)[^)]*\)\s*$/i.exec(
    textOf(term),
  );
  return point === null ? null : positionOf(Number(point[2]), Number(point[1]));
}

function positionOf(latitude: number, longitude: number): Position | null {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
