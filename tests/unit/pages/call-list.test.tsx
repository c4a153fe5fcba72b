import { describe, expect, it } from 'vitest';
import type { SearchItem } from '../../../src/model/search.js';
import { CallList } from '../../../src/pages/call-list.js';
import { base } from './reader-of.js';

const kind = {
  iri: 'https://w3id.org/innovation-sociale/scheme/call-kinds/emploi-offert',
  label: 'Offre d’emploi',
};

function itemOf(call: Partial<NonNullable<SearchItem['call']>>): SearchItem {
  return {
    iri: `${base}id/call/a/1`,
    graph: `${base}graph/a/call-1`,
    title: { text: '<script>alert(1)</script>', language: 'fr', marks: [] },
    ...{ abstract: null, snippet: null, source: { iri: `${base}id/source/a`, label: 'A' } },
    ...{ places: [], themes: [], stage: null, position: null, distance: null, date: null },
    ...{ origin: 'read', score: 0 },
    call: {
      ...{ kind, holders: [], initiatives: [], from: null, through: '2026-12-09', lastDay: '2026-12-09' },
      ...call,
    },
  };
}
const listOf = (call: Partial<NonNullable<SearchItem['call']>>, today = '2026-11-25') =>
  String(<CallList items={[itemOf(call)]} language="fr" base={base} today={today} level={2} />);

describe('A call in a list', () => {
  it('says of which kind it is, who tells it, and until when, as text', () => {
    const html = listOf({ holders: [{ iri: `${base}id/organization/a/o`, label: 'Les Amis' }] });
    expect(html).toContain('<bdi>Offre d’emploi</bdi>');
    expect(html).toMatch(/Les Amis.*publié par .*<bdi>A<\/bdi>/s);
    expect(html).toContain('jusqu’au 9\u00A0décembre\u00A02026');
    expect(html).not.toContain('<script>');
  });

  it.each([
    ['2026-11-24', null],
    ['2026-11-25', 'encore 14\u00A0jours'],
    ['2026-12-08', 'encore 1\u00A0jour'],
    ['2026-12-09', 'dernier jour'],
  ])('says within two weeks of its end how long is left: on %s', (today, left) => {
    const html = listOf({}, today);
    if (left === null) expect(html).not.toContain('class="soon"');
    else expect(html).toContain(`<strong class="soon"> · ${left}</strong>`);
  });

  it('says when it begins only where that is to come', () => {
    expect(listOf({ from: '2026-12-01' })).toContain('dès le 1er\u00A0décembre\u00A02026, jusqu’au');
    expect(listOf({ from: '2026-11-25' })).not.toContain('dès');
  });

  it('without an end says so, and counts no days', () => {
    const html = listOf({ through: null, lastDay: '2026-11-26' });
    expect(html).toContain('sans date de fin');
    expect(html).not.toContain('class="soon"');
  });
});
