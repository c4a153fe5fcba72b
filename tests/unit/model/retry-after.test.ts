import { expect, it } from 'vitest';
import { readRetryAfter } from '../../../src/model/retry-after.js';

const now = Date.UTC(2026, 10, 25, 12);

it.each([
  ['120', 120_000],
  [' 5 ', 5_000],
  ['Wed, 25 Nov 2026 12:10:00 GMT', 600_000],
  ['999999999', 86_400_000],
])('Retry-After: %s is a time', (header, after) => {
  expect(readRetryAfter(header, now)).toBe(now + after);
});

it.each([undefined, '', '0', 'soon', '-5', 'Wed, 25 Nov 2020 12:10:00 GMT'])(
  'Retry-After: %s is none',
  (header) => {
    expect(readRetryAfter(header, now)).toBeNull();
  },
);
