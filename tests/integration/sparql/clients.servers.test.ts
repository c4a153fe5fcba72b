import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testBase } from '../../fixtures/data-directory.js';
import { type RunningSite, startSite } from '../../fixtures/running-site.js';
import { folderOf, run, serverCache } from '../../fixtures/servers/obtain.js';

const record = `${testBase}id/initiative/apriles/1590`;
const clients = join(process.cwd(), 'tests', 'fixtures', 'clients');
const here = mkdtempSync(join(tmpdir(), 'bis-clients-'));

/** The folder of a client, or null where its registry is not reached. */
async function obtain(name: string, install: (folder: string) => Promise<unknown>): Promise<string | null> {
  try {
    return await folderOf(serverCache, name, async (folder) => void (await install(folder)));
  } catch (error) {
    console.warn(`Without ${name}: ${(error as Error).message}`);
    return null;
  }
}

const pip = ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '--target'];
const wrapper = await obtain('SPARQLWrapper==2.0.0', (folder) =>
  run('python3', [...pip, folder, 'SPARQLWrapper==2.0.0'], folder),
);
const comunica = await obtain('comunica-5.4.1', (folder) =>
  run(
    'npm',
    ['install', '--silent', '--no-audit', '--prefix', folder, '@comunica/query-sparql@5.4.1'],
    folder,
  ),
);

let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site[Symbol.asyncDispose]());

/** The answer to a query as JSON, asked without any client. */
async function plainly<Answer>(query: string): Promise<Answer> {
  const address = `${site.origin}/sparql?format=json&query=${encodeURIComponent(query)}`;
  return (await (await fetch(address)).json()) as Answer;
}

async function titleOfRecord(): Promise<string> {
  const { results } = await plainly<{ results: { bindings: { title: { value: string } }[] } }>(
    `SELECT ?title { <${record}> <http://purl.org/dc/terms/title> ?title }`,
  );
  return results.bindings[0]?.title.value ?? '';
}

async function countOf(pattern: string): Promise<number> {
  const { results } = await plainly<{ results: { bindings: { n: { value: string } }[] } }>(
    `SELECT (COUNT(*) AS ?n) { ${pattern} }`,
  );
  return Number(results.bindings[0]?.n.value);
}

describe('The endpoint, asked by clients that know nothing but its address', () => {
  it.skipIf(wrapper === null)('answers SPARQLWrapper in every format that it asks for', async () => {
    const script = join(clients, 'sparqlwrapper_client.py');
    const env = { PYTHONPATH: wrapper ?? '' };
    const found = JSON.parse(await run('python3', [script, `${site.origin}/sparql`, record], here, { env }));
    const title = await titleOfRecord();
    const triples = await countOf(`<${record}> ?p ?o`);
    expect(title).not.toBe('');
    expect(found).toEqual({
      ...{ json: title, 'json, by POST': title, xml: title, csv: title, tsv: title },
      ...{ ask: true, describe: true, 'rdf/xml': triples, 'json-ld': triples, turtle: triples },
    });
  });

  it.skipIf(comunica === null)(
    'answers Comunica, which finds out by itself that it is an endpoint',
    async () => {
      const words = [join(clients, 'comunica-client.mjs'), comunica ?? '', `${site.origin}/sparql`, record];
      const found = JSON.parse(await run(process.execPath, words, here));
      expect(found).toEqual({
        title: await titleOfRecord(),
        ask: true,
        construct: await countOf(`<${record}> ?p ?o`),
        count: await countOf('?i a <https://w3id.org/innovation-sociale/ns#Initiative>'),
      });
    },
  );
});
