/** What the dataset holds, counted by queries: things by class, statements by property, and what leads to what. */

import type { QueryEngine } from '../../model/ports.js';
import { resultsJson } from '../../rdf/media-types.js';
import { readSolutions, type Solution } from '../../rdf/solutions.js';
import type { Quad } from '../../rdf/terms.js';
import { rdf } from '../../rdf/vocabulary.js';

export interface PropertyStatistics {
  readonly triples: number;
  readonly subjects: number;
}

/** What things of a class have of a property. */
export interface ClassPropertyStatistics {
  triples: number;
  /** Statements by the datatype of their literal. */
  readonly datatypes: Map<string, number>;
  /** Statements by the class of the thing that they lead to, which may have several. */
  readonly classes: Map<string, number>;
}

export interface ClassStatistics {
  readonly entities: number;
  readonly properties: Map<string, ClassPropertyStatistics>;
}

/** Counts at one version of the dataset. */
export interface Statistics {
  readonly version: number;
  readonly triples: number;
  readonly subjects: number;
  readonly properties: ReadonlyMap<string, PropertyStatistics>;
  readonly classes: ReadonlyMap<string, ClassStatistics>;
  /** How many members each class has, those that the given quads have members of as well; null: some class is no IRI. */
  readonly members: ReadonlyMap<string, number> | null;
}

/** The texts of the queries that count. */
export interface StatisticsQueries {
  /** `?class ?count` */
  readonly classes: string;
  /** `?property ?triples ?subjects` */
  readonly properties: string;
  /** `?subjects` */
  readonly subjects: string;
  /** `?class ?property ?datatype ?triples` */
  readonly datatypes: string;
  /** `?class ?property ?objectClass ?triples` */
  readonly objectClasses: string;
}

/** Longest time for one of the queries, in milliseconds: ten times what 160,000 initiatives take. */
const longest = 300_000;

/**
 * Counts what the dataset holds but for the given quads, whose subjects are no others' and whose classes are not the
 * dataset's. Null: it could not be counted, or changed meanwhile.
 */
export async function countStatistics(
  engine: QueryEngine,
  queries: StatisticsQueries,
  { base, derived }: { readonly base: string; readonly derived: readonly Quad[] },
): Promise<Statistics | null> {
  const versions = new Set<number>();
  const rows: Partial<Record<keyof StatisticsQueries, Solution[]>> = {};
  // One after another: they are to keep one thread busy at most.
  for (const [name, text] of Object.entries(queries) as [keyof StatisticsQueries, string][]) {
    const outcome = await engine.query({
      text,
      base,
      format: resultsJson,
      timeout: longest,
      namesGraphs: false,
    });
    if (outcome.kind !== 'answer') return null;
    versions.add(outcome.version);
    rows[name] = readSolutions(Buffer.concat(outcome.body).toString('utf8'));
  }
  const [version, ...others] = versions;
  if (version === undefined || others.length > 0) return null;
  const { classes = [], properties = [], subjects = [], datatypes = [], objectClasses = [] } = rows;
  const byProperty = propertiesOf(properties, derived);
  return {
    version,
    triples: [...byProperty.values()].reduce((sum, { triples }) => sum + triples, 0),
    subjects: numberOf(subjects[0]?.subjects) - subjectsOf(derived).size,
    properties: byProperty,
    classes: classesOf({ classes, datatypes, objectClasses }, derived),
    members: membersOf(classes, derived),
  };
}

const numberOf = (term: Solution[string] | undefined) => Number(term?.value ?? 0);
const subjectsOf = (quads: readonly Quad[]) => new Set(quads.map(({ subject }) => subject.value));

function propertiesOf(
  rows: readonly Solution[],
  derived: readonly Quad[],
): ReadonlyMap<string, PropertyStatistics> {
  const counted = rows.map(({ property, triples, subjects }): [string, PropertyStatistics] => {
    const own = derived.filter(({ predicate }) => predicate.value === property?.value);
    const statistics = {
      triples: numberOf(triples) - own.length,
      subjects: numberOf(subjects) - subjectsOf(own).size,
    };
    return [property?.value ?? '', statistics];
  });
  return new Map(counted.filter(([, { triples }]) => triples > 0).sort(byName));
}

function membersOf(rows: readonly Solution[], derived: readonly Quad[]): ReadonlyMap<string, number> | null {
  if (rows.some((row) => row.class?.termType !== 'NamedNode')) return null;
  const members = new Map(rows.map((row) => [row.class?.value ?? '', numberOf(row.count)]));
  for (const { predicate, object } of derived) {
    if (predicate.equals(rdf.type)) members.set(object.value, (members.get(object.value) ?? 0) - 1);
  }
  return members;
}

type ClassRows = Record<'classes' | 'datatypes' | 'objectClasses', readonly Solution[]>;

function classesOf({ classes, datatypes, objectClasses }: ClassRows, derived: readonly Quad[]) {
  const foreign = new Set(
    derived.filter(({ predicate }) => predicate.equals(rdf.type)).map(({ object }) => object.value),
  );
  const counted = new Map<string, ClassStatistics>(
    classes
      .map((row): [string, ClassStatistics] => [
        row.class?.value ?? '',
        { entities: numberOf(row.count), properties: new Map() },
      ])
      .filter(([name]) => !foreign.has(name))
      .sort(byName),
  );
  for (const row of datatypes.toSorted(byProperty)) {
    const of = propertyOf(counted, row);
    if (of === null) continue;
    of.triples += numberOf(row.triples);
    if (row.datatype !== undefined) of.datatypes.set(row.datatype.value, numberOf(row.triples));
  }
  for (const row of objectClasses.toSorted(byProperty)) {
    const of = propertyOf(counted, row);
    if (row.objectClass !== undefined) of?.classes.set(row.objectClass.value, numberOf(row.triples));
  }
  return counted;
}

function propertyOf(counted: ReadonlyMap<string, ClassStatistics>, row: Solution) {
  const properties = counted.get(row.class?.value ?? '')?.properties;
  const property = row.property?.value;
  if (properties === undefined || property === undefined) return null;
  const known = properties.get(property);
  if (known !== undefined) return known;
  const fresh: ClassPropertyStatistics = { triples: 0, datatypes: new Map(), classes: new Map() };
  properties.set(property, fresh);
  return fresh;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function byProperty(a: Solution, b: Solution): number {
  return (a.property?.value ?? '') < (b.property?.value ?? '') ? -1 : 1;
}
