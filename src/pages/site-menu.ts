/** What every page leads to: the ways to the initiatives above it, all else below it. */

import type { Language } from './language.js';

interface MenuEntry {
  /** Without language prefix. */
  readonly path: string;
  readonly text: Readonly<Record<Language, string>>;
}

export interface MenuGroup {
  readonly title: Readonly<Record<Language, string>>;
  readonly entries: readonly MenuEntry[];
}

const entry = (path: string, fr: string, en: string): MenuEntry => ({ path, text: { fr, en } });

/** In the header. */
export const headerMenu: readonly MenuEntry[] = [
  entry('/recherche', 'Rechercher', 'Search'),
  entry('/carte', 'Carte', 'Map'),
  entry('/statistiques', 'Statistiques', 'Statistics'),
  entry('/appels', 'Appels', 'Calls'),
  entry('/sources', 'Partenaires', 'Partners'),
  entry('/a-propos', 'À propos', 'About'),
];

/** In the footer. */
export const footerMenu: readonly MenuGroup[] = [
  {
    title: { fr: 'Le commun', en: 'The commons' },
    entries: [
      entry('/a-propos/charte', 'Charte', 'Charter'),
      entry('/sources', 'Partenaires', 'Partners'),
      entry('/a-propos/rejoindre', 'Rejoindre', 'Joining'),
      entry('/a-propos/partir', 'Partir', 'Leaving'),
      entry('/a-propos/alertes', 'Alertes', 'Alerts'),
    ],
  },
  {
    title: { fr: 'Les données', en: 'The data' },
    entries: [
      entry('/a-propos/donnees', 'Données et API', 'Data and API'),
      entry('/catalogue', 'Catalogue', 'Catalogue'),
      entry('/integrer', 'Intégrer', 'Embed'),
      entry('/requetes', 'Requêtes', 'Queries'),
      entry('/sparql', 'SPARQL', 'SPARQL'),
      entry('/ns', 'Vocabulaire', 'Vocabulary'),
      entry('/versions', 'Versions', 'Versions'),
    ],
  },
  {
    title: { fr: 'Le site', en: 'The site' },
    entries: [
      entry('/a-propos/mentions-legales', 'Mentions légales', 'Legal notice'),
      entry('/a-propos/confidentialite', 'Confidentialité', 'Privacy'),
      entry('/a-propos/accessibilite', 'Accessibilité\u00A0: non conforme', 'Accessibility: not compliant'),
    ],
  },
];
