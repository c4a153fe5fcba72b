import { describe, expect, it } from 'vitest';
import { atomFeed } from '../../../src/pages/atom.js';

const feed = atomFeed({
  id: 'http://x/feed',
  title: 'Un & deux',
  language: 'fr',
  updated: '2026-01-02T00:00:00Z',
  self: 'http://x/feed?a=1&b=2',
  alternate: 'http://x/',
  author: 'La banque',
  entries: [
    {
      id: 'http://x/1',
      title: '<script>alert(1)</script>\u0000',
      updated: '2026-01-02T00:00:00Z',
      href: 'http://x/1',
      summary: 'Du texte ]]> et "autre"',
      categories: ['Énergie & climat'],
    },
  ],
});

describe('An Atom feed', () => {
  it('has what RFC 4287 requires: id, title, updated, author', () => {
    for (const name of ['id', 'title', 'updated'])
      expect(feed.match(new RegExp(`<${name}>`, 'g'))).toHaveLength(2);
    expect(feed).toContain('<author><name>La banque</name></author>');
    expect(feed).toContain('<link rel="self" type="application/atom+xml" href="http://x/feed?a=1&amp;b=2"/>');
  });

  it('holds texts as texts, without what XML forbids', () => {
    expect(feed).toContain('<title>&lt;script&gt;alert(1)&lt;/script&gt;\uFFFD</title>');
    expect(feed).toContain('<category term="Énergie &amp; climat"/>');
    expect(feed).toContain('<summary>Du texte ]]&gt; et &quot;autre&quot;</summary>');
  });

  it('leaves out what is not known', () => {
    for (const name of ['published', 'subtitle', 'next']) expect(feed).not.toContain(name);
  });
});
