import { describe, expect, it } from 'vitest';
import { baseOfStream, readDescription } from '../../../../src/federation/follow/stream-description.js';
import { turtle } from '../../../../src/rdf/media-types.js';
import { parseQuads } from '../../../../src/rdf/parse.js';
import { dcterms, prov, rdf } from '../../../../src/rdf/vocabulary.js';
import { describe as description, prefixes, streamIri } from '../../../fixtures/scripted-stream.js';

const read = (text: string) =>
  readDescription(parseQuads(prefixes + text, turtle, 'http://bank.example/stream'));

describe('The description of a stream', () => {
  it('says by what its members are understood', () => {
    expect(read(description())).toMatchObject({
      kind: 'stream',
      description: {
        iri: streamIri,
        view: 'http://bank.example/view',
        timestamp: prov.generatedAtTime,
        versionOf: dcterms.isVersionOf,
        deletion: { path: rdf.type },
      },
    });
  });

  it.each([
    ['is none', '<a> a tree:Node .', /no event stream/],
    ['tells of two streams', '<a> a ldes:EventStream . <b> a ldes:EventStream .', /several/],
    ['names none', '[] a ldes:EventStream .', /without a name/],
    ['has no view', '<a> a ldes:EventStream .', /no view/],
    ['has no versions', '<a> a ldes:EventStream ; tree:view <v> ; ldes:timestampPath <t> .', /versionOfPath/],
    ['has no order', '<a> a ldes:EventStream ; tree:view <v> ; ldes:versionOfPath <t> .', /order/],
    [
      'gives a path of several steps',
      '<a> a ldes:EventStream ; tree:view <v> ; ldes:versionOfPath ( <p> <q> ) ; ldes:timestampPath [] .',
      /ldes:timestampPath/,
    ],
  ])('cannot be followed where it %s', (_what, text, reason) => {
    expect(read(text)).toEqual({ kind: 'wrong', reason: expect.stringMatching(reason) });
  });
});

it.each([
  ['https://bank.example/stream', 'https://bank.example/'],
  ['https://bank.example/a/b/stream', 'https://bank.example/a/b/'],
  ['https://bank.example/stream/source/apriles', 'https://bank.example/'],
  ['https://bank.example/feed', null],
  ['https://bank.example/stream#it', null],
  ['urn:stream', null],
])('The base of the bank whose stream is %s is %s', (iri, base) => {
  expect(baseOfStream(iri)).toBe(base);
});
