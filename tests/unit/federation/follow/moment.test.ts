import { expect, it } from 'vitest';
import { readMoment } from '../../../../src/federation/follow/moment.js';

it.each([
  ['2026-01-01T08:00:00Z', '2026-01-01T08:00:00.000000000Z'],
  ['2026-01-01T08:00:00.5+02:00', '2026-01-01T06:00:00.500000000Z'],
  ['2026-01-01T08:00:00.123456789123Z', '2026-01-01T08:00:00.123456789Z'],
  [' 2026-12-31T23:59:59 ', '2026-12-31T23:59:59.000000000Z'],
  ['2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00.000000000Z'],
])('%s is the moment %s', (text, moment) => {
  expect(readMoment(text)).toBe(moment);
});

it.each([
  'yesterday',
  '2026-01-01',
  '2026-13-01T00:00:00Z',
  '12026-01-01T00:00:00Z',
  '9999-12-31T23:59:59-05:00',
  '',
])('%j is none', (text) => {
  expect(readMoment(text)).toBeNull();
});
