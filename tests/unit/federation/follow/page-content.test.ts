import { describe, expect, it } from 'vitest';
import { readPage } from '../../../../src/federation/follow/page-content.js';
import { readDescription } from '../../../../src/federation/follow/stream-description.js';
import { triG } from '../../../../src/rdf/media-types.js';
import { parseQuads } from '../../../../src/rdf/parse.js';
import { namedNode, quad } from '../../../../src/rdf/terms.js';
import { testBase } from '../../../fixtures/data-directory.js';
import {
  describe as description,
  graphOf,
  member,
  prefixes,
  relations,
  streamIri,
} from '../../../fixtures/scripted-stream.js';

const address = 'http://proxy.example/page';
const reading = readDescription(parseQuads(description(), triG, address));
if (reading.kind !== 'stream') throw new Error(reading.reason);

const read = (text: string) =>
  readPage(parseQuads(prefixes + text, triG, address), {
    description: reading.description,
    addresses: [address],
    base: testBase,
    reads: 'graphs',
  });

describe('A page of a stream', () => {
  it('gives its members in graphs of their own, spelt canonically', () => {
    const page = read(
      member({ key: 'a', sequence: 7, content: '<urn:a> <urn:p> 007, 7, "é"@fr .' }) +
        member({ key: 'b', sequence: 8, content: null }),
    );
    expect(page).toEqual({
      kind: 'page',
      relations: [],
      members: [
        {
          versionOf: graphOf('a'),
          moment: '2026-01-01T08:00:00.000000000Z',
          sequence: 7,
          lines: [
            `<urn:a> <urn:p> "7"^^<http://www.w3.org/2001/XMLSchema#integer> <${graphOf('a')}> .\n`,
            `<urn:a> <urn:p> "é"@fr <${graphOf('a')}> .\n`,
          ],
        },
        { versionOf: graphOf('b'), moment: '2026-01-01T08:00:00.000000000Z', sequence: 8, lines: [] },
      ],
    });
  });

  it('leads to other pages, each once and without its fragment', () => {
    expect(read(relations('p/1', 'p/1#x', '/p/2'))).toMatchObject({
      relations: ['http://proxy.example/p/1', 'http://proxy.example/p/2'],
    });
  });

  it('may tell of other streams, which are left alone', () => {
    expect(read('<urn:other> tree:member <urn:m> .')).toMatchObject({ kind: 'page', members: [] });
  });

  it.each([
    [
      'a moment of another type',
      member({ key: 'a', moment: '"yesterday"' }),
      /moment that is none: "yesterday"/,
    ],
    ['a moment that is a thing', member({ key: 'a', moment: '<urn:now>' }), /moment that is none/],
    [
      'two moments',
      member({
        key: 'a',
        moment: `"2026-01-01T00:00:00Z"^^xsd:dateTime, "2026-01-02T00:00:00Z"^^xsd:dateTime`,
      }),
      /several/,
    ],
    [
      'no moment',
      `<${streamIri}> tree:member <urn:m> . <urn:m> dcterms:isVersionOf <urn:g> .`,
      /no <.*generatedAtTime>/,
    ],
    ['a version of a text', member({ key: 'a', of: '"a"' }), /does not name/],
    ['a version of something without a name', member({ key: 'a', of: '[]' }), /does not name/],
    [
      'a version of provenance',
      member({ key: 'a', of: `<${testBase}prov/test/a>` }),
      /not for others to write/,
    ],
    [
      'a version of a derived graph',
      member({ key: 'a', of: `<${testBase}derived/void>` }),
      /not for others to write/,
    ],
    ['a blank node as a subject', member({ key: 'a', content: '[] <urn:p> 1 .' }), /without a name/],
    ['a blank node as an object', member({ key: 'a', content: '<urn:a> <urn:p> [] .' }), /without a name/],
    [
      'a statement about a statement',
      member({ key: 'a', content: '<urn:a> <urn:p> <<( <urn:a> <urn:b> <urn:c> )>> .' }),
      /without a name/,
    ],
    [
      'statements elsewhere',
      `${member({ key: 'a' })} <urn:elsewhere> { <urn:a> <urn:p> 1 }`,
      /<urn:elsewhere>, which is no member/,
    ],
    ['a member without a graph', member({ key: 'a', content: '' }), /cannot be copied/],
    [
      'a member that is gone and there',
      `${member({ key: 'a' })} <${graphOf('a')}/v/1> a as:Delete .`,
      /gone, and what it is/,
    ],
    [
      'a member of ten megabytes',
      member({ key: 'a', content: `<urn:a> <urn:p> "${'x'.repeat(10_000_000)}" .` }),
      /more than 8 MiB/,
    ],
    ['relations of another page', '<other> tree:relation [ tree:node <p> ] .', /where another page leads to/],
    ['a relation to a text', '<> tree:relation [ tree:node "p" ] .', /no address/],
  ])('is wrong where it has %s', (_what, text, reason) => {
    expect(read(text)).toEqual({ kind: 'wrong', reason: expect.stringMatching(reason) });
  });

  it('is wrong where it has an IRI that is none, whatever the parser lets pass', () => {
    const quads = parseQuads(member({ key: 'a' }), triG, address);
    const [first] = quads.filter(({ graph }) => graph.termType === 'NamedNode');
    const odd = quad(namedNode('urn:a b'), namedNode('urn:p'), namedNode('urn:o'), first?.graph);
    const { description } = reading;
    expect(
      readPage([...quads, odd], { description, addresses: [address], base: testBase, reads: 'graphs' }),
    ).toEqual({
      kind: 'wrong',
      reason: 'has a name that is none: "urn:a b" is not an absolute IRI',
    });
  });
});
