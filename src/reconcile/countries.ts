/** The countries of ISO 3166-1, with their French and English names from the runtime's own data (CLDR). */

import { foldWords } from './fold-words.js';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: { readonly fr: string; readonly en: string };
}

// France's own territories have codes too; here they are départements, and are left out.
const codes = `
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE
GG GH GI GL GM GN GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MR MS MT MU MV MW MX MY MZ NA NE
NF NG NI NL NO NP NR NU NZ OM PA PE PG PH PK PL PN PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM
SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WS YE
ZA ZM ZW`;

const aliases: Readonly<Record<string, readonly string[]>> = {
  BY: ['Bélarus'],
  CD: ['République démocratique du Congo', 'RDC'],
  CG: ['République du Congo'],
  CZ: ['République tchèque'],
  FR: ['France entière', 'Toute la France', 'France métropolitaine', 'National', 'Territoire national'],
  GB: ['Grande-Bretagne', 'UK'],
  HK: ['Hong Kong'],
  MK: ['Macédoine'],
  MM: ['Birmanie'],
  NL: ['Hollande'],
  PS: ['Palestine'],
  US: ['États-Unis d’Amérique', 'USA', 'United States of America'],
};

/** Every country. */
export function countries(): readonly Country[] {
  const french = new Intl.DisplayNames('fr', { type: 'region' });
  const english = new Intl.DisplayNames('en', { type: 'region' });
  return codes
    .trim()
    .split(/\s+/)
    .map((code) => ({ code, name: { fr: french.of(code) ?? code, en: english.of(code) ?? code } }));
}

/** The folded names of a country: its French and English name, and others that pages use. */
export function namesOfCountry({ code, name }: Country): readonly string[] {
  return [...new Set([name.fr, name.en, ...(aliases[code] ?? [])].map(foldWords))];
}

/** Version of the names. */
export function countryNamesVersion(): string {
  return process.versions.cldr ?? '';
}

/** Words that say "not in France", or "nowhere in particular", and name no place (there is a village called Aucun). */
export const namesNoPlace: ReadonlySet<string> = new Set([
  'a l etranger',
  'aucun',
  'etranger',
  'europe',
  'hors de france',
  'international',
  'monde',
  'monde entier',
]);
