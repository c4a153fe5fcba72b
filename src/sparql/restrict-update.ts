/** An update as a patch of one graph (SPARQL 1.1 Graph Store HTTP Protocol, 5.7). */

import type { GraphName, QuadTemplate, UpdatePlan, UpdateStep } from '../model/update-plan.js';

/** A step would change another graph. */
class OtherGraph extends Error {}

/**
 * The plan with the given graph in the place of the default graph: what it writes without naming a graph, and what its
 * patterns match outside GRAPH unless they say otherwise. Null when it would change any other graph.
 */
export function restrictUpdate(plan: UpdatePlan, graph: GraphName): UpdatePlan | null {
  try {
    return { ...plan, steps: plan.steps.map((step) => restrict(step, graph)) };
  } catch (error) {
    if (error instanceof OtherGraph) return null;
    throw error;
  }
}

function restrict(step: UpdateStep, graph: GraphName): UpdateStep {
  const own = (name: GraphName): GraphName => {
    if (name !== null && name !== graph) throw new OtherGraph();
    return graph;
  };
  switch (step.kind) {
    case 'modify':
      return restrictModify(step, graph, own);
    case 'clear':
      if (typeof step.target !== 'object') throw new OtherGraph();
      return { ...step, target: { graph: own(step.target.graph) } };
    case 'transfer':
      return {
        ...step,
        from: step.how === 'move' ? own(step.from) : (step.from ?? graph),
        to: own(step.to),
      };
    case 'create':
      own(step.graph);
      return step;
    case 'store':
      return { ...step, graph: own(step.graph) };
  }
}

function restrictModify(
  { kind, remove, add, where }: Extract<UpdateStep, { kind: 'modify' }>,
  graph: GraphName,
  own: (name: GraphName) => GraphName,
): UpdateStep {
  const place = (template: QuadTemplate): QuadTemplate => {
    if (template.graph?.termType === 'Variable') throw new OtherGraph();
    const name = own(template.graph?.value ?? null);
    return { ...template, graph: name === null ? null : { termType: 'NamedNode', value: name } };
  };
  const isOpen = where !== null && where.defaultGraphs === null && graph !== null;
  return {
    kind,
    remove: remove.map(place),
    add: add.map(place),
    where: isOpen ? { ...where, defaultGraphs: [graph] } : where,
  };
}
