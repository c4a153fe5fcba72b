/** The tests of the suite, as its manifests list them. */

import { namedNode, type Term } from '../../src/rdf/terms.js';
import { rdf } from '../../src/rdf/vocabulary.js';
import { Manifest, suiteBase, suiteFolder } from './w3c-suite.js';

export const mf = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';

/** The parts of the suite that are run, by their manifests. */
export const parts = {
  query: 'manifest-sparql11-query.ttl',
  update: 'manifest-sparql11-update.ttl',
  results: 'manifest-sparql11-results.ttl',
  protocol: 'protocol/manifest.ttl',
} as const;
export type Part = keyof typeof parts;

export interface SuiteTest {
  readonly part: Part;
  /** `<folder>: <name>`. */
  readonly name: string;
  readonly iri: string;
  /** `QueryEvaluationTest`, `NegativeSyntaxTest11`, … */
  readonly kind: string;
  readonly manifest: Manifest;
  readonly entry: Term;
}

/** Every test of a part; none where the suite is not at hand. */
export function testsOf(part: Part): SuiteTest[] {
  if (suiteFolder === null) return [];
  const root = new Manifest(suiteBase + parts[part]);
  const included = root.list(namedNode(root.address), `${mf}include`).map(({ value }) => value);
  return (included.length === 0 ? [root.address] : included).flatMap((address) => {
    const manifest = address === root.address ? root : new Manifest(address);
    return manifest.list(namedNode(address), `${mf}entries`).map((entry) => ({
      ...{ part, manifest, entry },
      name: `${address.split('/').at(-2)}: ${manifest.object(entry, `${mf}name`)?.value}`,
      iri: entry.value,
      kind: manifest.object(entry, rdf.type.value)?.value.split('#')[1] ?? '',
    }));
  });
}
