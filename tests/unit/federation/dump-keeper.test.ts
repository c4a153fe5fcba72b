import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DumpKeeper } from '../../../src/federation/dump-keeper.js';
import { DumpFolder } from '../../../src/federation/dump-shelf.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const hour = 3_600_000;
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A keeper over a folder, whose maker finishes when it is told to. */
function keep() {
  const folder = temporaryFolder();
  const shelf = new DumpFolder(folder);
  const state = { version: 5, forgotten: 0, now: 0, made: 0, stopped: 0, isForgetting: false };
  const told: string[] = [];
  let end: { resolve: () => void; reject: (error: Error) => void } | null = null;
  const keeper = new DumpKeeper({
    shelf,
    journal: { version: () => state.version, forgotten: () => state.forgotten },
    clock: () => state.now,
    isForgetting: () => state.isForgetting,
    hasEnded: (mark) => mark === 'dead',
    onEvent: (message) => told.push(message),
    make: () => {
      state.made++;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      end = { resolve, reject };
      const stop = async () => {
        state.stopped++;
        resolve();
      };
      return { done: promise, stop };
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
    await settled();
  };
  return { keeper, state, told, finish, shelf, folder };
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

describe('A dump that is being made while something is forgotten', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['is to be', { isForgetting: true }],
    ['was', { forgotten: 5 }],
  ])('is given up within a second once something %s forgotten', async (_, change) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { keeper, state, told } = keep();
    keeper.want(5);
    vi.advanceTimersByTime(5_000);
    expect(state.stopped).toBe(0);
    Object.assign(state, change);
    vi.advanceTimersByTime(1_000);
    await settled();
    expect([state.stopped, vi.getTimerCount(), told]).toEqual([1, 0, []]);
  });

  it('is followed by no other one until that is done, and then at once', async () => {
    const { keeper, state, finish } = keep();
    keeper.want(5);
    state.isForgetting = true;
    await finish(new Error('the folder is gone'));
    expect([keeper.want(5).kind, keeper.latest(), state.made]).toEqual(['being-made', null, 1]);
    state.isForgetting = false;
    expect([keeper.want(5).kind, state.made]).toEqual(['being-made', 2]);
  });

  it('has not failed when the forgetting took its folder away', async () => {
    const { keeper, state, told, finish } = keep();
    keeper.want(5);
    state.forgotten = 5;
    await finish(new Error('the folder is gone'));
    keeper.want(5);
    expect([told, state.made]).toEqual([[], 2]);
  });
});

describe('A keeper that is closed', () => {
  it('has stopped its work, and begins no other', async () => {
    const { keeper, state } = keep();
    keeper.want(5);
    await keeper.close();
    await settled();
    keeper.want(5);
    expect([state.stopped, state.made]).toEqual([1, 1]);
  });
});

describe('What was left unfinished', () => {
  it('goes when a keeper starts and when a dump is begun, if its process has ended', () => {
    const { keeper, shelf, folder } = keep();
    const names = () => readdirSync(folder).sort();
    shelf.begin(3, 'dead.x');
    shelf.begin(3, 'alive.y');
    keeper.start();
    expect(names()).toEqual(['3.alive.y.part']);
    shelf.begin(4, 'dead.z');
    keeper.want(5);
    expect(names()).toEqual(['3.alive.y.part']);
  });

  it('goes after a day if nobody knows whose it is', () => {
    const { shelf, folder } = keep();
    shelf.begin(3, 'elsewhere.x');
    mkdirSync(join(folder, '2.removed.part'));
    shelf.sweep({ now: Date.now() + 23 * hour, hasEnded: () => false });
    expect(readdirSync(folder)).toHaveLength(2);
    shelf.sweep({ now: Date.now() + 25 * hour, hasEnded: () => false });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes by what it was begun under', () => {
    const { shelf, folder } = keep();
    for (const id of ['one.x', 'one.y']) shelf.begin(3, id);
    shelf.abandonBegun('one.x');
    expect(readdirSync(folder)).toEqual(['3.one.y.part']);
  });
});

describe('The folder of dumps', () => {
  it('keeps the latest three, and what another process is writing', () => {
    const { shelf } = keep();
    for (const version of [1, 2, 3, 4, 10]) {
      shelf.finish(shelf.begin(version, 'x'), { version, at: '', madeAt: '', files: [] });
    }
    const writing = shelf.begin(11, 'other');
    shelf.prune({ forgotten: 0 });
    expect(shelf.versions()).toEqual([10, 4, 3]);
    shelf.finish(writing, { version: 11, at: '', madeAt: '', files: [] });
    shelf.prune({ forgotten: 11 });
    expect(shelf.versions()).toEqual([11]);
  });

  it('leaves the dump that is there when two processes make the same one', () => {
    const { shelf } = keep();
    const [first, second] = [shelf.begin(1, 'a'), shelf.begin(1, 'b')];
    shelf.finish(first, { version: 1, at: 'first', madeAt: '', files: [] });
    shelf.finish(second, { version: 1, at: 'second', madeAt: '', files: [] });
    expect([shelf.versions(), shelf.find(1)?.at]).toEqual([[1], 'first']);
  });
});
