/** Forty queries over HTTP: cold, repeated, and by sixteen clients; answers are compared before times are. */

import { median, milliseconds } from '../measure.js';
import { type Answer, ask } from '../peers/ask.js';
import type { Served } from '../peers/peer.js';
import { differenceOf, rowsOf } from '../peers/same-answer.js';
import { type Question, type QuestionKind, questionsOf } from '../questions.js';
import { type Findings, type Goal, geometricMean, type Table, times } from '../report.js';
import { ours, type ServerWorkload, type WorkloadOptions } from './workload.js';

/** What a server took for a question, in milliseconds. */
interface Times {
  readonly cold: number;
  readonly repeated: number;
  readonly failed: string | null;
}

interface Measured {
  readonly questions: ReadonlyMap<Question, Times>;
  /** Answers a second to sixteen clients. */
  readonly cold: number;
  readonly repeated: number;
}

const clients = 16;
const crowdKinds: readonly QuestionKind[] = ['lookup', 'filtered facet', 'GRAPH'];
/** Longer than this no question is asked again and again, and no crowd waited for; in milliseconds. */
const enough = { usually: 8_000, quickly: 800 };
/** How long an answer is waited for in a quick run, in milliseconds. */
const quickPatience = 5_000;
/** How long all questions may take on one server, in milliseconds. */
const budget = { usually: 600_000, quickly: 10_000 };

export class QueryWorkload implements ServerWorkload {
  readonly #options: WorkloadOptions;
  readonly #questions: readonly Question[];
  readonly #measured = new Map<string, Measured>();
  readonly #expected = new Map<Question, readonly string[]>();
  readonly #remarks: string[] = [];

  constructor(options: WorkloadOptions) {
    this.#options = options;
    this.#questions = questionsOf(options.bank);
  }

  async measure(name: string, served: Served): Promise<void> {
    const questions = new Map<Question, Times>();
    const began = performance.now();
    const most = this.#options.isQuick ? budget.quickly : budget.usually;
    for (const question of this.#questions) {
      if (performance.now() - began > most) {
        this.#remarks.push(`${name} was not asked all: ${most / 1000} s were over.`);
        break;
      }
      const first = await this.#ask(served, question.text(0));
      this.#compare(name, question, first);
      questions.set(question, await this.#time(served, question, first));
    }
    const { cold, repeated } = await this.#crowd(served);
    this.#measured.set(name, { questions, cold, repeated });
  }

  get #enough(): number {
    return this.#options.isQuick ? enough.quickly : enough.usually;
  }

  #ask(served: Served, text: string): Promise<Answer> {
    return this.#options.isQuick ? ask(served, text, quickPatience) : ask(served, text);
  }

  async #repeat(most: number, work: (n: number) => Promise<Answer>): Promise<number[]> {
    const found: number[] = [];
    const began = performance.now();
    for (let n = 0; n < most && (n === 0 || performance.now() - began < this.#enough); n++) {
      found.push((await work(n)).time);
    }
    return found;
  }

  /** Whoever answers otherwise than we do is told of. */
  #compare(name: string, question: Question, { body, failed }: Answer): void {
    if (failed !== null)
      return void this.#remarks.push(`${name} gave no answer to "${question.name}": ${failed}.`);
    const rows = rowsOf(question.text(0), body);
    const expected = this.#expected.get(question);
    if (expected === undefined) return void this.#expected.set(question, rows);
    const difference = differenceOf(expected, rows);
    if (difference !== null)
      this.#remarks.push(`${name} answers "${question.name}" otherwise: ${difference}.`);
  }

  async #time(served: Served, question: Question, first: Answer): Promise<Times> {
    if (first.failed !== null) return { cold: first.time, repeated: first.time, failed: first.failed };
    const most = this.#options.isQuick ? 3 : 7;
    const cold = await this.#repeat(most, (n) => this.#ask(served, question.text(n + 1)));
    const repeated = await this.#repeat(most, () => this.#ask(served, question.text(1)));
    return { cold: median(cold), repeated: median(repeated), failed: null };
  }

  /** Sixteen clients, each with questions that no one has asked, and then with the same ones again. */
  async #crowd(served: Served): Promise<{ readonly cold: number; readonly repeated: number }> {
    const asked = this.#questions.filter(({ kind }) => crowdKinds.includes(kind));
    const askings = this.#options.isQuick ? 10 : 40;
    const texts = Array.from({ length: askings }, (_, n) => asked.map(({ text }) => text(1000 + n))).flat();
    const round = async () => {
      const began = performance.now();
      let [next, answered] = [0, 0];
      const client = async () => {
        while (next < texts.length && performance.now() - began < this.#enough) {
          const { failed } = await this.#ask(served, texts[next++] ?? '');
          if (failed === null) answered++;
        }
      };
      await Promise.all(Array.from({ length: clients }, client));
      return (answered / (performance.now() - began)) * 1000;
    };
    return { cold: await round(), repeated: await round() };
  }

  findings(): Findings {
    const tables = [this.#kinds('cold'), this.#kinds('repeated'), this.#crowds(), this.#all()];
    return { tables, goals: this.#goals(), remarks: this.#remarks };
  }

  costs(): ReadonlyMap<string, number> {
    const measured = this.#measured.get(ours);
    const answered = [...(measured?.questions ?? [])].filter(([, { failed }]) => failed === null);
    return new Map(answered.map(([{ name }, { cold }]) => [name, cold]));
  }

  get #others(): readonly string[] {
    return [...this.#measured.keys()].filter((name) => name !== ours);
  }

  /** How many times longer another takes than we do: the mean over the questions of a kind, or over all. */
  #ratio(name: string, way: 'cold' | 'repeated', kind?: QuestionKind): number | null {
    const [own, other] = [this.#measured.get(ours), this.#measured.get(name)];
    if (own === undefined || other === undefined) return null;
    const chosen = this.#questions
      .filter((question) => kind === undefined || question.kind === kind)
      .filter((question) => own.questions.has(question) && other.questions.has(question));
    if (chosen.length === 0) return null;
    return geometricMean(
      chosen.map((one) => (other.questions.get(one)?.[way] ?? 1) / (own.questions.get(one)?.[way] ?? 1)),
    );
  }

  #kinds(way: 'cold' | 'repeated'): Table {
    const kinds = [...new Set(this.#questions.map(({ kind }) => kind))];
    const row = (name: string, kind?: QuestionKind) => [
      name,
      ...this.#others.map((other) => times(this.#ratio(other, way, kind) ?? Number.NaN)),
    ];
    return {
      title: `Queries, ${way === 'cold' ? 'never asked before' : 'asked again'}: how many times longer than ours (geometric means)`,
      head: ['', ...this.#others],
      rows: [...kinds.map((kind) => row(kind, kind)), row('**all**')],
    };
  }

  #crowds(): Table {
    const rows = [...this.#measured].map(([name, { cold, repeated }]) => [
      name,
      cold.toFixed(0),
      repeated.toFixed(0),
    ]);
    return {
      title: `Answers a second to ${clients} clients (${crowdKinds.join(', ')})`,
      head: ['', 'never asked before', 'asked again'],
      rows,
    };
  }

  #all(): Table {
    const names = [...this.#measured.keys()];
    const shown = (question: Question, name: string) => {
      const {
        cold = 0,
        repeated = 0,
        failed = null,
      } = this.#measured.get(name)?.questions.get(question) ?? { failed: 'not asked' };
      return failed ?? `${milliseconds(cold)}, ${milliseconds(repeated)}`;
    };
    const rows = this.#questions.map((question) => [
      question.kind,
      question.name,
      ...names.map((name) => shown(question, name)),
    ]);
    return { title: 'Each query: never asked before, asked again (medians)', head: ['', '', ...names], rows };
  }

  /** What the quickest question takes when it is asked again. */
  #quickest(name: string): string {
    const questions = this.#measured.get(name)?.questions.values() ?? [];
    const answered = [...questions].filter(({ failed }) => failed === null);
    return answered.length === 0
      ? 'unknown'
      : milliseconds(Math.min(...answered.map(({ repeated }) => repeated)));
  }

  #goals(): Goal[] {
    const worst = (way: 'cold' | 'repeated', names: readonly string[], kind?: QuestionKind) => {
      const ratios = names.map((name) => this.#ratio(name, way, kind)).filter((ratio) => ratio !== null);
      return ratios.length === 0 ? null : Math.min(...ratios);
    };
    const aggregates = worst('cold', ['Virtuoso'], 'aggregate');
    return [
      {
        goal: 'Cold queries: no slower than native Oxigraph and Fuseki (their time ÷ ours)',
        reached: worst('cold', ['Oxigraph', 'Fuseki']),
        isMet: (ratio) => ratio >= 1,
      },
      {
        goal: 'Whole-dataset aggregates within 2 times of Virtuoso (our time ÷ its)',
        reached: aggregates === null ? null : 1 / aggregates,
        isMet: (ratio) => ratio <= 2,
        reason: 'The engine makes a solution of each match before it counts them.',
      },
      {
        goal: 'Repeated queries: 20 times faster than every peer (their time ÷ ours)',
        reached: worst('repeated', this.#others),
        isMet: (ratio) => ratio >= 20,
        reason: `An answer that is kept takes what a request takes: ${this.#quickest(ours)} here, and a lookup ${this.#quickest('Virtuoso')} on Virtuoso.`,
      },
    ];
  }
}
