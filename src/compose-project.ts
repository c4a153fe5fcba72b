/** What the project's own files say: the vocabulary, and the mappings of partners. */

import { join } from 'node:path';
import type { ContextDefinition } from 'jsonld';
import { home, readContext } from './installed-files.js';
import { type Catalogue, readCatalogue } from './mapping/catalogue.js';
import { buildTermTable, type TermTable } from './mapping/term-table.js';
import type { Validate } from './model/ports.js';
import { termIris } from './rdf/context.js';
import { readShapes } from './validate/shapes.js';
import { createValidator } from './validate/validator.js';

/** What the project's own files say. */
export interface Project {
  /** The folder that they stand in: `ontology/` and `mappings/` are below it. */
  readonly directory: string;
  readonly catalogue: Catalogue;
  readonly validate: Validate;
  /** What mappings may speak of. */
  readonly terms: TermTable;
  /** The content of the JSON-LD context. */
  readonly context: ContextDefinition;
}

/** Reads the vocabulary and the mappings, of all sources or of those with the given ids. Throws when the vocabulary itself is malformed. */
export function loadProject(directory = home, only?: readonly string[]): Project {
  const shapes = readShapes(join(directory, 'ontology', 'shapes'));
  const context = readContext(directory);
  const terms = buildTermTable(termIris(context), shapes);
  return {
    directory,
    catalogue: readCatalogue(join(directory, 'mappings'), terms, only),
    validate: createValidator(shapes, 'en'),
    terms,
    context,
  };
}
