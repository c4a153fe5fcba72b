import { describe, expect, it } from 'vitest';
import { readQueryOperation } from '../../../src/sparql/protocol.js';
import { RequestBodies, usualLimits } from '../../../src/sparql/request-body.js';

const bodies = new RequestBodies(usualLimits);

const endpoint = 'http://example.org/sparql';
const form = 'application/x-www-form-urlencoded';
const direct = 'application/sparql-query';

const get = (parameters: string) => readQueryOperation(new Request(`${endpoint}${parameters}`), bodies);
const post = (
  type: string | undefined,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  parameters = '',
) =>
  readQueryOperation(
    new Request(`${endpoint}${parameters}`, {
      method: 'POST',
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
      headers: type === undefined ? {} : { 'content-type': type },
      // Node asks for it with a stream; the DOM's types do not know it.
      ...{ duplex: 'half' },
    }),
    bodies,
  );

/** The status of a refusal and its detail. */
async function refusal(answer: ReturnType<typeof readQueryOperation>): Promise<[number, string]> {
  const response = await answer;
  if (!(response instanceof Response)) throw new Error('The request was accepted');
  return [response.status, ((await response.json()) as { detail: string }).detail];
}

describe('A query operation', () => {
  const asked = {
    text: 'ASK { ?s ?p "é +" }',
    defaultGraphs: ['http://example.org/a', 'http://example.org/b'],
    namedGraphs: ['http://example.org/c'],
    format: 'json',
    timeout: 1500,
    truncate: true,
  };
  const options =
    'default-graph-uri=http://example.org/a&default-graph-uri=http://example.org/b&named-graph-uri=http://example.org/c&format=json&timeout=1.5&truncate=1';
  const encoded = `query=${encodeURIComponent(asked.text)}&${options}`;

  it('is read from the address of a GET', async () => {
    expect(await get(`?${encoded}`)).toEqual(asked);
  });

  it('is read from the form of a POST, whatever parameters its media type has', async () => {
    expect(await post(`${form.toUpperCase()}; charset=UTF-8`, encoded)).toEqual(asked);
  });

  it('has the dataset that stands in the address of its form, where some clients put it', async () => {
    const parameters = '?default-graph-uri=urn:a&named-graph-uri=urn:b';
    expect(await post(form, 'query=ASK%7B%7D&default-graph-uri=urn:a', parameters)).toMatchObject({
      defaultGraphs: ['urn:a'],
      namedGraphs: ['urn:b'],
    });
  });

  it('is read from the body of a direct POST, with the rest in the address', async () => {
    expect(await post(direct, asked.text, `?${options}`)).toEqual(asked);
  });

  it('is the dataset and the format of the server when nothing else is said', async () => {
    expect(await get('?query=ASK%7B%7D')).toEqual({
      text: 'ASK{}',
      defaultGraphs: [],
      namedGraphs: [],
      format: undefined,
      timeout: undefined,
      truncate: false,
    });
  });

  it('may have parameters that only other servers know, as clients send them', async () => {
    expect(await get('?query=ASK%7B%7D&output=json&results=json&should-sponge=')).toMatchObject({
      text: 'ASK{}',
    });
  });

  it('is absent from a GET or HEAD without query', async () => {
    expect(await get('?format=json')).toEqual({ kind: 'no-query' });
    expect(await readQueryOperation(new Request(endpoint, { method: 'HEAD' }), bodies)).toEqual({
      kind: 'no-query',
    });
  });
});

describe('A request that holds no single query', () => {
  it('is refused when the query stands twice', async () => {
    const twice = [400, 'There is more than one "query" parameter.'];
    expect(await refusal(get('?query=ASK%7B%7D&query=ASK%7B%7D'))).toEqual(twice);
    expect(await refusal(post(form, 'query=ASK%7B%7D&query=ASK%7B%7D'))).toEqual(twice);
  });

  it('is refused when its form has no query, though its address has one', async () => {
    const refused = await refusal(post(form, 'update=CLEAR+ALL', '?query=ASK%7B%7D'));
    expect(refused).toEqual([400, 'This is an update, and /sparql answers queries only.']);
  });

  it.each([undefined, 'text/plain', 'application/sparql-update', `${direct}x`])(
    'is refused as media type %s is not read here',
    async (type) => {
      expect((await refusal(post(type, new TextEncoder().encode('ASK{}'))))[0]).toBe(415);
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH'])(
    'is refused as method %s is not answered, with those that are',
    async (method) => {
      const response = await readQueryOperation(new Request(endpoint, { method }), bodies);
      expect(response).toMatchObject({ status: 405 });
      expect((response as Response).headers.get('allow')).toBe('GET, HEAD, POST');
    },
  );

  it('is refused for a parameter that is misspelt, which would else be left out without a word', async () => {
    expect(await refusal(get('?query=ASK%7B%7D&timout=2'))).toEqual([
      400,
      'There is no parameter "timout". Did you mean "timeout"?',
    ]);
    expect((await refusal(post(direct, 'ASK{}', '?default-graph=urn:a')))[0]).toBe(400);
  });

  it.each([form, direct])('is refused when the body of %s is not UTF-8', async (type) => {
    const [status, detail] = await refusal(post(type, new Uint8Array([0x71, 0xff, 0xc0])));
    expect([status, detail]).toEqual([400, expect.stringContaining('UTF-8')]);
  });

  it('is refused when its form has a query and its address another', async () => {
    expect(await refusal(post(form, 'query=ASK%7B%7D', '?query=ASK%7B%7D'))).toEqual([
      400,
      'There is more than one "query" parameter.',
    ]);
  });

  it('is refused when its body breaks off', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
    expect((await refusal(post(direct, broken)))[0]).toBe(400);
  });

  it.each(['0', '-1', 'NaN', '', 'soon'])('is refused for a timeout of "%s"', async (timeout) => {
    expect((await refusal(get(`?query=ASK%7B%7D&timeout=${timeout}`)))[0]).toBe(400);
  });
});

describe('The longest query', () => {
  const ofBytes = (bytes: number) => `ASK{}#${'é'.repeat((bytes - 6) / 2)}`;

  it('has a million bytes, in a body or percent-encoded in a form', async () => {
    const text = ofBytes(1_000_000);
    expect(await post(direct, text)).toMatchObject({ text });
    expect(await post(form, `query=${encodeURIComponent(text)}`)).toMatchObject({ text });
  });

  it('is not passed by a byte, however the query comes', async () => {
    const text = ofBytes(1_000_002);
    const refusals = [
      post(direct, text),
      post(form, `query=${encodeURIComponent(text)}`),
      get(`?query=${encodeURIComponent(text)}`),
    ];
    expect((await Promise.all(refusals.map(refusal))).map(([status]) => status)).toEqual([413, 413, 413]);
  });

  it('bounds what is read of a body without end', async () => {
    let read = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        read += 100_000;
        controller.enqueue(new Uint8Array(100_000).fill(0x20));
      },
    });
    expect((await refusal(post(direct, endless)))[0]).toBe(413);
    expect(read).toBeLessThan(2_000_000);
  });
});
