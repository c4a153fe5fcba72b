import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../src/pages/source-page.js';
import { testSource } from '../../fixtures/pages.js';

describe('What the bank has read of a source', () => {
  it('is said in words, the reconstruction of real pages too', () => {
    const source = { ...testSource, example: false, evidence: { kind: 'reconstructed' } as const };
    expect(evidenceOf(source, 'fr')).toBe('Des pages reconstituées d’après le document fondateur.');
    expect(evidenceOf({ ...source, evidence: { kind: 'none' } }, 'en')).toMatch(
      /^Nothing yet: what is missing/,
    );
  });

  it('is fiction where the source is', () => {
    const source = { ...testSource, example: true, evidence: { kind: 'reconstructed' } as const };
    expect(evidenceOf(source, 'fr')).toBe('Des pages fictives, écrites pour la démonstration.');
  });
});
