import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { dcterms } from '../../../src/rdf/vocabulary.js';
import { testIris as iris, openTestStore, type TestStore } from '../../fixtures/data-directory.js';
import { differences, follow, published, replicate } from '../../fixtures/replicate-stream.js';
import { type SampleSite, serveSample, writeSample } from '../../fixtures/sample-site.js';

let site: SampleSite;
let store: TestStore;

beforeAll(async () => {
  store = openTestStore();
  // Several pages of the stream.
  writeSample(store, 300);
  site = await serveSample(store);
});

afterAll(async () => {
  await site[Symbol.asyncDispose]();
  store[Symbol.dispose]();
});

const textOf = (iri: string) => store.reader.graph(iri)?.text;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 100));
}

describe('The npm client ldes-client', () => {
  it('replicates the sample dataset into exactly the published triples', async () => {
    const copy = await replicate(`${site.origin}/stream`);
    const original = published(store);
    expect(original.size).toBeGreaterThan(300);
    expect(differences(copy.graphs(), original)).toEqual([]);
    // Each version once: nothing was changed or removed since the bank began.
    expect(copy.members).toBe(original.size);
  }, 60_000);

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
    const copy = await replicate(`${site.origin}/stream/source/atelier`);
    const own = iris.sourceGraph('atelier');
    const original = new Map([...published(store, iris.graph('atelier', '')), [own, textOf(own) ?? '']]);
    expect(original.size).toBeGreaterThan(15);
    expect(differences(copy.graphs(), original)).toEqual([]);
  }, 60_000);

  it('follows a change, a deletion and a return', async () => {
    const url = `${site.origin}/stream/source/atelier`;
    const iri = iris.graph('atelier', 'suivi');
    const write = (title: string | null) => {
      const graph = namedNode(iri);
      const subject = namedNode(iris.thing('initiative', 'atelier', 'suivi'));
      const quads = title === null ? [] : [quad(subject, dcterms.title, literal(title, 'fr'), graph)];
      store.writer.replaceGraph({ iri, quads });
    };
    const { copy, stop } = follow(url, 100);
    try {
      const before = published(store, iris.graph('atelier', '')).size;
      await until(() => copy.graphs().size >= before);
      write('Première «\u00A0version\u00A0»');
      await until(() => copy.graphs().get(iri) === textOf(iri));
      write('Deuxième version \\ "citée"\n');
      await until(() => copy.graphs().get(iri) === textOf(iri));
      write(null);
      await until(() => !copy.graphs().has(iri));
      write('Revenue');
      await until(() => copy.graphs().get(iri) === textOf(iri));
    } finally {
      await stop();
    }
    expect(differences(copy.graphs(), (await replicate(url)).graphs())).toEqual([]);
  }, 120_000);
});
