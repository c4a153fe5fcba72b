/** The samples of a source: pages written for the test, with what they have to give. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';

/** A folder of `mappings/<source>/samples/`, as its author means it: what is missing in it is told by `checkSamples`. */
export interface Sample {
  readonly name: string;
  readonly folder: string;
  /** Names of the files that may be its page: one, where nothing is amiss. */
  readonly pages: readonly string[];
}

/** The samples of a source, in the order of their names. Takes the folder `mappings/`. */
export function samplesOf(directory: string, source: string): Sample[] {
  const folder = join(directory, source, 'samples');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, folder: join(folder, name) }))
    .map((sample) => ({ ...sample, pages: pagesIn(sample.folder) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function pagesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^page\.[a-z]+$/.test(name));
}

/** What is amiss in the folders: each needs its page, its address, and what it has to give. */
export function checkSamples(directory: string, { id, hosts }: Source): Diagnostic[] {
  return samplesOf(directory, id).flatMap(({ name, folder, pages }) => {
    const at = `mappings/${id}/samples/${name}`;
    const has = (file: string) => existsSync(join(folder, file));
    const problems: string[] = [];
    if (pages.length === 0) problems.push('has no page: page.html, .json, .csv, .tsv or .ttl.');
    if (pages.length > 1) problems.push(`has several pages (${pages.join(', ')}): a sample is one.`);
    if (has('url.txt')) problems.push(...checkAddress(readFileSync(join(folder, 'url.txt'), 'utf8'), hosts));
    else problems.push('has no url.txt: the address of its page, which tells its kind and key.');
    if (!has('expected.ttl'))
      problems.push(
        `has no expected.ttl: the Turtle that it has to give. See: bis try ${id} --sample ${name}`,
      );
    return problems.map((problem): Diagnostic => ({ severity: 'error', message: `${at} ${problem}` }));
  });
}

function checkAddress(text: string, hosts: readonly string[]): string[] {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol))
    return ['has a url.txt that holds no address: http://… or https://… on one line.'];
  if (hosts.includes(url.hostname)) return [];
  return [`has an address on ${url.hostname}, which is none of the source's hosts (${hosts.join(', ')}).`];
}
