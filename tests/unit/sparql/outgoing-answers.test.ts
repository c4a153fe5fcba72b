import { describe, expect, it } from 'vitest';
import { OutgoingAnswers } from '../../../src/sparql/outgoing-answers.js';

const pieces = [Buffer.from('abc'), Buffer.from('de')];

describe('The answers that are being sent', () => {
  it('arrive whole, and are held no longer then', async () => {
    const outgoing = new OutgoingAnswers({ limit: 10, patience: 1_000 });
    const stream = outgoing.send(pieces);
    expect(outgoing.held).toBe(5);
    expect(await new Response(stream).text()).toBe('abcde');
    expect(outgoing.held).toBe(0);
  });

  it('are let go piece by piece, as the client takes them', async () => {
    const outgoing = new OutgoingAnswers({ limit: 10, patience: 1_000 });
    const reader = outgoing.send(pieces)?.getReader();
    await reader?.read();
    expect(outgoing.held).toBe(2);
    await reader?.cancel();
    expect(outgoing.held).toBe(0);
  });

  it('leave no room for more than may be held', async () => {
    const outgoing = new OutgoingAnswers({ limit: 10, patience: 1_000 });
    const streams = [outgoing.send(pieces), outgoing.send(pieces)];
    expect(outgoing.send(pieces)).toBeNull();
    await streams[0]?.cancel();
    expect(outgoing.send(pieces)).not.toBeNull();
  });

  it('are given up when the client takes nothing', async () => {
    const outgoing = new OutgoingAnswers({ limit: 10, patience: 50 });
    const reader = outgoing.send(pieces)?.getReader();
    await reader?.read();
    await expect.poll(() => outgoing.held).toBe(0);
    await expect(reader?.read()).rejects.toThrow('takes nothing');
  });
});
