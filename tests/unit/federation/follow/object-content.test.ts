import { describe, expect, it } from 'vitest';
import { describeObject, tripleLines } from '../../../../src/federation/follow/object-content.js';
import { triG } from '../../../../src/rdf/media-types.js';
import { parseQuads } from '../../../../src/rdf/parse.js';
import { dcterms } from '../../../../src/rdf/vocabulary.js';

const page = `@prefix dcterms: <http://purl.org/dc/terms/> .
<urn:v> dcterms:isVersionOf <urn:o> ; <urn:p> [ <urn:q> 1 ; <urn:r> [ <urn:q> 2 ] ] ; <urn:same> <urn:v> .
<urn:other> <urn:p> "left out", [ <urn:q> 3 ] .`;

function read(text: string): string[] {
  const statements = Map.groupBy(parseQuads(text, triG), ({ subject }) => subject.value);
  return describeObject({ member: 'urn:v', object: 'urn:o', versionOf: dcterms.isVersionOf, statements });
}

describe('What a stream says of an object', () => {
  it('is what it says of the member, blank nodes included, and nothing else', () => {
    const integer = '^^<http://www.w3.org/2001/XMLSchema#integer>';
    expect(read(page)).toEqual([
      '<urn:o> <urn:p> _:b0 .\n',
      '<urn:o> <urn:same> <urn:v> .\n',
      `_:b0 <urn:q> "1"${integer} .\n`,
      '_:b0 <urn:r> _:b1 .\n',
      `_:b1 <urn:q> "2"${integer} .\n`,
    ]);
  });

  it('is the same text each time, whatever numbers the parser gives, and ends in circles of blank nodes', () => {
    const circle = '<urn:v> <urn:p> _:x . _:x <urn:p> _:y . _:y <urn:p> _:x .';
    expect(read(circle)).toEqual(read(circle.replaceAll('_:x', '_:other')));
    expect(read(circle)).toHaveLength(3);
  });

  it('is told without statements about statements', () => {
    expect(
      tripleLines(parseQuads('<urn:a> <urn:b> <<( <urn:c> <urn:d> <urn:e> )>>, <urn:f> .', triG)),
    ).toEqual(['<urn:a> <urn:b> <urn:f> .\n']);
  });
});
