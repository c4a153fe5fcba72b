/**
 * Mentions: what a page says, in its own words, of something that several records share, or that has to fit it. The mapper finds them,
 * `reconcile/` puts things in their place, and none reaches the store unresolved.
 */

import type { NamedNode, ObjectTerm } from '../rdf/terms.js';
import type { Diagnostic, FilePlace } from './diagnostic.js';
import type { NamedGraph } from './named-graph.js';

interface MentionOf {
  /** The words of the page, cleaned, never empty. */
  readonly words: string;
  /** The thing that the mention says something of. */
  readonly subject: NamedNode;
  /** Name of the property in the JSON-LD context, for messages. */
  readonly property: string;
  /** The rule that found it. */
  readonly place: FilePlace;
}

/** A place: a commune, an EPCI, a département, a region, a country, a city abroad. */
export interface PlaceMention extends MentionOf {
  readonly kind: 'place';
  readonly predicate: NamedNode;
  /** What the page names around it, such as the département beside a commune. */
  readonly within: readonly string[];
}

/** A coordinate that the page gives: a decimal number of degrees (WGS 84). It is said when it fits the places named. */
export interface CoordinateMention extends MentionOf {
  readonly kind: 'coordinate';
  readonly predicate: NamedNode;
  readonly axis: 'latitude' | 'longitude';
}

/** A word under which the partner files the record: the concept it leads to says which property it fills. */
export interface TagMention extends MentionOf {
  readonly kind: 'tag';
}

/** A concept of one scheme. */
export interface ConceptMention extends MentionOf {
  readonly kind: 'concept';
  readonly predicate: NamedNode;
  /** IRI of the concept scheme. */
  readonly scheme: string;
}

/** An organization, named by `words`. */
export interface OrganizationMention extends MentionOf {
  readonly kind: 'organization';
  readonly predicate: NamedNode;
  /** Key of the organization within the source, made from its name. */
  readonly key: string;
  /** SIRET, SIREN or RNA numbers as the page writes them. */
  readonly identifiers: readonly string[];
  /** What the page says of it, its name and class included. */
  readonly statements: readonly { readonly predicate: NamedNode; readonly object: ObjectTerm }[];
}

export type Mention = PlaceMention | CoordinateMention | TagMention | ConceptMention | OrganizationMention;

/** A record as mapped: its graph without what the mentions will give it. */
export interface MentioningRecord {
  readonly graph: NamedGraph;
  readonly mentions: readonly Mention[];
  /** Id of the source. */
  readonly source: string;
  /** URL of the page. */
  readonly page: string;
}

/** A record whose mentions are resolved, dropped or kept as the source's own, each that was not resolved with a reason. */
export interface ReconciledRecord {
  readonly graph: NamedGraph;
  readonly diagnostics: readonly Diagnostic[];
}

/** Resolves the mentions of a record. Never guesses: what is ambiguous or unknown is reported and left out. */
export type Reconcile = (record: MentioningRecord) => ReconciledRecord;
