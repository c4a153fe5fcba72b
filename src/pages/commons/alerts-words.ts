/** Alerts: what comes for a search, as a feed; e-mail through a reader of one's own. */

import type { PageText, PageWords } from './page-words.js';

const french: PageWords = {
  title: 'Alertes',
  lead: 'Toute recherche est aussi un fil Atom : abonnez-vous, et vous saurez ce qui arrive dans la banque pour elle. Il n’y a ni compte à créer, ni adresse à laisser.',
  sections: [
    {
      id: 'how',
      title: 'En trois gestes',
      blocks: [
        {
          steps: [
            'Faites une [recherche](/recherche), avec les mots, les thèmes et le territoire qui vous intéressent.',
            'Au pied des résultats, suivez « Atom », ou copiez son lien. C’est l’adresse de la recherche, avec `format=atom` à la fin.',
            'Donnez cette adresse à votre lecteur de fils. Il viendra voir, et vous montrera les nouvelles fiches.',
          ],
        },
        'Par exemple, pour le mot « jardin » :',
        { code: '{feed}' },
        '[Voir ce fil](/recherche?q=jardin&format=atom)',
      ],
    },
    {
      id: 'mail',
      title: 'Recevoir les alertes par courriel',
      blocks: [
        'La banque n’envoie pas de courriel : elle n’a donc aucune adresse à garder. Des logiciels de messagerie, comme Thunderbird, lisent les fils à côté des messages ; d’autres services envoient un courriel quand un fil change. Vous choisissez à qui vous confiez votre adresse.',
      ],
    },
    {
      id: 'what',
      title: 'Ce que dit le fil',
      blocks: [
        {
          items: [
            'Les fiches arrivées en dernier viennent d’abord, 50 à la fois ; un lien mène aux suivantes.',
            'Chaque entrée donne le titre, le début du résumé, les thèmes et les lieux, le partenaire qui raconte, le jour où la fiche est arrivée dans la banque et celui de son dernier changement.',
            'Une fiche qui change ne revient pas en tête : le fil annonce ce qui est nouveau.',
            'Une adresse qui commence par `/en` donne les noms en anglais.',
          ],
        },
        'Votre lecteur peut revenir aussi souvent qu’il veut : quand rien n’a changé, la réponse tient en une ligne (`ETag`, 304).',
      ],
    },
    {
      id: 'stop',
      title: 'Ne plus suivre',
      blocks: [
        'Ôtez le fil de votre lecteur. La banque ne sait pas qui suit quoi ; il n’y a rien à annuler ici.',
      ],
    },
  ],
};

const english: PageWords = {
  title: 'Alerts',
  lead: 'Every search is an Atom feed too: subscribe, and you know what comes to the bank for it. There is no account to make, and no address to leave.',
  sections: [
    {
      id: 'how',
      title: 'In three steps',
      blocks: [
        {
          steps: [
            'Make a [search](/en/recherche) with the words, the themes and the territory that interest you.',
            'At the foot of the results follow “Atom”, or copy its link. It is the address of the search, with `format=atom` at its end.',
            'Give that address to your feed reader. It will come and look, and show you what is new.',
          ],
        },
        'For example, for the word “jardin”:',
        { code: '{feed}' },
        '[See this feed](/en/recherche?q=jardin&format=atom)',
      ],
    },
    {
      id: 'mail',
      title: 'Alerts by e-mail',
      blocks: [
        'The bank sends no e-mail, and so has no address to keep. Mail programs such as Thunderbird read feeds beside messages; other services send an e-mail when a feed changes. You choose whom you trust with your address.',
      ],
    },
    {
      id: 'what',
      title: 'What the feed says',
      blocks: [
        {
          items: [
            'The records that came last come first, 50 at a time; a link leads to the next ones.',
            'Each entry gives the title, the beginning of the summary, themes and places, the partner that tells it, the day on which the record came to the bank and that of its last change.',
            'A record that changes does not come to the top again: the feed tells what is new.',
            'An address that begins with `/en` gives names in English, one without gives them in French.',
          ],
        },
        'Your reader may come as often as it likes: where nothing has changed, the answer is a line (`ETag`, 304).',
      ],
    },
    {
      id: 'stop',
      title: 'To stop',
      blocks: [
        'Take the feed out of your reader. The bank does not know who follows what; there is nothing to cancel here.',
      ],
    },
  ],
};

export const alertsText: PageText = { fr: french, en: english };
