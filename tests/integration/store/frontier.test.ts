import { describe, expect, it, onTestFinished } from 'vitest';
import type { KnownLink } from '../../../src/model/frontier.js';
import { FrontierTable } from '../../../src/store/frontier-table.js';
import { openTestStore } from '../../fixtures/data-directory.js';

const day = 86_400_000;
const validators = { etag: '"1"', lastModified: null };

function bank() {
  const store = openTestStore();
  onTestFinished(() => store[Symbol.dispose]());
  let now = Date.UTC(2026, 0, 1, 12);
  const open = (source = 'a', isFull = false) =>
    new FrontierTable({ journal: store.journal, writer: store.writer, source, clock: () => now, isFull });
  return { open, pass: (time: number) => (now += time) };
}

const link = (url: string, more: Partial<KnownLink> = {}): KnownLink => ({
  ...{ url, listedOn: 'list', depth: 1, isList: false, links: [] },
  ...more,
});
const list = link('list', { listedOn: null, depth: 0, isList: true });

/** Reads all that is due, and tells which pages that was. */
function readAll(frontier: FrontierTable, isUnchanged = false): string[] {
  const read: string[] = [];
  for (let visit = frontier.next(); visit !== null; visit = frontier.next()) {
    read.push(visit.url);
    const { isList } = visit;
    frontier.note(visit, { kind: 'read', address: visit.url, isUnchanged, validators, isList, links: [] });
  }
  return read;
}

describe('A frontier that lasts', () => {
  it('goes on where its process has died, with the page that was in flight', () => {
    const { open } = bank();
    const first = open();
    for (const known of [list, link('1'), link('2')]) first.add([known]);
    const visit = first.next();
    if (visit !== null)
      first.note(
        visit,
        { kind: 'read', address: 'list', isUnchanged: false, validators, isList: true, links: [] },
        '{"so":"far"}',
      );
    expect(first.next()?.url).toBe('1');
    // Nobody has ended the run.
    const second = open();
    expect(second.run).toMatchObject({ number: 1, isResumed: true, tally: '{"so":"far"}' });
    second.add([list]);
    expect(second.waiting).toBe(2);
    expect(readAll(second)).toEqual(['1', '2']);
    second.end();
    expect(open().run).toMatchObject({ number: 2, isResumed: false, tally: null });
  });

  it('tells the page that will be the next one: not the one that a redirect leads to', () => {
    const { open } = bank();
    const frontier = open();
    frontier.add([link('old'), link('new'), link('other')]);
    const visit = frontier.next()!;
    expect(frontier.after('old', [])?.url).toBe('new');
    expect(frontier.after('new', [])?.url).toBe('other');
    expect(frontier.after('old', ['new'])?.url).toBe('other');
    frontier.note(visit, {
      kind: 'read',
      address: 'new',
      isUnchanged: false,
      validators,
      isList: false,
      links: [],
    });
    expect(frontier.next()?.url).toBe('other');
    expect(frontier.after('other', [])).toBeNull();
  });

  it('has pages read that come to be known while the harvest runs', () => {
    const { open, pass } = bank();
    const frontier = open();
    frontier.add([list]);
    pass(5_000);
    frontier.add([link('1')]);
    expect(readAll(frontier)).toEqual(['list', '1']);
  });

  it('gives up a run that nobody has gone on with for a week', () => {
    const { open, pass } = bank();
    open();
    pass(8 * day);
    expect(open().run).toMatchObject({ number: 2, isResumed: false });
  });

  it('has lists read in every harvest, and other pages when they are due, with what they were known by', () => {
    const { open, pass } = bank();
    const first = open();
    for (const known of [list, link('1')]) first.add([known]);
    expect(readAll(first)).toEqual(['list', '1']);
    first.end();
    pass(2 * day);
    const second = open();
    second.add([list]);
    second.add([link('1')]);
    expect(second.next()?.validators).toEqual(validators);
    expect(readAll(second)).toEqual(['list']);
    second.end();
    pass(6 * day);
    const third = open();
    expect(readAll(third, true)).toEqual(['list', '1']);
    third.end();
    // It had not changed: now it rests for ten days.
    pass(9 * day);
    const fourth = open();
    expect(readAll(fourth, true)).toEqual(['list']);
    fourth.end();
    pass(1 * day);
    expect(readAll(open())).toContain('1');
  });

  it('tells how many pages it knows, and when the one that was read longest ago was read', () => {
    const { open, pass } = bank();
    const first = open();
    expect(first.stock).toEqual({ known: 0, seenSince: null });
    first.add([list, link('1'), link('2')]);
    readAll(first);
    first.end();
    pass(2 * day);
    const second = open();
    second.add([list, link('3')]);
    readAll(second);
    expect(second.stock).toEqual({ known: 4, seenSince: '2026-01-01T12:00:00.000Z' });
    expect(open('b').stock).toEqual({ known: 0, seenSince: null });
  });

  it('has everything read when that is wanted', () => {
    const { open } = bank();
    const first = open();
    for (const known of [list, link('1')]) first.add([known]);
    readAll(first);
    first.end();
    expect(readAll(open('a', true))).toEqual(['list', '1']);
  });

  it('takes a page for gone that was missing on two days', () => {
    const { open, pass } = bank();
    const before = open();
    before.add([link('1')]);
    readAll(before);
    before.end();
    pass(8 * day);
    const miss = () => {
      const frontier = open();
      frontier.add([link('1')]);
      for (let visit = frontier.next(); visit !== null; visit = frontier.next())
        frontier.note(visit, { kind: 'missing' });
      const gone = frontier.gone();
      frontier.end();
      return gone;
    };
    expect(miss()).toEqual([]);
    pass(1_000);
    expect(miss()).toEqual([]);
    pass(1.1 * day);
    expect(miss()).toEqual(['1']);
  });

  it('does not take a page for gone that was there in between', () => {
    const { open, pass } = bank();
    const visit = (isThere: boolean) => {
      const frontier = open('a', true);
      frontier.add([link('1')]);
      const step = frontier.next();
      if (step === null) throw new Error('nothing is due');
      if (isThere)
        frontier.note(step, {
          kind: 'read',
          address: '1',
          isUnchanged: true,
          validators,
          isList: false,
          links: [],
        });
      else frontier.note(step, { kind: 'missing' });
      const gone = frontier.gone();
      frontier.end();
      pass(2 * day);
      return gone;
    };
    expect([visit(false), visit(true), visit(false)].flat()).toEqual([]);
    expect(visit(false)).toEqual(['1']);
  });

  it('asks for a page that cannot be read at ever longer distances', () => {
    const { open, pass } = bank();
    const days: number[] = [];
    for (let today = 0; today < 20; today++) {
      const frontier = open();
      frontier.add([link('1')]);
      const visit = frontier.next();
      if (visit !== null) {
        days.push(today);
        frontier.note(visit, { kind: 'failed' });
      }
      frontier.end();
      pass(day);
    }
    expect(days).toEqual([0, 1, 3, 7, 15]);
  });

  it('keeps sources apart, and a redirect’s end is done with it', () => {
    const { open } = bank();
    const [a, b] = [open('a'), open('b')];
    a.add([link('old')]);
    a.add([link('new')]);
    b.add([link('other')]);
    const visit = a.next();
    if (visit !== null)
      a.note(visit, {
        kind: 'read',
        address: 'new',
        isUnchanged: false,
        validators: null,
        isList: false,
        links: [],
      });
    expect(a.has('new')).toBe(true);
    expect(readAll(b)).toEqual(['other']);
  });

  it('finds thousands of pages in time that grows with them only', () => {
    const { open } = bank();
    const frontier = open();
    for (let n = 0; n < 3_000; n++) frontier.add([link(String(n))]);
    expect(readAll(frontier)).toHaveLength(3_000);
  });
});
