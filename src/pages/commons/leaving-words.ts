/** How a page, a record or a partner leaves, as the software really does it; and who our robot is. */

import type { PageText, PageWords } from './page-words.js';

const meta = '<meta name="robots" content="noindex">';
const metaForUs = '<meta name="banque-innovation-sociale" content="noindex">';
const header = 'X-Robots-Tag: banque-innovation-sociale: noindex';
const robotsTxt = 'User-agent: banque-innovation-sociale\nDisallow: /';

const french: PageWords = {
  title: 'Partir, et notre robot',
  lead: 'Qui veut sortir de la banque en sort : une page, une fiche ou un partenaire entier. Ce qui part est effacé de la banque, de son histoire et de son archive.',
  sections: [
    {
      id: 'alone',
      title: 'Seul, depuis votre site',
      blocks: [
        'Dites dans la page HTML qu’elle ne veut pas être listée. La première ligne le dit à tous les moteurs, la deuxième à cette banque seule ; la troisième est un en-tête HTTP qui vaut de même.',
        { code: `${meta}\n${metaForUs}\n${header}` },
        'La prochaine moisson qui relit la page l’efface. Ses fiches quittent aussitôt toutes les réponses ; leur histoire et leurs copies suivent à la fin de la moisson. Une page se relit de 1 à 90 jours après la dernière lecture, selon qu’elle change souvent ou non. Si vous retirez cette ligne, la page peut revenir.',
        'Supprimer la page suffit aussi : quand elle répond 404 ou 410 deux jours différents, ses fiches sont retirées. Leur histoire reste alors dans la banque ; pour qu’elle parte aussi, écrivez-nous.',
        {
          note: 'Ne barrez pas dans robots.txt une page que vous voulez faire oublier : nous ne la lirions plus, et ne verrions pas `noindex`. robots.txt arrête les lectures ; il n’efface rien.',
        },
      ],
    },
    {
      id: 'ask',
      title: 'En nous écrivant',
      blocks: [
        'Écrivez à qui tient cette banque : {contact}. Dites ce qui doit partir : une adresse, une fiche, ou tout ce qui vient de vous. Il n’y a pas de raison à donner.',
        'La commande qui efface prend quelques secondes, et environ une minute quand la banque est grande. Le site suit en quelques secondes. Ce qui a été oublié ne revient ni par une moisson, ni par la remise d’une sauvegarde de la même banque, tant que son propriétaire n’en redemande pas.',
      ],
    },
    {
      id: 'deleted',
      title: 'Ce qui est effacé',
      blocks: [
        {
          items: [
            'les fiches, leur provenance, et les liens d’autres fiches vers elles ;',
            'leur histoire : le numéro des changements reste, leur contenu est vidé ;',
            'les pages gardées dans l’archive, ainsi que les listes qui les nomment ;',
            'ce que les rapports de qualité en citaient ;',
            'l’index de recherche et les copies qui répondent aux requêtes, qui sont refaits.',
          ],
        },
      ],
    },
    {
      id: 'beyond',
      title: 'Ce qui est hors de notre portée',
      blocks: [
        {
          items: [
            'les sauvegardes et les exports faits auparavant, que la commande nomme à qui tient la banque pour qu’il les remplace ;',
            'les copies que d’autres ont téléchargées, sous la licence que vous aviez donnée ; le [flux des changements](/stream) leur annonce le retrait, et ses pages d’avant restent au plus trente jours dans des caches ;',
            'une autre page, qui ne fait que nommer ce qui est parti, comme une actualité : elle est gardée telle que son propriétaire la publie ;',
            'les archives du Web tenues par d’autres ;',
            'l’adresse (IRI) de ce qui est parti : elle reste dans l’histoire, sans contenu, pour que les copies sachent qu’il faut l’ôter.',
          ],
        },
      ],
    },
    {
      id: 'guard',
      title: 'Beaucoup à la fois',
      blocks: [
        'Un site en panne ressemble à un site qui s’en va. Si plus de dix pages, et plus d’un cinquième de celles qui ont été lues, disent `noindex` d’un coup, leurs fiches sont retirées ; leur histoire attend qu’une personne confirme. Si autant de pages disparaissent d’un coup sans rien dire, tout reste jusqu’à cette confirmation.',
      ],
    },
    {
      id: 'robot',
      title: 'Notre robot',
      blocks: [
        'Il se nomme ainsi dans les journaux de votre serveur :',
        { code: '{robot}' },
        'Il y dit à qui écrire : sans adresse de contact, le logiciel refuse de moissonner un site. Pour l’arrêter, dans robots.txt :',
        { code: robotsTxt },
        {
          items: [
            'robots.txt est relu chaque jour. S’il manque (404), tout est permis ; s’il est en panne ou fermé, rien n’est lu.',
            'Une requête à la fois, par nom d’hôte et par adresse de serveur : les associations qui partagent un serveur ne sont pas visitées ensemble.',
            'Entre deux requêtes : 5 secondes ou le délai dont on convient, jamais moins d’une seconde ; et plus si votre `Crawl-delay`, ou cinq fois le temps de votre dernière réponse, est plus long. Après une erreur, deux fois plus, et encore.',
            'Ni compte, ni cookie, ni formulaire. Seuls vos propres hôtes sont visités.',
          ],
        },
      ],
    },
  ],
};

const english: PageWords = {
  title: 'Leaving, and our robot',
  lead: 'Who wants to leave the bank leaves it: a page, a record or a whole partner. What leaves is erased from the bank, from its history and from its archive.',
  sections: [
    {
      id: 'alone',
      title: 'Alone, from your own site',
      blocks: [
        'Say in the HTML page that it does not want to be listed. The first line says it to all search engines, the second to this bank alone; the third is an HTTP header that does the same.',
        { code: `${meta}\n${metaForUs}\n${header}` },
        'The next harvest that reads the page again erases it. Its records leave every answer at once; their history and copies follow when the harvest ends. A page is read again 1 to 90 days after the last time, as it changes often or not. If you take the line out, the page may come back.',
        'Deleting the page will do as well: when it answers 404 or 410 on two different days, its records are removed. Their history then stays in the bank; write to us if that is to go too.',
        {
          note: 'Do not close a page in robots.txt that you want forgotten: we would not read it any more, and would not see `noindex`. robots.txt stops reading; it erases nothing.',
        },
      ],
    },
    {
      id: 'ask',
      title: 'By writing to us',
      blocks: [
        'Write to whoever runs this bank: {contact}. Say what is to go: an address, a record, or all that comes from you. No reason has to be given.',
        'The command that erases takes some seconds, and about a minute in a large bank. The site follows within seconds. What was forgotten comes back neither by a harvest nor by restoring a backup of the same bank, until its owner asks for it.',
      ],
    },
    {
      id: 'deleted',
      title: 'What is erased',
      blocks: [
        {
          items: [
            'the records, their provenance, and links of other records to them;',
            'their history: the changes keep their numbers, and are emptied;',
            'the pages kept in the archive, and lists that name them;',
            'what quality reports quoted of them;',
            'the search index, and the copies that answer queries, which are made anew.',
          ],
        },
      ],
    },
    {
      id: 'beyond',
      title: 'What is beyond our reach',
      blocks: [
        {
          items: [
            'backups and exports made before, which the command names to the operator so that they are replaced;',
            'copies that others have downloaded, under the licence that you had given; the [stream of changes](/stream) tells them of the removal, and its earlier pages stay in caches for thirty days at most;',
            'another page that merely names what has left, such as a piece of news: it is kept as its owner publishes it;',
            'web archives that others keep;',
            'the address (IRI) of what has left: it stays in the history, empty, so that copies know what to remove.',
          ],
        },
      ],
    },
    {
      id: 'guard',
      title: 'Many at once',
      blocks: [
        'A site that is out of order looks like one that leaves. Where more than ten pages, and more than a fifth of those that were read, say `noindex` at once, their records are removed; their history waits until a person confirms. Where as many vanish at once without a word, everything stays until then.',
      ],
    },
    {
      id: 'robot',
      title: 'Our robot',
      blocks: [
        'So it calls itself in the logs of your server:',
        { code: '{robot}' },
        'It says there whom to write to: without a contact address the software refuses to harvest a site. To stop it, in robots.txt:',
        { code: robotsTxt },
        {
          items: [
            'robots.txt is read anew every day. Where there is none (404) everything is allowed; where it is out of order or closed, nothing is read.',
            'One request at a time, for each host name and each server address: associations that share a server are not visited together.',
            'Between two requests: 5 seconds or as agreed, never less than a second; and more where your `Crawl-delay`, or five times the time of your last answer, is longer. After an error twice that, and again.',
            'No account, no cookie, no form. Only your own hosts are visited.',
          ],
        },
      ],
    },
  ],
};

export const leavingText: PageText = { fr: french, en: english };
