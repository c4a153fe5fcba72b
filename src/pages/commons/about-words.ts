/** What the bank is, and where it comes from. Facts of its history are those of the founding document. */

import type { PageText, PageWords } from './page-words.js';

const purpose =
  'fournir aux innovateurs, aux acteurs publics, aux financeurs et à l’ensemble des accompagnateurs une information « exhaustive », fiable et mise à jour sur les projets d’innovation sociale en cours';

const french: PageWords = {
  title: 'Une banque commune de l’innovation sociale',
  lead: 'Associations, fondations, médias, institutions et plateformes locales repèrent des initiatives et les racontent, chacune sur son site. La banque permet de les chercher ensemble, et les rend à tout le monde en données ouvertes.',
  sections: [
    {
      id: 'how',
      title: 'Comment elle marche',
      blocks: [
        'Les partenaires publient chez eux. La banque lit leurs pages, en tire des fiches, et garde pour chacune la page d’où elle vient. Une fiche mène toujours à la page complète, chez le partenaire.',
        'Rien n’est fondu : quand deux partenaires racontent la même initiative, les deux récits restent, côte à côte.',
        'Une fiche fictive, écrite pour montrer ce que la banque sait faire, porte la mention « Exemple ». Une fiche faite avec les seuls faits du document fondateur porte la mention « Reconstituée ». La rubrique [Origine de la fiche](/recherche?origin=read) laisse de côté les unes et les autres.',
      ],
    },
    {
      id: 'where',
      title: 'D’où elle vient',
      blocks: [
        'L’idée est celle d’un texte de 2017, que ce site appelle le document fondateur. Le Commissariat général à l’égalité des territoires (CGET) et la Délégation interministérielle à l’économie sociale et solidaire (Diess) y présentent un collectif d’une quarantaine de porteurs de projets, créé en 2016, et son but :',
        { quote: purpose },
        'Une version d’essai fut livrée fin 2016. En 2017, le document compte près de 11 000 initiatives, repérées chez une vingtaine de partenaires.',
        'Ce site est fait d’après ce document. Qui le tient est dit dans les [mentions légales](/a-propos/mentions-legales). Être nommé par le document fondateur n’engage aucun organisme envers ce site.',
      ],
    },
    {
      id: 'more',
      title: 'Dans ces pages',
      blocks: [
        {
          facts: [
            ['[Charte](/a-propos/charte)', 'Ce qui est promis aux partenaires et à qui lit.'],
            ['[Partenaires](/sources)', 'Qui ils sont, et ce que la banque a de chacun.'],
            ['[Rejoindre](/a-propos/rejoindre)', 'Ce qu’un partenaire apporte, et ce que cela lui coûte.'],
            ['[Partir](/a-propos/partir)', 'Comment en sortir, et qui est notre robot.'],
            ['[Données et API](/a-propos/donnees)', 'Chercher, télécharger, interroger, citer.'],
            ['[Alertes](/a-propos/alertes)', 'Suivre ce qui arrive, sans compte ni adresse à laisser.'],
          ],
        },
      ],
    },
  ],
};

const english: PageWords = {
  title: 'A common bank of social innovation',
  lead: 'Associations, foundations, media, institutions and local platforms find initiatives and tell of them, each on its own site. The bank lets you search them together, and gives them back to everybody as open data.',
  sections: [
    {
      id: 'how',
      title: 'How it works',
      blocks: [
        'Partners publish on their own sites. The bank reads their pages, makes records of them, and keeps for each the page that it comes from. A record always leads to the full page, on the partner’s site.',
        'Nothing is melted together: where two partners tell of one initiative, both accounts stay, side by side.',
        'A fictional record, written to show what the bank can do, is marked “Example”. A record made from nothing but the facts of the founding document is marked “Reconstructed”. [Origin of the record](/en/recherche?origin=read) leaves both out.',
      ],
    },
    {
      id: 'where',
      title: 'Where it comes from',
      blocks: [
        'The idea is that of a text of 2017, which this site calls the founding document. In it the French state’s commission for territorial equality (CGET) and its delegation for the social and solidarity economy (Diess) present a collective of some forty project holders, formed in 2016, and its aim:',
        {
          quote: purpose,
          translation:
            'Our translation: to give innovators, public bodies, funders and all who support them “exhaustive”, reliable and up-to-date information on social innovation projects under way.',
        },
        'A trial version was delivered at the end of 2016. In 2017 the document counts nearly 11,000 initiatives, found at some twenty partners.',
        'This site is made after that document. Who runs it is said in the [legal notice](/en/a-propos/mentions-legales). To be named by the founding document binds no organization to this site.',
      ],
    },
    {
      id: 'more',
      title: 'In these pages',
      blocks: [
        {
          facts: [
            ['[Charter](/en/a-propos/charte)', 'What is promised to partners and readers.'],
            ['[Partners](/en/sources)', 'Who they are, and what the bank has of each.'],
            ['[Joining](/en/a-propos/rejoindre)', 'What a partner brings, and what it costs.'],
            ['[Leaving](/en/a-propos/partir)', 'How to leave, and who our robot is.'],
            ['[Data and API](/en/a-propos/donnees)', 'Search, download, query, cite.'],
            [
              '[Alerts](/en/a-propos/alertes)',
              'Follow what comes, without an account or an address to leave.',
            ],
          ],
        },
      ],
    },
  ],
};

export const aboutText: PageText = { fr: french, en: english };
