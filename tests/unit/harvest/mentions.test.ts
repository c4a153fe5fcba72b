import { describe, expect, it } from 'vitest';
import { MentioningText, mentionsOf } from '../../../src/harvest/mentions.js';

/** Whether a text tells of a record with these titles and pages. */
const told = (titles: readonly string[], pages: readonly string[], text: string) =>
  mentionsOf(titles, pages)?.(new MentioningText(text)) ?? false;
const mentions = (text: string) =>
  told(['L’école « ouverte » d’été', 'Le garage'], ['http://a.example/fiche.php?id=7&l=fr'], text);

describe('A page tells of a record', () => {
  it.each([
    ['plain text', 'Voir L’école « ouverte » d’été, 2026'],
    [
      'entities by name and number',
      '<li>L&#8217;&eacute;cole &laquo;&nbsp;ouverte&nbsp;&raquo; d&rsquo;&#xE9;t&eacute;</li>',
    ],
    ['elements within it', '<h2>L’école <em>« ouverte »</em><br> d’été</h2>'],
    ['letters and accents apart', 'L’école « ouverte » d’été'.normalize('NFD')],
    ['JSON escapes', '{"title":"L\\u2019\\u00e9cole \\u00ab ouverte \\u00bb\\nd\\u2019\\u00e9t\\u00e9"}'],
    ['capitals and other quotes', `L'ÉCOLE "OUVERTE" D'ÉTÉ`],
    ['an earlier title', 'Le  garage'],
    ['a link in JSON', '{"link":"http:\\/\\/a.example\\/fiche.php?id=7&l=fr"}'],
    ['a link', '<a href="/fiche.php?id=7&amp;l=fr">ici</a>'],
  ])('that has its title or a link: %s', (_how, text) => {
    expect(mentions(text)).toBe(true);
  });

  it('and others do not', () => {
    expect(mentions('<a href="/fiche.php?id=8&amp;l=fr">L’école d’été</a>')).toBe(false);
    expect(mentions('<a href="/fiche.php?id=7&amp;l=fr2">ici</a> <a href="/fiche.php?id=7&l=fr&m=1">')).toBe(
      false,
    );
    expect(told(['Un'], ['http://a.example/'], 'Un, deux, trois: / et le reste')).toBe(false);
    expect(told(['Школа лета'], [], 'О: Школа лета, 2026')).toBe(true);
    expect(told(['Школа лета'], [], '')).toBe(false);
  });
});
