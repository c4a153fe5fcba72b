/** Synthetic initiatives: any number of them, the same ones for the same seed. */

import { between, lengthAround, pick, pickOften, type Random, seededRandom, zipf } from './random.js';
import { retoldAddress, retoldTitle, seriesTitle } from './retell.js';
import { inventedOrganization, inventedText, inventedTitle, tagWords } from './words.js';

export interface SyntheticOrganization {
  readonly key: string;
  readonly name: string;
}

export interface SyntheticInitiative {
  /** Id of the synthetic source: `synthetic-1` to `synthetic-20`. */
  readonly source: string;
  readonly key: string;
  readonly title: string;
  readonly abstract: string;
  readonly description: string;
  readonly holders: readonly SyntheticOrganization[];
  readonly partners: readonly SyntheticOrganization[];
  /** Notations of themes. */
  readonly themes: readonly string[];
  readonly tags: readonly string[];
  readonly stage: string;
  readonly method: string | null;
  readonly audiences: readonly string[];
  /** A number that stands for a commune: small ones are large towns. */
  readonly commune: number;
  readonly year: number;
  /** Where it is at home; partners write one address in several ways. */
  readonly homepage: string;
  /** Where it is told again: source and key of the record that this one repeats, or null. */
  readonly repeats: { readonly source: string; readonly key: string } | null;
}

export interface CorpusOptions {
  readonly seed: number;
  readonly size: number;
}

/** What every synthetic record says of itself. */
export const syntheticNotice =
  'Fiche synthétique : ce texte a été fabriqué pour des mesures et ne parle de rien qui existe.';

const sources = Array.from({ length: 20 }, (_, n) => `synthetic-${n + 1}`);
const themes = Array.from({ length: 53 }, (_, n) => `T${String(n + 1).padStart(2, '0')}`);
const stages = ['ideation', 'amorcage', 'developpement', 'essaimage', 'terminee'];
const methods = [
  'cooperation',
  'evaluation',
  'gouvernance',
  'mecenat',
  'mediation',
  'participation',
  'recherche',
];
const audiences = [
  'jeunesse',
  'seniors',
  'handicap',
  'familles',
  'femmes',
  'habitants',
  'professionnels',
  'migrants',
];
const communes = 35_000;

/** Share of records that a second partner tells again. */
const repeatedShare = 0.04;
/** Share of records that are another one of a series, by the same holder, told by another partner. */
const seriesShare = 0.02;

function several<Value>(random: Random, most: number, draw: () => Value): Value[] {
  const count = between(random, 0, most);
  const drawn = Array.from({ length: count }, draw);
  return [...new Map(drawn.map((value) => [JSON.stringify(value), value])).values()];
}

function organization(random: Random, { seed, size }: CorpusOptions): SyntheticOrganization {
  // Fewer organizations than records, so that pages share them; the first ones hold many.
  const number = zipf(random, Math.max(10, Math.floor(size / 3)));
  const own = seededRandom(seed * 7919 + number);
  return { key: `org-${number}`, name: inventedOrganization(own) };
}

/** The record of a number. Records depend on nothing but seed, size and number. */
export function syntheticInitiative(number: number, options: CorpusOptions): SyntheticInitiative {
  const random = seededRandom(options.seed * 1_000_003 + number);
  const source = pickOften(random, sources);
  const fresh: SyntheticInitiative = {
    source,
    key: String(number),
    homepage: `http://${source}.example/${number}/`,
    title: inventedTitle(random),
    abstract: `${syntheticNotice} ${inventedText(random, lengthAround(random, 350))}`,
    description: inventedText(random, Math.min(40_000, lengthAround(random, 2600))),
    holders: [organization(random, options), ...several(random, 1, () => organization(random, options))],
    partners: several(random, 3, () => organization(random, options)),
    themes: [pickOften(random, themes), ...several(random, 2, () => pickOften(random, themes))],
    tags: several(random, 4, () => pickOften(random, tagWords)),
    stage: pickOften(random, stages),
    method: random() < 0.4 ? pick(random, methods) : null,
    audiences: several(random, 2, () => pickOften(random, audiences)),
    commune: zipf(random, communes),
    year: 2026 - zipf(random, 30),
    repeats: null,
  };
  const kind = random();
  if (number === 0 || kind >= repeatedShare + seriesShare) return fresh;
  const original = syntheticInitiative(Math.floor(random() * number), options);
  return kind < repeatedShare ? repeat(original, fresh, random) : another(original, fresh, random);
}

// Another partner tells of another initiative of the same holder, whose title says that it is another.
function another(
  original: SyntheticInitiative,
  fresh: SyntheticInitiative,
  random: Random,
): SyntheticInitiative {
  const other = sources.filter((source) => source !== original.source);
  const title = seriesTitle(original.title, random);
  return { ...fresh, source: pick(random, other), title, holders: original.holders };
}

// Another partner tells of an initiative in its own words; not always under the same title, or with all holders.
function repeat(
  original: SyntheticInitiative,
  fresh: SyntheticInitiative,
  random: Random,
): SyntheticInitiative {
  const other = sources.filter((source) => source !== original.source);
  return {
    ...fresh,
    source: pick(random, other),
    title: retoldTitle(original.title, random),
    holders: random() < 0.8 ? original.holders : original.holders.slice(0, 1),
    homepage: random() < 0.4 ? retoldAddress(original.homepage, random) : fresh.homepage,
    commune: random() < 0.9 ? original.commune : fresh.commune,
    repeats: { source: original.source, key: original.key },
  };
}

/** All records of a corpus, one after another: never more than one in memory. */
export function* syntheticInitiatives(options: CorpusOptions): Generator<SyntheticInitiative> {
  for (let number = 0; number < options.size; number++) yield syntheticInitiative(number, options);
}
