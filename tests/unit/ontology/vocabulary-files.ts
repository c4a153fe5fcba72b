/** The files of `ontology/` as the tests read them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { turtle } from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import type { Quad } from '../../../src/rdf/terms.js';

/** Everything that the project itself names begins with it. */
export const ours = 'https://w3id.org/innovation-sociale/';

export interface VocabularyFile {
  /** Without `.ttl`. */
  readonly name: string;
  readonly quads: readonly Quad[];
}

function readFile(folder: string, name: string): VocabularyFile {
  const text = readFileSync(join('ontology', folder, name), 'utf8');
  return { name: name.replace(/\.ttl$/, ''), quads: parseQuads(text, turtle) };
}

const readFolder = (folder: string) =>
  readdirSync(join('ontology', folder)).map((name) => readFile(folder, name));

export const ontology = readFile('.', 'ontology.ttl');
export const schemes = readFolder('schemes');
export const shapeFiles = readFolder('shapes');
export const everyFile = [ontology, ...schemes, ...shapeFiles];

/** The IRIs of a file, datatypes included. */
export function irisOf(quads: readonly Quad[]): Set<string> {
  const terms = quads.flatMap(({ subject, predicate, object }) => [
    subject,
    predicate,
    object.termType === 'Literal' ? object.datatype : object,
  ]);
  return new Set(terms.flatMap(({ termType, value }) => (termType === 'NamedNode' ? [value] : [])));
}

/** Case, accents, apostrophes and spacing set aside: what a person would call the same word. */
export function fold(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[’']/g, "'")
    .replace(/[\s\u00A0-]+/g, ' ')
    .trim();
}
