import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../src/mapping/clean-text.js';
import { Deadline } from '../../../../src/mapping/deadline.js';
import { CssSelector } from '../../../../src/mapping/readers/css.js';
import { HtmlPage } from '../../../../src/mapping/readers/html.js';
import { normalizeLabel } from '../../../../src/mapping/readers/label-index.js';

const beside = (label: string, html: string) =>
  new HtmlPage(html, 'http://www.example.org/', new Deadline(() => 0, 1)).root
    .labelled(normalizeLabel(label))
    .map((node) => cleanText(node.take(null) ?? ''));

describe('A label', () => {
  it.each([
    ['Thématique(s) :', 'thematique(s)'],
    ['  DÉPARTEMENT\u00A0: ', 'departement'],
    ['L’œuvre', "l'oeuvre"],
    ['• Porteur -', 'porteur'],
    [' : ', ''],
  ])('"%s" is compared as "%s"', (text, label) => {
    expect(normalizeLabel(text)).toBe(label);
  });

  it.each([
    ['in a definition list', '<dl><dt>Commune :</dt><dd>Lyon</dd></dl>', ['Lyon']],
    ['with several definitions', '<dl><dt>Commune</dt><dd>Lyon</dd><dd>Bron</dd></dl>', ['Lyon', 'Bron']],
    ['in two cells', '<table><tr><td>Commune</td><td>Lyon</td></tr></table>', ['Lyon']],
    ['in a heading cell', '<table><tr><th>Commune</th><td>Lyon</td><td>x</td></tr></table>', ['Lyon']],
    [
      'in the third of four cells',
      '<table><tr><td>A :</td><td>a</td><td>Commune :</td><td>Lyon</td></tr></table>',
      ['Lyon'],
    ],
    ['in a cell that says all of it', '<table><tr><td>Commune : Lyon</td><td>x</td></tr></table>', ['Lyon']],
    [
      'in a field of Drupal 7',
      '<div class="field-label">Commune:&nbsp;</div><div class="field-items"><div class="field-item even">Lyon</div><div class="field-item odd">Bron</div></div>',
      ['Lyon', 'Bron'],
    ],
    [
      'in a field of Drupal 8',
      '<div class="field__label">Commune</div><div class="field__item">Lyon</div>',
      ['Lyon'],
    ],
    [
      'in a list of items of Drupal 8',
      '<div class="field__label">Commune</div><div class="field__items"><div class="field__item">Lyon</div></div>',
      ['Lyon'],
    ],
    ['in a line', '<p>Région : Rhône-Alpes<br>Commune : Lyon<br>Tél : 1</p>', ['Lyon']],
    ['in a list item', '<ul><li>Commune : Lyon</li></ul>', ['Lyon']],
    ['in bold', '<p><b>Commune :</b> Lyon</p>', ['Lyon']],
    ['in bold, the colon outside', '<p><strong>Commune</strong> : Lyon</p>', ['Lyon']],
    ['in bold, without a colon', '<p><strong>Commune</strong> Lyon</p>', ['Lyon']],
    [
      'in bold after another in the same line',
      '<p><b>Nom :</b> x <b>Commune :</b> Lyon <b>Pays :</b> France</p>',
      ['Lyon'],
    ],
    ['under a heading', '<h3>Commune</h3><p>Lyon</p><h3>Pays</h3><p>France</p>', ['Lyon']],
    [
      'under a heading with lower headings',
      '<h2>Commune</h2><h3>Nom</h3><p>Lyon</p><h2>Pays</h2>',
      ['Nom\n\nLyon'],
    ],
    ['before a list', '<div>Commune : <ul><li>Lyon</li></ul></div>', ['Lyon']],
    ['before a list that ends its paragraph', '<p>Commune : <ul><li>Lyon</li></ul>', ['Lyon']],
    ['with an address beside it', '<p>Commune : https://lyon.example/</p>', ['https://lyon.example/']],
    ['on a page cut in the middle', '<dl><dt>Commune</dt><dd>Ly', ['Ly']],
  ])('%s has what stands beside it', (_where, html, values) => {
    expect(beside('commune', html)).toEqual(values);
  });

  it.each([
    ['a definition list', '<dl><dt>Commune</dt><dt>Pays</dt><dd>France</dd></dl>', []],
    ['an empty definition', '<dl><dt>Commune</dt><dd></dd><dt>Pays</dt><dd>France</dd></dl>', ['']],
    ['cells', '<table><tr><td>Commune</td><td></td></tr><tr><td>Pays</td><td>France</td></tr></table>', ['']],
    [
      'fields',
      '<div class="field-label">Commune</div><div class="field-label">Pays</div><div class="field-item">France</div>',
      [],
    ],
    ['lines', '<p>Commune :<br>Pays : France</p>', ['']],
    ['bold words of a line', '<p><b>Commune :</b> <b>Pays :</b> France</p>', ['']],
    ['headings', '<h3>Commune</h3><h3>Pays</h3><p>France</p>', ['']],
  ])('whose field is empty does not take the value of the next among %s', (_what, html, values) => {
    expect(beside('Commune', html)).toEqual(values);
  });

  it.each([
    ['a line', '<p>Site : <a href="/x">nous</a></p>'],
    [
      'an element of a line',
      '<div><span id="site">Site : <a href="/x">nous</a></span><br>Pays : France</div>',
    ],
    ['bold words in such an element', '<div><span><b>Site :</b> <a href="/x">nous</a></span></div>'],
  ])('has the links that follow it in %s', (_what, html) => {
    const page = new HtmlPage(html, 'http://www.example.org/', new Deadline(() => 0, 1));
    const links = page.root.labelled('site').flatMap((value) => value.select(new CssSelector('a')));
    expect(links.map((link) => link.take('href'))).toEqual(['/x']);
  });

  it('and its value may stand in elements nested without end', () => {
    const nested = `${'<span>'.repeat(2000)}Commune : Lyon`;
    expect(beside('Commune', `<div>${nested}</div>`)).toEqual(['Lyon']);
  });

  it('that is an element of a line, as its value is, is read once', () => {
    const label = '<span class="output-label">Commune : </span>';
    expect(beside('Commune', `<div>${label} <span>Lyon</span></div>`)).toEqual(['Lyon']);
    expect(beside('Commune', `<div>${label} <span></span></div>`)).toEqual(['']);
    expect(beside('Commune', `<div>${label} Lyon</div>`)).toEqual(['Lyon']);
  });

  it('that stands twice has both values', () => {
    expect(beside('Commune', '<p>Commune : Lyon</p><div>Commune : Lille</div>')).toEqual(['Lille', 'Lyon']);
  });

  it('in hidden elements is not seen', () => {
    expect(beside('Commune', '<p hidden>Commune : Lyon</p><script>Commune : x</script>')).toEqual([]);
  });

  it('is found among 100,000 lines, and 10,000 elements deep', () => {
    expect(
      beside('l99999', Array.from({ length: 100_000 }, (_, n) => `<p>l${n} : ${n}</p>`).join('')),
    ).toEqual(['99999']);
    expect(beside('Commune', `${'<div>'.repeat(10_000)}Commune : Lyon`)).toEqual(['Lyon']);
  });
});
