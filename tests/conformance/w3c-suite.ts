/** The W3C SPARQL 1.1 test suite: where it is, and its manifests as values. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDataset } from '../../src/rdf/dataset.js';
import { turtle } from '../../src/rdf/media-types.js';
import { parseQuads } from '../../src/rdf/parse.js';
import { namedNode, type Quad, type Term } from '../../src/rdf/terms.js';
import { rdf } from '../../src/rdf/vocabulary.js';

/** The suite's own address; its files are read from the folder. */
export const suiteBase = 'https://w3c.github.io/rdf-tests/sparql/sparql11/';

const places = [process.env.W3C_SPARQL_TESTS ?? '', join('..', 'shared', 'conformance', 'w3c-sparql11')];

/** The folder of the suite, or null where it is not at hand. */
export const suiteFolder =
  places.find((place) => place !== '' && existsSync(join(place, 'manifest.ttl'))) ?? null;

/** Text of a file of the suite by its address. */
export function readSuiteFile(address: string): string {
  return readFileSync(join(suiteFolder ?? '', address.slice(suiteBase.length)), 'utf8');
}

/** Triples of a Turtle file of the suite. */
export function readSuiteTurtle(address: string): Quad[] {
  return parseQuads(readSuiteFile(address), turtle, address);
}

/** A manifest, with what is needed to walk it. */
export class Manifest {
  readonly #quads;

  constructor(readonly address: string) {
    this.#quads = toDataset(readSuiteTurtle(address));
  }

  objects(subject: Term, predicate: string): Term[] {
    return [...this.#quads.match(subject, namedNode(predicate))].map(({ object }) => object);
  }

  object(subject: Term, predicate: string): Term | undefined {
    return this.objects(subject, predicate)[0];
  }

  /** Members of the list that the property leads to. */
  list(subject: Term, predicate: string): Term[] {
    const members: Term[] = [];
    let node = this.object(subject, predicate);
    while (node !== undefined && node.value !== `${rdf.iri}nil`) {
      members.push(...this.objects(node, `${rdf.iri}first`));
      node = this.object(node, `${rdf.iri}rest`);
    }
    return members;
  }
}
