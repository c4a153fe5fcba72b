import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snippetsOf } from '../../src/pages/client/snippets.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const execute = promisify(execFile);
const has = (command: string, ...parameters: readonly string[]) =>
  spawnSync(command, parameters).status === 0;

/** What has a meaning to a shell, to a string of Python, R or JavaScript, or to a form. */
const hostile = [
  'SELECT ?x { # it\'s "quoted" \'\'\'thrice\'\'\' """too"""',
  '?x ?p "\\"$HOME \u0024{x} $(id) `id` !! %41 + & = ; \\\\ \\n \\u0041\\" é 😀"\r',
  "} # @file 'end' \\\"",
].join('\n');

const received: { query: string | null; accept: string | undefined }[] = [];
const server = createServer((request, response) => {
  void text(request).then((body) => {
    received.push({ query: new URLSearchParams(body).get('query'), accept: request.headers.accept });
    response.setHeader('content-type', 'text/csv').end('x,label\r\n1,"é, ""y"""\r\n');
  });
});
let endpoint = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`;
});
afterAll(() => server.close());

async function runSnippet(name: string, command: string, file: string): Promise<string> {
  const path = `${temporaryFolder()}/${file}`;
  const snippet = snippetsOf({ endpoint, query: hostile, kind: 'rows' }).find((one) => one.name === name);
  writeFileSync(path, snippet?.text ?? '');
  received.length = 0;
  const { stdout } = await execute(command, [path]);
  return stdout;
}

describe('A snippet, run as it stands', () => {
  it.runIf(has('curl', '--version'))('sends a hostile query with curl', async () => {
    expect(await runSnippet('curl', 'sh', 'query.sh')).toBe('x,label\r\n1,"é, ""y"""\r\n');
    expect(received).toEqual([{ query: hostile, accept: 'text/csv' }]);
  });

  it.runIf(has('python3', '-c', 'import requests'))('sends a hostile query with Python', async () => {
    expect(await runSnippet('python', 'python3', 'query.py')).toBe(`{'x': '1', 'label': 'é, "y"'}\n`);
    expect(received).toEqual([{ query: hostile, accept: 'text/csv' }]);
  });

  it.runIf(has('Rscript', '-e', 'library(httr2)'))('sends a hostile query with R', async () => {
    await runSnippet('r', 'Rscript', 'query.R');
    expect(received).toEqual([{ query: hostile, accept: 'text/csv' }]);
  });
});
