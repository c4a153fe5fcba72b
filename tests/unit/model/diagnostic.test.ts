import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../../src/model/diagnostic.js';

describe('A diagnostic', () => {
  it('is told with its place, message and page', () => {
    const place = { file: 'mappings/apriles/mapping.yaml', line: 12, column: 7, path: 'pages.list.next' };
    expect(
      formatDiagnostic({ severity: 'error', message: 'It is so.', place, page: 'http://a.example/' }),
    ).toBe('error: mappings/apriles/mapping.yaml:12:7 pages.list.next: It is so.\n  page: http://a.example/');
    expect(formatDiagnostic({ severity: 'warning', message: 'It is so.' })).toBe('warning: It is so.');
  });
});
