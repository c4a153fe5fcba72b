/** The words of the list of partners, and of what is known of each. */

import type { Language } from './language.js';

export interface PartnerWords {
  readonly intro: readonly string[];
  /** What all have given, in one sentence; each number counts partners, the fictional ones left out. */
  readonly summary: (counts: {
    readonly all: number;
    readonly told: number;
    readonly licences: number;
    readonly definitions: number;
  }) => string;
  readonly example: string;
  /** Of a partner whose pages were read, or might be. */
  readonly evidence: Readonly<Record<'observed' | 'cms-default' | 'reconstructed' | 'none', string>>;
  /** What there is to say of its site; empty where it is as one expects. */
  readonly status: Readonly<Record<'live' | 'moved' | 'archived' | 'listed', string>>;
  readonly licence: string;
  readonly definition: string;
  /** Of a site that stands as the founding document has it, as far as anybody knows. */
  readonly unverified: string;
  /** Of a site of which somebody has told, and nobody has looked. */
  readonly told: string;
  /** For whoever the site belongs to. */
  readonly yours: string;
  readonly join: string;
  readonly leave: string;
}

const french: PartnerWords = {
  intro: [
    'Les familles sont celles du document fondateur, qui nommait en 2017 des partenaires pressentis. D’autres sont connus par un tableau de leurs mots-clés, de 2018. Figurer dans cette liste n’engage personne : pour [rejoindre](/a-propos/rejoindre) la banque ou la [quitter](/a-propos/partir), il suffit d’écrire.',
  ],
  summary: ({ all, told, licences, definitions }) =>
    `Sur ${all} partenaires, ${told === 0 ? 'aucun n’a de' : told === 1 ? '1 a des' : `${told} ont des`} fiches ici. ${
      licences + definitions === 0
        ? 'Aucun n’a encore communiqué sa licence, ni sa définition de l’innovation sociale.'
        : `Ont communiqué leur licence : ${licences || 'aucun'} ; leur définition de l’innovation sociale : ${definitions || 'aucun'}. C’est dit à côté de leur nom.`
    }`,
  example: 'source fictive, pour la démonstration',
  evidence: {
    observed: 'lu sur son site',
    'cms-default': 'règles prêtes, pas encore lu',
    reconstructed: 'd’après le document fondateur',
    none: 'pas encore lu',
  },
  status: { live: '', moved: 'site déplacé', archived: 'site archivé', listed: '' },
  licence: 'licence communiquée',
  definition: 'définition donnée',
  unverified: 'Tel que le nomme le document fondateur (2017) ; non vérifié depuis',
  told: 'Tel qu’il a été indiqué ; non vérifié',
  yours: 'C’est votre site\u202F?',
  join: 'Rejoindre la banque',
  leave: 'Corriger, partir',
};

const english: PartnerWords = {
  intro: [
    'The families are those of the founding document, which named prospective partners in 2017. Others are known from a table of their tags, of 2018. To stand in this list binds nobody: to [join](/en/a-propos/rejoindre) the bank or to [leave](/en/a-propos/partir) it, it is enough to write.',
  ],
  summary: ({ all, told, licences, definitions }) =>
    `Of ${all} partners, ${told || 'none'} ${told === 1 ? 'has' : 'have'} records here. ${
      licences + definitions === 0
        ? 'None has communicated its licence yet, or its definition of social innovation.'
        : `A licence has been communicated by ${licences || 'none'}, a definition of social innovation by ${definitions || 'none'}. It is said beside their names.`
    }`,
  example: 'fictional source, for the demonstration',
  evidence: {
    observed: 'read on its site',
    'cms-default': 'rules ready, not read yet',
    reconstructed: 'after the founding document',
    none: 'not read yet',
  },
  status: { live: '', moved: 'site moved', archived: 'site archived', listed: '' },
  licence: 'licence communicated',
  definition: 'definition given',
  unverified: 'As the founding document names it (2017); not verified since',
  told: 'As it was told; not verified',
  yours: 'Is it your site?',
  join: 'Join the bank',
  leave: 'Correct, leave',
};

export const partnerWords: Readonly<Record<Language, PartnerWords>> = { fr: french, en: english };
