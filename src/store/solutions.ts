/** Solutions of a pattern, and the quads that templates make of them (SPARQL 1.1 Update, 3.1.3). */

import type { QuadTemplate, TemplateTerm } from '../model/update-plan.js';
import { quadToNQuads } from '../rdf/canonical.js';
import { isIri } from '../rdf/iri.js';
import type { Solution } from '../rdf/solutions.js';
import { literal, namedNode, type ObjectTerm, quad, type Subject, type Term } from '../rdf/terms.js';
import { isReserved, plainDefaultGraph, reservedGraph } from './default-graph.js';
import { refuse } from './update-stopped.js';

/** Solutions in which each blank node, which a pattern can make (BNODE), has got a name. */
export function nameBlankNodes(solutions: readonly Solution[], mint: () => Subject): Solution[] {
  const names = new Map<string, Subject>();
  const named = (term: Term): Term => {
    if (term.termType !== 'BlankNode') return term;
    const name = names.get(term.value) ?? mint();
    names.set(term.value, name);
    return name;
  };
  return solutions.map((solution) =>
    Object.fromEntries(Object.entries(solution).map(([variable, term]) => [variable, named(term)])),
  );
}

/** Variables that templates use. */
export function variablesOf(templates: readonly QuadTemplate[]): string[] {
  const terms = templates.flatMap(({ subject, predicate, object, graph }) => [
    subject,
    predicate,
    object,
    graph,
  ]);
  const names = terms.flatMap((term) => (term?.termType === 'Variable' ? [term.value] : []));
  return [...new Set(names)];
}

/** Whether templates have blank nodes, so that each solution makes new ones. */
export function mintsNodes(templates: readonly QuadTemplate[]): boolean {
  return templates.some(({ subject, object }) =>
    [subject, object].some(({ termType }) => termType === 'BlankNode'),
  );
}

/**
 * Canonical N-Quads lines by graph that templates make of solutions; what would be no quad is left out.
 * `mint` makes the term for a blank node of a template: one for each label and solution. Throws `UpdateStopped` for a
 * graph name that is the store's own.
 */
export function instantiate(
  templates: readonly QuadTemplate[],
  solutions: readonly Solution[],
  mint: () => Subject,
): Map<string, Set<string>> {
  const lines = new Map<string, Set<string>>();
  for (const solution of solutions) {
    const minted = new Map<string, Subject>();
    const fill = (term: TemplateTerm): Term | undefined => {
      // A variable that is not bound may be called `constructor`.
      if (term.termType === 'Variable')
        return Object.hasOwn(solution, term.value) ? solution[term.value] : undefined;
      if (term.termType === 'NamedNode') return namedNode(term.value);
      if (term.termType === 'Literal') return literal(term.value, term.language || namedNode(term.datatype));
      const node = minted.get(term.value) ?? mint();
      minted.set(term.value, node);
      return node;
    };
    for (const { subject, predicate, object, graph } of templates) {
      const name = graph === null ? plainDefaultGraph : nameOf(fill(graph));
      const line = name === null ? null : toLine(fill(subject), fill(predicate), fill(object), name);
      if (name === null || line === null) continue;
      const known = lines.get(name);
      if (known === undefined) lines.set(name, new Set([line]));
      else known.add(line);
    }
  }
  return lines;
}

function nameOf(term: Term | undefined): string | null {
  if (term?.termType !== 'NamedNode') return null;
  if (isReserved(term.value)) throw refuse(reservedGraph(term.value));
  return term.value;
}

function toLine(
  subject: Term | undefined,
  predicate: Term | undefined,
  object: Term | undefined,
  graph: string,
): string | null {
  if (subject === undefined || predicate === undefined || object === undefined) return null;
  if (subject.termType === 'Literal' || predicate.termType !== 'NamedNode') return null;
  const iris = [subject, predicate, object].filter(({ termType }) => termType === 'NamedNode');
  if (iris.some(({ value }) => !isIri(value)) || !isIri(graph)) return null;
  return quadToNQuads(quad(subject as Subject, predicate, object as ObjectTerm, namedNode(graph)));
}
