/** The pages about the bank, in the order of their menu. */

import type { BilingualText } from '../../model/source.js';
import type { Language } from '../language.js';

/** Below it stand the others. */
export const aboutPath = '/a-propos';

/** Path of each page, without language prefix. */
export const commonsPaths = {
  about: aboutPath,
  charter: `${aboutPath}/charte`,
  /** The list of partners, which stands by itself. */
  partners: '/sources',
  joining: `${aboutPath}/rejoindre`,
  leaving: `${aboutPath}/partir`,
  data: `${aboutPath}/donnees`,
  alerts: `${aboutPath}/alertes`,
  legal: `${aboutPath}/mentions-legales`,
  privacy: `${aboutPath}/confidentialite`,
  accessibility: `${aboutPath}/accessibilite`,
} as const;

export const menuWords: Readonly<Record<Language, { readonly label: string }>> = {
  fr: { label: 'À propos' },
  en: { label: 'About' },
};

interface MenuEntry {
  readonly path: string;
  readonly menu: BilingualText;
}

export const commonsPages: readonly MenuEntry[] = [
  { path: commonsPaths.about, menu: { fr: 'La banque', en: 'The bank' } },
  { path: commonsPaths.charter, menu: { fr: 'Charte', en: 'Charter' } },
  { path: commonsPaths.partners, menu: { fr: 'Partenaires', en: 'Partners' } },
  { path: commonsPaths.joining, menu: { fr: 'Rejoindre', en: 'Joining' } },
  { path: commonsPaths.leaving, menu: { fr: 'Partir', en: 'Leaving' } },
  { path: commonsPaths.data, menu: { fr: 'Données et API', en: 'Data and API' } },
  { path: commonsPaths.alerts, menu: { fr: 'Alertes', en: 'Alerts' } },
  { path: commonsPaths.legal, menu: { fr: 'Mentions légales', en: 'Legal notice' } },
  { path: commonsPaths.privacy, menu: { fr: 'Confidentialité', en: 'Privacy' } },
  { path: commonsPaths.accessibility, menu: { fr: 'Accessibilité', en: 'Accessibility' } },
];
