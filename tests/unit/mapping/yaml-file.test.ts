import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/mapping/yaml-file.js';
import { formatDiagnostic } from '../../../src/model/diagnostic.js';

function problems(text: string): string[] {
  const file = parseYaml('f.yaml', text);
  return 'diagnostics' in file ? file.diagnostics.map(formatDiagnostic) : [];
}

describe('A YAML file', () => {
  it.each([
    ['a quote that is not closed', 'a: "x\n', /^error: f\.yaml:2:1 .*quote/],
    ['a key given twice', 'a: 1\na: 2\n', /^error: f\.yaml:2:1 .*unique/],
    ['an alias', 'a: &x [1]\nb: *x\n', /^error: f\.yaml:2:4 .*alias \*x/],
    ['a tag', 'a: 1\nb: !!str 5\n', /^error: f\.yaml:2:\d+ .*tag/],
  ])('is refused for %s, by a message that names the place', (_what, text, message) => {
    expect(problems(text)).toEqual([expect.stringMatching(message)]);
  });

  it('gives dates as the text that was written', () => {
    expect(parseYaml('f.yaml', 'date: 2026-01-02\n')).toMatchObject({ value: { date: '2026-01-02' } });
  });

  it('points at the key of a value, and above a path that it does not have', () => {
    const file = parseYaml('f.yaml', 'a:\n  b: [x, y]\n');
    if ('diagnostics' in file) throw new Error('it parses');
    expect(file.placeOf(['a', 'b'])).toEqual({ file: 'f.yaml', line: 2, column: 3, path: 'a.b' });
    expect(file.placeOf(['a', 'b', 1])).toMatchObject({ line: 2, column: 10, path: 'a.b.1' });
    expect(file.placeOf(['a', 'c'])).toMatchObject({ line: 1, column: 1, path: 'a.c' });
  });
});
