import { describe, expect, it } from 'vitest';
import type { CallView } from '../../../src/pages/call-view.js';
import type { RecordView } from '../../../src/pages/record-view.js';
import { schemaOfCall, schemaOfList, schemaOfRecord } from '../../../src/pages/schema-org.js';
import { scriptText } from '../../../src/pages/script-text.js';

const text = (words: string) => ({ text: words, language: 'fr' });
const link = (href: string, words: string) => ({ href, ...text(words) });
const record = {
  iri: 'https://b.example/id/initiative/a/1',
  title: text('Un jardin </script>'),
  isExample: false,
  abstract: [text('Un résumé.')],
  text: [text('Un texte.')],
  page: 'https://a.example/1',
  publisher: link('/doc/source/a', 'Le partenaire'),
  places: [[link('/doc/place/commune/38185', 'Grenoble'), link('/doc/place/departement/38', 'Isère')]],
  themes: [[link('/scheme/themes/ENV', 'Environnement')]],
  links: { funder: [link('/doc/organization/a/f', 'Le fonds')] },
  dates: { startDate: ['2016-03'], endDate: [], issued: ['2020-01-15'], modified: [] },
  addresses: { homepage: ['javascript:alert(1)'], image: [] },
} as unknown as RecordView;
const page = {
  base: 'https://b.example/',
  path: 'initiative/a/1',
  language: 'en',
  licence: 'https://cc.example/by',
} as const;
const plain = (document: object | null) => (document === null ? null : JSON.parse(JSON.stringify(document)));

describe('A record in the words of schema.org', () => {
  it('is a work of the partner about a project, under its licence', () => {
    expect(plain(schemaOfRecord(record, page))).toEqual({
      '@context': 'https://schema.org',
      '@type': 'CreativeWork',
      '@id': 'https://b.example/en/doc/initiative/a/1',
      url: 'https://b.example/en/doc/initiative/a/1',
      name: 'Un jardin </script>',
      inLanguage: 'fr',
      abstract: 'Un résumé.',
      isBasedOn: 'https://a.example/1',
      sourceOrganization: {
        '@type': 'Organization',
        name: 'Le partenaire',
        url: 'https://b.example/doc/source/a',
      },
      license: 'https://cc.example/by',
      datePublished: '2020-01-15',
      isPartOf: { '@type': 'WebSite', name: 'Social innovation bank', url: 'https://b.example/' },
      about: {
        '@type': 'Project',
        '@id': 'https://b.example/id/initiative/a/1',
        name: 'Un jardin </script>',
        description: 'Un résumé.\n\nUn texte.',
        foundingDate: '2016-03',
        location: [{ '@type': 'Place', name: 'Grenoble', url: 'https://b.example/doc/place/commune/38185' }],
        funder: [
          { '@type': 'Organization', name: 'Le fonds', url: 'https://b.example/doc/organization/a/f' },
        ],
        keywords: ['Environnement'],
      },
    });
  });

  it('is not told when it is fictional, and no licence is made up', () => {
    expect(schemaOfRecord({ ...record, isExample: true }, page)).toBeNull();
    expect(plain(schemaOfRecord(record, { ...page, licence: null }))).not.toHaveProperty('license');
  });

  it('cannot end the script that holds it', () => {
    expect(scriptText(schemaOfRecord(record, page) ?? {})).not.toContain('<');
  });
});

describe('A call in the words of schema.org', () => {
  const call = {
    ...{
      iri: 'https://b.example/id/call/a/1',
      title: text('Une boulangère'),
      isExample: false,
      isClosed: false,
    },
    ...{
      kind: link('/scheme/call-kinds/emploi-offert', 'Offre d’emploi'),
      abstract: [],
      text: [],
      page: 'https://a.example/c',
    },
    ...{ holders: [link('/doc/organization/a/x', 'Le fournil')], places: record.places, from: null },
    ...{ through: '2025-11-28', issued: '2025-11-01' },
  } as unknown as CallView;
  const ofKind = (kind: string) =>
    plain(schemaOfCall({ ...call, kind: link(`/scheme/call-kinds/${kind}`, '') }, page));

  it('is a job posting where a job is offered', () => {
    expect(plain(schemaOfCall(call, page))).toMatchObject({
      '@type': 'JobPosting',
      title: 'Une boulangère',
      datePosted: '2025-11-01',
      validThrough: '2025-11-28',
      hiringOrganization: [{ name: 'Le fournil' }],
      jobLocation: [{ name: 'Grenoble' }],
      sameAs: 'https://a.example/c',
    });
  });

  it('is a demand or an offer otherwise', () => {
    expect(
      ['expertise-recherchee', 'expertise-offerte', 'emploi-recherche'].map((kind) => ofKind(kind)['@type']),
    ).toEqual(['Demand', 'Offer', 'Demand']);
  });

  it('is not told when it is closed, fictional or of a kind of its own', () => {
    expect(schemaOfCall({ ...call, isClosed: true }, page)).toBeNull();
    expect(schemaOfCall({ ...call, isExample: true }, page)).toBeNull();
    expect(ofKind('autre')).toBeNull();
  });
});

describe('A list in the words of schema.org', () => {
  it('is not told when none of it is real', () => {
    expect(schemaOfList([], { name: '', url: '' })).toBeNull();
  });
});
