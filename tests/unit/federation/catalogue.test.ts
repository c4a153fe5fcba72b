import { describe, expect, it } from 'vitest';
import { describeCatalogue } from '../../../src/federation/describe-catalogue.js';
import type { BankCatalogue } from '../../../src/model/bank-catalogue.js';
import type { DumpFile } from '../../../src/model/dump.js';
import { canonicalLines } from '../../../src/rdf/canonical.js';
import { dcat, spdx } from '../../../src/rdf/service-vocabulary.js';
import type { Quad } from '../../../src/rdf/terms.js';
import { dcterms, foaf } from '../../../src/rdf/vocabulary.js';
import { readShapes } from '../../../src/validate/shapes.js';
import { createValidator } from '../../../src/validate/validator.js';
import { testBase } from '../../fixtures/data-directory.js';

const fileOf = (source: string | null, format: string, mediaType: string): DumpFile => ({
  name: `${source ?? 'all'}.${format}.gz`,
  ...{ source, format, mediaType, items: 3, bytes: 1200, uncompressedBytes: 9000, sha256: 'ab'.repeat(32) },
});

const bank: BankCatalogue = {
  base: testBase,
  title: { fr: 'Banque', en: 'Bank' },
  description: { fr: 'Des initiatives.', en: 'Initiatives.' },
  contact: 'mailto:data@example.org',
  changedAt: '2026-11-29T07:46:16.535Z',
  version: 12,
  sources: [
    {
      ...{ id: 'free', name: { fr: 'Libre', en: 'Free' }, homepage: 'http://free.example/' },
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      contactPoint: 'https://free.example/contact',
    },
    { id: 'silent', name: { fr: 'Muet', en: 'Silent' }, homepage: null, licence: null, contactPoint: null },
  ],
  dump: {
    ...{ version: 11, at: '2026-11-28T07:46:16.535Z', madeAt: '2026-11-28T08:00:00.000Z' },
    files: [null, 'free', 'silent'].flatMap((source) => [
      fileOf(source, 'nq', 'application/n-quads'),
      fileOf(source, 'csv', 'text/csv'),
    ]),
  },
  further: [
    {
      ...{
        name: 'stream',
        path: 'stream',
        mediaType: 'application/trig',
        conformsTo: 'https://example.org/ldes',
      },
      ...{ title: { fr: 'Flux', en: 'Stream' }, description: { fr: 'Les changements.', en: 'The changes.' } },
    },
  ],
};

const validate = createValidator(readShapes('tests/fixtures/dcat-ap'), 'en');
const findings = async (quads: readonly Quad[]) =>
  (await validate(quads)).results.map(({ severity, path, message }) => `${severity} ${path} ${message}`);
const values = (quads: readonly Quad[], subject: string, property: Quad['predicate']) =>
  quads
    .filter((quad) => quad.subject.value === testBase + subject && quad.predicate.equals(property))
    .map(({ object }) => object.value);

describe('The catalogue', () => {
  it('keeps to DCAT-AP, with all that it recommends and the bank knows', async () => {
    expect(await findings(describeCatalogue(bank))).toEqual([]);
  });

  it('keeps to its mandatory rules when there is no dump, no contact and no partner', async () => {
    const poor = { ...bank, contact: null, changedAt: null, sources: [], dump: null, further: [] };
    expect(await findings(describeCatalogue(poor))).toEqual([]);
  });

  it.each([
    ['a title', [dcterms.title]],
    ['a publisher', [dcterms.publisher]],
    ['an address of a distribution', [dcat.accessURL]],
    ['an address of the service', [dcat.endpointURL]],
    ['a name of an agent', [foaf.name]],
    ['an algorithm of a checksum', [spdx.algorithm]],
    ['a licence and rights', [dcterms.license, dcterms.rights]],
  ])('would be found to break a rule without %s', async (_what, left) => {
    const quads = describeCatalogue(bank).filter(
      ({ predicate }) => !left.some((property) => property.equals(predicate)),
    );
    expect(await findings(quads)).not.toEqual([]);
  });

  it('gives the licence of each source, and says so where none was communicated', () => {
    const quads = describeCatalogue(bank);
    const licences = (subject: string) => values(quads, subject, dcterms.license);
    expect(licences('id/source/free')).toEqual(['https://creativecommons.org/licenses/by/4.0/']);
    expect(licences('catalogue#free.csv.gz')).toEqual(['https://creativecommons.org/licenses/by/4.0/']);
    for (const subject of ['id/source/silent', 'catalogue#silent.csv.gz']) {
      expect(licences(subject)).toEqual([]);
      expect(values(quads, subject, dcterms.rights)).toEqual([
        `${testBase}catalogue#licence-not-communicated`,
      ]);
    }
    expect(licences('catalogue#all.csv.gz')).toEqual([]);
  });

  it('leads to each file of the dump, and says how large it is and what its checksum is', () => {
    const quads = describeCatalogue(bank);
    const file = 'catalogue#free.csv.gz';
    expect(values(quads, file, dcat.downloadURL)).toEqual([`${testBase}dumps/11/free.csv.gz`]);
    expect(values(quads, file, dcat.byteSize)).toEqual(['1200']);
    expect(values(quads, file, dcat.mediaType)).toEqual([
      'https://www.iana.org/assignments/media-types/text/csv',
    ]);
    expect(values(quads, `${file}-sha256`, spdx.checksumValue)).toEqual(['ab'.repeat(32)]);
    expect(values(quads, 'catalogue#stream', dcat.accessURL)).toEqual([`${testBase}stream`]);
  });

  it('states everything once', () => {
    const lines = canonicalLines(describeCatalogue(bank));
    expect(new Set(lines).size).toBe(lines.length);
  });
});
