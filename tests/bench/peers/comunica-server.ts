/** Loads the files that it is given into a store of N3.js, answers queries with Comunica, and tells its port when it is ready. */

import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { QueryEngine } from '@comunica/query-sparql-rdfjs-lite';
import { type Quad, Store, StreamParser, type Term, Writer } from 'n3';

const store = new Store();
for (const file of process.argv.slice(2)) {
  const parser = new StreamParser<Quad>({ format: 'application/n-quads' });
  for await (const quad of createReadStream(file).pipe(parser)) store.addQuad(quad);
}
const engine = new QueryEngine();

const write = (term: Term) => {
  if (term.termType === 'NamedNode') return { type: 'uri', value: term.value };
  if (term.termType !== 'Literal') return { type: 'bnode', value: term.value };
  const { value, language, datatype } = term;
  return {
    type: 'literal',
    value,
    ...(language === '' ? { datatype: datatype.value } : { 'xml:lang': language }),
  };
};

// This build of Comunica has no serializers.
async function run(text: string): Promise<string> {
  const result = await engine.query(text, { sources: [store] });
  if (result.resultType === 'boolean') return JSON.stringify({ head: {}, boolean: await result.execute() });
  if (result.resultType === 'quads') {
    const writer = new Writer({ format: 'application/n-triples' });
    const lines: string[] = [];
    for await (const { subject, predicate, object } of await result.execute()) {
      lines.push(writer.quadToString(subject as never, predicate as never, object as never));
    }
    return lines.join('');
  }
  if (result.resultType !== 'bindings') throw new Error(`A result of type ${result.resultType}.`);
  const { variables } = await result.metadata();
  const bindings: Record<string, object>[] = [];
  for await (const row of await result.execute()) {
    bindings.push(
      Object.fromEntries([...row].map(([variable, term]) => [variable.value, write(term as Term)])),
    );
  }
  return JSON.stringify({ head: { vars: variables.map(({ value }) => value) }, results: { bindings } });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const fields = new URLSearchParams(await text(request));
  const body = await run(fields.get('query') ?? '');
  response.writeHead(200, { 'content-type': request.headers.accept ?? '' }).end(body);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: Error) => response.writeHead(500).end(error.message));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
process.send?.(typeof address === 'object' ? address?.port : null);
