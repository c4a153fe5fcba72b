/** The counts of a dataset as VoID partitions by class and by property (VoID, 4.5 and 4.6). */

import { sha256 } from '../../model/digest.js';
import { voidExt, voidTerms } from '../../rdf/service-vocabulary.js';
import { literal, type NamedNode, namedNode, type ObjectTerm } from '../../rdf/terms.js';
import { rdf, xsd } from '../../rdf/vocabulary.js';
import type { ClassPropertyStatistics, ClassStatistics, Statistics } from './statistics.js';

export type Statement = readonly [subject: NamedNode, predicate: NamedNode, object: ObjectTerm];

/** Statements that a dataset holds so many things and statements of each class and property. */
export function* describePartitions(dataset: NamedNode, statistics: Statistics): Iterable<Statement> {
  const { triples, subjects, properties, classes } = statistics;
  yield [dataset, voidTerms.triples, count(triples)];
  yield [dataset, voidTerms.distinctSubjects, count(subjects)];
  yield [dataset, voidTerms.properties, count(properties.size)];
  yield [dataset, voidTerms.classes, count(classes.size)];
  for (const [property, { triples: of, subjects: by }] of properties) {
    const partition = part(dataset, 'property', property);
    yield [dataset, voidTerms.propertyPartition, partition];
    yield [partition, rdf.type, voidTerms.Dataset];
    yield [partition, voidTerms.property, namedNode(property)];
    yield [partition, voidTerms.triples, count(of)];
    yield [partition, voidTerms.distinctSubjects, count(by)];
  }
  for (const [name, of] of classes) yield* describeClass(dataset, name, of);
}

function* describeClass(
  dataset: NamedNode,
  name: string,
  { entities, properties }: ClassStatistics,
): Iterable<Statement> {
  const partition = part(dataset, 'class', name);
  yield [dataset, voidTerms.classPartition, partition];
  yield [partition, rdf.type, voidTerms.Dataset];
  yield [partition, voidTerms.class, namedNode(name)];
  yield [partition, voidTerms.entities, count(entities)];
  for (const [property, of] of properties) yield* describeProperty(partition, property, of);
}

function* describeProperty(
  ofClass: NamedNode,
  property: string,
  { triples, datatypes, classes }: ClassPropertyStatistics,
): Iterable<Statement> {
  const partition = part(ofClass, 'property', property);
  yield [ofClass, voidTerms.propertyPartition, partition];
  yield [partition, rdf.type, voidTerms.Dataset];
  yield [partition, voidTerms.property, namedNode(property)];
  yield [partition, voidTerms.triples, count(triples)];
  for (const [datatype, times] of datatypes) {
    const values = part(partition, 'datatype', datatype);
    yield [partition, voidExt.datatypePartition, values];
    yield [values, voidExt.datatype, namedNode(datatype)];
    yield [values, voidTerms.triples, count(times)];
  }
  for (const [name, times] of classes) {
    const values = part(partition, 'class', name);
    yield [partition, voidTerms.classPartition, values];
    yield [values, voidTerms.class, namedNode(name)];
    yield [values, voidTerms.triples, count(times)];
  }
}

function count(times: number): ObjectTerm {
  return literal(String(times), xsd.integer);
}

/** A part has the same name at every version. */
function part({ value }: NamedNode, by: string, name: string): NamedNode {
  const [document = value] = value.split('#');
  return namedNode(`${document}#${by}-${sha256(`${value} ${by} ${name}`).slice(0, 12)}`);
}
