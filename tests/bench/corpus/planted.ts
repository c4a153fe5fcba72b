/** The pairs of synthetic records that tell of one initiative. */

import type { Iris } from '../../../src/model/iris.js';
import { type CorpusOptions, syntheticInitiatives } from './initiatives.js';

/** Pairs of IRIs of two partners' records, in their order and separated by a blank. */
export function plantedPairs(options: CorpusOptions, iris: Iris): ReadonlySet<string> {
  // Told again of what is told again: all of them are one.
  const members = new Map<string, string[]>();
  for (const { source, key, repeats } of syntheticInitiatives(options)) {
    const iri = iris.thing('initiative', source, key);
    const original = repeats === null ? iri : iris.thing('initiative', repeats.source, repeats.key);
    const all = members.get(original) ?? [original];
    if (original !== iri) all.push(iri);
    members.set(original, all);
    members.set(iri, all);
  }
  const pairs = new Set<string>();
  for (const all of members.values()) {
    for (const [n, one] of all.entries()) {
      for (const other of all.slice(n + 1)) {
        const [first, second] = [one, other].sort();
        if (sourceOf(one) !== sourceOf(other)) pairs.add(`${first} ${second}`);
      }
    }
  }
  return pairs;
}

function sourceOf(iri: string): string {
  return iri.split('/').at(-2) ?? '';
}
