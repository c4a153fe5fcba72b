/** Puts shared things in the place of what pages say of them in their own words. */

import type { Diagnostic } from '../model/diagnostic.js';
import type { Iris } from '../model/iris.js';
import type {
  ConceptMention,
  CoordinateMention,
  Mention,
  MentioningRecord,
  OrganizationMention,
  PlaceMention,
  Reconcile,
  TagMention,
} from '../model/mention.js';
import { literal, type NamedNode, namedNode, type Quad, quad } from '../rdf/terms.js';
import { bis, conceptIri, scheme as schemes, xsd } from '../rdf/vocabulary.js';
import { type Concept, type Concepts, schemeName, termOfConcept } from './concepts.js';
import { foldWords, longestName, quoteWords } from './fold-words.js';
import { resolveOrganizations } from './organizations.js';
import { describeCity } from './place-graphs.js';
import type { PlaceNames } from './place-names.js';
import { type NamedPlace, type PositionCheck, pairUp } from './positions.js';
import type { TagTable } from './tag-table.js';
import { describeTag, sayMeaning, sayTag, type Tag } from './tags.js';

export interface ReconcilerOptions {
  readonly iris: Iris;
  /** Built when the first place is mentioned. */
  readonly places: () => PlaceNames;
  /** Built when the first position is given. */
  readonly positions: () => PositionCheck;
  readonly concepts: Concepts;
  /** The tables of the sources that have one, by source id. */
  readonly tagTables: ReadonlyMap<string, TagTable>;
}

/** Makes the function that resolves the mentions of records. */
export function createReconciler(options: ReconcilerOptions): Reconcile {
  return (record) => {
    const reconciliation = new Reconciliation(record, options);
    for (const mention of record.mentions) reconciliation.resolve(mention);
    return reconciliation.finish();
  };
}

/** One record being reconciled. */
class Reconciliation {
  readonly #record: MentioningRecord;
  readonly #options: ReconcilerOptions;
  readonly #graph: NamedNode;
  readonly #quads: Quad[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #organizations: OrganizationMention[] = [];
  readonly #coordinates: CoordinateMention[] = [];
  /** The places that were found, by the thing that lies there. */
  readonly #places = new Map<string, NamedPlace[]>();

  constructor(record: MentioningRecord, options: ReconcilerOptions) {
    this.#record = record;
    this.#options = options;
    this.#graph = namedNode(record.graph.iri);
  }

  resolve(mention: Mention): void {
    if (mention.kind === 'place') this.#place(mention);
    else if (mention.kind === 'tag') this.#tag(mention);
    else if (mention.kind === 'concept') this.#concept(mention);
    else if (mention.kind === 'coordinate') this.#coordinates.push(mention);
    else this.#organizations.push(mention);
  }

  finish(): ReturnType<Reconcile> {
    const { graph, source } = this.#record;
    this.#sayPositions();
    const scope = { iris: this.#options.iris, source, graph: this.#graph };
    const { quads, problems, renamed } = resolveOrganizations(this.#organizations, scope);
    for (const { mention, message } of problems) this.#report('warning', mention, message);
    return {
      graph: { iri: graph.iri, quads: rename([...graph.quads, ...this.#quads, ...quads], renamed) },
      diagnostics: this.#diagnostics,
    };
  }

  #report(
    severity: Diagnostic['severity'],
    mention: Mention,
    message: string,
    more: Pick<Diagnostic, 'kind' | 'words'> = {},
  ): void {
    this.#diagnostics.push({ ...more, severity, message, place: mention.place, page: this.#record.page });
  }

  #place(mention: PlaceMention): void {
    const { words, within, subject, predicate, property } = mention;
    const { iris, places } = this.#options;
    const { outcome, notUnderstood } = places().resolve(words, within);
    for (const text of notUnderstood) {
      const message = `${quoteWords(text)}, which should say where ${quoteWords(words)} lies, is no département, region or country that is known: it is not used. Correct "within".`;
      this.#report('warning', mention, message);
    }
    if (outcome.kind === 'unresolved' || outcome.kind === 'several') {
      const message = `"${property}": ${quoteWords(words)} is left out: ${outcome.reason}.`;
      this.#report('warning', mention, message, { kind: 'unresolved-place', words });
      return;
    }
    const place =
      outcome.kind === 'city'
        ? iris.place('city', outcome.city.code)
        : iris.place(outcome.place.level, outcome.place.code);
    this.#quads.push(quad(subject, predicate, namedNode(place), this.#graph));
    const named = outcome.kind === 'city' ? { city: outcome.city } : { place: outcome.place };
    this.#places.set(subject.value, [...(this.#places.get(subject.value) ?? []), named]);
    // Only cities that records mention are described, so it is the records that do it.
    if (outcome.kind === 'city') this.#quads.push(...describeCity(outcome.city, iris, this.#graph));
  }

  // When all places are known, whatever the order in which the page gives them.
  #sayPositions(): void {
    if (this.#coordinates.length === 0) return;
    const { positions, single } = pairUp(this.#coordinates);
    for (const mention of single) {
      const other = mention.axis === 'latitude' ? 'longitude' : 'latitude';
      const message = `"${mention.property}": ${quoteWords(mention.words)} is left out: a position has one latitude and one longitude. Select the ${other} beside it, and one of each.`;
      this.#report('warning', mention, message);
    }
    for (const position of positions) {
      const { latitude, longitude, latitudeMention, longitudeMention } = position;
      const { subject } = latitudeMention;
      const problem = this.#options.positions().problemOf(position, this.#places.get(subject.value) ?? []);
      if (problem !== null) {
        const message = `The position ${latitude}, ${longitude} is left out: ${problem}. Correct the page, or the place that it names; latitude and longitude may be swapped.`;
        this.#report('warning', latitudeMention, message);
        continue;
      }
      for (const { predicate, words } of [latitudeMention, longitudeMention]) {
        this.#quads.push(quad(subject, predicate, literal(words, xsd.decimal), this.#graph));
      }
      this.#quads.push(
        quad(subject, bis.placePrecision, conceptIri(schemes['place-precision'], 'page'), this.#graph),
      );
    }
  }

  #tag(mention: TagMention): void {
    const { words, subject } = mention;
    const reason = whyNoTag(words);
    if (reason !== null) {
      this.#report('warning', mention, `${quoteWords(words)} is not kept as a tag: ${reason}.`);
      return;
    }
    const { source } = this.#record;
    const tag: Tag = { iris: this.#options.iris, source, words, language: this.#languageOf(subject) };
    this.#quads.push(sayTag(subject, tag, this.#graph));
    const meaning = this.#options.tagTables.get(source)?.get(foldWords(words));
    if (meaning !== undefined) {
      this.#quads.push(...sayMeaning(subject, meaning, this.#graph));
      return;
    }
    this.#quads.push(...describeTag(tag, this.#graph));
    const message = `No row of tags.tsv has the tag ${quoteWords(words)}: it is kept as the partner's own. Add a row that says what it means.`;
    this.#report('warning', mention, message, { kind: 'unmapped-tag', words });
  }

  #concept(mention: ConceptMention): void {
    const { words, scheme, property } = mention;
    const row = this.#options.tagTables.get(this.#record.source)?.get(foldWords(words));
    if (row !== undefined && row.concepts.length > 0) {
      const inScheme = row.concepts.filter((concept) => concept.scheme === scheme);
      for (const concept of inScheme) this.#say(mention, concept);
      const [first] = row.concepts;
      if (inScheme.length > 0 || first === undefined) return;
      const message = `"${property}" takes concepts of "${schemeName(scheme)}", and line ${row.line} of tags.tsv leads ${quoteWords(words)} to "${schemeName(first.scheme)}". Correct the row, or read this element as "tags".`;
      this.#report('error', mention, message);
      return;
    }
    const found = this.#options.concepts.find(scheme, words);
    if (found.kind === 'concept') {
      this.#say(mention, found.concept);
      return;
    }
    const names = found.kind === 'several' ? found.concepts.map(({ notation }) => notation).join(', ') : '';
    const nearest = found.kind === 'unknown' ? found.nearest : undefined;
    const why =
      found.kind === 'several'
        ? `may be any of ${names} of "${schemeName(scheme)}"`
        : `is no concept of "${schemeName(scheme)}"${nearest === undefined ? '' : ` (the nearest is "${nearest}")`}`;
    const message = `"${property}": ${quoteWords(words)} ${why}, so it is left out. Add a row to tags.tsv that says what it means.`;
    this.#report('warning', mention, message);
  }

  #say({ subject, predicate }: ConceptMention, concept: Concept): void {
    this.#quads.push(quad(subject, predicate, termOfConcept(concept), this.#graph));
  }

  // A tag is in the language of what is said of the thing, French where nothing tells.
  #languageOf(subject: NamedNode): string {
    for (const { subject: other, object } of this.#record.graph.quads) {
      if (object.termType === 'Literal' && object.language !== '' && other.equals(subject))
        return object.language;
    }
    return 'fr';
  }
}

// What else was said of an organization before its number was known is said of it under its IRI.
function rename(quads: readonly Quad[], renamed: ReadonlyMap<string, NamedNode>): readonly Quad[] {
  if (renamed.size === 0) return quads;
  return quads.map(({ subject, predicate, object, graph }) => {
    const newObject = object.termType === 'NamedNode' ? renamed.get(object.value) : undefined;
    return quad(renamed.get(subject.value) ?? subject, predicate as NamedNode, newObject ?? object, graph);
  });
}

function whyNoTag(words: string): string | null {
  if (/[:：]\s*$/u.test(words)) {
    return 'it ends with a colon, so it is the label of a field. Select the values beside it';
  }
  if (words.length > longestName) return 'it is too long to be one. Narrow the selector';
  return foldWords(words) === '' ? 'it has no letter and no digit. Narrow the selector' : null;
}
