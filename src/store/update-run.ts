/** Runs the plan of an update: the lines that each operation takes from and adds to each graph, by their difference. */

import type {
  GraphCondition,
  GraphName,
  UpdateOutcome,
  UpdatePattern,
  UpdatePlan,
  UpdateStep,
} from '../model/update-plan.js';
import { refusalOf } from '../model/writable.js';
import { nameByDescription, renameNodes } from '../rdf/skolem.js';
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
export type Store = Extract<UpdateStep, { kind: 'store' }>;

/** The name under which a graph stands in the journal. Throws `UpdateStopped` for names that no graph may have. */
export function nameOf(graph: GraphName): string {
  if (graph === null) return plainDefaultGraph;
  if (isReserved(graph)) throw refuse(reservedGraph(graph));
  return graph;
}

/** The lines of documents, read before the transaction: reading takes long, and others wait for what is written. */
export type DocumentLines = ReadonlyMap<Store, readonly string[]>;

/** One update within an open transaction of its writer. */
export class UpdateRun {
  readonly #options: UpdateRunOptions;
  readonly #isMerged: boolean;
  /** The graphs that were written, and whether they were there before. */
  readonly #written = new Map<string, boolean>();
  #minted = 0;
  #added = 0;
  #removed = 0;
  #declarations: readonly string[] = [];

  constructor(options: UpdateRunOptions) {
    this.#options = options;
    this.#isMerged = options.reader.mode === 'merged';
  }

  /** Does all steps. Throws `UpdateStopped`; the replica may then stand where the journal does not. */
  run(
    { steps, base, declarations, condition }: UpdatePlan,
    documents: DocumentLines,
  ): Pick<Extract<UpdateOutcome, { kind: 'done' }>, 'added' | 'removed' | 'created'> {
    this.#declarations = declarations;
    if (condition !== undefined) this.#assertMet(condition);
    for (const step of steps) {
      if (step.kind === 'modify') this.#modify(step, base);
      else if (step.kind === 'clear') this.#clear(step);
      else if (step.kind === 'transfer') this.#transfer(step);
      else if (step.kind === 'store') this.#store(step, documents.get(step) ?? []);
      else if (this.#exists(nameOf(step.graph)) && !step.silent)
        throw refuse(`<${step.graph}> exists already.`);
      this.#options.replica.follow();
    }
    const created = [...this.#written].some(([graph, wasThere]) => !wasThere && this.#exists(graph));
    return { added: this.#added, removed: this.#removed, created };
  }

  #assertMet({ graph, in: wanted, notIn: unwanted = [] }: GraphCondition): void {
    const sequence = this.#options.reader.standing(nameOf(graph))?.sequence;
    const isIn = (states: readonly number[] | 'all') =>
      sequence !== undefined && (states === 'all' || states.includes(sequence));
    if ((wanted === undefined || isIn(wanted)) && !isIn(unwanted)) return;
    throw new UpdateStopped({ kind: 'condition-failed' });
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
      text: selectSolutions(
        { prologue: this.#prologueOf(where), group: where.group },
        variablesOf(templates),
        !isEachOne,
      ),
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

  #prologueOf({ declared }: UpdatePattern): string {
    return this.#declarations
      .slice(0, declared)
      .map((declaration) => `${declaration}\n`)
      .join('');
  }

  #clear({ target, silent }: Clear): void {
    if (typeof target === 'object') {
      const graph = nameOf(target.graph);
      if (target.graph !== null && !silent) this.#assertExists(target.graph);
      this.#assertWritable(graph);
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
    if (from === null) this.#assertWritable(plainDefaultGraph);
    this.#assertWritable(target);
    if (from !== null) {
      if (silent && !this.#exists(source)) return;
      this.#assertExists(from);
    }
    if (source === target) return;
    const moved = this.#normal(
      this.#lines(source).map((line) => `${tripleOf(line).slice(0, -' .\n'.length)} <${target}> .\n`),
    );
    this.#put(target, how === 'add' ? [...new Set([...this.#lines(target), ...moved])] : moved);
    if (how === 'move') this.#put(source, []);
  }

  #store({ how, graph }: Store, lines: readonly string[]): void {
    const name = nameOf(graph);
    this.#assertWritable(name);
    const named = this.#nameNodes(lines, how);
    this.#put(name, how === 'add' ? [...new Set([...this.#lines(name), ...named])] : named);
  }

  // The nodes of a graph that is sent again keep their names; what is added to a graph is never taken for what it has.
  #nameNodes(lines: readonly string[], how: Store['how']): readonly string[] {
    if (how === 'add' && !this.#isMerged) return lines;
    const names = how === 'replace' ? nameByDescription(lines) : new Map<string, string>();
    const named = (label: string) => names.get(label) ?? label;
    const genid = `${this.#options.base}.well-known/genid/`;
    const rename = this.#isMerged
      ? (label: string) => `<${genid}${named(label)}>`
      : (label: string) => `_:${named(label)}`;
    return lines.map((line) => renameNodes(line, rename));
  }

  #exists(graph: string): boolean {
    return this.#options.reader.standing(graph) !== undefined;
  }

  #assertExists(graph: string): void {
    if (!this.#exists(nameOf(graph))) throw new UpdateStopped({ kind: 'no-graph', graph });
  }

  #lines(graph: string): string[] {
    return linesOf(this.#options.reader.graph(graph)?.text ?? '');
  }

  #put(graph: string, after: readonly string[]): void {
    const { added, removed } = diffGraphs(this.#lines(graph), after);
    if (added.length + removed.length === 0) return;
    this.#assertWritable(graph);
    if (!this.#written.has(graph)) this.#written.set(graph, this.#exists(graph));
    this.#added += added.length;
    this.#removed += removed.length;
    this.#options.writer.putGraph({ iri: graph, kind: 'content', page: null, lines: after.toSorted() });
  }

  #assertWritable(graph: string): void {
    const { reader, base } = this.#options;
    const name = graph === plainDefaultGraph ? null : graph;
    const refusal = refusalOf(name, { mode: reader.mode, base });
    if (refusal !== null) throw new UpdateStopped(refusal);
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
