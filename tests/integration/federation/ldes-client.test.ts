import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asWriter, openStore, type Store } from '../../../src/compose.js';
import { readConfig } from '../../../src/config.js';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { dcterms } from '../../../src/rdf/vocabulary.js';
import { follow, replicate } from '../../fixtures/replicate-stream.js';
import { type RunningSite, startSite } from '../../fixtures/running-site.js';

let site: RunningSite;
let store: Store;

beforeAll(async () => {
  site = await startSite({ BIS_WORKERS: '1' });
  const settings = { BIS_DATA: site.directory };
  store = openStore(readConfig(settings, { home: site.directory, workingDirectory: site.directory }));
}, 180_000);

afterAll(async () => {
  store.journal.close();
  await site[Symbol.asyncDispose]();
});

/** The published content, as canonical N-Quads by graph. */
function published(prefix = ''): ReadonlyMap<string, string> {
  return new Map([...store.reader.contentGraphs({ prefix })].map(({ iri, text }) => [iri, text]));
}

const textOf = (iri: string) => store.reader.graph(iri)?.text;

/** IRIs of the graphs that differ, or that only one side has. */
function differences(copy: ReadonlyMap<string, string>, original: ReadonlyMap<string, string>): string[] {
  const names = new Set([...copy.keys(), ...original.keys()]);
  return [...names].filter((iri) => copy.get(iri) !== original.get(iri));
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 100));
}

describe('The npm client ldes-client', () => {
  it('replicates the demo dataset into exactly the published triples', async () => {
    const copy = await replicate(`${site.origin}/stream`);
    const original = published();
    expect(original.size).toBeGreaterThan(150);
    expect(differences(copy.graphs(), original)).toEqual([]);
    // Each version once: nothing was changed or removed since the bank began.
    expect(copy.members).toBe(original.size);
  }, 180_000);

  it('is led from the IRI of a member to its page', async () => {
    const first = store.journal.database
      .prepare(
        "SELECT iri, sequence FROM graph WHERE kind = 'content' AND quads > 0 ORDER BY sequence LIMIT 1",
      )
      .get();
    const path = `${new URL(String(first?.iri)).pathname}/v/${first?.sequence}`;
    const page = await fetch(site.origin + path);
    expect([page.status, page.url]).toEqual([200, expect.stringMatching(/\/stream\/pages\/[0-9a-f]{8}-0$/)]);
    expect(await page.text()).toContain(`${first?.iri}/v/${first?.sequence}`);
    expect((await fetch(`${site.origin}${path}0000`)).status).toBe(404);
  });

  it('replicates what one partner tells', async () => {
    const { iris } = store;
    const copy = await replicate(`${site.origin}/stream/source/apriles`);
    const own = [iris.sourceGraph('apriles'), iris.tagSchemeGraph('apriles')];
    const original = new Map([
      ...published(iris.graph('apriles', '')),
      ...own.flatMap((iri) => [[iri, textOf(iri) ?? ''] as const]),
    ]);
    expect(original.size).toBeGreaterThan(2);
    expect(differences(copy.graphs(), original)).toEqual([]);
  }, 60_000);

  it('follows a change, a deletion and a return', async () => {
    const url = `${site.origin}/stream/source/apriles`;
    const { iris } = store;
    const iri = iris.graph('apriles', 'suivi');
    const write = (title: string | null) =>
      asWriter(store, 'test', async (writer) => {
        const graph = namedNode(iri);
        const subject = namedNode(iris.thing('initiative', 'apriles', 'suivi'));
        const quads = title === null ? [] : [quad(subject, dcterms.title, literal(title, 'fr'), graph)];
        writer.replaceGraph({ iri, quads });
      });
    const { copy, stop } = follow(url, 100);
    try {
      const before = published(iris.graph('apriles', '')).size;
      await until(() => copy.graphs().size >= before);
      await write('Première «\u00A0version\u00A0»');
      await until(() => copy.graphs().get(iri) === textOf(iri));
      await write('Deuxième version \\ "citée"\n');
      await until(() => copy.graphs().get(iri) === textOf(iri));
      await write(null);
      await until(() => !copy.graphs().has(iri));
      await write('Revenue');
      await until(() => copy.graphs().get(iri) === textOf(iri));
    } finally {
      await stop();
    }
    expect(differences(copy.graphs(), (await replicate(url)).graphs())).toEqual([]);
  }, 120_000);
});
