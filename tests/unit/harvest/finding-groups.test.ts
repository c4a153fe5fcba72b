import { describe, expect, it } from 'vitest';
import { FindingGroups, withoutContacts } from '../../../src/harvest/finding-groups.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';

const page = (n: number) => `http://www.example.org/fiche?id=${n}`;
const place = { file: 'mapping.yaml', line: 3, column: 5, path: 'pages.initiative.properties.title' };

describe('A collection of findings', () => {
  it('counts those of one rule together, and keeps the first ones', () => {
    const groups = new FindingGroups();
    const kept = Array.from({ length: 1000 }, (_, n) =>
      groups.add({ severity: 'warning', message: `"${n}" is no date.`, place, page: page(n) }),
    );
    expect(groups.list()).toMatchObject([{ severity: 'warning', count: 1000 }]);
    expect(groups.list()[0]?.examples).toEqual(kept.filter((finding) => finding !== null));
    expect(groups.list()[0]?.examples).toHaveLength(10);
  });

  it('counts those without a rule together when they differ only in what they quote', () => {
    const groups = new FindingGroups();
    groups.add({ severity: 'warning', message: `${page(1)} answered with status 500.`, page: page(1) });
    groups.add({ severity: 'warning', message: `${page(2)} answered with status 503.`, page: page(2) });
    groups.add({ severity: 'warning', message: `${page(2)} is cut short.`, page: page(2) });
    expect(groups.list().map(({ count }) => count)).toEqual([2, 1]);
  });

  it('names more of the pages that are withheld, and names them first', () => {
    const groups = new FindingGroups();
    groups.add({ severity: 'warning', message: 'odd' });
    for (let n = 0; n < 150; n++) groups.add({ severity: 'error', message: 'bad', place, page: page(n) });
    expect(groups.list().map(({ examples }) => examples.length)).toEqual([100, 1]);
  });

  it('stays small whatever comes', () => {
    const groups = new FindingGroups();
    const letters = (n: number) => n.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
    for (let n = 0; n < 5000; n++) groups.add({ severity: 'warning', message: `odd ${letters(n)}` });
    expect(groups.list().length).toBeLessThan(300);
    expect(groups.list().reduce((sum, { count }) => sum + count, 0)).toBe(5000);
  });

  it('does not repeat the words of a finding about personal data', () => {
    const finding: Diagnostic = {
      kind: 'personal-data',
      words: 'secret',
      severity: 'warning',
      message: 'removed',
    };
    expect(JSON.stringify(new FindingGroups().add(finding))).not.toContain('secret');
  });
});

describe('A message', () => {
  it.each([
    ['"Jean <jean.dupont@mairie.example.fr>" is no name.', '"Jean <[e-mail]>" is no name.'],
    ['"Tél. 01 23 45 67 89" is no date.', '"Tél. [phone]" is no date.'],
    ['"+33 (0)1.23.45.67.89" is no place.', '"[phone]" is no place.'],
  ])('%s goes without addresses of persons', (message, expected) => {
    expect(withoutContacts(message)).toBe(expected);
  });

  it.each([
    '"29 février 2015" is no date.',
    '"2015-02-29" is no date.',
    `${page(1250167334)} answered with status 500.`,
    '"0123" is not a SIREN number, nor is "552 100 554".',
  ])('%s stays as it is', (message) => {
    expect(withoutContacts(message)).toBe(message);
  });
});
