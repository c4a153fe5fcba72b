import { describe, expect, it } from 'vitest';
import { readOrganizationNumber, sirenOf } from '../../../src/reconcile/organization-numbers.js';

describe('The number of an organization', () => {
  it.each([
    ['732 829 320', 'siren', '732829320'],
    ['SIREN : 732.829.320', 'siren', '732829320'],
    ['732 829 320 00074', 'siret', '73282932000074'],
    ['N° SIRET 732 829 320 00074', 'siret', '73282932000074'],
    ['w751004076', 'rna', 'W751004076'],
    ['RNA : W9R1000001', 'rna', 'W9R1000001'],
  ])('is read as pages write it: %s', (text, kind, number) => {
    expect(readOrganizationNumber(text)).toEqual({ kind, number });
  });

  it.each([
    ['732829321', 'check digit'],
    ['73282932000075', 'check digit'],
    ['000000000', 'check digit'],
    ['12345', '9 digits'],
    ['W12345', '9 digits'],
    ['FR 40 303 265 045', '9 digits'],
    ['', '9 digits'],
  ])('that is wrong is refused with the reason: %s', (text, reason) => {
    expect(readOrganizationNumber(text)).toEqual({
      kind: 'invalid',
      reason: expect.stringContaining(reason),
    });
  });

  it('of an establishment of La Poste has a key of its own', () => {
    expect(readOrganizationNumber('35600000000048').kind).toBe('siret');
    expect(readOrganizationNumber('35600000049837').kind).toBe('siret');
    expect(readOrganizationNumber('35600000049838').kind).toBe('invalid');
  });

  it('holds a SIREN unless it is an RNA number', () => {
    expect(sirenOf({ kind: 'siret', number: '73282932000074' })).toBe('732829320');
    expect(sirenOf({ kind: 'rna', number: 'W751004076' })).toBeNull();
  });
});
