/** The accessibility statement: what is tested, what is known to be wrong, and what the law has it say. */

import type { PageText, PageWords } from './page-words.js';

/** When the statement was made. */
export const statementDate = '2026-11-29';

const french: PageWords = {
  title: 'Déclaration d’accessibilité',
  lead: 'Accessibilité : non conforme.',
  sections: [
    {
      id: 'state',
      title: 'Pourquoi « non conforme »',
      blocks: [
        'Ce site n’a pas été audité par une personne. Nous suivons la règle française (article 47 de la loi n° 2005-102 du 11 février 2005, et référentiel RGAA) : sans audit en cours de validité, un site se dit « non conforme », quoi qu’il vaille.',
        'Le site vise les règles WCAG 2.2, niveaux A et AA. Voici ce qui est vérifié, et ce que nous savons ne pas aller.',
      ],
    },
    {
      id: 'tested',
      title: 'Ce qui est vérifié',
      blocks: [
        'À chaque changement du logiciel, un navigateur réel ouvre une page de chaque genre, en français et en anglais, en clair et en sombre, large de 320 et de 1 280 pixels :',
        {
          items: [
            'l’outil axe-core n’y trouve aucun défaut ;',
            'rien n’est plus large que l’écran ;',
            'chercher et lire se fait sans JavaScript, avec de vrais titres, de vraies listes et de vrais liens.',
          ],
        },
        'Un outil automatique ne voit qu’une partie des défauts. Aucune vérification n’a été faite avec un lecteur d’écran, ni avec des personnes handicapées.',
      ],
    },
    {
      id: 'known',
      title: 'Ce qui n’est pas accessible, à notre connaissance',
      blocks: [
        {
          items: [
            'Des messages techniques sont en anglais dans les pages en français : ceux des erreurs, et ceux de la page d’essai. Ils sont marqués comme tels, et les aides vocales les lisent en anglais.',
            'L’éditeur de requêtes SPARQL se lit ligne par ligne avec un lecteur d’écran ; un champ de texte ordinaire peut le remplacer.',
            'Les textes des partenaires sont repris tels qu’ils les ont écrits. Leur langue est parfois devinée.',
            'Les images et les films restent chez les partenaires : une fiche n’en donne que l’adresse.',
          ],
        },
      ],
    },
    {
      id: 'report',
      title: 'Signaler une difficulté',
      blocks: [
        'Si quelque chose vous arrête, dites-le, avec l’adresse de la page : {contact}. Ce que vous cherchiez peut vous être donné sous une autre forme.',
      ],
    },
    {
      id: 'appeal',
      title: 'Voies de recours',
      blocks: [
        'Si vous avez signalé un défaut qui vous empêche d’accéder à un contenu et que vous n’avez pas reçu de réponse satisfaisante, vous pouvez :',
        {
          items: [
            'écrire au Défenseur des droits, par [son formulaire](https://formulaire.defenseurdesdroits.fr/) ;',
            'contacter [son délégué dans votre région](https://www.defenseurdesdroits.fr/carte-des-delegues) ;',
            'lui envoyer un courrier, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
          ],
        },
      ],
    },
  ],
};

const english: PageWords = {
  title: 'Accessibility statement',
  lead: 'Accessibility: not compliant.',
  sections: [
    {
      id: 'state',
      title: 'Why “not compliant”',
      blocks: [
        'No person has audited this site. We follow the French rule (article 47 of law 2005-102 of 11 February 2005, and the RGAA reference): without a valid audit a site calls itself “not compliant”, however good it may be.',
        'The site aims at the rules of WCAG 2.2, levels A and AA. Here is what is checked, and what we know to be wrong.',
      ],
    },
    {
      id: 'tested',
      title: 'What is checked',
      blocks: [
        'With every change of the software a real browser opens one page of each kind, in French and in English, in the light and in the dark, 320 and 1,280 pixels wide:',
        {
          items: [
            'the tool axe-core finds no fault in it;',
            'nothing is wider than the screen;',
            'searching and reading work without JavaScript, with real headings, real lists and real links.',
          ],
        },
        'An automatic tool sees a part of all faults. Nothing has been checked with a screen reader, or with people with disabilities.',
      ],
    },
    {
      id: 'known',
      title: 'What is not accessible, as far as we know',
      blocks: [
        {
          items: [
            'Technical messages are in English on pages in French: those of errors, and those of the page for trying mappings. They are marked as such, and speech aids read them in English.',
            'A screen reader reads the editor of SPARQL queries a line at a time; an ordinary text field can be had in its place.',
            'Texts of partners are given as they wrote them. Their language is sometimes a guess.',
            'Pictures and films stay with the partners: a record gives their address only.',
          ],
        },
      ],
    },
    {
      id: 'report',
      title: 'Tell us of a difficulty',
      blocks: [
        'If something stops you, say so, with the address of the page: {contact}. What you were looking for may be given to you in another form.',
      ],
    },
    {
      id: 'appeal',
      title: 'Appeal',
      blocks: [
        'If you have told us of a fault that keeps you from some content, and have had no satisfactory answer, you may, in France:',
        {
          items: [
            'write to the Defender of Rights, by [their form](https://formulaire.defenseurdesdroits.fr/);',
            'contact [their delegate in your region](https://www.defenseurdesdroits.fr/carte-des-delegues);',
            'send them a letter, without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
          ],
        },
      ],
    },
  ],
};

export const accessibilityText: PageText = { fr: french, en: english };

export const accessibilityWords = {
  fr: {
    made: 'Déclaration établie le',
    own: 'Qui tient cette banque publie sa propre déclaration, faite après un audit. C’est elle qui vaut pour ce déploiement :',
    concerns: 'Elle concerne',
    runBy: 'tenu par',
  },
  en: {
    made: 'Statement made on',
    own: 'The operator of this bank publishes a statement of its own, made after an audit. For this deployment it is that one which holds:',
    concerns: 'It concerns',
    runBy: 'run by',
  },
} as const;
