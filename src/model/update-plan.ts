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
  /** The declarations before it, as written. */
  readonly prologue: string;
  /** The group graph pattern as written, braces included. */
  readonly group: string;
  /** Graphs merged into the default graph (WITH, USING); null: the dataset's own. */
  readonly defaultGraphs: readonly string[] | null;
  /** The named graphs (USING NAMED); null: all. */
  readonly namedGraphs: readonly string[] | null;
}

/** A graph by its IRI; null is the default graph. */
export type GraphName = string | null;

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
  | { readonly kind: 'create'; readonly graph: string; readonly silent: boolean };

/** The operations of an update request, in order. */
export interface UpdatePlan {
  readonly steps: readonly UpdateStep[];
  /** Base IRI for relative IRIs of its patterns. */
  readonly base: string;
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
    }
  /** It asks for what cannot be done; nothing was changed. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It writes where this dataset is not written by updates; nothing was changed. */
  | { readonly kind: 'forbidden'; readonly target: 'default-graph' | 'graph'; readonly reason: string }
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
}
