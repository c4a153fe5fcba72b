/** The words of what other sites show of the bank. */

import type { Language } from '../language.js';

const french = {
  callCount: 'appel ouvert|appels ouverts',
  seeAll: 'Voir tout dans la banque',
  seeRecord: 'Lire la fiche',
  seeCall: 'Lire l’appel',
  seeMap: 'Voir la carte et la liste',
  seeCalls: 'Voir tous les appels',
  sources: 'Sources\u00A0:',
  none: 'Rien ne correspond pour l’instant.',
  noLicence: 'licence non communiquée',
  faultTitle: 'Rien à montrer ici',
  fault: (parameter: string, value: string, expected: string) =>
    `Le paramètre «\u00A0${parameter}\u00A0» attend ${expected}. Reçu\u00A0: «\u00A0${value}\u00A0».`,
  unknown: (value: string) => `«\u00A0${value}\u00A0» n’est pas une valeur connue.`,
  noRecord: 'Il n’y a pas de fiche à cette adresse. Elle a pu être retirée par le partenaire.',
  notReady: 'La banque se prépare. Rechargez dans quelques secondes.',
  noSuchEmbed: 'Il n’y a rien à cette adresse.',
  home: 'Aller à la banque',
};

type EmbedWords = typeof french;

const english: EmbedWords = {
  callCount: 'open call|open calls',
  seeAll: 'See all in the bank',
  seeRecord: 'Read the record',
  seeCall: 'Read the call',
  seeMap: 'See the map and the list',
  seeCalls: 'See all calls',
  sources: 'Sources:',
  none: 'Nothing matches at the moment.',
  noLicence: 'licence not communicated',
  faultTitle: 'Nothing to show here',
  fault: (parameter, value, expected) => `The parameter “${parameter}” takes ${expected}. It was “${value}”.`,
  unknown: (value) => `“${value}” is not a known value.`,
  noRecord: 'There is no record at this address. The partner may have withdrawn it.',
  notReady: 'The bank is getting ready. Reload in a few seconds.',
  noSuchEmbed: 'There is nothing at this address.',
  home: 'Go to the bank',
};

/** By language. */
export const embedWords: Readonly<Record<Language, EmbedWords>> = { fr: french, en: english };
