import { describe, expect, it } from 'vitest';
import { readStatements } from '../../../../src/mapping/readers/statements.js';
import { canonicalLines } from '../../../../src/rdf/canonical.js';
import { pageWith } from '../../../fixtures/pages.js';

const html = async (text: string) => readStatements(pageWith(text));
const namesIn = async (text: string) =>
  (await html(text)).quads
    .filter(({ predicate }) => predicate.value === 'http://schema.org/name')
    .map(({ object }) => object.value);

describe('The linked data of an HTML page', () => {
  it('is read from JSON-LD, RDFa and microdata, however sloppy the page around it', async () => {
    const jsonLd = `<script type="application/ld+json">{"@context":"https://schema.org/","@type":"Event","name":"un"}</script>`;
    const rdfa = '<div vocab="http://schema.org/" typeof="Event"><p property="name">deux<br></div>';
    const microdata = '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">trois</b><p>';
    const page = `<title>x</title><body>${jsonLd}<p>${rdfa}${microdata}`;
    expect((await namesIn(page)).sort()).toEqual(['deux', 'trois', 'un']);
    expect((await html(page)).problems).toEqual([]);
  });

  it('has one schema.org, whichever way a page writes it, and addresses where schema.org has them', async () => {
    const page = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","url":"/e/1"}</script>`;
    const lines = canonicalLines((await html(page)).quads).join('');
    expect(lines).toContain('<http://schema.org/url> <http://www.example.org/e/1>');
    expect(lines).toContain('<http://schema.org/Event>');
  });

  it('keeps apart what each block leaves without a name', async () => {
    const block = (name: string) =>
      `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"${name}"}</script>`;
    const { quads } = await html(block('a') + block('b'));
    expect(new Set(quads.map(({ subject }) => subject.value)).size).toBe(2);
  });

  it('that is broken in one block leaves the others, and is told', async () => {
    const page = `<script type="application/ld+json">{"@context":</script>
      <script type="application/ld+json">{"@context":"https://schema.org","name":"ok"}</script>`;
    expect(await namesIn(page)).toEqual(['ok']);
    expect((await html(page)).problems).toEqual([expect.stringMatching(/^JSON-LD block 1 cannot be read: /)]);
  });

  it('never fetches a context', async () => {
    const page = `<script type="application/ld+json">{"@context":"http://127.0.0.1:1/context","name":"x"}</script>`;
    expect(await html(page)).toEqual({
      quads: [],
      problems: [
        'JSON-LD block 1 cannot be read: its context <http://127.0.0.1:1/context> is not known here, and contexts are never fetched',
      ],
    });
  });
});

describe('An RDF document', () => {
  it.each([
    ['text/turtle', '<> <http://schema.org/name> "x" .'],
    ['application/n-triples', '<http://www.example.org/fiche?id=7> <http://schema.org/name> "x" .'],
    ['application/ld+json', '{"@context":{"@vocab":"http://schema.org/"},"@id":"","name":"x"}'],
  ])('of the media type %s is read, its address being the base', async (mediaType, text) => {
    const { quads, problems } = await readStatements(pageWith(text, { mediaType }));
    expect(problems).toEqual([]);
    expect(canonicalLines(quads)).toEqual([
      '<http://www.example.org/fiche?id=7> <http://schema.org/name> "x" .\n',
    ]);
  });

  it('that is malformed is told with its line', async () => {
    const { problems } = await readStatements(pageWith('<> a', { mediaType: 'text/turtle' }));
    expect(problems).toEqual([expect.stringMatching(/its RDF cannot be read: .*line 1/)]);
  });

  it('is told to be none when it is none', async () => {
    const { problems } = await readStatements(pageWith('x', { mediaType: 'text/plain' }));
    expect(problems).toEqual(['is text/plain, which is no linked data']);
  });
});
