import { describe, expect, it } from 'vitest';
import { cutMarked, External, langOf, Marked, piecesOf, To } from '../../../src/pages/marked.js';

describe('A marked text', () => {
  it('is cut into what is marked and what is not, whatever the marks', () => {
    const text = { text: 'Le jardin', language: 'fr', marks: [[3, 9] as const, [3, 5] as const] };
    expect(piecesOf(text)).toEqual([
      { text: 'Le ', isMarked: false },
      { text: 'jardin', isMarked: true },
    ]);
  });

  it('keeps the marks that are left when it is cut, between words and within a character of none', () => {
    const text = `Le jardin ${'x'.repeat(50)}`;
    expect(
      cutMarked(
        {
          text,
          language: 'fr',
          marks: [
            [3, 9],
            [20, 30],
          ],
        },
        30,
      ),
    ).toMatchObject({
      text: 'Le jardin…',
      marks: [[3, 9]],
    });
    expect(cutMarked({ text: '😀😀', language: '', marks: [] }, 3).text).toBe('😀\uFFFD…');
  });

  it('is text, never markup, in its own direction and language', () => {
    const text = { text: '<b>\u202Ex</b>', language: 'ar', marks: [[0, 3] as const] };
    expect((<Marked of={text} />).toString()).toBe(
      '<bdi lang="ar"><mark>&lt;b&gt;</mark>\u202Ex&lt;/b&gt;</bdi>',
    );
  });
});

describe('A link to what a partner named', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example/', 'urn:x'])(
    'is none for %s',
    (href) => {
      expect((<External href={href} />).toString()).not.toContain('<a ');
    },
  );

  it('says when it leads elsewhere', () => {
    const [here, elsewhere] = ['/doc/a', 'https://a.example/'].map((href) =>
      (<To link={{ href, text: 'a', language: 'fr' }} />).toString(),
    );
    expect([here, elsewhere]).toEqual([
      '<a href="/doc/a"><bdi lang="fr">a</bdi></a>',
      '<a href="https://a.example/" rel="external noopener"><bdi lang="fr">a</bdi></a>',
    ]);
  });
});

describe('A language tag', () => {
  it('is told where it is one', () => {
    expect(['fr', 'en-GB', '', '"><x', 'x'].map(langOf)).toEqual([
      { lang: 'fr' },
      { lang: 'en-GB' },
      {},
      {},
      {},
    ]);
  });
});
