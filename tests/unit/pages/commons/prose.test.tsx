import { describe, expect, it } from 'vitest';
import { Blocks, Inline, typeset } from '../../../../src/pages/commons/prose.js';

const inline = (of: string, parts = {}) => (<Inline of={of} language="fr" parts={parts} />).toString();

describe('A text set in French', () => {
  it('does not break before its punctuation, inside its quotation marks, or in a number', () => {
    const text = 'Oui ; non ! Quoi ? Ceci : « cela », 11 000 fois en 30 s.';
    expect(typeset(text, 'fr')).toBe(
      'Oui\u202F; non\u202F! Quoi\u202F? Ceci\u00A0: «\u00A0cela\u00A0», 11\u202F000 fois en 30\u00A0s.',
    );
  });

  it('is left as it is in English, and where it only looks like punctuation', () => {
    expect(typeset('What ? 11 000', 'en')).toBe('What ? 11 000');
    expect(typeset('http://a.example :8080 en 2017 par 12 salons', 'fr')).toBe(
      'http://a.example :8080 en 2017 par 12 salons',
    );
  });
});

describe('A line of text', () => {
  it('has links, code and what the page puts there', () => {
    expect(inline('Voir [ici](/a?b=c) : `x ; y`, {contact}.', { contact: <b>moi</b> })).toBe(
      'Voir <a href="/a?b=c">ici</a>\u00A0: <code>x ; y</code>, <b>moi</b>.',
    );
  });

  it('shows what is put there as text, and nothing for what is not', () => {
    expect(inline('{a}{b}', { a: '<script>[x](y)' })).toBe('&lt;script&gt;[x](y)');
  });
});

describe('A quotation of the founding document', () => {
  const quote = { quote: 'des « communs »', translation: 'commons' };

  it('stands in French on every page, and is translated where readers may need it', () => {
    const french = (<Blocks of={[quote]} language="fr" />).toString();
    const english = (<Blocks of={[quote]} language="en" />).toString();
    expect(french).toBe('<blockquote><p lang="fr">des «\u00A0communs\u00A0»</p></blockquote>');
    expect(english).toBe(
      '<blockquote><p lang="fr">des «\u00A0communs\u00A0»</p><p class="note">commons</p></blockquote>',
    );
  });
});
