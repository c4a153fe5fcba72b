/** Facet search: what the site answers in one request, beside the same question asked in SPARQL. */

import { type Chosen, searchQuestions } from '../../fixtures/facets-in-sparql.js';
import { placeIri } from '../corpus/shared-graphs.js';
import { median, milliseconds } from '../measure.js';
import { ask } from '../peers/ask.js';
import type { Served } from '../peers/peer.js';
import { rowsOf } from '../peers/same-answer.js';
import { type Findings, geometricMean, times } from '../report.js';
import { ours, type ServerWorkload, type WorkloadOptions } from './workload.js';

interface Site {
  readonly total: number;
  /** Milliseconds until the last byte, the first time and when it is asked again. */
  readonly cold: number;
  readonly repeated: number;
}

/** A question that takes longer in SPARQL is asked once, and the next ones of its server are not; in milliseconds. */
const enough = 60_000;

export class SearchWorkload implements ServerWorkload {
  readonly #choices: readonly (readonly [name: string, chosen: Chosen])[];
  /** How long one query is waited for, in milliseconds. */
  readonly #patience: number;
  /** How long all queries of one search may take, in milliseconds. */
  readonly #budget: number;
  readonly #site: Site[] = [];
  /** Milliseconds of all queries of a choice, by server; null where one had no answer. */
  readonly #sparql = new Map<string, (number | null)[]>();
  readonly #remarks: string[] = [];

  constructor(options: WorkloadOptions) {
    const { iris } = options.bank;
    this.#patience = options.isQuick ? 3_000 : 60_000;
    this.#budget = options.isQuick ? 4_000 : 300_000;
    const concept = (scheme: string, notation: string) =>
      `https://w3id.org/innovation-sociale/scheme/${scheme}/${notation}`;
    const choices: [string, Chosen][] = [
      ['a theme', { theme: [concept('themes', 'T01')] }],
      [
        'two themes, a stage and a region',
        {
          theme: [concept('themes', 'T02'), concept('themes', 'T03')],
          stage: [concept('stages', 'amorcage')],
          territory: [placeIri(iris, 'region', 1)],
        },
      ],
      ['an audience and a year', { audience: [concept('audiences', 'jeunesse')], year: ['2025'] }],
      ['nothing: everything', {}],
    ];
    this.#choices = options.isQuick ? choices.slice(0, 2) : choices;
  }

  async measure(name: string, served: Served): Promise<void> {
    if (name === ours) await this.#askSite(new URL(served.query).origin);
    const spent: (number | null)[] = [];
    for (const [n] of this.#choices.entries()) {
      const isSlow = spent.some((time) => time === null || time > enough);
      spent.push(isSlow ? null : await this.#askSparql(name, served, n));
    }
    this.#sparql.set(name, spent);
  }

  async #askSite(origin: string): Promise<void> {
    for (const [, chosen] of this.#choices) {
      const pairs = Object.entries(chosen).flatMap(([facet, values]) =>
        values.map((value) => [facet, value]),
      );
      const address = `${origin}/recherche?${new URLSearchParams([...pairs, ['format', 'json']])}`;
      const asked: number[] = [];
      let total = 0;
      for (let n = 0; n < 8; n++) {
        const began = performance.now();
        const response = await fetch(address);
        total = ((await response.json()) as { total: number }).total;
        asked.push(performance.now() - began);
      }
      this.#site.push({ total, cold: asked[0] ?? 0, repeated: median(asked.slice(1)) });
    }
  }

  /** Asks one query after another, as an application over a SPARQL endpoint has to. */
  async #askSparql(name: string, served: Served, choice: number): Promise<number | null> {
    const [title = '', chosen = {}] = this.#choices[choice] ?? [];
    const { total, facets, first } = searchQuestions(chosen);
    let time = 0;
    for (const text of [total, first, ...Object.values(facets)]) {
      const answer = await ask(served, text, this.#patience);
      if (answer.failed !== null) {
        this.#remarks.push(`${name} gave no answer to a part of the search for ${title}: ${answer.failed}.`);
        return null;
      }
      time += answer.time;
      if (time > this.#budget) {
        this.#remarks.push(
          `${name} was not asked all of the search for ${title}: ${this.#budget / 1000} s were over.`,
        );
        return null;
      }
      if (text !== total) continue;
      const [row] = rowsOf(text, answer.body);
      const expected = this.#site[choice]?.total;
      if (Number(row) !== expected) {
        this.#remarks.push(`${name} finds ${row} records for ${title}, where the site finds ${expected}.`);
      }
    }
    return time;
  }

  findings(): Findings {
    const names = [...this.#sparql.keys()];
    const rows = this.#choices.map(([title], n) => {
      const site = this.#site[n];
      const others = names.map((name) => this.#sparql.get(name)?.[n] ?? null);
      const shown = others.map((time) => (time === null ? 'no answer' : milliseconds(time)));
      return [
        title,
        String(site?.total),
        milliseconds(site?.cold ?? 0),
        milliseconds(site?.repeated ?? 0),
        ...shown,
      ];
    });
    const head = ['', 'records', 'the site', 'asked again', ...names.map((name) => `${name}, SPARQL`)];
    const ratios = names.map((name) => this.#ratio(name));
    const peers = ratios.filter((ratio, n) => ratio !== null && names[n] !== ours);
    return {
      tables: [{ title: 'Facet search: all counts and the first twenty', head, rows }],
      remarks: [
        ...names.map(
          (name, n) =>
            `The same question in SPARQL on ${name} takes ${times(ratios[n] ?? Number.NaN)} as long as on the site.`,
        ),
        ...this.#remarks,
      ],
      goals: [
        {
          goal: 'Facet search: 50 times faster than the same question in SPARQL on the fastest of the others',
          reached: peers.length === 0 ? null : Math.min(...peers.map(Number)),
          isMet: (ratio) => ratio >= 50,
        },
      ],
    };
  }

  #ratio(name: string): number | null {
    const ratios = this.#choices.flatMap((_, n) => {
      const [time, site] = [this.#sparql.get(name)?.[n] ?? null, this.#site[n]];
      return time === null || site === undefined ? [] : [time / site.cold];
    });
    return ratios.length === 0 ? null : geometricMean(ratios);
  }

  costs(): ReadonlyMap<string, number> {
    return new Map(
      this.#choices.map(([title], n) => [`search on the site: ${title}`, this.#site[n]?.cold ?? 0]),
    );
  }
}
