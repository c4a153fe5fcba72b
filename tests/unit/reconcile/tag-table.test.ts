import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../../src/model/diagnostic.js';
import { readTagTable } from '../../../src/reconcile/tag-table.js';
import { concepts } from './schemes.js';

const header = 'tag\tnotations\trelation\tnote';
const read = (...rows: string[]) =>
  readTagTable([header, ...rows].join('\n'), 'mappings/x/tags.tsv', concepts);
const messages = (...rows: string[]) => read(...rows).diagnostics.map(formatDiagnostic);

describe('A table of tags', () => {
  it('gives the concepts of each tag, several where it has several', () => {
    const { table, diagnostics } = read(
      'Agriculture et coopération\tthemes:ENV-AGR methods:cooperation\tclose\t',
      'Divers\t\t\tveut tout dire',
    );
    expect(diagnostics).toEqual([]);
    const row = table.get('agriculture et cooperation');
    expect(row?.concepts.map(({ notation }) => notation)).toEqual(['ENV-AGR', 'cooperation']);
    expect(row).toMatchObject({ tag: 'Agriculture et coopération', relation: 'close', line: 2 });
    expect(table.get('divers')).toMatchObject({ concepts: [], note: 'veut tout dire' });
  });

  it('is separated by tabs: commas are an error, not an empty table', () => {
    const { diagnostics } = readTagTable(
      'tag,notations,relation,note\nBio,themes:X,broad,\n',
      'tags.tsv',
      concepts,
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'The first line must be "tag notations relation note", separated by tabs.',
    ]);
  });

  it('is read whatever its line ends, with or without a byte order mark', () => {
    const text = `\uFEFF${header}\r\nBio\tthemes:ENV-AGR\tbroad\t\r\n\r\n`;
    const { table, diagnostics } = readTagTable(text, 'tags.tsv', concepts);
    expect(diagnostics).toEqual([]);
    expect(table.get('bio')?.relation).toBe('broad');
  });

  it('reports an unknown notation at its line and column, with the one that was meant', () => {
    expect(messages('Ferme\tthemes:ENV-AGN\tclose\t', 'Bio\ttheme:ENV\tclose\t')).toEqual([
      'error: mappings/x/tags.tsv:2:7 notations: There is no "ENV-AGN" in "themes". Did you mean "ENV-AGR"?',
      'error: mappings/x/tags.tsv:3:5 notations: There is no scheme "theme". Did you mean "themes"?',
    ]);
  });

  it.each([
    ['Ferme\tENV\tclose\t', 'Write the scheme before it'],
    ['Ferme\tthemes:ENV\tsame\t', '"same" is no relation; there are exact, close, broad, narrow, related.'],
    ['Ferme\tthemes:ENV\tclos\t', 'Did you mean "close"?'],
    ['Ferme\tthemes:ENV\t\t', '"" is no relation'],
    ['Ferme\tthemes:env\tclose\t', 'Did you mean "ENV"?'],
    ['Ferme\tthemes-2018:AGR\tclose\t', 'No property of an initiative takes concepts of "themes-2018"'],
    ['\tthemes:ENV\tclose\t', 'A row begins with a tag'],
    ['Ferme\tthemes:ENV\tclose\tnote\tmore', 'Remove a tab'],
  ])('reports the fault of a row, and leaves it out: %j', (row, message) => {
    const { table, diagnostics } = read(row);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['error']);
    expect(diagnostics[0]?.message).toContain(message);
    expect(table.size).toBe(0);
  });

  it('reports a tag that stands there twice, however it is written', () => {
    expect(messages('Énergie\tthemes:ENV\tclose\t', 'ENERGIE\tthemes:EMP\tclose\t')).toEqual([
      'error: mappings/x/tags.tsv:3:1 tag: "ENERGIE" stands on line 2 already. Keep one of the two.',
    ]);
  });

  it('must begin with its header', () => {
    const { table, diagnostics } = readTagTable('Bio\tthemes:ENV\tclose\t', 'tags.tsv', concepts);
    expect(table.size).toBe(0);
    expect(diagnostics[0]?.message).toContain('tag notations relation note');
  });
});
