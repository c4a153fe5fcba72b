import { describe, expect, it } from 'vitest';
import { readShapes } from '../../../src/validate/shapes.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const triple = '<http://a> <http://b> <http://c> .';

describe('A directory of shapes', () => {
  it('gives the quads of its Turtle files, and of no other', () => {
    const folder = temporaryFolder({
      'a.ttl': triple,
      'b.ttl': triple.replace('/c', '/d'),
      'notes.md': '# Notes',
    });
    expect(readShapes(folder).map(({ object }) => object.value)).toEqual(['http://c', 'http://d']);
  });

  it('is refused when a file is malformed, by a message that names file and line', () => {
    const folder = temporaryFolder({ 'a.ttl': triple, 'bad.ttl': `${triple}\n<http://a> <http://b> .` });
    expect(() => readShapes(folder)).toThrow(/bad\.ttl: .*line 2/);
  });
});
