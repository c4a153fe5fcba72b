import { describe, expect, it } from 'vitest';
import { dayInFrance, daysBetween, firstDate, lastDayOf, lastOpenDay } from '../../../src/model/call-days.js';

const nothing = { from: null, through: null, issued: null };
const cameAt = Date.parse('2026-08-31T21:59:59Z');

describe('A day in France', () => {
  it.each([
    ['2026-11-25T22:59:59Z', '2026-11-25'],
    ['2026-11-25T23:00:00Z', '2026-11-26'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
  ])('begins at midnight in Paris, in summer and in winter: %s is on %s', (moment, day) => {
    expect(dayInFrance(Date.parse(moment))).toBe(day);
  });
});

describe('The last day of a date', () => {
  it.each([
    ['2027-03-31', '2027-03-31'],
    ['2027-02', '2027-02-28'],
    ['2028-02', '2028-02-29'],
    ['2027', '2027-12-31'],
    ['0050-02', '0050-02-28'],
  ])('is as late as its precision allows: %s', (date, day) => {
    expect(lastDayOf(date)).toBe(day);
  });

  it.each(['', '2027-02-30', '2027-13', '2027-00-01', 'demain', '-0044-03-15', '2027-03-31T00:00:00Z'])(
    'is none of what is no date: "%s"',
    (text) => {
      expect(lastDayOf(text)).toBeNull();
    },
  );
});

describe('A call', () => {
  it.each([
    ['2027-01-15', '2027-01-15'],
    ['2027-04', '2027-04-30'],
    ['2027', '2027-12-31'],
  ])('is open until its end, whenever it was published: %s', (through, day) => {
    expect(lastOpenDay({ ...nothing, through, issued: '2019-01-01' }, cameAt)).toBe(day);
  });

  it('without an end is open for six months after it was published or begins, whichever is later', () => {
    expect(lastOpenDay({ ...nothing, issued: '2026-03-02' }, cameAt)).toBe('2026-09-02');
    expect(lastOpenDay({ ...nothing, issued: '2026-03-02', from: '2026-05' }, cameAt)).toBe('2026-11-30');
    expect(lastOpenDay({ ...nothing, issued: '2026-08-31' }, cameAt)).toBe('2027-02-28');
    expect(lastOpenDay({ ...nothing, from: '2025' }, cameAt)).toBe('2026-06-30');
    expect(lastOpenDay({ ...nothing, from: '9999-12' }, cameAt)).toBe('9999-12-31');
  });

  it('without any date is open for six months after it came to the bank', () => {
    expect(lastOpenDay(nothing, cameAt)).toBe('2027-02-28');
    expect(lastOpenDay({ ...nothing, through: 'bientôt' }, cameAt)).toBe('2027-02-28');
  });
});

it('The first of several dates is told as precisely as it is, without its time and zone', () => {
  expect(firstDate(['2026-01', '2025-11-20T23:59:00Z'])).toBe('2025-11-20');
  expect(firstDate(['2025-11-20+01:00'])).toBe('2025-11-20');
  expect(firstDate(['12025-01', 'bientôt'])).toBeNull();
});

it('The days between two days do not depend on clocks that are put forward', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-11-25', '2026-11-25')).toBe(0);
  expect(daysBetween('2026-11-25', '2026-11-24')).toBe(-1);
});
