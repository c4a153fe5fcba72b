/** The columns of the table of initiatives, and the features of their map: `docs/data-formats.md` describes both. */

import type { Cell } from '../rdf/csv.js';
import type { InitiativeRow } from './initiative-row.js';
import type { NamedThing } from './shared-names.js';

type Column = readonly [name: string, value: (row: InitiativeRow) => Cell];

const labels = (things: readonly NamedThing[]) => things.map(({ label }) => label).join(' | ');
const iris = (things: readonly NamedThing[]) => things.map(({ iri }) => iri).join(' | ');

/** Those of a search in CSV first, in the same order; new ones are added at the end. */
const columns: readonly Column[] = [
  ['iri', ({ iri }) => iri],
  ['title', ({ title }) => title],
  ['abstract', ({ abstract }) => abstract],
  ['source', ({ source }) => source?.label ?? null],
  ['places', ({ places }) => labels(places)],
  ['themes', ({ themes }) => labels(themes)],
  ['stage', ({ stage }) => stage?.label ?? null],
  ['date', ({ date }) => date],
  ['latitude', ({ position }) => position?.latitude ?? null],
  ['longitude', ({ position }) => position?.longitude ?? null],
  ['example', ({ isExample }) => String(isExample)],
  ['language', ({ language }) => language],
  ['description', ({ description }) => description],
  ['page', ({ page }) => page],
  ['homepage', ({ homepage }) => homepage],
  ['image', ({ image }) => image],
  ['holders', ({ holders }) => labels(holders)],
  ['recordType', ({ recordType }) => recordType?.label ?? null],
  ['startDate', ({ startDate }) => startDate],
  ['endDate', ({ endDate }) => endDate],
  ['modified', ({ modified }) => modified],
  ['licence', ({ licence }) => licence],
  ['sourceIri', ({ source }) => source?.iri ?? null],
  ['placeIris', ({ places }) => iris(places)],
  ['themeIris', ({ themes }) => iris(themes)],
  ['stageIri', ({ stage }) => stage?.iri ?? null],
  ['holderIris', ({ holders }) => iris(holders)],
  ['graph', ({ graph }) => graph],
];

/** The cells of a row; null: the names of the columns. */
export function toCells(row: InitiativeRow | null): Cell[] {
  return columns.map(([name, value]) => (row === null ? name : value(row)));
}

/** An initiative as a feature (RFC 7946, 3.2), without a geometry where no position is known. */
export function toFeature({ position, isExample, ...properties }: InitiativeRow): object {
  return {
    type: 'Feature',
    id: properties.iri,
    geometry:
      position === null ? null : { type: 'Point', coordinates: [position.longitude, position.latitude] },
    properties: { ...properties, example: isExample },
  };
}
