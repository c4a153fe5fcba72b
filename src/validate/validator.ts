/** SHACL validation of one graph against the shapes of the vocabulary (SHACL, 3). */

import { type Result, Validator } from 'shacl-engine';
import type { Validate } from '../model/ports.js';
import type { ValidationResult } from '../model/validation-report.js';
import { toDataset } from '../rdf/dataset.js';
import { factory, inGraph, type Quad } from '../rdf/terms.js';
import { sh } from '../rdf/vocabulary.js';

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

/**
 * A function that validates the quads of one graph. Graph names are ignored: a graph is seen by itself.
 * Messages come in the language asked for.
 */
export function createValidator(shapes: readonly Quad[], language: MessageLanguage = 'fr'): Validate {
  const validator = new Validator(toDataset(shapes), { factory });
  return async (quads) => {
    const report = await validator.validate({ dataset: toDataset(quads.map((quad) => inGraph(quad))) });
    const results = report.results.map((result) => toResult(result, language));
    return { conforms: results.every(({ severity }) => severity !== 'violation'), results };
  };
}
