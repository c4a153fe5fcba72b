/** A plain-mode server of our own as the tests use it: over HTTP, by its standard doors and nothing else. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nTriples } from '../../src/rdf/media-types.js';
import { parseQuads } from '../../src/rdf/parse.js';
import { inGraph, namedNode, type Quad } from '../../src/rdf/terms.js';
import { runBis } from '../fixtures/run-bis.js';
import { startSite } from '../fixtures/running-site.js';

/** A document that a graph is loaded from. */
export interface SuiteDocument {
  /** The graph's name; null: the default graph. */
  readonly graph: string | null;
  readonly text: string;
  readonly mediaType: string;
}

export class Target {
  constructor(
    readonly origin: string,
    readonly token: string,
    readonly stop: () => Promise<void>,
  ) {}

  get #authorization() {
    return { authorization: `Bearer ${this.token}` };
  }

  /** Makes these documents all that the dataset holds. */
  async load(documents: readonly SuiteDocument[]): Promise<void> {
    const cleared = await this.update('CLEAR ALL');
    if (!cleared.ok) throw new Error(`CLEAR ALL: ${await cleared.text()}`);
    for (const { graph, text, mediaType } of documents) {
      const response = await fetch(this.#address(graph), {
        method: 'POST',
        body: text,
        headers: { ...this.#authorization, 'content-type': mediaType },
      });
      if (!response.ok) throw new Error(`Loading ${graph}: ${await response.text()}`);
    }
  }

  query(text: string, accept: string): Promise<Response> {
    return fetch(`${this.origin}/sparql`, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/sparql-query', accept },
    });
  }

  update(text: string): Promise<Response> {
    return fetch(`${this.origin}/update`, {
      method: 'POST',
      body: text,
      headers: { ...this.#authorization, 'content-type': 'application/sparql-update' },
    });
  }

  /** All quads, read graph by graph. */
  async dataset(): Promise<Quad[]> {
    const answer = await this.query('SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }', 'text/csv');
    const names = (await answer.text()).trim().split(/\r?\n/).slice(1);
    const graphs = await Promise.all([null, ...names].map((name) => this.#graph(name)));
    return graphs.flat();
  }

  async #graph(name: string | null): Promise<Quad[]> {
    const response = await fetch(this.#address(name), { headers: { accept: nTriples.mediaType } });
    if (!response.ok) throw new Error(`Reading ${name}: ${await response.text()}`);
    const quads = parseQuads(await response.text(), nTriples);
    return name === null ? quads : quads.map((quad) => inGraph(quad, namedNode(name)));
  }

  #address(graph: string | null): string {
    return `${this.origin}/graph-store?${graph === null ? 'default' : new URLSearchParams({ graph })}`;
  }
}

/** Starts a server over an empty dataset. */
export async function startTarget(): Promise<Target> {
  const directory = mkdtempSync(join(tmpdir(), 'bis-conformance-'));
  const settings = {
    BIS_DATA: directory,
    BIS_MODE: 'plain',
    BIS_BASE: 'http://localhost:3000/',
    BIS_CONTACT: 'mailto:conformance@example.org',
    BIS_FAIR_SHARE: '0',
    PORT: '0',
  };
  const added = await runBis(['token', 'add', '--scope', 'write'], settings);
  const site = await startSite(settings);
  return new Target(site.origin, added.out.trim(), async () => {
    await site[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true, force: true });
  });
}
