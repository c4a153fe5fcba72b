import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFilePage, readLinkedFiles } from '../../../src/cli/file-page.js';
import { textOf } from '../../fixtures/pages.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const url = 'http://www.example.org/fiche?id=7';
const newFolder = () =>
  temporaryFolder({
    'page.html': '<h1>Jardin</h1>',
    'url.txt': `${url}\n`,
    'linked.tsv': 'http://www.example.org/plus\tplus.html\n',
    'plus.html': '<p>Plus</p>',
  });
const newPage = () => join(newFolder(), 'page.html');

describe('A page in a file', () => {
  it('has the address that stands beside it, or the one it is given', () => {
    const file = newPage();
    expect(readFilePage(file, undefined)).toMatchObject({ page: { url, text: '<h1>Jardin</h1>' } });
    expect(readFilePage(file, 'http://a.example')).toMatchObject({ page: { url: 'http://a.example/' } });
  });

  it('has to be there, and to have an address', () => {
    expect(() => readFilePage('none.html', url)).toThrow('There is no file');
    expect(() => readFilePage('README.md', 'nowhere')).toThrow('--url');
  });
});

describe('The linked pages of a page in a file', () => {
  it('are those that the list beside it names', async () => {
    const fetch = readLinkedFiles(newPage());
    expect(textOf(await fetch('http://www.example.org/plus'))).toBe('<p>Plus</p>');
    expect(await fetch('http://www.example.org/autre')).toMatchObject({ kind: 'missing' });
  });

  it('are none without a list', async () => {
    expect(await readLinkedFiles('README.md')('http://www.example.org/plus')).toMatchObject({
      kind: 'missing',
    });
  });
});
