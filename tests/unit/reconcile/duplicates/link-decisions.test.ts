import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../../../src/model/diagnostic.js';
import { canonicalLines } from '../../../../src/rdf/canonical.js';
import { readLinkDecisions } from '../../../../src/reconcile/duplicates/link-decisions.js';
import { decideLinks, linkGraph } from '../../../../src/reconcile/duplicates/links-graph.js';
import { createValidator } from '../../../../src/validate/validator.js';
import { testBase, testIris } from '../../../fixtures/data-directory.js';
import { shapes } from '../../../fixtures/mappings.js';

const table = (...rows: string[]) => `first\tsecond\tdecision\tnote\n${rows.join('\n')}\n`;
const iri = (id: string) => `${testBase}id/initiative/${id}`;
const pair = (a: string, b: string) => ({
  records: [iri(a), iri(b)] as const,
  methods: ['same address', 'same title and place'] as const,
  score: 0.97,
});

describe('Decisions about links', () => {
  it('are read with the records in their order', () => {
    const { pairs, diagnostics } = readLinkDecisions(
      table('fonda/2\tapriles/1\tsame\tcalled them', '', 'a/1\tb/2\tdifferent'),
    );
    expect(diagnostics).toEqual([]);
    expect(pairs).toEqual([
      { records: ['apriles/1', 'fonda/2'], decision: 'same', line: 2 },
      { records: ['a/1', 'b/2'], decision: 'different', line: 4 },
    ]);
  });

  it.each([
    [
      'a/1\tb/2\tsmae',
      /links\.tsv:2:1 decision: "smae" is no decision; write "same" or "different". Did you mean "same"\?/,
    ],
    [
      'a/1\thttp://b/2\tsame',
      /"http:\/\/b\/2" is no record. Write the end of its IRI, such as "apriles\/1590"/,
    ],
    ['a/1\ta/1\tsame', /A pair is of two records/],
    ['a/1\tb/2\tsame\nb/2\ta/1\tdifferent', /:3:1 first: This pair stands on line 2 already/],
  ])('with the row %j say what is wrong', (row, message) => {
    const { diagnostics } = readLinkDecisions(table(row));
    expect(diagnostics.map(formatDiagnostic).join()).toMatch(message);
  });

  it('need their header', () => {
    expect(readLinkDecisions('a/1\tb/2\tsame').diagnostics[0]?.message).toContain(
      'first second decision note',
    );
  });

  it('confirm and refuse what is found, and what is not', () => {
    const { pairs } = readLinkDecisions(
      table('b/2\ta/1\tsame', 'c/3\td/4\tdifferent', 'e/5\tf/6\tsame', 'gone/7\tf/6\tsame'),
    );
    const found = [pair('a/1', 'b/2'), pair('c/3', 'd/4'), pair('x/8', 'y/9')];
    const isThere = (record: string) => !record.includes('gone');
    const links = decideLinks(found, pairs, { base: testBase, isThere });
    expect(links.map(({ records, isConfirmed, method }) => [records[0], isConfirmed, method])).toEqual([
      [iri('a/1'), true, 'confirmed by a person'],
      [iri('e/5'), true, 'confirmed by a person'],
      [iri('x/8'), false, 'same address; same title and place'],
    ]);
  });
});

describe('The graph of a link', () => {
  const said = (isConfirmed: boolean) =>
    linkGraph(
      { records: [iri('a/1'), iri('b/2')], method: 'same address', score: 0.9, isConfirmed },
      testIris,
    );

  it('says it both ways, with method and score, under an IRI that does not depend on the order', async () => {
    const { iri: graph, quads } = said(false);
    expect(graph).toBe(testIris.linkGraph(iri('b/2'), iri('a/1')));
    const text = canonicalLines(quads).join('');
    expect(text).toContain(
      `<${iri('a/1')}> <https://w3id.org/innovation-sociale/ns#possiblySameAs> <${iri('b/2')}>`,
    );
    expect(text).toContain(
      `<${iri('b/2')}> <https://w3id.org/innovation-sociale/ns#possiblySameAs> <${iri('a/1')}>`,
    );
    expect(text).toContain('"0.90"^^<http://www.w3.org/2001/XMLSchema#decimal>');
    expect(text).not.toContain('exactMatch');
    expect((await createValidator(shapes)(quads)).results).toEqual([]);
  });

  it('says that they match exactly only where a person does', () => {
    expect(
      canonicalLines(said(true).quads)
        .join('')
        .match(/exactMatch/g),
    ).toHaveLength(2);
  });
});
