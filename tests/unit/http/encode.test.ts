import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gzipped, gzipWhole } from '../../../src/http/encode.js';
import { negotiateCoding } from '../../../src/http/negotiate.js';

describe('The content coding of an answer', () => {
  it.each([
    [null, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['br, gzip;q=0.5', 'gzip'],
    ['*', 'gzip'],
    ['gzip;q=0', 'identity'],
    ['identity, gzip;q=0.5', 'identity'],
    ['br', 'identity'],
  ] as const)('for Accept-Encoding %j is %s', (header, coding) => {
    expect(negotiateCoding(header)).toBe(coding);
  });

  it('is none where it would save nothing', async () => {
    expect(await gzipWhole(new Uint8Array(100))).toBeNull();
    expect((await gzipWhole(new Uint8Array(10_000)))?.byteLength).toBeLessThan(200);
  });
});

describe('A stream that is compressed', () => {
  const piece = new Uint8Array(randomBytes(200_000));
  const endless = (cancel: () => void) =>
    new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(piece), cancel });

  it('is the same to who takes it', async () => {
    const plain = new Response(piece).body as ReadableStream<Uint8Array>;
    const bytes = await new Response(gzipped(plain)).arrayBuffer();
    expect(gunzipSync(bytes).equals(piece)).toBe(true);
  });

  it('lets go of its source when its reader leaves', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const reader = gzipped(endless(resolve)).getReader();
    await reader.read();
    await reader.cancel();
    await promise;
  });

  it('fails for its reader, and for nobody else, when its source does', async () => {
    let pieces = 0;
    const failing = new ReadableStream<Uint8Array>({
      pull: (controller) =>
        pieces++ < 5 ? controller.enqueue(piece) : controller.error(new Error('The client takes nothing.')),
    });
    await expect(new Response(gzipped(failing)).arrayBuffer()).rejects.toThrow('takes nothing');
  });
});
