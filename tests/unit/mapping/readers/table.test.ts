import { describe, expect, it } from 'vitest';
import { Deadline } from '../../../../src/mapping/deadline.js';
import { Column, NoTable, TablePage, withoutColumns } from '../../../../src/mapping/readers/table.js';

const tableOf = (text: string) =>
  new TablePage(text, 'http://www.example.org/t.csv', new Deadline(() => 0, 1));
const column = (text: string, name: string) =>
  tableOf(text)
    .root.select(new Column('row'))
    .map((row) => row.select(new Column(name)).map((cell) => cell.take(null)));

describe('A table', () => {
  it.each([',', ';', '\t'])('is separated by what its header is: %j', (separator) => {
    const rows = [
      ['id', 'titre', 'ville'],
      ['1', 'Un', ''],
      ['2', '', 'Brest'],
    ];
    const text = rows.map((cells) => cells.join(separator)).join('\r\n');
    expect(column(text, 'titre')).toEqual([['Un'], []]);
    expect(column(text, 'ville')).toEqual([[], ['Brest']]);
  });

  it('keeps separators, quotes and line breaks that stand in quotes', () => {
    const text = 'id,titre,ville\n1,"Un, ""deux""\net trois",Brest\n';
    expect(column(text, 'titre')).toEqual([['Un, "deux"\net trois']]);
    expect(column(text, 'ville')).toEqual([['Brest']]);
  });

  it('finds a column whatever the case of its header and the spaces around it, after a byte order mark too', () => {
    expect(column('\uFEFFID ; Intitulé \n1;Un', 'intitulé')).toEqual([['Un']]);
    expect(column('\uFEFFID;b\n1;Un', 'id')).toEqual([['1']]);
  });

  it('never shifts a value: a row with more or fewer cells than the header is left out and told', () => {
    const table = tableOf('a,b,c\n1,2,3\n4,5\n6,7,8,9\n');
    expect(table.ragged).toEqual([
      { row: 3, cells: 2 },
      { row: 4, cells: 4 },
    ]);
    expect(table.root.select(new Column('row')).length).toBe(1);
  });

  it('knows which columns it has', () => {
    const table = tableOf('bf_titre,bf_ville\n');
    expect([table.has(new Column('BF_Titre')), table.has(new Column('bf_tite'))]).toEqual([true, false]);
  });

  it('with a quote that is never closed is none', () => {
    expect(() => tableOf('a,b\n1,"2\n')).toThrow(NoTable);
  });

  it.each([
    ['Excel’s word on what separates its cells', 'sep=;\r\n', 2],
    ['a title and a blank line', 'Initiatives de la ville, 2026\n\n', 3],
    ['titles as long as the header', 'Initiatives;;\nau 3 mars;"le ""Tandem""";\n', 3],
    ['a title with an odd quotation mark', 'Initiatives de "la ville\n', 2],
  ])('has its header after %s, when its columns are known', (_what, before, row) => {
    const text = `${before}id;"Intitulé";ville\n1;Un, deux;Brest\n2;trop;de;cellules\n`;
    const wanted = ['row', 'ID', 'intitulé', 'absent'].map((name) => new Column(name));
    const table = new TablePage(text, 'http://www.example.org/t.csv', new Deadline(() => 0, 1), wanted);
    const rows = table.root.select(new Column('row'));
    expect(rows.map((one) => one.select(new Column('Intitulé')).map((cell) => cell.take(null)))).toEqual([
      ['Un, deux'],
    ]);
    expect(table.ragged).toEqual([{ row: row + 2, cells: 4 }]);
  });

  it('hides a column that stands under lines of titles, and the titles with it', () => {
    const text = 'Budget : 5 000;;\nid;titre;budget\n1;Un;5 000\n';
    expect(withoutColumns(text, [new Column('budget')])).toBe('"id";"titre";"budget"\n"1";"Un";""\n');
  });

  it('with quotation marks amiss says on which line, and repeats nothing of it', () => {
    expect(() => tableOf('a,b\n1,x "secret" y\n')).toThrow(
      'line 2 has a quotation mark in the middle of a cell; a cell that has quotation marks stands between quotation marks',
    );
    expect(() => tableOf('sep=,\na,b\n1,"secret\n')).toThrow(/on line 3 never ends with one/);
    expect(() => tableOf('a,b\n1,"x" secret\n')).toThrow(/^(?!.*secret).*line 2/);
  });

  it('that is empty has no rows', () => {
    expect(tableOf('').root.select(new Column('row'))).toEqual([]);
  });
});
