/** What is kept of who visits, writes or is told of: as the software does it. */

import type { PageText, PageWords } from './page-words.js';

const french: PageWords = {
  title: 'Confidentialité',
  lead: 'Ce site ne pose aucun cookie, n’a pas de comptes, ne mesure pas son audience et ne demande rien à d’autres sites. Voici tout ce qu’il garde, et ce qu’il ne garde pas.',
  sections: [
    {
      id: 'reading',
      title: 'Quand vous lisez',
      blocks: [
        '{log}',
        'Il en va de même quand un autre site montre des initiatives de la banque ([Intégrer](/integrer)) : votre navigateur les demande à ce serveur, sans cookie.',
        'Pour que personne n’accapare les requêtes SPARQL, le serveur retient en mémoire combien de temps de calcul chaque adresse de réseau a pris récemment. Rien n’en est écrit sur disque ; tout s’efface à l’arrêt du serveur, et au-delà de 20 000 adresses les plus anciennes sont oubliées. Une adresse IPv6 n’est retenue que pour moitié.',
        'Le texte d’une requête SPARQL est en mémoire le temps d’y répondre. Qui tient la banque peut voir les requêtes en cours, pour arrêter celles qui bloquent les autres, sans voir qui les a posées.',
      ],
    },
    {
      id: 'here',
      title: 'Autour de vous',
      blocks: [
        'La recherche « autour de moi » demande votre position à votre navigateur, seulement quand vous pressez le bouton et que vous l’acceptez. Elle est arrondie à un kilomètre environ, puis écrite dans l’adresse de la page de résultats, que votre navigateur garde dans son historique.',
      ],
    },
    {
      id: 'writing',
      title: 'Quand vous écrivez',
      blocks: [
        'Quelques personnes ont un jeton, pour essayer une correspondance ou modifier des données. La banque en garde une empreinte, la date, les droits, et le nom que lui a donné qui tient la banque. Une page collée dans [Essayer une correspondance](/essayer) n’est pas gardée.',
      ],
    },
    {
      id: 'named',
      title: 'Si une fiche parle de vous',
      blocks: [
        'Les fiches viennent de pages publiques de partenaires, et peuvent nommer des personnes : qui porte un projet, par exemple. Adresses électroniques, téléphones et rues en sont ôtés, sauf quand un partenaire a demandé qu’ils restent. Les pages lues sont gardées dans une archive qui n’est pas publique.',
        'Vous pouvez demander à voir ce que la banque a de vous, à le faire corriger ou effacer, ou vous y opposer : {dataProtection}. Une correction se demande d’abord au partenaire, sinon la prochaine lecture rapporterait l’erreur ; chaque fiche mène à lui. [Partir](/a-propos/partir) dit ce qu’un effacement efface.',
        'Si la réponse ne vous convient pas, vous pouvez saisir la [CNIL](https://www.cnil.fr/fr/plaintes) ou l’autorité de votre pays.',
      ],
    },
  ],
};

const english: PageWords = {
  title: 'Privacy',
  lead: 'This site sets no cookie, has no accounts, does not measure its audience and asks nothing of other sites. Here is all that it keeps, and what it does not.',
  sections: [
    {
      id: 'reading',
      title: 'When you read',
      blocks: [
        '{log}',
        'The same holds when another site shows initiatives of the bank ([Embed](/en/integrer)): your browser asks this server for them, without a cookie.',
        'So that nobody takes all SPARQL queries for themselves, the server remembers in memory how much computing time each network address has used of late. None of it is written to disk; all of it is gone when the server stops, and beyond 20,000 addresses the oldest are forgotten. Of an IPv6 address only half is remembered.',
        'The text of a SPARQL query is in memory while it is being answered. The operator can see the queries under way, to stop those that block others, without seeing who asked them.',
      ],
    },
    {
      id: 'here',
      title: 'Around you',
      blocks: [
        'The search “around me” asks your browser for your position, only when you press the button and only if you agree. It is rounded to about a kilometre, and then written in the address of the page of results, which your browser keeps in its history.',
      ],
    },
    {
      id: 'writing',
      title: 'When you write',
      blocks: [
        'Some people have a token, to try a mapping or to change data. The bank keeps a digest of it, the date, its rights, and the name that the operator gave it. A page pasted into [Try a mapping](/en/essayer) is not kept.',
      ],
    },
    {
      id: 'named',
      title: 'If a record speaks of you',
      blocks: [
        'Records come from public pages of partners, and may name people: whoever carries a project, for example. E-mail addresses, telephone numbers and streets are taken out, unless a partner has asked for them to stay. The pages that were read are kept in an archive that is not public.',
        'You may ask to see what the bank has of you, have it corrected or erased, or object to it: {dataProtection}. Ask the partner first for a correction, or the next reading would bring the mistake back; every record leads to it. [Leaving](/en/a-propos/partir) says what an erasure erases.',
        'If the answer does not satisfy you, you may turn to the French authority ([CNIL](https://www.cnil.fr/en/plaintes)) or to that of your country.',
      ],
    },
  ],
};

export const privacyText: PageText = { fr: french, en: english };

/** What stands for `{log}`, and over what the deployment adds. */
export const privacyWords = {
  fr: {
    kept: 'Un journal des requêtes est tenu : l’heure, la page, le résultat et sa durée. Il n’a ni votre adresse de réseau, ni ce qui suit le « ? » d’une adresse, donc pas les mots que vous cherchez. D’une requête SPARQL, il garde une empreinte d’où le texte ne se retrouve pas.',
    notKept: 'Ce déploiement ne tient pas de journal des requêtes.',
    around:
      'Le réseau et la machine qui l’hébergent peuvent tenir leurs propres journaux ; ce site n’y peut rien et ne les lit pas.',
    deployment: 'Ce que ce déploiement ajoute',
  },
  en: {
    kept: 'A log of requests is kept: the time, the page, the outcome and how long it took. It has neither your network address nor what follows the “?” of an address, and so not the words that you look for. Of a SPARQL query it keeps a digest from which the text cannot be found again.',
    notKept: 'This deployment keeps no log of requests.',
    around:
      'The network and the machine that host it may keep logs of their own; this site has no say in that and does not read them.',
    deployment: 'What this deployment adds',
  },
} as const;
