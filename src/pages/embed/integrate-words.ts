/** The words of the page by which other sites set up what they show of the bank. */

import type { WidgetKind } from '../../model/widget-answer.js';
import type { Language } from '../language.js';

const french = {
  title: 'Intégrer la banque à votre site',
  lead: 'Montrez sur votre site des initiatives, leur carte, leur nombre ou des appels, toujours à jour. Réglez, regardez, copiez. Aucun compte, aucun cookie\u00A0: vos visiteurs ne sont pas suivis.',
  menu: 'Intégrer',
  fromPage: 'Partir d’une page de la banque',
  fromPageHint:
    'L’adresse d’une fiche, d’une recherche, d’une carte ou d’une liste d’appels\u00A0: tous ses critères sont repris.',
  take: 'Reprendre',
  notOurs:
    'Cette adresse n’est pas celle d’une fiche, d’une recherche, d’une carte ou d’une liste d’appels de cette banque.',
  what: 'Quoi',
  which: 'Lesquelles',
  how: 'Comment',
  kinds: {
    initiatives: 'Une liste d’initiatives',
    initiative: 'Une initiative ou un appel',
    map: 'Une carte',
    count: 'Un nombre',
    calls: 'Des appels ouverts',
  } satisfies Record<WidgetKind, string>,
  oneInitiative: 'Une initiative',
  oneCall: 'Un appel',
  iri: 'Adresse de la fiche',
  words: 'Mots',
  all: 'Tous',
  alsoKept: 'Autres critères repris\u00A0:',
  clear: 'Tout effacer',
  limit: 'Nombre (20 au plus)',
  sort: 'Ordre',
  sortUsual: 'celui de la banque',
  layout: 'Présentation',
  layouts: { list: 'liste', cards: 'cartes' },
  language: 'Langue',
  scheme: 'Couleurs du cadre',
  schemes: { auto: 'claires ou sombres, selon le lecteur', light: 'claires', dark: 'sombres' },
  accented: 'Une couleur à vous',
  accent: 'Couleur des liens',
  schema: 'Décrire ce qui est montré aux moteurs de recherche (schema.org)',
  version: 'Version du script',
  versions: {
    moving: 'celle qui reçoit les corrections (conseillé)',
    fixed: 'figée, avec son empreinte (SRI)',
  },
  update: 'Mettre à jour',
  preview: 'Aperçu',
  fallback: (kind: WidgetKind) =>
    ({
      initiatives: 'Voir les initiatives',
      initiative: 'Lire la fiche',
      map: 'Voir la carte',
      count: 'Voir les initiatives',
      calls: 'Voir les appels ouverts',
    })[kind],
  missing: 'Donnez l’adresse d’une fiche pour voir l’aperçu.',
  notFound: 'Il n’y a ni initiative ni appel à cette adresse.',
  element: 'Dans votre page',
  elementHint:
    'Le script une fois par page\u00A0; l’élément là où vous le voulez, autant de fois que vous le voulez. Le lien à l’intérieur reste affiché si quoi que ce soit échoue\u00A0: script bloqué, serveur arrêté, navigateur ancien.',
  style: 'Style, dans votre feuille CSS',
  frame: 'Par un cadre (iframe)',
  frameHint: 'Si votre outil n’accepte pas les scripts. Fonctionne aussi sans JavaScript.',
  oembed: 'Dans WordPress, et partout où une adresse suffit (oEmbed)',
  oembedHint:
    'Collez cette adresse seule sur sa ligne, dans l’éditeur. WordPress demande à la banque de quoi la remplacer\u00A0; il faut que la banque soit joignable depuis son serveur.',
  copy: 'Copier',
  copied: 'Copié',
  more: 'Pour aller plus loin',
  attributes: 'Les attributs de chaque élément',
  attributesHint:
    'Les valeurs sont celles des adresses de recherche. Plusieurs valeurs s’écrivent avec des espaces\u00A0: une suffit. La langue est celle de l’attribut lang, ou de la page. Ce qui n’est pas compris est dit dans la console du navigateur, et le lien reste.',
  looks: 'L’apparence',
  looksHint:
    'Texte, couleurs et taille sont ceux de votre page, en clair comme en sombre. Pour les changer, des propriétés CSS\u00A0:',
  parts: 'et des parties, par ::part(…)\u00A0:',
  policy: 'Votre politique de sécurité (CSP)',
  policyHint:
    'Si votre site en a une, elle doit autoriser\u00A0: l’adresse de la banque dans script-src et connect-src, et dans frame-src pour la carte et les cadres. Rien d’autre\u00A0: ni style en ligne, ni image, ni autre hôte.',
  rules: 'La règle',
  rulesHint:
    'Le partenaire qui raconte, la licence de ses données et la banque restent visibles. Chaque texte appartient à son partenaire.',
  record: 'Intégrer',
  recordMore: 'cette fiche à votre site',
};

export type IntegrateWords = typeof french;

const english: IntegrateWords = {
  title: 'Show the bank on your site',
  lead: 'Show initiatives, their map, their number or calls on your site, always up to date. Set up, look, copy. No account, no cookie: your visitors are not tracked.',
  menu: 'Embed',
  fromPage: 'Begin with a page of the bank',
  fromPageHint:
    'The address of a record, a search, a map or a list of calls: all that it asks for is taken over.',
  take: 'Take over',
  notOurs: 'This is not the address of a record, a search, a map or a list of calls of this bank.',
  what: 'What',
  which: 'Which ones',
  how: 'How',
  kinds: {
    initiatives: 'A list of initiatives',
    initiative: 'One initiative or call',
    map: 'A map',
    count: 'A number',
    calls: 'Open calls',
  },
  oneInitiative: 'One initiative',
  oneCall: 'One call',
  iri: 'Address of the record',
  words: 'Words',
  all: 'All',
  alsoKept: 'Taken over besides:',
  clear: 'Clear all',
  limit: 'Number (at most 20)',
  sort: 'Order',
  sortUsual: 'the one of the bank',
  layout: 'Layout',
  layouts: { list: 'list', cards: 'cards' },
  language: 'Language',
  scheme: 'Colours of the frame',
  schemes: { auto: 'light or dark, as the reader has it', light: 'light', dark: 'dark' },
  accented: 'A colour of yours',
  accent: 'Colour of links',
  schema: 'Describe what is shown to search engines (schema.org)',
  version: 'Version of the script',
  versions: { moving: 'the one that gets fixes (advised)', fixed: 'fixed, with its digest (SRI)' },
  update: 'Update',
  preview: 'Preview',
  fallback: (kind) =>
    ({
      initiatives: 'See the initiatives',
      initiative: 'Read the record',
      map: 'See the map',
      count: 'See the initiatives',
      calls: 'See the open calls',
    })[kind],
  missing: 'Give the address of a record to see the preview.',
  notFound: 'There is no initiative and no call at this address.',
  element: 'In your page',
  elementHint:
    'The script once a page; the element where you want it, as often as you want it. The link inside stays if anything fails: script blocked, server down, old browser.',
  style: 'Style, in your CSS',
  frame: 'By a frame (iframe)',
  frameHint: 'If your tool does not accept scripts. Works without JavaScript too.',
  oembed: 'In WordPress, and wherever an address is enough (oEmbed)',
  oembedHint:
    'Paste this address alone on its line, in the editor. WordPress asks the bank what to put in its place; its server has to be able to reach the bank.',
  copy: 'Copy',
  copied: 'Copied',
  more: 'Going further',
  attributes: 'The attributes of each element',
  attributesHint:
    'Values are those of search addresses. Several values are written with spaces: one suffices. The language is that of the attribute lang, or of the page. What is not understood is told in the browser’s console, and the link stays.',
  looks: 'Looks',
  looksHint:
    'Text, colours and size are those of your page, light or dark. To change them there are CSS properties:',
  parts: 'and parts, by ::part(…):',
  policy: 'Your security policy (CSP)',
  policyHint:
    'If your site has one, it has to allow: the address of the bank in script-src and connect-src, and in frame-src for maps and frames. Nothing else: no inline style, no image, no other host.',
  rules: 'The rule',
  rulesHint:
    'The partner who tells, the licence of its data and the bank stay visible. Each text belongs to its partner.',
  record: 'Embed',
  recordMore: 'this record in your site',
};

/** By language. */
export const integrateWords: Readonly<Record<Language, IntegrateWords>> = { fr: french, en: english };
