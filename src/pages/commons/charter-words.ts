/** The charter: the principles of the founding document, in its own words, and what the bank does to keep each. */

import type { PageText, PageWords } from './page-words.js';

/** The four principles, as the founding document has them. */
const principles = {
  open: 'une approche ouverte de l’innovation, chaque partenaire apportant sa définition et « garantissant » le caractère innovant des actions portées à connaissance',
  equal:
    'l’égalité des partenaires, et donc la bienveillance à l’égard du travail des autres, et le refus de toute position dominante',
  commons: 'une logique de production et de gestion de « communs »',
  free: 'l’adoption des principes « open source » (l’ensemble des développements informatiques est réalisé avec des logiciels libres)',
};

const french: PageWords = {
  title: 'Charte',
  lead: 'Le document fondateur pose quatre principes, « qui feront l’objet d’une charte ». Cette charte ne nous est pas parvenue. Voici ces principes, mot pour mot, et ce que ce site fait pour les tenir.',
  sections: [
    {
      id: 'definition',
      title: 'Chacun répond de ce qu’il raconte',
      blocks: [
        { quote: principles.open },
        {
          items: [
            'La banque ne décerne aucun label et ne choisit pas les initiatives. Chaque fiche nomme le partenaire qui la raconte.',
            'La définition de l’innovation qu’un partenaire a donnée se lit sur sa page, avec ses mots. Qui n’en a pas donné n’en a pas : la page le dit.',
            'Une licence n’est jamais devinée. Sans réponse du partenaire, elle est « non communiquée ».',
          ],
        },
      ],
    },
    {
      id: 'equality',
      title: 'Personne ne passe devant',
      blocks: [
        { quote: principles.equal },
        {
          items: [
            'Les résultats qui répondent aussi bien à une recherche sont tirés au sort, chaque jour de nouveau. Ni la taille ni le nom d’un partenaire n’y comptent.',
            'Les partenaires sont rangés par famille, puis par ordre alphabétique. Il n’y a ni logo, ni mise en avant, ni place à vendre.',
            'Chaque partenaire a le même rapport de qualité, fait des mêmes mesures. Ces rapports ne sont pas des classements.',
          ],
        },
      ],
    },
    {
      id: 'commons',
      title: 'Les données sont un commun',
      blocks: [
        { quote: principles.commons },
        {
          items: [
            'Tout ce que le site montre se prend aussi en données, dans des formats ouverts, sans compte ni clé : voir [Données et API](/a-propos/donnees).',
            'Chaque fiche garde son origine : la page lue, la date, l’empreinte de ce qui a été lu.',
            'Chaque état des données a un numéro de version, qu’on peut citer et vérifier.',
            'Ce qu’un partenaire garde pour lui n’est ni publié ni gardé.',
          ],
        },
      ],
    },
    {
      id: 'free',
      title: 'Le logiciel est libre',
      blocks: [
        { quote: principles.free },
        'Le logiciel est sous licence EUPL-1.2. Toute personne peut l’étudier, le corriger, et tenir une autre banque.',
      ],
    },
    {
      id: 'leave',
      title: 'On peut partir',
      blocks: [
        'Une page, une fiche, un partenaire : ce qui veut partir part, avec son histoire et ses copies dans notre archive. Un partenaire peut le faire seul, depuis son propre site. [Partir](/a-propos/partir) dit comment, en combien de temps, et ce qui reste hors de notre portée.',
      ],
    },
    {
      id: 'visit',
      title: 'On vient en visite, poliment',
      blocks: [
        'Notre robot demande une page à la fois, attend entre deux, respecte robots.txt et les heures convenues, et ne redemande pas ce qui n’a pas changé.',
      ],
    },
    {
      id: 'readers',
      title: 'Qui lit n’est pas suivi',
      blocks: [
        'Ni compte, ni cookie, ni mesure d’audience, ni requête vers d’autres sites : [Confidentialité](/a-propos/confidentialite). Le site marche sans JavaScript et suit les règles d’[accessibilité](/a-propos/accessibilite) WCAG 2.2.',
      ],
    },
    {
      id: 'change',
      title: 'Changer cette charte',
      blocks: [
        'Elle dit ce que le logiciel fait aujourd’hui ; elle change avec lui. Ce que les partenaires conviendront entre eux y entrera. Les organismes que nomme le document fondateur ne l’ont pas signée.',
      ],
    },
  ],
};

const english: PageWords = {
  title: 'Charter',
  lead: 'The founding document lays down four principles “that will be the subject of a charter”. That charter has not reached us. Here are the principles, word for word, and what this site does to keep them.',
  sections: [
    {
      id: 'definition',
      title: 'Each vouches for what it tells',
      blocks: [
        {
          quote: principles.open,
          translation:
            'Our translation: an open approach to innovation, each partner bringing its own definition and “vouching” for the innovative character of the actions that it makes known.',
        },
        {
          items: [
            'The bank awards no label and does not choose initiatives. Every record names the partner that tells it.',
            'The definition of innovation that a partner has given stands on its page, in its own words. Where none was given there is none, and the page says so.',
            'A licence is never guessed. Without an answer from the partner it is “not communicated”.',
          ],
        },
      ],
    },
    {
      id: 'equality',
      title: 'Nobody goes first',
      blocks: [
        {
          quote: principles.equal,
          translation:
            'Our translation: the equality of partners, and therefore goodwill towards the work of others, and the refusal of any dominant position.',
        },
        {
          items: [
            'Results that answer a search equally well are drawn by lot, anew every day. Neither the size nor the name of a partner counts.',
            'Partners stand by family, then in alphabetical order. There is no logo, no promotion, no place for sale.',
            'Every partner has the same quality report, made of the same measures. The reports are no ranking.',
          ],
        },
      ],
    },
    {
      id: 'commons',
      title: 'The data are a commons',
      blocks: [
        {
          quote: principles.commons,
          translation: 'Our translation: a logic of producing and managing “commons”.',
        },
        {
          items: [
            'All that the site shows can be taken as data too, in open formats, without an account or a key: see [Data and API](/en/a-propos/donnees).',
            'Every record keeps its origin: the page that was read, when, and a digest of what was read.',
            'Every state of the data has a version number that can be cited and checked.',
            'What a partner keeps to itself is neither published nor kept.',
          ],
        },
      ],
    },
    {
      id: 'free',
      title: 'The software is free',
      blocks: [
        {
          quote: principles.free,
          translation:
            'Our translation: the adoption of “open source” principles (all software development is done with free software).',
        },
        'The software is under the EUPL-1.2 licence. Anybody may study it, correct it, and run another bank.',
      ],
    },
    {
      id: 'leave',
      title: 'You may leave',
      blocks: [
        'A page, a record, a partner: what wants to leave leaves, with its history and its copies in our archive. A partner can do it alone, from its own site. [Leaving](/en/a-propos/partir) says how, how fast, and what is beyond our reach.',
      ],
    },
    {
      id: 'visit',
      title: 'We visit, politely',
      blocks: [
        'Our robot asks for one page at a time, waits between two, obeys robots.txt and the hours agreed, and does not ask again for what has not changed.',
      ],
    },
    {
      id: 'readers',
      title: 'Readers are not followed',
      blocks: [
        'No account, no cookie, no audience measurement, no request to other sites: [Privacy](/en/a-propos/confidentialite). The site works without JavaScript and follows the WCAG 2.2 rules of [accessibility](/en/a-propos/accessibilite).',
      ],
    },
    {
      id: 'change',
      title: 'Changing this charter',
      blocks: [
        'It says what the software does today, and changes with it. What partners agree among themselves will be added. The organizations that the founding document names have not signed it.',
      ],
    },
  ],
};

export const charterText: PageText = { fr: french, en: english };
