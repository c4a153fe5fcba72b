import { describe, expect, it } from 'vitest';
import { copied } from '../../../src/sparql/copied-stream.js';

const streamOf = (...pieces: string[]) =>
  new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(Buffer.from(piece));
    },
  });

describe('A copied stream', () => {
  it('gives what it is given, and a copy of all of it at the end', async () => {
    const kept: string[] = [];
    const stream = copied(
      streamOf('one ', 'two ', 'three'),
      13,
      (bytes) => void kept.push(Buffer.from(bytes).toString()),
    );
    const reader = stream.getReader();
    await reader.read();
    expect(kept).toEqual([]);
    while (!(await reader.read()).done);
    expect(kept).toEqual(['one two three']);
  });

  it('is not kept when it is longer than may be', async () => {
    const kept: unknown[] = [];
    const stream = copied(streamOf('one ', 'two ', 'three'), 12, (bytes) => void kept.push(bytes));
    expect(await new Response(stream).text()).toBe('one two three');
    expect(kept).toEqual([]);
  });

  it('is not kept when its reader leaves', async () => {
    const kept: unknown[] = [];
    const reader = copied(streamOf('one ', 'two '), 100, (bytes) => void kept.push(bytes)).getReader();
    await reader.read();
    await reader.cancel();
    expect(kept).toEqual([]);
  });

  it('fails as what it copies, and is not kept', async () => {
    const kept: unknown[] = [];
    const failing = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('cut off')),
    });
    await expect(new Response(copied(failing, 100, (bytes) => void kept.push(bytes))).text()).rejects.toThrow(
      'cut off',
    );
    expect(kept).toEqual([]);
  });
});
