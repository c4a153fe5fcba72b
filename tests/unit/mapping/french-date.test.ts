import { describe, expect, it } from 'vitest';
import { readFrenchDate } from '../../../src/mapping/french-date.js';

const read = (text: string) => readFrenchDate(text, '2026-01-02T03:04:05Z');

describe('A French date', () => {
  it.each([
    ['1er février 2015', '2015-02-01'],
    ['premier février 2015', '2015-02-01'],
    ['lundi 2 fevrier 2015', '2015-02-02'],
    ['12 janv. 2016', '2016-01-12'],
    ['3 févr. 2016', '2016-02-03'],
    ['29 février 2016', '2016-02-29'],
    ['12 juillet 2015', '2015-07-12'],
    ['12 juin 2015', '2015-06-12'],
    ['12/03/2016', '2016-03-12'],
    ['12.03.2016', '2016-03-12'],
    ['12 / 03 / 2016', '2016-03-12'],
    ['12-03-2016', '2016-03-12'],
    ['2016-03-12', '2016-03-12'],
    ['2016-03-12T23:30:00+01:00', '2016-03-12'],
    ['Publié le 12 mars 2016 à 10h30 par la rédaction', '2016-03-12'],
    ['Publié le 12 mars 2016 - Mise à jour le 3 avril 2017', '2016-03-12'],
    ['Mise à jour le 3 avril 2017', '2017-04-03'],
    ['Added on: 01.01.2015', '2015-01-01'],
    ['mars 2016', '2016-03'],
    ['Depuis sept. 2014', '2014-09'],
    ['AOÛT 2015', '2015-08'],
    ['aou\u0302t 2015', '2015-08'],
    ['03/2016', '2016-03'],
    ['2016-03', '2016-03'],
    ['printemps 2015', '2015'],
    ['fin 2016', '2016'],
    ['1er trimestre 2016', '2016'],
    ['depuis 2009', '2009'],
    ['en 2009', '2009'],
    ['Date de création : 2012', '2012'],
    ['2017 - en cours', '2017'],
  ])('"%s" is %s, no more precise than the page', (text, iso) => {
    expect(read(text)).toEqual({ kind: 'dates', first: iso, last: null });
  });

  it.each([
    ['du 3 au 5 mai 2017', '2017-05-03', '2017-05-05'],
    ['5 - 7 mars 2014', '2014-03-05', '2014-03-07'],
    ['du 28 avril au 3 mai 2017', '2017-04-28', '2017-05-03'],
    ['du 28 décembre 2016 au 3 janvier 2017', '2016-12-28', '2017-01-03'],
    ['du 03/05/2017 au 05/05/2017', '2017-05-03', '2017-05-05'],
    ['de mars à juin 2016', '2016-03', '2016-06'],
    ['décembre 2015 – mars 2016', '2015-12', '2016-03'],
    ['de 2015 à 2018', '2015', '2018'],
    ['2015-2018', '2015', '2018'],
    ['entre 2015 et 2018', '2015', '2018'],
    ['hiver 2015-2016', '2015', '2016'],
  ])('"%s" begins on %s and ends on %s', (text, first, last) => {
    expect(read(text)).toEqual({ kind: 'dates', first, last });
  });

  it('has an end only, when the text says no more', () => {
    expect(read("jusqu'en 2018")).toEqual({ kind: 'dates', first: null, last: '2018' });
  });

  it.each([
    '',
    ' ',
    'il y a 3 jours',
    'Publié il y a 2 semaines',
    'hier',
    'hier à 12:04',
    'la semaine dernière',
    'non renseigné',
  ])('is absent from "%s"', (text) => {
    expect(read(text)).toEqual({ kind: 'blank' });
  });

  it.each([
    ['29 février 2015', 'no calendar has the day 29/2/2015'],
    ['31/04/2016', 'no calendar has the day 31/4/2016'],
    ['03/25/2016', 'days stand before months'],
    ['12/03/16', 'two digits'],
    ['12 mars 16', 'two digits'],
    ['mai 68', 'two digits'],
    ['12 mars', 'no year'],
    ['31 mars 2028', 'more than two years after'],
    ['2031', 'more than two years after'],
    ['1492', 'too early'],
    ['300 participants en 2015', 'among other words'],
    ['environ 2015', 'among other words'],
    ['avant 2010', 'among other words'],
    ['les années 2000', 'among other words'],
    ['12 mars 2016 et 15 juin 2017', 'several dates'],
    ['2012, 2013', 'several dates'],
    ['le 2, le 3 et le 4 mai 2016, puis le 6 juin 2016', 'several dates'],
    ['de 2018 à 2015', 'ends before it begins'],
    ['2000 €', 'no date'],
    ['12 000 000 €', 'no date'],
    ['59100', 'no date'],
    ['Roubaix', 'no date'],
  ])('is refused from "%s", with the reason', (text, reason) => {
    expect(read(text)).toEqual({ kind: 'refused', reason: expect.stringContaining(reason) });
  });

  it('may be two years ahead of the reading, to the day', () => {
    expect(read('2 janvier 2028')).toMatchObject({ kind: 'dates' });
    expect(read('3 janvier 2028')).toMatchObject({ kind: 'refused' });
  });

  it('is looked for at the beginning of a text of a megabyte only', () => {
    expect(read(`${'mot '.repeat(250_000)}2015`)).toMatchObject({ kind: 'refused' });
  });
});
