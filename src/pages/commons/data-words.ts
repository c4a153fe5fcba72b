/** The documentation of the data and of the addresses that programs ask; lists that the code knows are put in by the page. */

import type { PageText, PageWords } from './page-words.js';

const french: PageWords = {
  title: 'Données et API',
  lead: 'Tout ce que montre le site se prend aussi en données, sans compte ni clé. Une recherche et ses données ont la même adresse : seul le format demandé change.',
  sections: [
    {
      id: 'examples',
      title: 'Exemples',
      blocks: ['À copier tels quels. Ces commandes sont éprouvées à chaque changement du logiciel.'],
    },
    {
      id: 'search',
      title: 'Chercher',
      blocks: [
        'L’adresse d’une recherche est tout ce qu’elle est : `/recherche`, ou `/en/recherche` pour avoir les noms en anglais. Un paramètre de rubrique peut être répété : une des valeurs suffit, et chaque rubrique doit être satisfaite. `/carte` prend les mêmes paramètres.',
      ],
    },
    {
      id: 'formats',
      title: 'Les formats d’une recherche',
      blocks: [
        'Par `format=` ou par l’en-tête `Accept`. Une même recherche donne le même ensemble dans chaque format, par pages plus ou moins longues ; l’en-tête `Link` mène à la page suivante (`rel="next"`).',
      ],
    },
    {
      id: 'things',
      title: 'Chaque chose a une adresse',
      blocks: [
        'Une initiative, une organisation, un lieu, un partenaire a un identifiant (IRI) sous `/id/`. Il répond par un renvoi (303) : vers la page pour un navigateur, vers les données pour un programme, selon `Accept`. Les données se demandent aussi directement, par le suffixe :',
      ],
    },
    {
      id: 'sparql',
      title: 'Interroger',
      blocks: [
        '[/sparql](/sparql) parle le protocole SPARQL 1.1, par GET ou POST. Le graphe par défaut réunit ce que disent tous les partenaires ; ce que dit chacun d’une fiche est dans un graphe à lui (`/graph/…`), et son origine dans un autre (`/prov/…`).',
        'Des [requêtes toutes faites](/requetes) ont chacune une adresse, `/api/queries/<nom>`, décrite dans le [document OpenAPI](/api/openapi.json). La description du service et des données (VoID) est à [/.well-known/void](/.well-known/void).',
        'En plus de SPARQL : `bis:matches` cherche des mots comme la recherche du site, et les fonctions de GeoSPARQL (`geof:distance`) mesurent des distances.',
        {
          facts: [
            [
              'Durée',
              '{seconds} s par requête ; `timeout=` l’abaisse. Au-delà : 503, avant toute ligne de réponse.',
            ],
            [
              'Lignes',
              '{rows} et 64 Mo. Au-delà : 422 ; avec `truncate=1`, les premières lignes, et `X-Result-Truncated`.',
            ],
            ['Part de chacun', '{share}'],
            ['Ailleurs', '`SERVICE` n’appelle que les points d’accès permis par qui tient la banque.'],
          ],
        },
        'Une réponse n’est jamais coupée en silence.',
      ],
    },
    {
      id: 'vocabulary',
      title: 'Vocabulaire',
      blocks: [
        'Les termes viennent de vocabulaires répandus (Dublin Core, SKOS, PROV, ORG, schema.org, GeoSPARQL) ; le [vocabulaire de la banque](/ns) n’ajoute que ce qui manquait, et liste les listes de concepts : [thèmes](/scheme/themes), [états d’avancement](/scheme/stages), [ingénieries](/scheme/engineering) et d’autres. Le [contexte JSON-LD](/ns/context/v1.jsonld) leur donne des noms courts.',
      ],
    },
    {
      id: 'versions',
      title: 'Versions, et comment citer',
      blocks: [
        'Chaque changement donne aux données un numéro de plus. Toute réponse dit le sien (`BIS-Dataset-Version`). La [version courante](/versions) a sa date, son contenu, son empreinte et le texte pour la citer.',
        'Pour suivre les changements un par un : [/stream](/stream) est un flux d’événements (LDES, en TriG), et `/stream/source/<id>` celui d’un partenaire. Le programme npm `ldes-client` en tient une copie exacte.',
      ],
    },
    {
      id: 'licences',
      title: 'Licences',
      blocks: [
        'Chaque partenaire garde la licence de ses données : elle est sur [sa page](/sources), et dans les données (`dcterms:license`). Quand elle n’a pas été communiquée, les données le disent (`dcterms:rights`) ; demandez au partenaire avant de republier ses textes. Citez toujours qui raconte.',
      ],
    },
    {
      id: 'headers',
      title: 'En-têtes',
      blocks: [
        {
          facts: [
            ['`BIS-Dataset-Version`', 'La version des données qui a répondu.'],
            [
              '`ETag`',
              'Renvoyez-le par `If-None-Match` : si rien n’a changé, la réponse est 304, sans corps.',
            ],
            ['`Link`', 'La page suivante, ou la provenance d’une chose.'],
            ['`Retry-After`', 'Avec 503 ou 429 : les secondes à attendre.'],
            ['`Server-Timing`', 'D’une requête SPARQL : son attente et sa durée.'],
          ],
        },
        'Toutes les lectures sont ouvertes aux scripts d’autres sites (CORS).',
      ],
    },
    {
      id: 'errors',
      title: 'Erreurs',
      blocks: [
        'Une erreur est un document `application/problem+json` (RFC 9457) : `type`, `title`, `status`, `detail`, et `advice`, qui dit quoi faire. Chaque type a sa page, en anglais :',
      ],
    },
  ],
};

const english: PageWords = {
  title: 'Data and API',
  lead: 'All that the site shows can be taken as data too, without an account or a key. A search and its data have the same address: only the format asked for is different.',
  sections: [
    {
      id: 'examples',
      title: 'Examples',
      blocks: ['To be copied as they are. These commands are tested with every change of the software.'],
    },
    {
      id: 'search',
      title: 'Search',
      blocks: [
        'The address of a search is all there is to it: `/recherche`, or `/en/recherche` to have names in English. A parameter of a facet may be repeated: one of its values suffices, and every facet must be met. `/carte` takes the same parameters.',
      ],
    },
    {
      id: 'formats',
      title: 'The formats of a search',
      blocks: [
        'By `format=` or by the header `Accept`. One search gives the same set in every format, in pages of different lengths; the header `Link` leads to the next page (`rel="next"`).',
      ],
    },
    {
      id: 'things',
      title: 'Every thing has an address',
      blocks: [
        'An initiative, an organization, a place, a partner has an identifier (IRI) under `/id/`. It answers by pointing elsewhere (303): to the page for a browser, to the data for a program, by `Accept`. Data can be asked for directly too, by suffix:',
      ],
    },
    {
      id: 'sparql',
      title: 'Query',
      blocks: [
        '[/sparql](/en/sparql) speaks the SPARQL 1.1 Protocol, by GET or POST. The default graph unites what all partners say; what each says of a record is in a graph of its own (`/graph/…`), and where that comes from in another (`/prov/…`).',
        '[Ready-made queries](/en/requetes) have an address each, `/api/queries/<name>`, described in the [OpenAPI document](/api/openapi.json). The description of the service and the data (VoID) is at [/.well-known/void](/.well-known/void).',
        'Beyond SPARQL: `bis:matches` looks for words as the search of the site does, and GeoSPARQL’s functions (`geof:distance`) measure distances.',
        {
          facts: [
            ['Time', '{seconds} s a query; `timeout=` lowers it. Beyond: 503, before any row of an answer.'],
            [
              'Rows',
              '{rows} and 64 MB. Beyond: 422; with `truncate=1` the first rows, and `X-Result-Truncated`.',
            ],
            ['Fair share', '{share}'],
            ['Elsewhere', '`SERVICE` calls only the endpoints that the operator allows.'],
          ],
        },
        'An answer is never cut in silence.',
      ],
    },
    {
      id: 'vocabulary',
      title: 'Vocabulary',
      blocks: [
        'Terms come from vocabularies in wide use (Dublin Core, SKOS, PROV, ORG, schema.org, GeoSPARQL); the [vocabulary of the bank](/en/ns) adds only what was missing, and lists the concept schemes: [themes](/en/scheme/themes), [stages](/en/scheme/stages), [engineering](/en/scheme/engineering) and others. The [JSON-LD context](/ns/context/v1.jsonld) gives them short names.',
      ],
    },
    {
      id: 'versions',
      title: 'Versions, and how to cite',
      blocks: [
        'Every change gives the data a higher number. Every answer tells its own (`BIS-Dataset-Version`). The [current version](/en/versions) has its date, its content, its checksum and the text to cite it by.',
        'To follow the changes one by one: [/stream](/stream) is an event stream (LDES, in TriG), and `/stream/source/<id>` that of a partner. The npm program `ldes-client` keeps an exact copy of it.',
      ],
    },
    {
      id: 'licences',
      title: 'Licences',
      blocks: [
        'Each partner keeps the licence of its data: it is on [its page](/en/sources), and in the data (`dcterms:license`). Where none has been communicated the data say so (`dcterms:rights`); ask the partner before you publish its texts again. Always name who tells it.',
      ],
    },
    {
      id: 'headers',
      title: 'Headers',
      blocks: [
        {
          facts: [
            ['`BIS-Dataset-Version`', 'The version of the data that answered.'],
            [
              '`ETag`',
              'Send it back by `If-None-Match`: if nothing has changed the answer is 304, without a body.',
            ],
            ['`Link`', 'The next page, or the provenance of a thing.'],
            ['`Retry-After`', 'With 503 or 429: the seconds to wait.'],
            ['`Server-Timing`', 'Of a SPARQL query: how long it waited and ran.'],
          ],
        },
        'All reads are open to scripts of other sites (CORS).',
      ],
    },
    {
      id: 'errors',
      title: 'Errors',
      blocks: [
        'An error is an `application/problem+json` document (RFC 9457): `type`, `title`, `status`, `detail`, and `advice`, which says what to do. Each type has a page:',
      ],
    },
  ],
};

export const dataText: PageText = { fr: french, en: english };

export const dataWords = {
  fr: {
    forExample: 'Par exemple :',
    values: 'Valeurs :',
    perPage: 'fiche par page|fiches par page',
    feed: 'ce qui est arrivé, le plus récent d’abord',
    share: (seconds: string) => `${seconds} s de calcul par minute. Au-delà : 429, avec le temps à attendre.`,
    noShare: 'Sans limite ici.',
    page: 'une page, pour lire',
  },
  en: {
    forExample: 'For example:',
    values: 'Values:',
    perPage: 'record a page|records a page',
    feed: 'what has come, the last first',
    share: (seconds: string) => `${seconds} s of the engine a minute. Beyond: 429, with the time to wait.`,
    noShare: 'No limit here.',
    page: 'a page, to read',
  },
} as const;
