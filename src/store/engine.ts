/** Oxigraph, and the WebAssembly instance that it runs in. The only file that names `oxigraph`. */

import { createRequire } from 'node:module';
import type { RdfDocument } from '../model/update-plan.js';

/** The part of Oxigraph that replicas use. */
export interface OxigraphStore {
  load(
    data: Uint8Array,
    options: {
      readonly format: string;
      readonly lenient?: boolean;
      readonly no_transaction?: boolean;
      readonly base_iri?: string;
      readonly to_graph_name?: object;
    },
  ): void;
  query(text: string, options: OxigraphQueryOptions): unknown;
  update(text: string, options?: { readonly base_iri?: string }): void;
  dump(options: { readonly format: string }): string;
  add(quad: object): void;
  delete(quad: object): void;
}

export interface OxigraphQueryOptions {
  readonly base_iri?: string;
  readonly results_format?: string;
  readonly default_graph?: readonly object[];
  readonly named_graphs?: readonly object[];
}

/** An engine of its own: one store in one WebAssembly instance. */
export interface Engine {
  readonly store: OxigraphStore;
  /** Quads of N-Quads; unlike `load`, it keeps the labels of blank nodes. */
  readonly parse: (nQuads: string) => readonly object[];
  /** N-Quads as the engine would give them back: it keeps values, so that `01` becomes `1`. */
  readonly normalize: (nQuads: string) => string;
  /**
   * N-Quads of a document that holds one graph, under the given graph name; blank nodes get random labels. Throws with
   * a message that names line and column where they are known.
   */
  readonly readDocument: (document: RdfDocument, graph: string) => string;
  /** A graph name as the query options take it. */
  readonly namedNode: (iri: string) => object;
  /** What an image of the instance is made of. */
  readonly instance: EngineInstance;
}

/** The innards of wasm-bindgen's instance, as far as an image needs them. */
export interface EngineInstance {
  readonly memory: WebAssembly.Memory;
  /** JavaScript values that the instance refers to by number. */
  readonly references: WebAssembly.Table;
  /** Address of the store in memory; reading it never fails, setting it makes the store another one. */
  storeAddress: number;
  /** Name and exact version of the engine: an image fits no other. */
  readonly version: string;
}

interface Glue {
  readonly Store: new () => OxigraphStore & { __wbg_ptr: number; free(): void };
  readonly namedNode: (iri: string) => object;
  readonly parse: (text: string, options: { readonly format: string }) => readonly object[];
}

const require = createRequire(import.meta.url);

/** Starts an engine. Each thread can have one. */
export function startEngine(): Engine {
  const { glue, exports } = loadGlue();
  const store = new glue.Store();
  const { version } = require('oxigraph/package.json') as { version: string };
  return {
    store,
    namedNode: glue.namedNode,
    normalize: (text) => normalize(glue, text),
    readDocument: (document, graph) => readDocument(glue, document, graph),
    parse: (nQuads) => glue.parse(nQuads, { format: 'application/n-quads' }),
    instance: {
      version: `oxigraph ${version}`,
      memory: exports.memory as WebAssembly.Memory,
      references: exports.__wbindgen_externrefs as WebAssembly.Table,
      get storeAddress() {
        return store.__wbg_ptr;
      },
      set storeAddress(address: number) {
        store.__wbg_ptr = address;
      },
    },
  };
}

function normalize(glue: Glue, text: string): string {
  const scratch = new glue.Store();
  for (const quad of glue.parse(text, { format: 'application/n-quads' })) scratch.add(quad);
  const normalized = scratch.dump({ format: 'application/n-quads' });
  scratch.free();
  return normalized;
}

function readDocument(glue: Glue, { bytes, mediaType, base }: RdfDocument, graph: string): string {
  const scratch = new glue.Store();
  try {
    const to = { base_iri: base, to_graph_name: glue.namedNode(graph) };
    scratch.load(bytes, { format: mediaType, no_transaction: true, ...to });
    return scratch.dump({ format: 'application/n-quads' });
  } finally {
    scratch.free();
  }
}

// wasm-bindgen keeps its instance to itself, so it is caught at the moment it is made.
function loadGlue(): { readonly glue: Glue; readonly exports: WebAssembly.Exports } {
  const { Instance } = WebAssembly;
  let exports: WebAssembly.Exports = {};
  WebAssembly.Instance = class extends Instance {
    constructor(module: WebAssembly.Module, imports?: WebAssembly.Imports) {
      super(module, imports);
      exports = this.exports;
    }
  };
  try {
    return { glue: require('oxigraph') as Glue, exports };
  } finally {
    WebAssembly.Instance = Instance;
  }
}
