import { describe, expect, it } from 'vitest';
import { checkSamples, samplesOf } from '../../../src/mapping/samples.js';
import { testHost, testSource } from '../../fixtures/pages.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const at = 'exemple/samples';
const whole = (name: string, url = `http://${testHost}/fiche?id=1\n`) => ({
  [`${at}/${name}/page.html`]: '<h1>Un</h1>',
  [`${at}/${name}/url.txt`]: url,
  [`${at}/${name}/expected.ttl`]: '',
});
const problems = (files: Readonly<Record<string, string>>) =>
  checkSamples(temporaryFolder(files), testSource).map(({ severity, message }) => `${severity}: ${message}`);

describe('The folder of a sample', () => {
  it('has a page, its address, and what it has to give', () => {
    expect(problems({ ...whole('full'), ...whole('sparse'), [`${at}/sparse/diagnostics.txt`]: 'x' })).toEqual(
      [],
    );
    expect(problems({})).toEqual([]);
    expect(problems({ [`${at}/vide/notes.txt`]: '' })).toEqual([
      `error: mappings/${at}/vide has no page: page.html, .json, .csv, .tsv or .ttl.`,
      `error: mappings/${at}/vide has no url.txt: the address of its page, which tells its kind and key.`,
      `error: mappings/${at}/vide has no expected.ttl: the Turtle that it has to give. See: bis try exemple --sample vide`,
    ]);
  });

  it('has one page, at an address of the source', () => {
    expect(problems({ ...whole('deux'), [`${at}/deux/page.json`]: '[]' })[0]).toContain(
      'several pages (page.html, page.json)',
    );
    expect(problems(whole('un', 'fiche 1'))[0]).toContain('a url.txt that holds no address');
    expect(problems(whole('un', 'http://ailleurs.example/'))[0]).toContain(
      'on ailleurs.example, which is none of the',
    );
  });

  it('is found by its name', () => {
    const folder = temporaryFolder({ ...whole('full'), ...whole('a'), [`${at}/README.md`]: '' });
    expect(samplesOf(folder, 'exemple').map(({ name, pages }) => [name, ...pages])).toEqual([
      ['a', 'page.html'],
      ['full', 'page.html'],
    ]);
  });
});
