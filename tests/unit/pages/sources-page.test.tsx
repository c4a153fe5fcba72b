import { describe, expect, it } from 'vitest';
import { statusOf } from '../../../src/pages/source-page.js';
import { type PartnerLine, SourcesPage } from '../../../src/pages/sources-page.js';
import { testSource } from '../../fixtures/pages.js';

const lineOf = (text: string, more: Partial<PartnerLine> = {}): PartnerLine => ({
  family: 'media',
  link: { href: `/doc/source/${text}`, text, language: 'fr' },
  homepage: null,
  count: 0,
  source: { ...testSource, id: text, example: false },
  ...more,
});
const show = (partners: readonly PartnerLine[], language: 'fr' | 'en' = 'en') =>
  (<SourcesPage partners={partners} language={language} />).toString();

describe('The list of partners', () => {
  it('says of each what the bank has, and repeats nothing that is as for most', () => {
    const example = lineOf('b', {
      count: 7,
      source: { ...testSource, example: true, licence: 'http://l.example/' },
    });
    const html = show([
      lineOf('a'),
      example,
      lineOf('c', { source: { ...testSource, example: false, status: 'moved', evidence: { kind: 'none' } } }),
    ]);
    const known = [...html.matchAll(/<span class="note known">(.*?)<\/span><\/li>/g)].map(([, text]) => text);
    expect(known).toEqual([
      '<span>rules ready, not read yet</span>',
      '<strong>7\u00A0records</strong><span>fictional source, for the demonstration</span><span>licence communicated</span>',
      '<span>not read yet</span><span>site moved</span>',
    ]);
  });

  it('counts what partners have given, the fictional ones left out', () => {
    const given = {
      ...testSource,
      example: false,
      licence: 'http://l.example/',
      definitionOfInnovation: { fr: 'a', en: 'b' },
    };
    const fictional = lineOf('x', { count: 9, source: { ...given, example: true } });
    expect(show([lineOf('a'), fictional])).toContain(
      'Of 1 partners, none have records here. None has communicated its licence yet',
    );
    expect(show([lineOf('a'), lineOf('b', { count: 2, source: given }), fictional])).toContain(
      'Of 2 partners, 1 has records here. A licence has been communicated by 1, a definition of social innovation by 1.',
    );
    expect(show([lineOf('a')], 'fr')).toContain('Sur 1 partenaires, aucun n’a de fiches ici.');
  });

  it('counts nothing while it is not known who has records', () => {
    expect(show([lineOf('a', { count: null })])).not.toContain('partners,');
  });
});

describe('The state of a partner’s site', () => {
  it('is not said to be live where nobody has looked', () => {
    const observed = {
      kind: 'observed',
      url: 'http://a.example/',
      date: '2026-01-01',
      sha256: '00',
    } as const;
    expect(statusOf({ ...testSource, status: 'live', evidence: observed }, 'en')).toBe('Online');
    const named = { ...testSource, status: 'live', openness: 'founding-document' } as const;
    expect(statusOf(named, 'en')).toBe('As the founding document names it (2017); not verified since');
    expect(statusOf({ ...named, openness: 'open' }, 'en')).toBe('As it was told; not verified');
    expect(statusOf({ ...testSource, status: 'moved' }, 'fr')).toMatch(/^Déplacé/);
  });
});
