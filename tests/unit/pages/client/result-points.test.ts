import { describe, expect, it } from 'vitest';
import { pointsIn, readWkt } from '../../../../src/pages/client/result-points.js';
import type { JsonTerm } from '../../../../src/pages/client/result-terms.js';

const wkt = (value: string): JsonTerm => ({
  type: 'literal',
  value,
  datatype: 'http://www.opengis.net/ont/geosparql#wktLiteral',
});
const decimal = (value: string): JsonTerm => ({
  type: 'literal',
  value,
  datatype: 'http://www.w3.org/2001/XMLSchema#decimal',
});

describe('A position in WKT', () => {
  it.each([
    'POINT(5.72 45.18)',
    'point ( 5.72 45.18 )',
    '<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(5.72 45.18)',
    'POINT Z (5.72 45.18 200)',
  ])('is read from %s', (text) => expect(readWkt(wkt(text))).toEqual({ latitude: 45.18, longitude: 5.72 }));

  it.each([
    'POLYGON((0 0, 1 1, 0 1, 0 0))',
    '<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(45.18 5.72)',
    'POINT(500 45)',
    'POINT EMPTY',
    'POINT(x y)',
  ])('is not read from %s', (text) => expect(readWkt(wkt(text))).toBeNull());

  it('is not read from plain text', () => {
    expect(readWkt({ type: 'literal', value: 'POINT(5 45)' })).toBeNull();
  });
});

describe('The points of a result', () => {
  it('stand in a column of latitudes and one of longitudes', () => {
    const rows = [
      { lat: decimal('45.18'), long: decimal('5.72') },
      { lat: decimal('45.18') },
      { lat: decimal('145'), long: decimal('5.72') },
    ];
    expect(pointsIn(['lat', 'long'], rows)).toEqual([{ latitude: 45.18, longitude: 5.72, row: rows[0] }]);
  });

  it('stand in any column of geometries', () => {
    const rows = [{ name: decimal('1'), where: wkt('POINT(1 2)') }, { name: decimal('1') }];
    expect(pointsIn(['name', 'where'], rows)).toEqual([{ latitude: 2, longitude: 1, row: rows[0] }]);
  });
});
