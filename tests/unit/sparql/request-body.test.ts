import { describe, expect, it } from 'vitest';
import { RequestBodies } from '../../../src/sparql/request-body.js';

const limits = { room: 100, patience: 40, longest: 5_000 };
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
const stream = (...pieces: (string | Error | null)[]) =>
  new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else if (piece instanceof Error) controller.error(piece);
      else if (piece === null) return new Promise(() => undefined);
      else controller.enqueue(Buffer.from(piece));
      return undefined;
    },
  });

describe('The body of a request', () => {
  it('is held until it is disposed of', async () => {
    const bodies = new RequestBodies(limits);
    const body = await bodies.read(post(stream('ab', 'c')), 3);
    if (body instanceof Response) throw new Error('It was not read.');
    expect([Buffer.from(body.bytes).toString(), bodies.held]).toEqual(['abc', 3]);
    body[Symbol.dispose]();
    body[Symbol.dispose]();
    expect(bodies.held).toBe(0);
  });

  it.each([
    ['is announced too long', () => post('abcd', { 'content-length': '4' }), 413, null],
    ['is too long without saying so', () => post(stream('ab', 'cd')), 413, null],
    ['stops coming', () => post(stream('a', null)), 408, 'close'],
    ['is cut short', () => post(stream('a', new Error('gone'))), 400, 'close'],
  ])(
    'that %s is a problem and is let go; the connection ends where nothing more comes',
    async (_what, request, status, connection) => {
      const bodies = new RequestBodies(limits);
      const answer = await bodies.read(request(), 3);
      if (!(answer instanceof Response)) throw new Error('It was read.');
      expect([answer.status, answer.headers.get('connection'), bodies.held]).toEqual([status, connection, 0]);
    },
  );

  it('waits where the others have taken the room', async () => {
    const bodies = new RequestBodies(limits);
    const first = await bodies.read(post('x'.repeat(60)), 100);
    const second = await bodies.read(post('x'.repeat(60)), 100);
    expect(second instanceof Response && [second.status, second.headers.get('retry-after')]).toEqual([
      503,
      '10',
    ]);
    if (!(first instanceof Response)) first[Symbol.dispose]();
    expect(await bodies.read(post('x'.repeat(60)), 100)).not.toBeInstanceOf(Response);
  });
});
