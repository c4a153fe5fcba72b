/** The words of the statistics. */

import type { DimensionName } from '../../model/statistics.js';
import type { Language } from '../language.js';

/** What a dimension is called: as a column, in a heading, and where a record has no value in it. */
export interface DimensionWords {
  readonly name: string;
  readonly by: string;
  readonly without: string;
}

export interface StatisticsWords {
  readonly title: string;
  readonly lead: string;
  readonly caveat: string;
  /** `singular|plural`. */
  readonly counted: string;
  readonly nothing: string;
  readonly nothingText: string;
  readonly emptyBank: string;
  readonly dimensions: Readonly<Record<DimensionName, DimensionWords>>;
  readonly initiatives: string;
  readonly share: string;
  readonly shownShare: string;
  readonly exists: string;
  readonly shown: string;
  readonly all: string;
  readonly several: string;
  readonly mostFrequent: (shown: string, all: string) => string;
  readonly latest: (shown: string, all: string) => string;
  readonly firstByName: (shown: string, all: string) => string;
  readonly notKept: (kept: string) => string;
  readonly allValues: (count: string) => string;
  readonly elsewhere: string;
  readonly noValue: string;
  readonly fairTitle: string;
  readonly fair: (places: string, days: string, page: string) => string;
  readonly fairChance: (points: string) => string;
  readonly fairWords: string;
  readonly crossTitle: string;
  readonly crossText: string;
  readonly columns: string;
  readonly rows: string;
  readonly cross: string;
  readonly crossing: (x: string, y: string) => string;
  readonly crossingNote: string;
  readonly cut: string;
  readonly overview: string;
  readonly asFigures: string;
  readonly onThisPage: string;
  readonly query: string;
  readonly noQuery: string;
  readonly tooFrequent: string;
  readonly saveFailed: string;
  readonly chart: string;
  readonly table: string;
  readonly described: (title: string, count: string) => string;
  readonly sameNumbers: string;
  readonly notReady: string;
}

const french: StatisticsWords = {
  title: 'Statistiques',
  lead: 'Ce que la banque contient, compté par thème, territoire, état d’avancement, partenaire et année.',
  caveat:
    'Ces nombres comptent les fiches que les partenaires publient et que la banque a lues. Ils ne mesurent pas l’innovation sociale elle-même\u00A0: là où ils sont petits, on en raconte peut-être seulement peu.',
  counted: 'initiative comptée|initiatives comptées',
  nothing: 'Il n’y a rien à compter',
  nothingText: 'Aucune initiative ne répond à cette recherche.',
  emptyBank: 'La banque ne contient encore aucune initiative.',
  dimensions: {
    theme: { name: 'Thème', by: 'Par thème', without: 'Sans thème connu' },
    subtheme: { name: 'Sous-thème', by: 'Par sous-thème', without: 'Sans sous-thème connu' },
    region: { name: 'Région', by: 'Par région', without: 'Sans région connue' },
    departement: { name: 'Département', by: 'Par département', without: 'Sans département connu' },
    stage: {
      name: 'État d’avancement',
      by: 'Par état d’avancement',
      without: 'Sans état d’avancement connu',
    },
    source: { name: 'Partenaire', by: 'Par partenaire', without: 'Sans partenaire connu' },
    year: { name: 'Année de début', by: 'Par année de début', without: 'Sans année de début connue' },
    engineering: { name: 'Ingénierie', by: 'Par ingénierie', without: 'Sans ingénierie connue' },
    method: { name: 'Méthode', by: 'Par méthode', without: 'Sans méthode connue' },
    audience: { name: 'Public', by: 'Par public', without: 'Sans public connu' },
    reach: { name: 'Portée', by: 'Par portée', without: 'Sans portée connue' },
    recordType: { name: 'Type de fiche', by: 'Par type de fiche', without: 'Sans type connu' },
  },
  initiatives: 'Initiatives',
  share: 'Part',
  shownShare: 'Part montrée',
  exists: 'Part de ce qui existe',
  shown: 'Part de ce qui est montré',
  all: 'Ensemble',
  several:
    'Une initiative qui a plusieurs valeurs compte une fois dans chacune\u00A0: les nombres ne s’additionnent pas.',
  mostFrequent: (shown, all) => `Les ${shown} valeurs les plus fréquentes sur ${all}.`,
  latest: (shown, all) => `Les ${shown} années les plus récentes sur ${all}.`,
  firstByName: (shown, all) => `Les ${shown} premiers dans l’ordre alphabétique, sur ${all}.`,
  notKept: (kept) => `Seules les ${kept} valeurs les plus fréquentes sont comptées.`,
  allValues: (count) => `Les ${count} valeurs`,
  elsewhere:
    'Sans région ni département\u00A0: à l’étranger, dans la France entière, ou en un lieu que la fiche ne dit pas.',
  noValue: 'Aucune de ces initiatives n’a de valeur ici.',
  fairTitle: 'Ce qui existe et ce qui est montré',
  fair: (places, days, page) =>
    `La part montrée est celle de chaque partenaire parmi les ${places} places des premières pages (${page} initiatives au plus) que cette recherche sans mots a sur les ${days} derniers jours, d’après l’ordre tiré au sort pour chacun de ces jours et les fiches d’aujourd’hui\u00A0; les visites ne sont pas suivies. Les partenaires se suivent par ordre alphabétique.`,
  fairChance: (points) =>
    `Le hasard seul éloigne une part montrée de sa part réelle de ${points}\u00A0points au plus, dix-neuf fois sur vingt.`,
  fairWords:
    'Avec des mots, les initiatives se suivent par pertinence\u00A0: la part montrée se lit sans mots.',
  crossTitle: 'Croiser deux dimensions',
  crossText: 'Combien d’initiatives ont à la fois une valeur de l’une et une valeur de l’autre.',
  columns: 'En colonnes',
  rows: 'En lignes',
  cross: 'Croiser',
  crossing: (x, y) => `${x} et ${y.charAt(0).toLowerCase()}${y.slice(1)}`,
  crossingNote:
    'Une initiative qui a plusieurs valeurs compte une fois dans chaque case qui lui revient. «\u00A0Ensemble\u00A0» compte chaque initiative une fois.',
  cut: 'Toutes les cases sont dans le fichier CSV.',
  overview: 'Toutes les statistiques',
  asFigures: 'Chiffres',
  onThisPage: 'Sur cette page',
  query: 'Requête SPARQL',
  tooFrequent:
    'La requête SPARQL n’est pas offerte\u00A0: ces mots sont dans plus de 10\u202F000 fiches, plus que le point d’accès n’en cherche.',
  noQuery:
    'Autour d’un lieu, la requête SPARQL n’est pas proposée\u00A0: ses distances diffèrent de quelques mètres.',
  saveFailed: 'L’image n’a pas pu être faite',
  chart: 'Graphique',
  table: 'Table',
  described: (title, count) => `${title}\u00A0: ${count}.`,
  sameNumbers: 'La table donne les mêmes nombres.',
  notReady: 'La banque est en train d’être lue. Rechargez cette page dans quelques secondes.',
};

const english: StatisticsWords = {
  title: 'Statistics',
  lead: 'What the bank holds, counted by theme, territory, stage of progress, partner and year.',
  caveat:
    'These numbers count the records that partners publish and the bank has read. They do not measure social innovation itself: where they are small, perhaps only little of it is told.',
  counted: 'initiative counted|initiatives counted',
  nothing: 'There is nothing to count',
  nothingText: 'No initiative meets this search.',
  emptyBank: 'The bank holds no initiative yet.',
  dimensions: {
    theme: { name: 'Theme', by: 'By theme', without: 'No known theme' },
    subtheme: { name: 'Sub-theme', by: 'By sub-theme', without: 'No known sub-theme' },
    region: { name: 'Region', by: 'By region', without: 'No known region' },
    departement: { name: 'Département', by: 'By département', without: 'No known département' },
    stage: { name: 'Stage of progress', by: 'By stage of progress', without: 'No known stage' },
    source: { name: 'Partner', by: 'By partner', without: 'No known partner' },
    year: { name: 'Year of beginning', by: 'By year of beginning', without: 'No known year' },
    engineering: {
      name: 'Kind of engineering',
      by: 'By kind of engineering',
      without: 'No known engineering',
    },
    method: { name: 'Method', by: 'By method', without: 'No known method' },
    audience: { name: 'Audience', by: 'By audience', without: 'No known audience' },
    reach: { name: 'Reach', by: 'By reach', without: 'No known reach' },
    recordType: { name: 'Kind of record', by: 'By kind of record', without: 'No known kind' },
  },
  initiatives: 'Initiatives',
  share: 'Share',
  shownShare: 'Share shown',
  exists: 'Share of what exists',
  shown: 'Share of what is shown',
  all: 'All',
  several: 'An initiative that has several values counts once in each: the numbers do not add up.',
  mostFrequent: (shown, all) => `The ${shown} most frequent values of ${all}.`,
  latest: (shown, all) => `The ${shown} latest years of ${all}.`,
  firstByName: (shown, all) => `The first ${shown} of ${all} in alphabetical order.`,
  notKept: (kept) => `Only the ${kept} most frequent values are counted.`,
  allValues: (count) => `All ${count} values`,
  elsewhere:
    'No region or département: abroad, in all of France, or in a place that the record does not tell.',
  noValue: 'None of these initiatives has a value here.',
  fairTitle: 'What exists and what is shown',
  fair: (places, days, page) =>
    `The share shown is each partner’s among the ${places} places of the first pages (${page} initiatives at most) that this search has without words over the last ${days} days, by the order drawn for each of these days and the records of today; visits are not followed. Partners follow in alphabetical order.`,
  fairChance: (points) =>
    `Chance alone keeps a share shown within ${points} points of the real share, nineteen times out of twenty.`,
  fairWords: 'With words, initiatives follow by relevance: the share shown is read without words.',
  crossTitle: 'Cross two dimensions',
  crossText: 'How many initiatives have both a value of the one and a value of the other.',
  columns: 'In columns',
  rows: 'In rows',
  cross: 'Cross',
  crossing: (x, y) => `${x} and ${y.charAt(0).toLowerCase()}${y.slice(1)}`,
  crossingNote:
    'An initiative that has several values counts once in each cell that it belongs to. “All” counts each initiative once.',
  cut: 'All cells are in the CSV file.',
  overview: 'All statistics',
  asFigures: 'Figures',
  onThisPage: 'On this page',
  query: 'SPARQL query',
  tooFrequent:
    'The SPARQL query is not offered: these words are in more than 10,000 records, more than the endpoint looks for.',
  noQuery: 'Around a place the SPARQL query is not offered: its distances differ by some metres.',
  saveFailed: 'The image could not be made',
  chart: 'Chart',
  table: 'Table',
  described: (title, count) => `${title}: ${count}.`,
  sameNumbers: 'The table gives the same numbers.',
  notReady: 'The bank is being read. Reload this page in a few seconds.',
};

export const statisticsWords: Readonly<Record<Language, StatisticsWords>> = { fr: french, en: english };
