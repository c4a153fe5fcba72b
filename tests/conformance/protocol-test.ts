/** Runs a test of the protocol: the exchanges that the manifest holds as data, one after another. */

import { request as httpRequest } from 'node:http';
import { findFormat, rdfFormats, resultFormats } from '../../src/rdf/media-types.js';
import type { Term } from '../../src/rdf/terms.js';
import { readJson, readXml } from './expected-results.js';
import { documentOf } from './query-test.js';
import { mf, type SuiteTest } from './suite-tests.js';
import type { Target } from './target.js';
import { graphsOf } from './update-test.js';
import type { Manifest } from './w3c-suite.js';

const ht = 'http://www.w3.org/2011/http#';
const cnt = 'http://www.w3.org/2011/content#';

interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly response: Term;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function exchangesOf(manifest: Manifest, connection: Term): Exchange[] {
  return manifest.list(connection, `${ht}requests`).map((request) => {
    const text = (name: string) => manifest.object(request, ht + name)?.value ?? '';
    const headers = manifest
      .list(request, `${ht}headers`)
      .map((header) => [
        manifest.object(header, `${ht}fieldName`)?.value.toLowerCase() ?? '',
        manifest.object(header, `${ht}fieldValue`)?.value ?? '',
      ]);
    return {
      method: text('methodName'),
      path: text('absolutePath'),
      headers: Object.fromEntries(headers) as Record<string, string>,
      body: bodyOf(manifest, manifest.object(request, `${ht}body`)),
      response: manifest.object(request, `${ht}resp`) as Term,
    };
  });
}

function bodyOf(manifest: Manifest, body: Term | undefined): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  const chars = manifest.object(body, `${cnt}chars`)?.value ?? '';
  const encoding = manifest.object(body, `${cnt}characterEncoding`)?.value.toLowerCase() ?? 'utf-8';
  return encoding === 'utf-16' ? Buffer.from(`\uFEFF${chars}`, 'utf16le') : Buffer.from(chars, 'utf8');
}

/** The suite has one path for both; a server may have two. */
function isQuery({ path, headers, body }: Exchange): boolean {
  const text = `${path} ${headers['content-type'] ?? ''} ${body.toString('utf8')} ${body.toString('utf16le')}`;
  return /[?&\s]query=|sparql-query|^\S*\s+(ASK|SELECT)\b/.test(text);
}

// Node's own client sends what it is told, a missing content type included.
function send({ origin, token }: Target, exchange: Exchange): Promise<Reply> {
  const path = exchange.path.replace(/^\/sparql\//, isQuery(exchange) ? '/sparql' : '/update');
  const headers = {
    ...exchange.headers,
    ...(isQuery(exchange) ? {} : { authorization: `Bearer ${token}` }),
    ...(exchange.body.length > 0 ? { 'content-length': exchange.body.length } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(origin + path, { method: exchange.method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          type: answer.headers['content-type'] ?? '',
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(exchange.body);
  });
}

async function judge(reply: Reply, manifest: Manifest, response: Term): Promise<string | null> {
  const statuses = manifest
    .objects(response, `${mf}expectedStatus`)
    .map(({ value }) => value.replace(/^.*StatusCode/, ''));
  const fits = statuses.some((status) =>
    status.endsWith('xx') ? String(reply.status)[0] === status[0] : String(reply.status) === status,
  );
  if (!fits) return `It was answered ${reply.status}, not ${statuses.join(' or ')}: ${reply.text}`;
  const format = manifest.object(response, `${mf}expectedFormat`)?.value;
  const among = format === 'RDF' ? rdfFormats : resultFormats;
  if (format !== undefined && findFormat(reply.type, among) === undefined) {
    return `It was answered as ${reply.type}, which is not ${format}.`;
  }
  const boolean = manifest.object(response, `${mf}expectedBoolean`)?.value;
  if (boolean === undefined) return null;
  const found = reply.type.includes('xml') ? await readXml(reply.text) : readJson(reply.text);
  return 'boolean' in found && String(found.boolean) === boolean ? null : `It is not ${boolean}.`;
}

/** What went wrong; null: the test is passed. */
export async function runProtocolTest(
  { manifest, entry }: SuiteTest,
  target: Target,
): Promise<string | null> {
  await target.load(graphsOf(manifest, entry).map(({ address, graph }) => documentOf(address, graph)));
  const connection = manifest.object(entry, `${mf}action`) as Term;
  for (const exchange of exchangesOf(manifest, connection)) {
    const wrong = await judge(await send(target, exchange), manifest, exchange.response);
    if (wrong !== null) return wrong;
  }
  return null;
}
