import { describe, expect, it } from 'vitest';
import { problemOf, readTiming } from '../../../../src/pages/client/ask.js';
import { serverTiming } from '../../../../src/sparql/server-timing.js';

describe('The timing of an answer', () => {
  it('is read as the endpoint writes it', () => {
    const header = serverTiming({ parsing: 1.5, work: { waited: 0, ran: 12.25 } as never, end: 'answer' });
    const { durations, end } = readTiming(header);
    expect([Object.fromEntries(durations), end]).toEqual([{ parse: 1.5, wait: 0, run: 12.3 }, 'answer']);
  });

  it('is empty where nothing is told', () => {
    expect(readTiming('')).toEqual({ durations: new Map(), end: null });
  });
});

describe('A problem', () => {
  it('that a proxy tells in its own way is known by its status', () => {
    const response = new Response(null, { status: 502, statusText: 'Bad Gateway' });
    expect(problemOf(response, '<html>')).toMatchObject({
      status: 502,
      problem: { title: '502 Bad Gateway' },
    });
    expect(problemOf(response, 'null')).toMatchObject({ problem: { title: '502 Bad Gateway' } });
  });
});
