/** Numbers of organizations in French registers: SIREN, SIRET (INSEE's Sirene) and RNA (associations). */

/** A number as the registers write it, or why it is none. */
export type OrganizationNumber =
  | { readonly kind: 'siret' | 'siren' | 'rna'; readonly number: string }
  | { readonly kind: 'invalid'; readonly reason: string };

const laPoste = '356000000';

// ISO/IEC 7812-1, annex B: every second digit from the right is doubled.
function luhnSum(digits: string): number {
  return [...digits].toReversed().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

function isChecked(digits: string): boolean {
  if (/^0+$/.test(digits)) return false;
  if (luhnSum(digits) % 10 === 0) return true;
  // La Poste has more establishments than the key allows: the plain sum of their digits is a multiple of five.
  const isEstablishmentOfLaPoste = digits.length === 14 && digits.startsWith(laPoste);
  return isEstablishmentOfLaPoste && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/** Reads a number as a page writes it: with spaces, dots, or its name before it. */
export function readOrganizationNumber(text: string): OrganizationNumber {
  const compact = text
    .replace(/^\s*(?:n[°o]\s*)?(?:siret|siren|rna)\b(?:\s*n[°o])?/i, '')
    .replace(/[\s.\u00A0\u202F:-]/g, '')
    .toUpperCase();
  if (/^W\d[0-9A-Z]\d{7}$/.test(compact)) return { kind: 'rna', number: compact };
  if (!/^(?:\d{9}|\d{14})$/.test(compact)) {
    return { kind: 'invalid', reason: 'a SIREN has 9 digits, a SIRET 14, an RNA number W and 9 digits' };
  }
  if (!isChecked(compact)) return { kind: 'invalid', reason: 'its check digit is wrong' };
  const isSiretValid = compact.length === 9 || isChecked(compact.slice(0, 9));
  if (!isSiretValid) return { kind: 'invalid', reason: 'its first nine digits are no SIREN' };
  return { kind: compact.length === 14 ? 'siret' : 'siren', number: compact };
}

/** The SIREN that a SIREN or SIRET holds. */
export function sirenOf({ kind, number }: { readonly kind: string; readonly number: string }): string | null {
  return kind === 'rna' ? null : number.slice(0, 9);
}
