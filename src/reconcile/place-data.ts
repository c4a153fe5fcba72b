/** The official territories of France, from npm `@etalab/decoupage-administratif` (codes of 2026). */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Codes are INSEE's; an EPCI's is its SIREN. */
export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly departement: string;
  readonly region: string;
  /** Code of its EPCI; null for the islands that have none. */
  readonly epci: string | null;
  readonly postalCodes: readonly string[];
  readonly population: number;
}

/** A group of communes that has its own council and taxes. */
export interface Epci {
  readonly code: string;
  readonly name: string;
  /** Kind and name as published: "CA du Grand Avignon (COGA)". */
  readonly kind: 'CC' | 'CA' | 'CU' | 'METRO' | 'MET69';
  /** Code of its most populous commune, which stands for its seat: the data names none. */
  readonly seat: string;
  readonly members: readonly string[];
  /** The département, and the region, that all its members lie in; null where they lie in several. */
  readonly departement: string | null;
  readonly region: string | null;
}

export interface Departement {
  readonly code: string;
  readonly name: string;
  readonly region: string;
}

export interface Region {
  readonly code: string;
  readonly name: string;
}

/** A name or code that a commune had, or that a part of it has: they lead to the commune of today. */
export interface FormerCommune {
  readonly code: string;
  readonly name: string | null;
  readonly commune: string;
}

export interface PlaceData {
  readonly communes: readonly Commune[];
  readonly epcis: readonly Epci[];
  readonly departements: readonly Departement[];
  readonly regions: readonly Region[];
  readonly formerCommunes: readonly FormerCommune[];
}

interface CommuneRow {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly departement: string;
  readonly region: string;
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
  readonly anciensCodes?: readonly string[];
  /** Of a part of a commune: the commune. */
  readonly chefLieu?: string;
  readonly commune?: string;
}

interface EpciRow {
  readonly code: string;
  readonly nom: string;
  readonly type: Epci['kind'];
  readonly membres: readonly { readonly code: string; readonly populationMunicipale: number }[];
}

interface TerritoryRow {
  readonly code: string;
  readonly nom: string;
  readonly region: string;
}

// Read rather than imported: what is imported stays in memory.
function readJson<Content>(address: string): Content {
  return JSON.parse(readFileSync(fileURLToPath(address), 'utf8')) as Content;
}

/** Version of the package. */
export function placeDataVersion(): string {
  return readJson<{ version: string }>(import.meta.resolve('@etalab/decoupage-administratif/package.json'))
    .version;
}

/** Reads the package's files. Takes a tenth of a second. */
export function readPlaceData(): PlaceData {
  const rows = readJson<readonly CommuneRow[]>(
    import.meta.resolve('@etalab/decoupage-administratif/data/communes.json'),
  );
  const rowOf = new Map(rows.map((row) => [row.code, row]));
  const epcis = readJson<readonly EpciRow[]>(
    import.meta.resolve('@etalab/decoupage-administratif/data/epci.json'),
  ).map((row) => toEpci(row, rowOf));
  const departements = readJson<readonly TerritoryRow[]>(
    import.meta.resolve('@etalab/decoupage-administratif/data/departements.json'),
  );
  const regions = readJson<readonly TerritoryRow[]>(
    import.meta.resolve('@etalab/decoupage-administratif/data/regions.json'),
  );
  const epciOf = new Map(epcis.flatMap(({ code, members }) => members.map((member) => [member, code])));
  return {
    communes: rows
      .filter(({ type }) => type === 'commune-actuelle')
      .map((row) => toCommune(row, epciOf.get(row.code) ?? null)),
    epcis,
    departements: departements.map(({ code, nom, region }) => ({ code, name: nom, region })),
    regions: regions.map(({ code, nom }) => ({ code, name: nom })),
    formerCommunes: rows.flatMap(toFormer),
  };
}

function toCommune(row: CommuneRow, epci: string | null): Commune {
  const { code, nom, departement, region, codesPostaux = [], population = 0 } = row;
  return { code, name: nom, departement, region, epci, postalCodes: codesPostaux, population };
}

function toEpci({ code, nom, type, membres }: EpciRow, communes: ReadonlyMap<string, CommuneRow>): Epci {
  const [seat] = [...membres].sort((a, b) => b.populationMunicipale - a.populationMunicipale);
  const members = membres.map((member) => member.code);
  const common = (key: 'departement' | 'region') => {
    const [first, ...others] = new Set(members.map((member) => communes.get(member)?.[key]));
    return others.length === 0 ? (first ?? null) : null;
  };
  const [departement, region] = [common('departement'), common('region')];
  return { code, name: nom, kind: type, seat: seat?.code ?? '', members, departement, region };
}

function toFormer(row: CommuneRow): FormerCommune[] {
  const old = (row.anciensCodes ?? []).map((code) => ({ code, name: null, commune: row.code }));
  const commune = row.chefLieu ?? row.commune;
  return commune === undefined ? old : [...old, { code: row.code, name: row.nom, commune }];
}
