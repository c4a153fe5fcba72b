import { describe, expect, it } from 'vitest';
import { DumpKeeper } from '../../../src/federation/dump-keeper.js';
import { DumpFolder } from '../../../src/federation/dump-shelf.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const hour = 3_600_000;

/** A keeper over a folder, whose maker finishes when it is told to. */
function keep() {
  const shelf = new DumpFolder(temporaryFolder());
  const state = { version: 5, forgotten: 0, now: 0, made: 0 };
  const told: string[] = [];
  let end: { resolve: () => void; reject: (error: Error) => void } | null = null;
  const keeper = new DumpKeeper({
    shelf,
    journal: { version: () => state.version, forgotten: () => state.forgotten },
    clock: () => state.now,
    onEvent: (message) => told.push(message),
    make: () => {
      state.made++;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      end = { resolve, reject };
      return { done: promise, stop: async () => undefined };
    },
  });
  const finish = async (error?: Error) => {
    const madeAt = new Date(state.now).toISOString();
    if (error !== undefined) end?.reject(error);
    else {
      const { version } = state;
      shelf.finish(shelf.begin(version, 'x'), { version, at: madeAt, madeAt, files: [] });
      end?.resolve();
    }
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { keeper, state, told, finish, shelf };
}

describe('A dump', () => {
  it('is made when the current version is asked for, once', async () => {
    const { keeper, state, finish } = keep();
    expect([keeper.want(5).kind, keeper.want(5).kind, state.made]).toEqual(['being-made', 'being-made', 1]);
    await finish();
    expect([keeper.want(5).kind, keeper.latest()?.version, state.made]).toEqual(['there', 5, 1]);
  });

  it('is not made for another version, nor for an empty bank', () => {
    const { keeper, state } = keep();
    expect([keeper.want(4).kind, keeper.want(6).kind]).toEqual(['none', 'none']);
    state.version = 0;
    expect([keeper.want(0).kind, keeper.latest(), state.made]).toEqual(['none', null, 0]);
  });

  it('is made once a day, when the dataset is at rest', async () => {
    const { keeper, state, finish } = keep();
    keeper.look();
    expect(state.made).toBe(0);
    keeper.look();
    expect(state.made).toBe(1);
    await finish();
    state.version = 6;
    for (const now of [1, 2, 23 * hour]) {
      state.now = now;
      keeper.look();
    }
    expect(state.made).toBe(1);
    state.now = 24 * hour;
    state.version = 7;
    keeper.look();
    expect(state.made).toBe(1);
    keeper.look();
    expect(state.made).toBe(2);
  });

  it('that could not be made is told, and is not tried again at once', async () => {
    const { keeper, state, told, finish } = keep();
    keeper.want(5);
    await finish(new Error('no space left'));
    expect(told).toEqual(['no dump could be made: no space left']);
    keeper.want(5);
    expect(state.made).toBe(1);
    state.now = 6 * 60_000;
    keeper.want(5);
    expect(state.made).toBe(2);
  });

  it('that may hold what was forgotten is not given', async () => {
    const { keeper, state, finish } = keep();
    keeper.want(5);
    await finish();
    state.version = 8;
    state.forgotten = 8;
    expect([keeper.want(5).kind, keeper.latest()]).toEqual(['none', null]);
  });
});

describe('The folder of dumps', () => {
  it('keeps the latest three, and what another process is writing', () => {
    const { shelf } = keep();
    for (const version of [1, 2, 3, 4, 10]) {
      shelf.finish(shelf.begin(version, 'x'), { version, at: '', madeAt: '', files: [] });
    }
    const writing = shelf.begin(11, 'other');
    shelf.prune({ forgotten: 0, now: Date.now() });
    expect(shelf.versions()).toEqual([10, 4, 3]);
    // What was never finished goes after a day.
    shelf.finish(writing, { version: 11, at: '', madeAt: '', files: [] });
    const dead = shelf.begin(12, 'dead');
    shelf.prune({ forgotten: 11, now: Date.now() + 25 * hour });
    expect(shelf.versions()).toEqual([11]);
    expect(() => shelf.finish(dead, { version: 12, at: '', madeAt: '', files: [] })).toThrow('ENOENT');
  });

  it('leaves the dump that is there when two processes make the same one', () => {
    const { shelf } = keep();
    const [first, second] = [shelf.begin(1, 'a'), shelf.begin(1, 'b')];
    shelf.finish(first, { version: 1, at: 'first', madeAt: '', files: [] });
    shelf.finish(second, { version: 1, at: 'second', madeAt: '', files: [] });
    expect([shelf.versions(), shelf.find(1)?.at]).toEqual([[1], 'first']);
  });
});
