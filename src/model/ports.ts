/** The ports between rooms: who needs a collaborator names it by one of these. */

import type { Format } from '../rdf/media-types.js';
import type { Quad } from '../rdf/terms.js';
import type { Change, GraphKind } from './change.js';
import type { DerivedGraph } from './derived-graph.js';
import type { EngineStatus } from './engine-status.js';
import type { HarvestReport } from './harvest-report.js';
import type { MapOutcome } from './map.js';
import type { NamedGraph, RecordGraphs } from './named-graph.js';
import type {
  MatchOutcome,
  MatchRequest,
  PlacesOutcome,
  PlacesRequest,
  SearchOutcome,
  SearchRequest,
} from './search.js';
import type { CountOutcome, CountRequest } from './statistics.js';
import type { TokenScope } from './token.js';
import type { GraphName } from './update-plan.js';
import type { ValidationReport } from './validation-report.js';

/** What writing a page or a graph did. */
export interface WriteOutcome {
  /** IRIs of the content graphs that were added or replaced. */
  readonly changed: readonly string[];
  /** IRIs of the content graphs that were there and are the same. */
  readonly unchanged: readonly string[];
  /** IRIs of the content graphs that the page gave before and gives no longer. */
  readonly removed: readonly string[];
  /** Graphs that another page already gives: they are left to it. */
  readonly aliases: readonly { readonly graph: string; readonly page: string }[];
  /** Graphs that were forgotten at their owner's wish: they are not written. */
  readonly forgotten: readonly string[];
}

/** The page that gives records. */
export interface GivingPage {
  readonly url: string;
  readonly source: string;
  /** Whether it was read from the archive of this bank: then nobody has seen it again. */
  readonly isArchived?: boolean;
  /** Whether it says itself that it stands elsewhere: what another page gives as well is that page's. */
  readonly isAlias?: boolean;
}

/** Writes to the journal. Each call is one transaction: when it returns, the change is on disk. */
export interface GraphWriter {
  /** Makes the given records all that the page says. */
  replacePage(page: GivingPage, records: readonly RecordGraphs[]): WriteOutcome;
  /** Writes records of a collection, whose name stands for the page; the others that it gave stay. */
  addRecords(collection: GivingPage, records: readonly RecordGraphs[]): WriteOutcome;
  /** The graphs that a page or a collection gives. */
  graphsOf(giving: Pick<GivingPage, 'url'> & { readonly source: string }): readonly string[];
  /** Removes the records of a collection whose graphs are not among those; returns the graphs that were removed. */
  removeOthers(collection: GivingPage, kept: ReadonlySet<string>): readonly string[];
  /** Replaces one content graph that no page gives (ontology, source). Returns whether it changed. */
  replaceGraph(graph: NamedGraph): boolean;
  /** Makes several writes one transaction: all of them are on disk when it returns, or none. */
  batch<Result>(write: () => Result): Result;
}

/** One graph as stored. */
export interface StoredGraph {
  readonly iri: string;
  readonly kind: GraphKind;
  /** Canonical N-Quads. */
  readonly text: string;
  /** Sequence number of its last change. */
  readonly sequence: number;
  readonly changedAt: string;
  /** When it first came to the bank (ISO 8601), wherever it was meanwhile. */
  readonly cameAt: string;
}

/** Reads the journal by key: fast, synchronous, never blocked by a query. */
export interface GraphReader {
  /** The dataset version: number of the last change, 0 when there is none. */
  version(): number;
  graph(iri: string): StoredGraph | undefined;
  /** Whether a content graph has the IRI as a subject. */
  isDescribed(iri: string): boolean;
  /** The first content graphs in which the IRI is a subject, in the order in which they came to the bank. */
  graphsDescribing(iri: string, limit: number): readonly StoredGraph[];
  /** Content graphs whose IRI starts with the prefix, from the one after `after`, in the order of their IRIs; `except`: prefix of some to leave out. */
  contentGraphs(options: {
    readonly prefix?: string;
    readonly except?: string;
    readonly after?: string;
    readonly limit?: number;
  }): Iterable<StoredGraph>;
  changesAfter(sequence: number): Iterable<Change>;
  /** Content graphs that are not empty, and their quads. */
  size(): StoreSize;
}

/** A thing that the bank describes. */
export interface DescribedThing {
  readonly iri: string;
  /** When a graph that describes it last changed (ISO 8601). */
  readonly changedAt: string;
}

/** Lists what is described without reading it. */
export interface ThingLister {
  countThings(prefix: string): number;
  /** Things whose IRI begins with the prefix, in the order of their IRIs. */
  things(
    prefix: string,
    part: { readonly offset: number; readonly limit: number },
  ): readonly DescribedThing[];
}

/** What a replica of the journal follows: its identity, and its changes in order. */
export interface ChangeFeed {
  /** What tells this journal from every other. */
  readonly identity: string;
  version(): number;
  /** Whether all changes after a version are still there. */
  hasChangesAfter(version: number): boolean;
  changesAfter(version: number): Iterable<Change>;
  /** The version at which something was last forgotten: what was filled before may still hold it. 0: nothing was. */
  forgotten(): number;
}

/** Finds records by words, facets and distance. The index behind it follows the journal within two seconds. */
export interface TextIndex {
  /** A page of records with the facets beside it. */
  search(request: SearchRequest): Promise<SearchOutcome>;
  /** Where the records of a search are; page, order and language of titles do not matter. */
  map(request: SearchRequest): Promise<MapOutcome>;
  /** The records that a text is found in, best first: what `bis:matches` asks. */
  match(request: MatchRequest): Promise<MatchOutcome>;
  /** How the records of a search divide along dimensions. */
  count(request: CountRequest): Promise<CountOutcome>;
  /** The places whose names begin so. */
  places(request: PlacesRequest): Promise<PlacesOutcome>;
}

export interface StoreSize {
  readonly contentGraphs: number;
  readonly contentQuads: number;
}

export interface StoreCounts extends StoreSize {
  readonly pages: number;
  readonly bySource: readonly { readonly source: string; readonly pages: number; readonly graphs: number }[];
}

/** A query and how its answer is wanted. */
export interface QueryRequest {
  readonly text: string;
  /** The format of the answer; it must fit the query's form. */
  readonly format: Format;
  /** Base IRI for relative IRIs of the query. */
  readonly base: string;
  /** Graphs merged into the default graph; absent: the dataset's own. */
  readonly defaultGraphs?: readonly string[];
  readonly namedGraphs?: readonly string[];
  /** `false`: it asks the default graph and no other, which is answered faster. */
  readonly namesGraphs?: boolean;
  /** Rows that the answer may have; absent: those that the text gives are not counted. */
  readonly rowCap?: RowCap;
  /** Text that queries of one shape share, whatever their constants: how long they take is learnt by it. */
  readonly shape?: string;
  /** Longest time until the answer, waiting included, in milliseconds. */
  readonly timeout: number;
  /** Aborted when nobody waits for the answer any longer. */
  readonly signal?: AbortSignal;
}

export interface RowCap {
  readonly rows: number;
  /** Whether an answer with more rows is cut, instead of refused. */
  readonly truncate: boolean;
}

/** What a query took, in milliseconds. */
export interface QueryWork {
  readonly waited: number;
  /** What it kept the engine busy, the start of a replica in the place of one that it cost included. */
  readonly ran: number;
}

/** How a query ended, and what it took. */
export type QueryOutcome = QueryEnd & { readonly work?: QueryWork };

export type QueryEnd =
  | {
      readonly kind: 'answer';
      /** UTF-8, in pieces of about a megabyte. */
      readonly body: readonly Uint8Array[];
      /** The dataset version at which the replica stood. */
      readonly version: number;
      /** Whether rows past the cap were cut off. */
      readonly isTruncated?: boolean;
    }
  /** The answer is larger than answers may be: so many rows, or so many bytes. */
  | { readonly kind: 'past-cap'; readonly cap: 'rows' | 'bytes'; readonly most: number }
  /** The engine does not accept the query; the message says why and where. */
  | { readonly kind: 'refused'; readonly message: string }
  /** The engine stopped by itself. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'deadline' }
  | { readonly kind: 'aborted' }
  /** The engine broke down over it, and has to be started again: it is too much of a query. */
  | { readonly kind: 'broke' }
  /** Its operator has ended it. */
  | { readonly kind: 'cancelled' }
  /** There is no query engine for this dataset; the reason says what to do instead. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** No replica is ready. */
  | { readonly kind: 'not-ready'; readonly retryAfterSeconds: number };

/** Answers SPARQL queries over the dataset. */
export interface QueryEngine {
  query(request: QueryRequest): Promise<QueryOutcome>;
  /** Why a text is not a query, at which line and column; null when nothing can be said. */
  explain(text: string, base: string): Promise<string | null>;
  /** Whether queries can be answered now. */
  isReady(): boolean;
  /** What operators see of it. */
  status(): EngineStatus;
  /** Ends a query under way; false: there is none of this id. */
  cancel(id: string): boolean;
  /** Has all queries from now on find these derived graphs, and none given before; false: it cannot. */
  setDerived(graphs: readonly DerivedGraph[]): boolean;
}

/** Validates a graph against the shapes. */
export type Validate = (quads: readonly Quad[]) => Promise<ValidationReport>;

/** Reads what harvests found out about the quality of sources and mappings. */
export interface ReportReader {
  /** Reports of a source, the latest first. */
  reports(source: string, limit: number): readonly HarvestReport[];
  /**
   * The report of its last harvest, and the last before it that counted the same: where one of the two read a part of the
   * pages only, the first stands alone. Remappings are left out.
   */
  comparable(source: string): readonly HarvestReport[];
}

/** Keeps the report of a harvest: derived data, outside the dataset and its history. */
export interface ReportWriter {
  addReport(report: HarvestReport): void;
}

/** Knows the tokens by which the bank is changed over HTTP. */
export interface TokenStore {
  /** What a token allows, as it was given out; null when it is none, or none any more. */
  scopesOf(token: string): readonly TokenScope[] | null;
}

/** How a graph stands. */
export interface GraphStanding {
  /** Sequence number of its last change: it has another one after each change; 0 for an empty default graph. */
  readonly sequence: number;
  readonly quads: number;
}

/** A graph as an RDF document. */
export type GraphDocument =
  | {
      readonly kind: 'document';
      /** UTF-8, in pieces of about a megabyte: the same bytes for the same graph and format. */
      readonly body: readonly Uint8Array[];
      /** How the graph stood. */
      readonly sequence: number;
      /** The dataset version at which it was read. */
      readonly version: number;
    }
  | { readonly kind: 'absent' }
  /** The format cannot write it; the message says why. */
  | { readonly kind: 'unwritable'; readonly message: string }
  /** It is too large for the format, or for any; the message says what to do instead. */
  | { readonly kind: 'too-large'; readonly message: string }
  | { readonly kind: 'not-ready'; readonly retryAfterSeconds: number }
  | { readonly kind: 'failed'; readonly message: string };

/** Gives graphs as documents; writing them keeps nobody waiting but who asked. The default graph is a plain dataset's. */
export interface GraphDocuments {
  /** Null when there is no such graph: empty named graphs are not kept. */
  standing(graph: GraphName): GraphStanding | null;
  document(graph: GraphName, format: Format): Promise<GraphDocument>;
}
