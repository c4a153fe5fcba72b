/** A SPARQL update, parsed: what each of its operations takes away and adds, without its text (SPARQL 1.1 Update, 3). */

/** A term of a template; a blank node stands for a new one in each solution. */
export type TemplateTerm =
  | { readonly termType: 'NamedNode' | 'BlankNode' | 'Variable'; readonly value: string }
  | {
      readonly termType: 'Literal';
      readonly value: string;
      /** Empty when it has none. */
      readonly language: string;
      readonly datatype: string;
    };

/** A quad with variables. */
export interface QuadTemplate {
  readonly subject: TemplateTerm;
  readonly predicate: TemplateTerm;
  readonly object: TemplateTerm;
  /** Null: the default graph. */
  readonly graph: TemplateTerm | null;
}

/** A WHERE clause, and the dataset that it is asked of. */
export interface UpdatePattern {
  /** How many of the plan's declarations stand before it. */
  readonly declared: number;
  /** The group graph pattern as written, braces included. */
  readonly group: string;
  /** Graphs merged into the default graph (WITH, USING); null: the dataset's own. */
  readonly defaultGraphs: readonly string[] | null;
  /** The named graphs (USING NAMED); null: all. */
  readonly namedGraphs: readonly string[] | null;
}

/** A graph by its IRI; null is the default graph. */
export type GraphName = string | null;

/** An RDF document as it was sent. */
export interface RdfDocument {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  /** Media type of a format that holds one graph. */
  readonly mediaType: string;
  /** What its relative IRIs are relative to. */
  readonly base: string;
}

/** One operation of an update. */
export type UpdateStep =
  | {
      readonly kind: 'modify';
      readonly remove: readonly QuadTemplate[];
      readonly add: readonly QuadTemplate[];
      /** Null: the templates are data. */
      readonly where: UpdatePattern | null;
    }
  /** CLEAR and DROP, which are the same where empty graphs are not kept. */
  | {
      readonly kind: 'clear';
      readonly target: 'all' | 'named' | { readonly graph: GraphName };
      readonly silent: boolean;
    }
  | {
      readonly kind: 'transfer';
      readonly how: 'add' | 'copy' | 'move';
      readonly from: GraphName;
      readonly to: GraphName;
      readonly silent: boolean;
    }
  /** Fails when the graph exists; otherwise nothing, since empty graphs are not kept. */
  | { readonly kind: 'create'; readonly graph: string; readonly silent: boolean }
  /** Makes documents the content of a graph, or adds them to it (SPARQL 1.1 Graph Store HTTP Protocol, 5.3 and 5.5). */
  | {
      readonly kind: 'store';
      readonly how: 'replace' | 'add';
      readonly graph: GraphName;
      readonly documents: readonly RdfDocument[];
    };

/** What has to be true of a graph for an update to be done. The states of a graph are its sequence numbers. */
export interface GraphCondition {
  readonly graph: GraphName;
  /** The states that it may be in (`all`: it has to be there); without it, it need not be there. */
  readonly in?: readonly number[] | 'all';
  /** The states that it may not be in (`all`: it must not be there). */
  readonly notIn?: readonly number[] | 'all';
}

/** The operations of an update request, in order. */
export interface UpdatePlan {
  readonly steps: readonly UpdateStep[];
  /** Base IRI for relative IRIs of its patterns. */
  readonly base: string;
  /** The declarations (BASE, PREFIX) of the text, in their order and as written, each a line. */
  readonly declarations: readonly string[];
  /** Looked at in the same transaction, before the first step. */
  readonly condition?: GraphCondition;
}

/** What became of an update. */
export type UpdateOutcome =
  /** It is on disk. */
  | {
      readonly kind: 'done';
      /** The dataset version after it. */
      readonly version: number;
      /** Quads that the dataset gained and lost. */
      readonly added: number;
      readonly removed: number;
      /** Whether there is a graph now that was not there before. */
      readonly created: boolean;
    }
  /** It asks for what cannot be done; nothing was changed. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It writes where this dataset is not written by updates; nothing was changed. */
  | { readonly kind: 'forbidden'; readonly target: 'default-graph' | 'graph'; readonly reason: string }
  /** A document is no RDF in its format; nothing was changed. The message says where, if it is known. */
  | { readonly kind: 'malformed'; readonly message: string }
  /** The graph is not as the condition asks; nothing was changed. */
  | { readonly kind: 'condition-failed' }
  /** It takes away a graph that is not there; nothing was changed. */
  | { readonly kind: 'no-graph'; readonly graph: GraphName }
  /** Nothing was changed. */
  | { readonly kind: 'deadline' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'unavailable'; readonly reason: string }
  | { readonly kind: 'not-ready'; readonly retryAfterSeconds: number };

/** Applies updates one at a time: each is one transaction, on disk when its outcome is `done`. */
export interface UpdateEngine {
  update(
    plan: UpdatePlan,
    options: {
      /** Longest time until the outcome, waiting included, in milliseconds. */
      readonly timeout: number;
      readonly signal?: AbortSignal;
    },
  ): Promise<UpdateOutcome>;
  /** Why a text is not an update, at which line and column; null when nothing can be said. */
  explain(text: string, base: string): Promise<string | null>;
}
