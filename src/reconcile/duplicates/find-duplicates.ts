/** Finds records of two partners that may be about one initiative. Nothing is merged: what is found is only said. */

import { isSite } from './comparable-address.js';
import type { ComparedRecord } from './compared-record.js';
import { areNearlySame, similarity, WeighedWords, WordWeights } from './similarity.js';
import { type NamesPlace, readTitle, seriesRelation, type TitleWords } from './title-words.js';

/** What two records have in common, in the words that the data says it in. */
export const methods = ['same address', 'same title and place', 'same holder and similar title'] as const;
export type Method = (typeof methods)[number];

export interface PossibleDuplicate {
  /** IRIs, in their order. */
  readonly records: readonly [string, string];
  readonly methods: readonly Method[];
  /** Above 0, at most 1, in hundredths. */
  readonly score: number;
}

export interface DuplicateOptions {
  readonly namesPlace: NamesPlace;
  /** Whether one of two places (IRIs) lies in the other, or is it. */
  readonly liesIn: (place: string, territory: string) => boolean;
}

/** What is taken for the same from this score on. */
export const leastScore = 0.7;
/** Links that one record has at most: the best ones. More are a sign that titles or addresses tell nothing. */
const mostLinks = 10;
/** An address that more records of one partner have is the address of something else: a programme, a holder. */
const mostSharers = 2;
/** Records that bear one title, beyond which it is a usual one. */
const mostBearers = 4;
/** Records that have something in common, beyond which it tells nothing by itself. */
const largestBlock = 150;

/** Words of a title by which it is looked for among the very many of one holder: those that fewest of them have. */
const mostTelling = 6;

/** A record ready to be compared. */
interface Candidate {
  readonly record: ComparedRecord;
  readonly titles: readonly TitleWords[];
}

/** The pairs found, the best first, then by IRI. The order of the records makes no difference. */
export function findDuplicates(
  records: readonly ComparedRecord[],
  options: DuplicateOptions,
): PossibleDuplicate[] {
  const candidates = records
    .map((record) => ({ record, titles: record.titles.map((title) => readTitle(title, options.namesPlace)) }))
    .sort((a, b) => (a.record.iri < b.record.iri ? -1 : 1));
  return bestLinks(new Comparison(candidates, options).run());
}

/** How likely two candidates are the same by one method. */
type Score = (a: Candidate, b: Candidate) => number;

class Comparison {
  readonly #candidates: readonly Candidate[];
  readonly #options: DuplicateOptions;
  readonly #weights = new WordWeights();
  readonly #titles = new Map<TitleWords, WeighedWords>();
  readonly #found = new Map<string, { records: readonly [string, string]; scores: Map<Method, number> }>();

  constructor(candidates: readonly Candidate[], options: DuplicateOptions) {
    this.#candidates = candidates;
    this.#options = options;
    for (const { titles } of candidates) for (const { core } of titles) this.#weights.add(core);
  }

  run(): PossibleDuplicate[] {
    for (const [address, block] of blocksOf(this.#candidates, ({ record }) => record.addresses)) {
      if (isCommon(block)) continue;
      this.#pairs(block, 'same address', (a, b) => this.#byAddress(address, a, b));
    }
    for (const [, block] of blocksOf(this.#candidates, titleKeys)) {
      this.#pairs(block, 'same title and place', (a, b) => this.#byPlace(a, b, block.length));
    }
    for (const [, block] of blocksOf(this.#candidates, ({ record }) => record.holders)) {
      const byHolder = (a: Candidate, b: Candidate) => this.#byHolder(a, b);
      if (block.length <= largestBlock) this.#pairs(block, 'same holder and similar title', byHolder);
      else this.#pairsOfMany(block, 'same holder and similar title', byHolder);
    }
    return [...this.#found.values()].map(({ records, scores }) => {
      const best = Math.max(...scores.values());
      const score = Math.min(0.99, best + 0.02 * (scores.size - 1));
      return {
        records,
        methods: methods.filter((method) => scores.has(method)),
        score: Math.round(100 * score) / 100,
      };
    });
  }

  // A holder of very many records: each is compared with those that have one of its most telling words, once.
  #pairsOfMany(block: readonly Candidate[], method: Method, score: Score): void {
    const wordsOf = ({ titles }: Candidate) => titles.flatMap(({ core }) => core);
    const byWord = new Map(blocksOf(block, wordsOf).filter(([, { length }]) => length <= largestBlock));
    const bearers = (word: string) => byWord.get(word) ?? [];
    const rank = new Map(block.map((candidate, n) => [candidate, n]));
    const done = new Set<number>();
    for (const [n, candidate] of block.entries()) {
      const words = [...new Set(wordsOf(candidate))].filter((word) => byWord.has(word));
      const telling = words.sort((one, other) => bearers(one).length - bearers(other).length);
      for (const other of new Set(telling.slice(0, mostTelling).flatMap(bearers))) {
        const m = rank.get(other) ?? n;
        const pair = Math.min(n, m) * block.length + Math.max(n, m);
        if (n === m || done.has(pair)) continue;
        done.add(pair);
        if (n < m) this.#compare(candidate, other, method, score);
        else this.#compare(other, candidate, method, score);
      }
    }
  }

  #pairs(block: readonly Candidate[], method: Method, score: Score): void {
    if (block.length > largestBlock) return;
    for (const [n, a] of block.entries()) {
      for (const b of block.slice(n + 1)) this.#compare(a, b, method, score);
    }
  }

  #compare(a: Candidate, b: Candidate, method: Method, score: Score): void {
    if (a.record.source === b.record.source) return;
    const found = score(a, b);
    if (found < leastScore || this.#isVetoed(a, b)) return;
    const records = [a.record.iri, b.record.iri] as const;
    const key = records.join(' ');
    const pair = this.#found.get(key) ?? { records, scores: new Map() };
    pair.scores.set(method, Math.max(found, pair.scores.get(method) ?? 0));
    this.#found.set(key, pair);
  }

  #byAddress(address: string, a: Candidate, b: Candidate): number {
    const alike = this.#alike(a, b);
    if (alike >= 0.5) return 0.95;
    // The address of a whole site may be that of who carries both.
    if (isSite(address)) return 0;
    return alike >= 0.2 ? 0.8 : 0.7;
  }

  // "Jardin partagé" is the title of many.
  #byPlace(a: Candidate, b: Candidate, bearers: number): number {
    const standing = this.#standing(a, b);
    const isUsual = bearers > mostBearers;
    if (standing === 'same') return isUsual ? 0.75 : 0.9;
    return standing === 'within' && !isUsual ? 0.8 : 0;
  }

  #byHolder(a: Candidate, b: Candidate): number {
    const alike = this.#alike(a, b);
    if (alike < 0.6) return 0;
    return 0.5 + 0.4 * alike - (this.#standing(a, b) === 'apart' ? 0.2 : 0);
  }

  #alike(a: Candidate, b: Candidate): number {
    const all = a.titles.flatMap((title) =>
      b.titles.map((other) => similarity(this.#weighed(title), this.#weighed(other), this.#weights)),
    );
    return Math.max(0, ...all);
  }

  #weighed(title: TitleWords): WeighedWords {
    const known = this.#titles.get(title) ?? new WeighedWords(title.core, this.#weights);
    this.#titles.set(title, known);
    return known;
  }

  // Names that differ by a place or a number only are two of a series, unless the places are known to be one.
  #isVetoed(a: Candidate, b: Candidate): boolean {
    const relations = a.titles.flatMap((title) =>
      b.titles.map((other) => seriesRelation(title, other, areNearlySame(title.core, other.core))),
    );
    if (relations.includes('none') || relations.length === 0) return false;
    return relations.includes('rivals') || this.#standing(a, b) !== 'same';
  }

  #standing(a: Candidate, b: Candidate): 'same' | 'within' | 'apart' | 'unknown' {
    const [places, others] = [a.record.places, b.record.places];
    if (places.length === 0 || others.length === 0) return 'unknown';
    if (places.some((place) => others.includes(place))) return 'same';
    const { liesIn } = this.#options;
    const isWithin = places.some((place) =>
      others.some((other) => liesIn(place, other) || liesIn(other, place)),
    );
    return isWithin ? 'within' : 'apart';
  }
}

/** Candidates by what they have in common, where two have it. */
function blocksOf(
  candidates: readonly Candidate[],
  keysOf: (candidate: Candidate) => readonly string[],
): [string, Candidate[]][] {
  const blocks = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const key of new Set(keysOf(candidate))) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [candidate]);
      else block.push(candidate);
    }
  }
  return [...blocks].filter(([, block]) => block.length > 1);
}

// The words of each title in one order. One word alone ("Jardin") is no name.
function titleKeys({ titles }: Candidate): string[] {
  return titles
    .filter(({ core, places, numbers }) => core.length + places.size + numbers.size > 1)
    .map(({ core, places, numbers }) =>
      [...new Set(core)]
        .sort()
        .concat([...places].sort(), [...numbers].sort())
        .join(' '),
    );
}

function isCommon(block: readonly Candidate[]): boolean {
  const bySource = Map.groupBy(block, ({ record }) => record.source);
  return [...bySource.values()].some(({ length }) => length > mostSharers);
}

function bestLinks(pairs: readonly PossibleDuplicate[]): PossibleDuplicate[] {
  const count = new Map<string, number>();
  const inOrder = [...pairs].sort(
    (a, b) => b.score - a.score || (a.records.join(' ') < b.records.join(' ') ? -1 : 1),
  );
  return inOrder.filter(({ records }) => {
    if (records.some((iri) => (count.get(iri) ?? 0) >= mostLinks)) return false;
    for (const iri of records) count.set(iri, (count.get(iri) ?? 0) + 1);
    return true;
  });
}
