import { describe, expect, it } from 'vitest';
import { describe as describeThing } from '../../../src/pages/description.js';
import type { Language } from '../../../src/pages/language.js';
import { Names } from '../../../src/pages/names.js';
import { viewOrganization } from '../../../src/pages/organization-page.js';
import { viewRecord } from '../../../src/pages/record-view.js';
import { viewSource } from '../../../src/pages/source-page.js';
import { base, pageOptions, readerOf } from './reader-of.js';

const reader = readerOf(`
  <graph/apriles/1> {
    <id/initiative/apriles/1> a bis:Initiative ; dcterms:title "Talents"@fr ; dcterms:abstract "Un.\\n\\nDeux."@fr ;
      dcterms:publisher <id/source/apriles> ; dcterms:source <http://apriles.example/1> ;
      bis:distinction <id/prize> ; bis:holder <id/organization/apriles/x>, <http://elsewhere.example/%E9t%E9> .
    <id/prize> skos:prefLabel "Prix"@fr ; dcterms:date "2018" ; bis:giver <id/organization/apriles/x> .
    <id/organization/apriles/x> a org:Organization ; skos:prefLabel "Association X"@fr .
  }
  <graph/other/2> {
    <id/initiative/other/2> a bis:Initiative, bis:ExampleRecord ; dcterms:title "Autre"@fr ; bis:partner <id/organization/apriles/x> .
    <id/organization/apriles/x> a org:Organization ; skos:prefLabel "Association X"@fr .
  }
  <graph/source/apriles> { <id/source/apriles> a org:Organization ; skos:prefLabel "Apriles"@fr, "Apriles in English"@en ;
    bis:definitionOfInnovation "Du neuf"@fr, "Something new"@en }
  <graph/long/3> { <id/initiative/long/3> a bis:Initiative ; dcterms:description "${'mot '.repeat(20_000)}"@fr }
  <prov/apriles/1> { <id/page> bis:fetchedAt "2025-03-01T10:00:00Z" ; bis:bodyDigest "sha256:00" ; bis:reconstructed true }`);
const options = pageOptions(reader);
const site = { ...options, names: new Names(options) };

const described = (path: string) => describeThing(base + path, reader) ?? expect.fail();
const view = (path: string, language: Language = 'fr') => viewRecord(described(path), site, language);

describe('The view of an initiative', () => {
  it('has its title, its paragraphs, its page, its publisher and what that calls innovation', () => {
    expect(view('id/initiative/apriles/1', 'en')).toMatchObject({
      title: { text: 'Talents', language: 'fr' },
      abstract: [{ text: 'Un.' }, { text: 'Deux.' }],
      page: 'http://apriles.example/1',
      publisher: { href: '/en/doc/source/apriles', text: 'Apriles in English' },
      definition: { text: 'Something new', language: 'en' },
    });
  });

  it('links to its holders here where the bank has them, elsewhere otherwise, whatever their encoding', () => {
    expect(view('id/initiative/apriles/1', 'en').links.holder).toEqual([
      { href: '/en/doc/organization/apriles/x', text: 'Association X', language: 'fr' },
      { href: 'http://elsewhere.example/%E9t%E9', text: '%E9t%E9', language: 'en' },
    ]);
  });

  it('has its distinctions with who gave them', () => {
    expect(view('id/initiative/apriles/1').distinctions).toMatchObject([
      { name: { text: 'Prix' }, date: '2018', giver: { text: 'Association X' } },
    ]);
  });

  it('has the provenance of each graph that describes it', () => {
    expect(view('id/initiative/apriles/1').provenance).toEqual([
      {
        iri: `${base}prov/apriles/1`,
        href: '/prov/apriles/1',
        reconstructed: true,
        page: null,
        readAt: '2025-03-01T10:00:00Z',
        mappedAt: null,
        digest: 'sha256:00',
      },
    ]);
  });

  it('says when it is an example, and when its text is cut', () => {
    expect([view('id/initiative/other/2').isExample, view('id/initiative/apriles/1').isExample]).toEqual([
      true,
      false,
    ]);
    expect(view('id/initiative/long/3').isCut).toBe(true);
  });
});

describe('The view of an organization', () => {
  it('has what it holds and takes part in, whoever tells it', () => {
    const { roles } = viewOrganization(described('id/organization/apriles/x'), site, 'fr');
    expect(roles.holds).toMatchObject([
      { initiative: { href: '/doc/initiative/apriles/1', text: 'Talents' }, publisher: { text: 'Apriles' } },
    ]);
    expect(roles.takesPart).toMatchObject([{ initiative: { text: 'Autre' }, publisher: null }]);
    expect(roles.funds).toEqual([]);
  });
});

describe('The view of a source', () => {
  it('has its definition in the language, and no licence that was not given', () => {
    expect(viewSource(described('id/source/apriles'), site, 'en')).toMatchObject({
      id: 'apriles',
      name: { text: 'Apriles in English' },
      definition: { text: 'Something new' },
      licence: null,
    });
  });
});
