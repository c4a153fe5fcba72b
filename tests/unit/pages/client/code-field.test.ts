import { describe, expect, it } from 'vitest';
import { earlier, offsetOf, unitsBefore } from '../../../../src/pages/client/code-field.js';

describe('A place in a text', () => {
  it('counts characters, of which some take two units', () => {
    expect(unitsBefore('a😀b', 3)).toBe(3);
    expect(offsetOf('é\n😀?x', { line: 2, column: 2 })).toBe(4);
  });

  it('is the earlier one of two', () => {
    const [one, two] = [
      { line: 2, column: 9 },
      { line: 3, column: 1 },
    ];
    expect([earlier(one, two), earlier(two, one), earlier(one, null)]).toEqual([one, one, one]);
    expect(earlier(one, { line: 2, column: 3 })).toEqual({ line: 2, column: 3 });
  });

  it('beyond the text is its nearest one', () => {
    expect(offsetOf('ab\ncd', { line: 9, column: 99 })).toBe(5);
    expect(offsetOf('ab', { line: 0, column: 0 })).toBe(0);
  });
});
