/** The legal notice: what does not differ between deployments; the rest is the operator's. */

import type { PageText, PageWords } from './page-words.js';

const french: PageWords = {
  title: 'Mentions légales',
  lead: 'Qui tient ce site, où il est hébergé, et à qui appartient ce qui s’y lit.',
  sections: [
    {
      id: 'content',
      title: 'Ce qui s’y lit',
      blocks: [
        'Les fiches sont tirées de pages de partenaires. Chaque partenaire répond de ce qu’il raconte et garde ses droits ; sa licence, quand il l’a communiquée, est sur [sa page](/sources). Sans licence communiquée, demandez-lui avant de réutiliser ses textes.',
        'Le vocabulaire et le logiciel sont libres (EUPL-1.2). Les lieux viennent du Découpage administratif (Etalab, d’après l’Insee et La Poste, [Licence Ouverte](https://www.etalab.gouv.fr/licence-ouverte-open-licence)) et de [GeoNames](https://www.geonames.org/) (CC BY 4.0).',
      ],
    },
    {
      id: 'report',
      title: 'Signaler un contenu',
      blocks: [
        'Une erreur se corrige chez le partenaire, où mène chaque fiche. Pour un contenu illicite, ou qui vous porte tort, écrivez à qui tient cette banque : {contact}. [Partir](/a-propos/partir) dit ce qui peut être effacé, et en combien de temps.',
      ],
    },
  ],
};

const english: PageWords = {
  title: 'Legal notice',
  lead: 'Who runs this site, where it is hosted, and whose is what can be read on it.',
  sections: [
    {
      id: 'content',
      title: 'What can be read on it',
      blocks: [
        'Records are taken from pages of partners. Each partner answers for what it tells and keeps its rights; its licence, where it has communicated one, is on [its page](/en/sources). Where it has not, ask it before you use its texts.',
        'The vocabulary and the software are free (EUPL-1.2). Places come from the Découpage administratif (Etalab, after Insee and La Poste, [Licence Ouverte](https://www.etalab.gouv.fr/licence-ouverte-open-licence)) and from [GeoNames](https://www.geonames.org/) (CC BY 4.0).',
      ],
    },
    {
      id: 'report',
      title: 'Reporting content',
      blocks: [
        'A mistake is corrected with the partner, to which every record leads. About content that is unlawful, or does you harm, write to whoever runs this bank: {contact}. [Leaving](/en/a-propos/partir) says what can be erased, and how fast.',
      ],
    },
  ],
};

export const legalText: PageText = { fr: french, en: english };

/** The operator's facts. */
export const legalWords = {
  fr: {
    publisher: 'Éditeur',
    name: 'Nom',
    address: 'Adresse',
    phone: 'Téléphone',
    contact: 'Contact',
    registration: 'Immatriculation',
    director: 'Direction de la publication',
    host: 'Hébergement',
    notTold: 'non communiqué',
    unknown: 'Ce déploiement n’a pas dit qui le tient, ni où il est hébergé.',
    law: 'La loi n° 2004-575 du 21 juin 2004 pour la confiance dans l’économie numérique demande qu’un site ouvert au public en France le dise.',
    how: 'Si c’est vous qui le tenez : ces faits s’écrivent dans le fichier `operator.yaml` du répertoire de données ; `docs/operations.md` dit comment.',
  },
  en: {
    publisher: 'Publisher',
    name: 'Name',
    address: 'Address',
    phone: 'Telephone',
    contact: 'Contact',
    registration: 'Registration',
    director: 'Director of publication',
    host: 'Hosting',
    notTold: 'not communicated',
    unknown: 'This deployment has not said who runs it, or where it is hosted.',
    law: 'French law (2004-575 of 21 June 2004, on trust in the digital economy) wants a site that is open to the public in France to say it.',
    how: 'If it is you who run it: these facts are written in the file `operator.yaml` of the data directory; `docs/operations.md` says how.',
  },
} as const;
