import { expect, it } from 'vitest';
import { tellUntold } from '../../../src/cli/summary.js';
import type { Terminal } from '../../../src/cli/terminal.js';
import type { FindingGroup, HarvestReport } from '../../../src/model/harvest-report.js';

it('What a summary leaves untold is counted by what it is like, and by nothing of pages that were forgotten', () => {
  const lines: string[] = [];
  const terminal = { tell: (line: string) => void lines.push(line) } as unknown as Terminal;
  const example = { severity: 'warning', message: 'The page is odd.' } as const;
  const findings: FindingGroup[] = [
    { severity: 'warning', count: 1, examples: [example] },
    { severity: 'warning', count: 3, examples: [example] },
    { severity: 'error', count: 2, examples: [] },
  ];
  tellUntold({ findings } as unknown as HarvestReport, terminal);
  expect(lines).toEqual([
    'warning: … and 2 more like this one: The page is odd.',
    'error: 2 findings about pages that were forgotten since',
  ]);
});
