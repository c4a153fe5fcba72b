/** Completes classes, properties, shared concepts and prefixes, from what the endpoint says of itself. */

import { run } from './ask.js';
import type { EditorSettings } from './editor-settings.js';
import { make } from './elements.js';
import { shortName } from './result-terms.js';
import {
  fittingTerms,
  readTerms,
  type TermKind,
  type VocabularyTerm,
  writeTerm,
} from './vocabulary-terms.js';
import { type WordPlace, wordAtCursor } from './written-word.js';
import type { Completer, Hint, YasqeClass } from './yasqe.js';

/** Asks for the terms once, when they are first wanted; again when there was no property, as before the bank has counted. */
export class Terms {
  readonly #settings: EditorSettings;
  #asked: Promise<readonly VocabularyTerm[]> | null = null;

  constructor(settings: EditorSettings) {
    this.#settings = settings;
  }

  /** Whatever goes wrong, nothing is completed then; the query can be written all the same. */
  all(): Promise<readonly VocabularyTerm[]> {
    this.#asked ??= this.#ask().then((terms) => {
      if (!terms.some(({ kind }) => kind === 'property')) this.#asked = null;
      return terms;
    });
    return this.#asked;
  }

  async #ask(): Promise<readonly VocabularyTerm[]> {
    const { termsQuery, language } = this.#settings;
    if (termsQuery === null) return [];
    const outcome = await run(termsQuery, new AbortController().signal);
    return outcome.kind === 'rows' ? readTerms(outcome.rows, language) : [];
  }
}

/** The names of the completers, in the order in which they are asked. */
export const completers = ['variables', 'prefixes', 'property', 'class', 'concept'];

const places: Readonly<Record<TermKind, WordPlace>> = {
  property: 'property',
  class: 'class',
  concept: 'object',
};

/** Letters that must be typed before terms are offered without being asked for. */
const fewestLetters: Readonly<Record<TermKind, number>> = { property: 1, class: 1, concept: 2 };

export interface CompletionOptions {
  readonly yasqe: YasqeClass;
  readonly settings: EditorSettings;
  readonly terms: Terms;
  /** Whether completion is asked for at the moment, and not offered by itself. */
  readonly isAsked: () => boolean;
}

/** Puts our completers in the place of those of YASQE that ask other hosts. */
export function registerCompleters(options: CompletionOptions): void {
  const { yasqe, settings } = options;
  const declarations = Object.entries(settings.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  const get = () => declarations.toSorted();
  yasqe.forkAutocompleter('prefixes', { name: 'prefixes', get, persistenceId: null }, false);
  for (const kind of ['property', 'class', 'concept'] as const) {
    yasqe.forkAutocompleter('class', termCompleter(kind, options), false);
  }
}

function termCompleter(kind: TermKind, { settings, terms, isAsked }: CompletionOptions): Completer {
  const { prefixes } = settings;
  // What was written for which term, so that the list can say more of it.
  const offered = new Map<string, VocabularyTerm>();
  return {
    name: kind,
    // Offered after a key, not wherever the cursor comes: see the field.
    autoShow: false,
    persistenceId: null,
    isValidCompletionPosition: (yasqe) => {
      const { text, place } = wordAtCursor(yasqe);
      // "a" is a property as it stands.
      const isLong = isAsked() || (text.length >= fewestLetters[kind] && text !== 'a');
      return place === places[kind] && isLong;
    },
    preProcessToken: (yasqe, token) => {
      const { text, start, end } = wordAtCursor(yasqe);
      return { ...token, string: text, from: { ch: start }, to: { ch: end } };
    },
    get: async (yasqe, token) => {
      const ofQuery = yasqe.getPrefixesFromQuery();
      const ofKind = (await terms.all()).filter((term) => term.kind === kind);
      const fitting = fittingTerms(ofKind, token?.string ?? '', { ...prefixes, ...ofQuery });
      for (const term of fitting) offered.set(writeTerm(term.iri, ofQuery, prefixes), term);
      return fitting.map(({ iri }) => iri);
    },
    postProcessSuggestion: (yasqe, _, iri) => writeTerm(iri, yasqe.getPrefixesFromQuery(), prefixes),
    postprocessHints: (_, hints) => hints.map((hint) => describe(hint, offered.get(hint.text), settings)),
  };
}

// A concept is known by its label, a property by its name.
function describe(hint: Hint, term: VocabularyTerm | undefined, settings: EditorSettings): Hint {
  const isConcept = term?.kind === 'concept';
  const written = isConcept ? shortName(term.iri, settings) : hint.text;
  const name = make('span', { class: 'hint-name' }, written);
  const label = term?.label ?? null;
  const said = label === null ? null : make('span', { class: 'hint-label' }, label);
  const parts = said === null ? [name] : isConcept ? [said, ' ', name] : [name, ' ', said];
  return { ...hint, render: (element) => element.append(...parts) };
}
