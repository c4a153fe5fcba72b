/** How a partner joins: what it brings, what that costs it, and how it is done. */

import type { PageText, PageWords } from './page-words.js';

const french: PageWords = {
  title: 'Rejoindre la banque',
  lead: 'Vous repérez ou accompagnez des initiatives, et vous en parlez sur un site ? La banque peut les lire là où elles sont. Vous continuez à publier chez vous ; il n’y a rien à installer ni à ressaisir.',
  sections: [
    {
      id: 'bring',
      title: 'Ce que vous apportez',
      blocks: [
        'Votre accord, d’abord. Le reste peut manquer : ce que vous n’avez pas dit reste vide, et la page le dit.',
        {
          facts: [
            [
              'Une adresse',
              'Celle du site, d’une interface (API) ou d’un tableau où vos initiatives se lisent.',
            ],
            [
              'Votre définition',
              'Ce que vous appelez innovation sociale, dans vos mots. C’est elle qui vaut pour vos fiches.',
            ],
            ['Une licence', 'Ce que chacun peut faire de vos textes et de vos données.'],
            ['Un contact', 'La personne ou la page à qui écrire pour corriger une fiche.'],
            ['Des heures', 'Si votre site ne doit être visité que la nuit, par exemple.'],
            [
              'Des limites',
              'Ce qui doit rester chez vous : un champ, une rubrique, tout. Un champ réservé est ôté de la page avant qu’elle soit gardée.',
            ],
          ],
        },
      ],
    },
    {
      id: 'open',
      title: 'Ce que vous ouvrez',
      blocks: [
        'Vous choisissez ce que la banque peut faire de votre site :',
        {
          items: [
            'données ouvertes, ou communs : tout ce que vos pages publiques racontent est lu et publié, sous votre licence ;',
            'réservé au collectif, ou privé : rien n’est lu ni publié ;',
            'sans accord encore : seuls les faits du document fondateur sont publiés.',
          ],
        },
        'Adresses électroniques, numéros de téléphone et rues sont ôtés des textes, sauf si vous demandez qu’ils restent.',
      ],
    },
    {
      id: 'cost',
      title: 'Ce que cela vous coûte',
      blocks: [
        'Quelques lectures de pages, à un pas que votre serveur ne remarque guère :',
        {
          items: [
            'une requête à la fois, avec 5 secondes entre deux ou le délai dont on convient, jamais moins d’une seconde ;',
            'plus lentement si votre serveur est lent, s’il le demande (`Crawl-delay`, `Retry-After`) ou s’il répond par une erreur ;',
            'une page qui ne change pas est relue de plus en plus rarement, jusqu’à tous les 90 jours, et n’est pas retransmise si votre serveur sait dire qu’elle est inchangée ;',
            'au plus 5 000 pages par moisson, ou le nombre dont on convient.',
          ],
        },
        'Après chaque moisson, votre page ici montre ce qu’elle a coûté : requêtes et volume. [Partir](/a-propos/partir) décrit notre robot.',
      ],
    },
    {
      id: 'how',
      title: 'Comment cela se fait',
      blocks: [
        {
          steps: [
            'Écrivez à qui tient cette banque : {contact}.',
            'Un dossier est écrit pour votre site : qui vous êtes, où lire chaque chose sur vos pages, ce que veulent dire vos mots-clés. Il n’y a pas de code à écrire. Une personne qui connaît les sélecteurs CSS y passe une demi-heure ; ce peut être vous.',
            'On essaie ensemble, page par page : [Essayer une correspondance](/essayer) montre ce que la banque tire d’une page, sans rien enregistrer. Un jeton vous est donné pour cela.',
            'Une première moisson est faite et relue. Ce qui n’a pas été compris est listé.',
            'Ensuite, publiez comme d’habitude : la banque suit.',
          ],
        },
        'WordPress, Drupal, SPIP, Joomla, eZ Publish, Elgg, GoGoCarto, YesWiki et SemApps ont déjà des règles de lecture ; un tableau CSV ou des pages qui contiennent du JSON-LD, des microdonnées ou du RDFa conviennent aussi.',
      ],
    },
    {
      id: 'gain',
      title: 'Ce que vous y gagnez',
      blocks: [
        {
          items: [
            'Vos initiatives se trouvent par thème, par territoire, par état d’avancement, à côté de celles des autres, et mènent à votre site.',
            'Vous avez une page, avec votre définition et un rapport de qualité qui vous aide à tenir vos fiches.',
            'Vos fiches existent en données liées, avec des adresses stables, sans que vous ayez à vous en occuper.',
          ],
        },
      ],
    },
  ],
};

const english: PageWords = {
  title: 'Joining the bank',
  lead: 'Do you find or support initiatives, and tell of them on a site? The bank can read them where they are. You go on publishing at home; there is nothing to install and nothing to type twice.',
  sections: [
    {
      id: 'bring',
      title: 'What you bring',
      blocks: [
        'Your consent, first of all. The rest may be missing: what you have not said stays empty, and the page says so.',
        {
          facts: [
            [
              'An address',
              'Of the site, the interface (API) or the table in which your initiatives are told.',
            ],
            [
              'Your definition',
              'What you call social innovation, in your own words. It is the one that holds for your records.',
            ],
            ['A licence', 'What everybody may do with your texts and data.'],
            ['A contact', 'The person or page to write to when a record wants correcting.'],
            ['Hours', 'If your site should be visited at night only, for example.'],
            [
              'Limits',
              'What has to stay with you: a field, a section, everything. A private field is taken out of a page before the page is kept.',
            ],
          ],
        },
      ],
    },
    {
      id: 'open',
      title: 'What you open',
      blocks: [
        'You choose what the bank may do with your site:',
        {
          items: [
            'open data, or commons: all that your public pages tell is read and published, under your licence;',
            'for the collective only, or private: nothing is read or published;',
            'no agreement yet: only facts of the founding document are published.',
          ],
        },
        'E-mail addresses, telephone numbers and streets are taken out of texts, unless you ask for them to stay.',
      ],
    },
    {
      id: 'cost',
      title: 'What it costs you',
      blocks: [
        'A few pages read, at a pace that your server will hardly notice:',
        {
          items: [
            'one request at a time, 5 seconds apart or as agreed, never less than a second;',
            'more slowly when your server is slow, when it asks for that (`Crawl-delay`, `Retry-After`) or when it answers with an error;',
            'a page that does not change is read more and more rarely, down to every 90 days, and is not sent again if your server can tell that it is unchanged;',
            'at most 5,000 pages a harvest, or as agreed.',
          ],
        },
        'After every harvest your page here shows what it has cost: requests and volume. [Leaving](/en/a-propos/partir) describes our robot.',
      ],
    },
    {
      id: 'how',
      title: 'How it is done',
      blocks: [
        {
          steps: [
            'Write to whoever runs this bank: {contact}.',
            'A folder is written for your site: who you are, where each thing stands on your pages, what your tags mean. There is no code to write. Somebody who knows CSS selectors takes half an hour; it may be you.',
            'We try together, page by page: [Try a mapping](/en/essayer) shows what the bank takes from a page, and keeps nothing. You are given a token for it.',
            'A first harvest is made and read through. What was not understood is listed.',
            'From then on publish as you always do: the bank follows.',
          ],
        },
        'WordPress, Drupal, SPIP, Joomla, eZ Publish, Elgg, GoGoCarto, YesWiki and SemApps have reading rules already; a CSV table, or pages that hold JSON-LD, microdata or RDFa, will do as well.',
      ],
    },
    {
      id: 'gain',
      title: 'What you gain',
      blocks: [
        {
          items: [
            'Your initiatives are found by theme, territory and stage, beside those of others, and lead to your site.',
            'You have a page, with your definition and a quality report that helps you look after your records.',
            'Your records exist as linked data, at stable addresses, without your having to see to it.',
          ],
        },
      ],
    },
  ],
};

export const joiningText: PageText = { fr: french, en: english };
