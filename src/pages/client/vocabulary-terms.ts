/** The terms that the dataset describes itself with, and which of them fit what is being written. */

import { type JsonTerm, prefixedName, type Row } from './result-terms.js';

export type TermKind = 'class' | 'property' | 'concept';

export interface VocabularyTerm {
  readonly kind: TermKind;
  readonly iri: string;
  /** In the language of the page where there is one; null: nothing is said of it but its name. */
  readonly label: string | null;
  /** How often it occurs; 0 where that is not counted. */
  readonly uses: number;
}

/** Most terms that are offered at once. */
const mostOffered = 40;

/** Reads the answer to the query for terms: `?kind ?term ?label ?uses`, a row for each label. */
export function readTerms(rows: readonly Row[], language: string): VocabularyTerm[] {
  const terms = new Map<string, VocabularyTerm>();
  for (const { kind, term, label, uses } of rows) {
    if (kind === undefined || term?.type !== 'uri') continue;
    const key = `${stringOf(kind)} ${term.value}`;
    const known = terms.get(key);
    const isBetter = label !== undefined && languageOf(label) === language;
    if (known !== undefined && known.label !== null && !isBetter) continue;
    terms.set(key, {
      kind: stringOf(kind) as TermKind,
      iri: term.value,
      label: label === undefined ? null : stringOf(label),
      uses: uses === undefined ? 0 : Number(stringOf(uses)),
    });
  }
  return [...terms.values()];
}

const stringOf = (term: JsonTerm) => (typeof term.value === 'string' ? term.value : '');
const languageOf = (term: JsonTerm) => (term.type === 'literal' ? term['xml:lang'] : undefined);

/**
 * The terms that fit what is typed, best first: `bis:hol`, `<https://w3id.org/…`, or a word of a name or a label in
 * any case and without accents.
 */
export function fittingTerms(
  terms: readonly VocabularyTerm[],
  typed: string,
  prefixes: Readonly<Record<string, string>>,
): VocabularyTerm[] {
  const wanted = fold(typed.replace(/^["'<]/, ''));
  const ranked = terms.flatMap((term) => {
    const rank = rankOf(term, wanted, prefixes);
    return rank === null ? [] : [{ term, rank }];
  });
  ranked.sort((a, b) => a.rank - b.rank || b.term.uses - a.term.uses);
  return ranked.slice(0, mostOffered).map(({ term }) => term);
}

// 0: the name begins so; 1: the name or label after its prefix; 2: a word of the label; 3: somewhere in the name.
function rankOf(
  { iri, label }: VocabularyTerm,
  wanted: string,
  prefixes: Readonly<Record<string, string>>,
): number | null {
  const name = fold(prefixedName(iri, prefixes) ?? iri);
  if (name.startsWith(wanted) || fold(iri).startsWith(wanted)) return 0;
  if (wanted.includes(':')) return null;
  const [local, said] = [name.split(/[:/#]/).at(-1) ?? '', fold(label ?? '')];
  if (local.startsWith(wanted) || said.startsWith(wanted)) return 1;
  if (said.split(/[\s’'-]+/).some((word) => word.startsWith(wanted))) return 2;
  return local.includes(wanted) ? 3 : null;
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** How a term is written in a query: by a prefix (those of the query win), or as an IRI. */
export function writeTerm(
  iri: string,
  ofQuery: Readonly<Record<string, string>>,
  known: Readonly<Record<string, string>>,
): string {
  return prefixedName(iri, ofQuery) ?? prefixedName(iri, free(known, ofQuery)) ?? `<${iri}>`;
}

// A prefix that the query gives another meaning is not ours to use.
function free(known: Readonly<Record<string, string>>, ofQuery: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(known).filter(([prefix]) => !Object.hasOwn(ofQuery, prefix)));
}
