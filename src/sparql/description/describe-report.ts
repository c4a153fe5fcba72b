/** What a harvest measured, as quality measurements (Data Quality Vocabulary, W3C, 2016). */

import { changeOf, type FillRate, fillRates } from '../../model/fill-rates.js';
import type { HarvestReport } from '../../model/harvest-report.js';
import { dqv } from '../../rdf/service-vocabulary.js';
import { literal, type NamedNode, namedNode, type ObjectTerm, type Quad, quad } from '../../rdf/terms.js';
import { bis, conceptIri, dcterms, prov, rdf, scheme, xsd } from '../../rdf/vocabulary.js';

/** The reports of a source, the latest first. */
export interface SourceReports {
  readonly source: string;
  /** IRI of the source. */
  readonly iri: string;
  readonly reports: readonly HarvestReport[];
}

interface Measure {
  readonly metric: string;
  readonly value: number;
  /** A share has decimals, a count has none. */
  readonly isShare?: boolean;
  readonly property?: string;
  readonly level?: string;
  /** Where it is known without an earlier report. */
  readonly change?: number | null;
}

/** The graph of the report of a source: `derived/report/<source>`. */
export function reportGraph(base: string, source: string): string {
  return `${base}derived/report/${encodeURIComponent(source)}`;
}

/**
 * The measurements of the latest report, each with its change since the one before, where that counted the same; without a graph name. No measurement
 * repeats a word of a page.
 */
export function describeReport({ source, iri, reports }: SourceReports, base: string): Quad[] {
  const [latest, previous] = reports;
  if (latest === undefined) return [];
  const metadata = namedNode(reportGraph(base, source));
  const before = new Map(
    (previous === undefined ? [] : measure(previous)).map((one) => [nameOf(one), one.value]),
  );
  const statements: [NamedNode, NamedNode, ObjectTerm][] = [
    [metadata, rdf.type, dqv.QualityMetadata],
    [metadata, dqv.computedOn, namedNode(iri)],
    [metadata, prov.generatedAtTime, literal(latest.endedAt, xsd.dateTime)],
  ];
  const measured = [...measure(latest), ...fillRates(latest).map(toMeasure)];
  for (const one of measured) {
    const measurement = namedNode(`${metadata.value}#${nameOf(one)}`);
    const { metric, value, isShare = false, property, level } = one;
    statements.push(
      [measurement, rdf.type, dqv.QualityMeasurement],
      [measurement, dcterms.isPartOf, metadata],
      [measurement, dqv.computedOn, namedNode(iri)],
      [measurement, dqv.isMeasurementOf, conceptIri(scheme['quality-metrics'], metric)],
      [measurement, dqv.value, toLiteral(value, isShare)],
    );
    if (property !== undefined) statements.push([measurement, bis.measuredProperty, namedNode(property)]);
    if (level !== undefined) statements.push([measurement, bis.measuredLevel, literal(level)]);
    const earlier = before.get(nameOf(one));
    const change = one.change ?? (earlier === undefined ? null : value - earlier);
    if (change !== null) statements.push([measurement, bis.change, toLiteral(change, true)]);
  }
  return statements.map(([s, p, o]) => quad(s, p, o));
}

function toMeasure(rate: FillRate): Measure {
  const { property, share } = rate;
  return { metric: 'fill-rate', property, isShare: true, value: share, change: changeOf(rate) };
}

function toLiteral(value: number, isShare: boolean) {
  return isShare
    ? literal(value.toFixed(4).replace(/\.?0+$/, ''), xsd.decimal)
    : literal(String(value), xsd.integer);
}

function nameOf({ metric, property, level }: Measure): string {
  const about = property === undefined ? (level ?? '') : property.replace(/^.*[/#]/, '');
  return about === '' ? metric : `${metric}-${encodeURIComponent(about)}`;
}

function measure(report: HarvestReport): Measure[] {
  const { shacl, kinds, cost, places = {}, found, startedAt, endedAt } = report;
  const counts: readonly (readonly [string, number | undefined])[] = [
    ['pages-known', report.known],
    ['days-since-read', report.seenSince == null ? undefined : daysBetween(report.seenSince, endedAt)],
    ['pages-read', report.fetched],
    ['pages-unchanged', report.unchangedPages],
    ['pages-failed', report.failed],
    ['pages-left', report.left],
    ['pages-of-no-kind', report.ofNoKind],
    ['records-found', found],
    ['records-withheld', report.withheld],
    ['unmapped-tags', kinds['unmapped-tag']],
    ['unresolved-places', kinds['unresolved-place']],
    ['personal-data-removed', kinds['personal-data']],
    ['shacl-violations', shacl.violation],
    ['shacl-warnings', shacl.warning],
    ['shacl-informations', shacl.info],
    ['requests', cost?.requests],
    ['bytes', cost?.bytes],
    ['seconds', Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)],
  ];
  return [
    ...counts.flatMap(([metric, value]) => (value === undefined ? [] : { metric, value })),
    ...Object.entries(places).map(([level, value]) => ({ metric: 'places', level, value })),
    ...matchRates(report),
  ];
}

const day = 86_400_000;

function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / day));
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

// Several page kinds may have rules for one property.
function matchRates({ rules }: HarvestReport): Measure[] {
  const byProperty = Map.groupBy(
    rules.filter(({ iri }) => iri !== undefined),
    ({ iri = '' }) => iri,
  );
  return [...byProperty].map(([property, own]) => ({
    ...{ metric: 'match-rate', property, isShare: true },
    value: share(
      own.reduce((sum, { matched }) => sum + matched, 0),
      own.reduce((sum, { applied }) => sum + applied, 0),
    ),
  }));
}
