import { describe, expect, it } from 'vitest';
import { followOn } from '../../../src/cli/follow-rounds.js';
import type { PassReport } from '../../../src/model/followed-stream.js';
import { JournalLocked } from '../../../src/store/errors.js';

const minute = 60_000;
const quiet: PassReport = {
  ...{ pages: 0, members: 0, changed: 0, problems: [], isShifting: false, reissued: 0, retryAt: null },
};
const failing = (status: number, retryAt: number | null = null): PassReport => ({
  ...quiet,
  retryAt,
  problems: [{ address: 'http://bank.example/stream', reason: `answered ${status}`, kind: 'later' }],
});
const wrong = (...reasons: string[]): PassReport => ({
  ...quiet,
  problems: reasons.map((reason) => ({ address: 'http://bank.example/1', reason, kind: 'wrong' as const })),
});

/** Follows for so long on a clock of its own, and tells when the stream was read and what was said. */
async function followFor(length: number, passAt: (now: number) => PassReport) {
  const ended = new AbortController();
  let now = 0;
  const [read, said] = [[] as number[], [] as string[]];
  await followOn({
    ...{ interval: minute, signal: ended.signal, clock: () => now, version: () => 7 },
    print: (line) => said.push(line),
    tell: (line) => said.push(line),
    pass: async () => {
      read.push(now / minute);
      return passAt(now);
    },
    wait: async (milliseconds) => {
      now += milliseconds;
      if (now >= length) ended.abort();
    },
  });
  return { read, said };
}

describe('Following a stream', () => {
  it('reads it at its interval, and says what has changed', async () => {
    const { read, said } = await followFor(4 * minute, (now) =>
      now === minute ? { ...quiet, changed: 2 } : quiet,
    );
    expect(read).toEqual([0, 1, 2, 3]);
    expect(said).toEqual(['2 graphs changed: dataset version 7.']);
  });

  it('asks a server that answers 5xx for an hour ever more rarely, and says so once', async () => {
    const { read, said } = await followFor(130 * minute, (now) =>
      now < 60 * minute ? failing(500 + ((now / minute) % 4)) : quiet,
    );
    expect(read.slice(0, 7)).toEqual([0, 2, 6, 14, 30, 62, 63]);
    expect(said).toEqual([
      'warning: http://bank.example/stream answered 500. It is asked again, ever more rarely.',
      'The stream can be read again.',
    ]);
  });

  it('waits an hour at most, unless the server wants more', async () => {
    const rests = await followFor(600 * minute, () => failing(503));
    expect(rests.read.slice(5, 9)).toEqual([62, 122, 182, 242]);
    const { read } = await followFor(400 * minute, (now) => (now === 0 ? failing(503, 300 * minute) : quiet));
    expect(read.slice(0, 3)).toEqual([0, 300, 301]);
  });

  it('tells each thing that is wrong once, of many the first, and when nothing is any more', async () => {
    const passes = [
      wrong('a', 'b'),
      wrong('b', 'a'),
      failing(500),
      wrong('b', 'c'),
      quiet,
      quiet,
      wrong(...'defghijklmnopq'),
    ];
    const { said } = await followFor(30 * minute, () => passes.shift() ?? quiet);
    expect(said.slice(0, 6)).toEqual([
      'warning: http://bank.example/1 a.',
      'warning: http://bank.example/1 b.',
      expect.stringContaining('answered 500'),
      'The stream can be read again.',
      'warning: http://bank.example/1 c.',
      'Nothing is wrong with the stream any more.',
    ]);
    expect(said.slice(6)).toHaveLength(12);
    expect(said.at(-2)).toBe('warning: ... and 4 problems more.');
  });

  it('waits while another process is writing, and says so once', async () => {
    const { read, said } = await followFor(4 * minute, (now) => {
      if (now < 3 * minute) throw new JournalLocked('"bis forget" is writing.');
      return quiet;
    });
    expect([read, said]).toEqual([[0, 1, 2, 3], ['note: "bis forget" is writing. Following waits.']]);
  });

  it('goes on when a full disk has room again, and asks ever more rarely until then', async () => {
    const { read, said } = await followFor(20 * minute, (now) => {
      if (now < 10 * minute)
        throw Object.assign(new Error('full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
      return { ...quiet, changed: 1 };
    });
    expect(read.slice(0, 5)).toEqual([0, 2, 6, 14, 15]);
    expect(said.slice(0, 2)).toEqual([
      'warning: The disk is full: make room. Nothing was half-written. It is tried again, ever more rarely.',
      '1 graph changed: dataset version 7.',
    ]);
  });

  it('ends at what is not the stream’s fault, and will not pass', async () => {
    const damaged = new Error('malformed');
    await expect(
      followFor(minute, () => {
        throw damaged;
      }),
    ).rejects.toBe(damaged);
  });
});
