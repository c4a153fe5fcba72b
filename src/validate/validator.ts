/** SHACL validation of one graph against the shapes of the vocabulary (SHACL, 3). */

import { type Result, Validator } from 'shacl-engine';
import type { Validate } from '../model/ports.js';
import type { ValidationResult } from '../model/validation-report.js';
import { toDataset } from '../rdf/dataset.js';
import { factory, inGraph, type Quad, type Term } from '../rdf/terms.js';
import { rdf, rdfs, sh } from '../rdf/vocabulary.js';

/** A language in which shapes have messages. */
export type MessageLanguage = 'fr' | 'en';

function toSeverity({ severity }: Result): ValidationResult['severity'] {
  if (severity.value === sh.Violation.value) return 'violation';
  return severity.value === sh.Warning.value ? 'warning' : 'info';
}

function toResult(result: Result, language: MessageLanguage): ValidationResult {
  const { message, path, focusNode } = result;
  const chosen = message.find((text) => text.language === language) ?? message[0];
  return {
    severity: toSeverity(result),
    focusNode: focusNode.term.value,
    path: path?.[0]?.predicates[0]?.value ?? null,
    message: chosen?.value ?? 'The shape gives no message',
  };
}

/** A shape that finds its own nodes. */
interface TargetingShape {
  readonly terms: readonly [Term];
  /** The classes of those nodes; null when they are not found by class alone. */
  readonly classes: ReadonlySet<string> | null;
}

const otherTargets = [sh.targetNode, sh.targetObjectsOf, sh.targetSubjectsOf, sh.target];

// In the order of the shapes (SHACL, 2.1.3). With subclasses among them, any class may be meant.
function targetingShapes(shapes: ReturnType<typeof toDataset>): TargetingShape[] {
  const having = (predicate: Term, object: Term | null = null) =>
    [...shapes.match(null, predicate, object)].map(({ subject }) => subject);
  const byOthers = new Set(otherTargets.flatMap((target) => having(target)).map(({ value }) => value));
  const hasSubclasses = shapes.match(null, rdfs.subClassOf).size > 0;
  const found = [
    ...having(sh.targetClass),
    ...otherTargets.flatMap((target) => having(target)),
    ...having(rdf.type, sh.NodeShape),
  ];
  return [...new Map(found.map((shape) => [shape.value, shape])).values()].map((shape) => {
    const named = [...shapes.match(shape, sh.targetClass)].map(({ object }) => object.value);
    const isByClass = !hasSubclasses && !byOthers.has(shape.value);
    // A shape may be a class itself.
    return { terms: [shape], classes: isByClass ? new Set([shape.value, ...named]) : null };
  });
}

/**
 * A function that validates the quads of one graph. Graph names are ignored: a graph is seen by itself.
 * Messages come in the language asked for. Shapes for classes that do not occur are passed over: looking for their nodes
 * is most of the work.
 */
export function createValidator(shapes: readonly Quad[], language: MessageLanguage = 'fr'): Validate {
  const dataset = toDataset(shapes);
  const validator = new Validator(dataset, { factory });
  const targeting = targetingShapes(dataset);
  return async (quads) => {
    const types = new Set(
      quads.filter(({ predicate }) => predicate.equals(rdf.type)).map(({ object }) => object.value),
    );
    const asked = targeting.filter(({ classes }) => classes === null || !classes.isDisjointFrom(types));
    const data = { dataset: toDataset(quads.map((quad) => inGraph(quad))) };
    const report = await validator.validate(data, asked);
    const results = report.results.map((result) => toResult(result, language));
    return { conforms: results.every(({ severity }) => severity !== 'violation'), results };
  };
}
