import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../src/mapping/catalogue.js';
import { termTable } from '../../fixtures/mapping-vocabulary.js';
import { recordMapping } from '../../fixtures/mappings.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const apriles = readFileSync('mappings/apriles/source.yaml', 'utf8');
const sourceFile = (id: string) => apriles.replace('id: apriles', `id: ${id}`);
const catalogue = (files: Record<string, string>) => readCatalogue(temporaryFolder(files), termTable);

describe('A catalogue', () => {
  it('has the sources in the order of their ids, with a mapping where there is one', () => {
    const { entries, diagnostics } = catalogue({
      'b/source.yaml': sourceFile('b'),
      'a/source.yaml': sourceFile('a'),
      'a/mapping.yaml': 'uses: _layouts/shared\npages: {}\n',
      '_layouts/shared.yaml': recordMapping('title: h1'),
    });
    expect(diagnostics).toEqual([]);
    expect(entries.map(({ source, mapping }) => [source.id, mapping?.pageKinds[0]?.name])).toEqual([
      ['a', 'initiative'],
      ['b', undefined],
    ]);
  });

  it('leaves a bad source out, a bad mapping off its source, and every other source as it is', () => {
    const { entries, diagnostics } = catalogue({
      'a/source.yaml': 'id: a\n',
      'b/source.yaml': sourceFile('b'),
      'b/mapping.yaml': recordMapping('titre: h1'),
      'c/notes.txt': '',
      'd/source.yaml': sourceFile('d'),
      'd/mapping.yaml': recordMapping('title: h1'),
    });
    expect(entries.map(({ source, mapping }) => [source.id, mapping !== null])).toEqual([
      ['b', false],
      ['d', true],
    ]);
    const messages = diagnostics.map(({ message, place }) => place?.file ?? message);
    expect([...new Set(messages)]).toEqual([
      'mappings/a/source.yaml',
      'mappings/b/mapping.yaml',
      'mappings/c/ has no source.yaml.',
    ]);
  });

  it('has no mapping of a stream that names what is private: nothing could be taken out of it', () => {
    const stream = 'crawl:\n  stream: "http://www.apriles.net/stream"';
    const file = (id: string) => sourceFile(id).replace(/^crawl:/m, stream);
    const { entries, diagnostics } = catalogue({
      'a/source.yaml': file('a'),
      'a/mapping.yaml': `${recordMapping('title: h1')}    private: .contact\n`,
      'b/source.yaml': file('b'),
      'b/mapping.yaml': recordMapping('title: h1'),
    });
    expect(entries.map(({ mapping }) => mapping !== null)).toEqual([false, true]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^mappings\/a\/mapping.yaml names what is private .* leave out one of the two\.$/,
      ),
    ]);
  });
});
