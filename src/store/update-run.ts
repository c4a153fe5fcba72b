/** Runs the plan of an update: the lines that each operation takes from and adds to each graph, by their difference. */

import type { GraphName, UpdatePattern, UpdatePlan, UpdateStep } from '../model/update-plan.js';
import { readSolutions, type Solution } from '../rdf/solutions.js';
import { blankNode, namedNode, type Subject } from '../rdf/terms.js';
import { isReserved, plainDefaultGraph, reservedGraph, tripleOf } from './default-graph.js';
import { diffGraphs, linesOf } from './diff.js';
import type { JournalReader } from './journal-reader.js';
import type { JournalWriter } from './journal-writer.js';
import type { Replica } from './replica.js';
import { instantiate, mintsNodes, nameBlankNodes, variablesOf } from './solutions.js';
import { refuse, UpdateStopped } from './update-stopped.js';
import { selectSolutions } from './update-text.js';

export interface UpdateRunOptions {
  readonly reader: JournalReader;
  readonly writer: JournalWriter;
  /** Stands where the journal stands, and follows it within the transaction. */
  readonly replica: Replica;
  /** Base IRI of the dataset. */
  readonly base: string;
}

type Modify = Extract<UpdateStep, { kind: 'modify' }>;
type Clear = Extract<UpdateStep, { kind: 'clear' }>;
type Transfer = Extract<UpdateStep, { kind: 'transfer' }>;

function nameOf(graph: GraphName): string {
  if (graph === null) return plainDefaultGraph;
  if (isReserved(graph)) throw refuse(reservedGraph(graph));
  return graph;
}

const shownName = (graph: string) => (graph === plainDefaultGraph ? 'The default graph' : `<${graph}>`);

/** One update within an open transaction of its writer. */
export class UpdateRun {
  readonly #options: UpdateRunOptions;
  readonly #isMerged: boolean;
  #minted = 0;
  #added = 0;
  #removed = 0;

  constructor(options: UpdateRunOptions) {
    this.#options = options;
    this.#isMerged = options.reader.mode === 'merged';
  }

  /** Does all steps. Throws `UpdateStopped`; the replica may then stand where the journal does not. */
  run({ steps, base }: UpdatePlan): { readonly added: number; readonly removed: number } {
    for (const step of steps) {
      if (step.kind === 'modify') this.#modify(step, base);
      else if (step.kind === 'clear') this.#clear(step);
      else if (step.kind === 'transfer') this.#transfer(step);
      else if (this.#exists(nameOf(step.graph)) && !step.silent)
        throw refuse(`<${step.graph}> exists already.`);
      this.#options.replica.follow();
    }
    return { added: this.#added, removed: this.#removed };
  }

  #modify({ remove, add, where }: Modify, base: string): void {
    if ([...remove, ...add].some(({ graph }) => graph === null)) this.#assertWritable(plainDefaultGraph);
    const solutions = where === null ? [{}] : this.#solve(where, [...remove, ...add], mintsNodes(add), base);
    const mint = () => this.#mint();
    const out = instantiate(remove, solutions, mint);
    const into = instantiate(add, solutions, mint);
    for (const graph of new Set([...out.keys(), ...into.keys()])) {
      const lines = new Set(this.#lines(graph));
      for (const line of this.#normal(out.get(graph))) lines.delete(line);
      for (const line of this.#normal(into.get(graph))) lines.add(line);
      this.#put(graph, [...lines]);
    }
  }

  // The replica answers with values, so what updates write is spelt as it answers.
  #normal(lines: Iterable<string> = []): readonly string[] {
    const normal = this.#options.replica.normalize([...lines]);
    if (normal.kind === 'normal') return normal.lines;
    throw refuse(
      `${normal.line.trim()} is no RDF (${normal.message}). Correct its IRIs and its language tag.`,
    );
  }

  // Each solution makes new blank nodes, so only without them may equal solutions be one.
  #solve(where: UpdatePattern, templates: Modify['add'], isEachOne: boolean, base: string): Solution[] {
    const { defaultGraphs, namedGraphs } = where;
    const answer = this.#options.replica.query({
      text: selectSolutions(where, variablesOf(templates), !isEachOne),
      mediaType: 'application/sparql-results+json',
      base,
      defaultGraphs,
      namedGraphs,
      rowCap: null,
    });
    if (answer.kind === 'refused') throw refuse(answer.message);
    if (answer.kind === 'past-cap') throw refuse('The pattern has too many solutions: split the update.');
    const solutions = readSolutions(answer.text);
    return this.#isMerged ? nameBlankNodes(solutions, () => this.#mint()) : solutions;
  }

  #clear({ target, silent }: Clear): void {
    if (typeof target === 'object') {
      const graph = nameOf(target.graph);
      this.#assertWritable(graph);
      if (target.graph !== null && !silent && !this.#exists(graph))
        throw refuse(`There is no graph <${graph}>.`);
      this.#put(graph, []);
      return;
    }
    const names = this.#options.reader.graphNames();
    for (const graph of names) {
      if (target === 'all' || graph !== plainDefaultGraph) this.#put(graph, []);
    }
  }

  #transfer({ how, from, to, silent }: Transfer): void {
    const [source, target] = [nameOf(from), nameOf(to)];
    if (from === null) this.#assertOwnDefaultGraph();
    this.#assertWritable(target);
    if (from !== null && !this.#exists(source)) {
      if (silent) return;
      throw refuse(`There is no graph <${source}>.`);
    }
    if (source === target) return;
    const moved = this.#normal(
      this.#lines(source).map((line) => `${tripleOf(line).slice(0, -' .\n'.length)} <${target}> .\n`),
    );
    this.#put(target, how === 'add' ? [...new Set([...this.#lines(target), ...moved])] : moved);
    if (how === 'move') this.#put(source, []);
  }

  #exists(graph: string): boolean {
    return this.#lines(graph).length > 0;
  }

  #lines(graph: string): string[] {
    return linesOf(this.#options.reader.graph(graph)?.text ?? '');
  }

  #put(graph: string, after: readonly string[]): void {
    const { added, removed } = diffGraphs(this.#lines(graph), after);
    if (added.length + removed.length === 0) return;
    this.#assertWritable(graph);
    this.#added += added.length;
    this.#removed += removed.length;
    this.#options.writer.putGraph({ iri: graph, kind: 'content', page: null, lines: after.toSorted() });
  }

  #assertOwnDefaultGraph(): void {
    if (!this.#isMerged) return;
    const reason =
      'The default graph merges all content graphs: name the graph that you mean (GRAPH, WITH, INTO).';
    throw new UpdateStopped({ kind: 'forbidden', target: 'default-graph', reason });
  }

  #assertWritable(graph: string): void {
    if (!this.#isMerged) return;
    if (graph === plainDefaultGraph) this.#assertOwnDefaultGraph();
    const local = `${this.#options.base}graph/local/`;
    // Browsers leave out "..": such a name would be the address of another graph.
    const isUnder = (iri: string) => iri.startsWith(local) && iri.length > local.length;
    if (isUnder(graph) && isUnder(URL.parse(graph)?.href ?? '')) return;
    const reason = `${shownName(graph)} is not written by updates: the graphs of sources belong to their harvest. Write to graphs under <${local}>.`;
    throw new UpdateStopped({ kind: 'forbidden', target: 'graph', reason });
  }

  // Never given twice: the version grows with each transaction that changes anything, and journals differ in identity.
  #mint(): Subject {
    const { reader } = this.#options;
    const label = `${reader.identity.slice(0, 8)}x${reader.version() + 1}x${++this.#minted}`;
    return this.#isMerged
      ? namedNode(`${this.#options.base}.well-known/genid/${label}`)
      : blankNode(`b${label}`);
  }
}
