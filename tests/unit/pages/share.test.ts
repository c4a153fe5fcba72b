import { describe, expect, it } from 'vitest';
import type { RecordView } from '../../../src/pages/record-view.js';
import { Share } from '../../../src/pages/share.js';

const view = {
  iri: 'http://x/id/initiative/a/1',
  title: { text: 'Un & <b>deux</b>', language: 'fr' },
  publisher: { href: '/doc/source/a', text: 'Le partenaire', language: 'fr' },
  contact: null,
  page: 'https://a.example/1',
} as unknown as RecordView;
const show = (more: Partial<RecordView> = {}, language: 'fr' | 'en' = 'fr') =>
  String(Share({ view: { ...view, ...more }, version: 7, language }));

describe('Sharing a record', () => {
  it('is citing its title, its partner, the version and the IRI, as text', () => {
    expect(show()).toContain(
      '«\u00A0Un &amp; &lt;b&gt;deux&lt;/b&gt;\u00A0». Le partenaire. Banque de l’innovation sociale, version\u00A07. http://x/id/initiative/a/1',
    );
    expect(show({ publisher: null }, 'en')).toContain(
      '“Un &amp; &lt;b&gt;deux&lt;/b&gt;”. Social innovation bank,',
    );
  });

  it('is a mail whose parameters no title can leave', () => {
    const title = { text: 'a&bcc=evil@x.example\r\nBcc: y', language: 'fr' };
    expect(show({ title })).toContain(
      'href="mailto:?subject=a%26bcc%3Devil%40x.example%0D%0ABcc%3A%20y&amp;body=',
    );
  });

  it('leads corrections to the partner: its contact, else its page, and to nothing that runs', () => {
    expect(show()).toContain('href="https://a.example/1"');
    expect(show({ contact: 'https://a.example/contact' })).toContain('href="https://a.example/contact"');
    expect(show({ contact: 'javascript:alert(1)' })).not.toContain('javascript:');
  });
});
