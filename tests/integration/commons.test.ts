import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorFileName } from '../../src/cli/operator-file.js';
import { runBis } from '../fixtures/run-bis.js';
import { type RunningSite, startSite, untilIndexed } from '../fixtures/running-site.js';

let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
  await untilIndexed(site.origin);
});
afterAll(() => site[Symbol.asyncDispose]());

const base = 'http://localhost:3000/';

/** The commands that the page shows, as a reader copies them. */
async function commandsOf(path: string): Promise<string[]> {
  const html = await (await fetch(site.origin + path)).text();
  return [...html.matchAll(/<pre><code>(curl [\s\S]*?)<\/code>/g)].map(([, text = '']) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
}

/** What stands before and after the first mark. */
function pairOf(text = '', mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

/** Does what curl does with a command of the page. Options that no example has are not understood. */
async function run(
  command: string,
): Promise<{ readonly status: number; readonly type: string; readonly text: string }> {
  const words = [...command.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)].map(
    ([, quoted, bare = '']) => quoted?.replaceAll("'\\''", "'") ?? bare,
  );
  const headers = new Headers();
  const body = new URLSearchParams();
  let [isRedirected, url] = [false, ''];
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-L') isRedirected = true;
    else if (word === '-H') headers.set(...pairOf(words[++at], ': '));
    else if (word === '--data-urlencode') body.append(...pairOf(words[++at], '='));
    else if (word.startsWith('-')) throw new Error(`What is ${word} of ${command}?`);
    else url = word.replace(base, `${site.origin}/`);
  }
  // Addresses that the server tells are of the base as well.
  const asked = await fetch(url, {
    headers,
    redirect: 'manual',
    ...(body.size === 0 ? {} : { method: 'POST', body }),
  });
  const location = asked.headers.get('location');
  const response =
    isRedirected && location !== null ? await fetch(new URL(location, url), { headers }) : asked;
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
  };
}

describe('The commands of the documentation', () => {
  it('are answered, each with what it is said to give', async () => {
    const commands = await commandsOf('/a-propos/donnees');
    expect(await commandsOf('/en/a-propos/donnees')).toEqual(commands);
    const answers = await Promise.all(commands.map(run));
    expect(answers.map(({ status, type }) => [status, type.split(';')[0]])).toEqual([
      [200, 'application/json'],
      [200, 'text/csv'],
      [200, 'application/geo+json'],
      [200, 'text/turtle'],
      [200, 'text/csv'],
      [200, 'application/sparql-results+json'],
      [200, 'application/atom+xml'],
    ]);
    const [json, csv, geojson, turtle, themes, sparql, atom] = answers.map(({ text }) => text);
    expect(JSON.parse(json ?? '')).toMatchObject({ total: expect.any(Number) });
    expect(csv?.split('\r\n').length).toBeGreaterThan(5);
    expect((JSON.parse(geojson ?? '') as { features: unknown[] }).features.length).toBeGreaterThan(100);
    expect(turtle).toContain('bis:Initiative');
    expect(themes).toContain('themeName,initiatives');
    expect(sparql).toContain('https://w3id.org/innovation-sociale/ns#Initiative');
    expect(atom?.match(/<entry /g)).toHaveLength(50);
  });
});

describe('The headers that are documented', () => {
  it('are sent', async () => {
    const search = await fetch(`${site.origin}/recherche?format=json`);
    const sparql = await fetch(`${site.origin}/sparql?query=ASK%7B%7D`);
    const tag = search.headers.get('etag') ?? '';
    const again = await fetch(`${site.origin}/recherche?format=json`, { headers: { 'if-none-match': tag } });
    expect([search.headers.get('bis-dataset-version'), search.headers.get('link')]).toEqual([
      expect.stringMatching(/^\d+$/),
      expect.stringContaining('rel="next"'),
    ]);
    expect([
      again.status,
      sparql.headers.has('server-timing'),
      sparql.headers.get('access-control-allow-origin'),
    ]).toEqual([304, true, '*']);
  });
});

describe('A deployment that has not said who runs it', () => {
  it('says so in its legal notice', async () => {
    const html = await (await fetch(`${site.origin}/a-propos/mentions-legales`)).text();
    expect(html).toContain('Ce déploiement n’a pas dit qui le tient');
  });

  it('does not start with an operator’s file that cannot be understood, and tells where', async () => {
    const file = join(site.directory, operatorFileName);
    writeFileSync(file, 'nom: Les communs\n');
    const { code, err } = await runBis(['serve'], { BIS_DATA: site.directory, PORT: '0' });
    expect([code, err]).toEqual([2, expect.stringContaining(`${file}:1:1 nom: "nom" is not known here.`)]);
  });
});
