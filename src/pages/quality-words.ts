/** The words of the section that tells what a harvest measured. */

import type { Language } from './language.js';

export interface QualityWords {
  readonly title: string;
  readonly intro: string;
  readonly date: string;
  readonly known: string;
  readonly seenSince: string;
  readonly seenSinceText: (date: string) => string;
  readonly pages: string;
  readonly pagesText: (read: string, unchanged: string, failed: string) => string;
  readonly records: string;
  readonly recordsText: (found: string, withheld: string) => string;
  readonly places: string;
  readonly levels: Readonly<Record<string, string>>;
  readonly none: string;
  readonly shapes: string;
  readonly shapesText: (violations: string, warnings: string, informations: string) => string;
  readonly personal: string;
  readonly cost: string;
  readonly noCost: string;
  readonly costText: (requests: string, kilobytes: string) => string;
  readonly fill: string;
  readonly property: string;
  readonly share: string;
  readonly change: string;
  readonly points: string;
  /** Names of borrowed properties, which the vocabulary does not label, by the end of their IRI. */
  readonly properties: Readonly<Record<string, string>>;
  readonly unmappedTags: string;
  readonly unresolvedPlaces: string;
  readonly rules: string;
  readonly rule: string;
  readonly matched: string;
}

const french: QualityWords = {
  title: 'Ce que la dernière moisson a mesuré',
  intro: 'Les mêmes mesures pour tous les partenaires\u00A0; elles ne servent à classer personne.',
  date: 'Moisson du',
  known: 'Pages connues',
  seenSince: 'Fraîcheur',
  seenSinceText: (date) => `la page lue il y a le plus longtemps l’a été le ${date}`,
  pages: 'Pages lues',
  pagesText: (read, unchanged, failed) => `${read}, dont ${unchanged} inchangées\u00A0; ${failed} en échec`,
  records: 'Fiches trouvées',
  recordsText: (found, withheld) => `${found}\u00A0; ${withheld} retenues`,
  places: 'Lieux trouvés',
  levels: {
    commune: 'communes',
    epci: 'intercommunalités',
    departement: 'départements',
    region: 'régions',
    country: 'pays',
    city: 'villes à l’étranger',
  },
  none: 'aucun',
  shapes: 'Formes (SHACL)',
  shapesText: (violations, warnings, informations) =>
    `${violations} refus, ${warnings} avertissements, ${informations} remarques`,
  personal: 'Données personnelles retirées',
  cost: 'Coût pour le partenaire',
  noCost: 'aucun\u00A0: les pages viennent d’une archive',
  costText: (requests, kilobytes) => `${requests} requêtes, ${kilobytes}\u00A0ko`,
  fill: 'Combien de fiches ont chaque propriété',
  property: 'Propriété',
  share: 'Fiches',
  change: 'Parmi celles relues',
  points: 'points',
  properties: {
    title: 'titre',
    abstract: 'résumé',
    description: 'texte',
    spatial: 'lieu',
    subject: 'thème',
    audience: 'public',
    issued: 'date de publication',
    modified: 'date de modification',
    startDate: 'début',
    endDate: 'fin',
    funder: 'financé par',
    image: 'image',
    video: 'vidéo',
    homepage: 'site',
    lat: 'latitude',
    long: 'longitude',
    validFrom: 'valable du',
    validThrough: 'valable jusqu’au',
  },
  unmappedTags: 'Mots-clés sans correspondance',
  unresolvedPlaces: 'Lieux que la banque ne sait pas situer',
  rules: 'Ce que chaque règle a trouvé',
  rule: 'Règle',
  matched: 'Trouvé',
};

const english: QualityWords = {
  title: 'What the last harvest measured',
  intro: 'The same measures for every partner; they rank nobody.',
  date: 'Harvest of',
  known: 'Pages known',
  seenSince: 'Freshness',
  seenSinceText: (date) => `the page that was read longest ago was read on ${date}`,
  pages: 'Pages read',
  pagesText: (read, unchanged, failed) => `${read}, ${unchanged} of them unchanged; ${failed} failed`,
  records: 'Records found',
  recordsText: (found, withheld) => `${found}; ${withheld} withheld`,
  places: 'Places found',
  levels: {
    commune: 'communes',
    epci: 'intercommunalities',
    departement: 'départements',
    region: 'regions',
    country: 'countries',
    city: 'cities abroad',
  },
  none: 'none',
  shapes: 'Shapes (SHACL)',
  shapesText: (violations, warnings, informations) =>
    `${violations} violations, ${warnings} warnings, ${informations} remarks`,
  personal: 'Personal data removed',
  cost: 'Cost to the partner',
  noCost: 'none: the pages come from an archive',
  costText: (requests, kilobytes) => `${requests} requests, ${kilobytes} kB`,
  fill: 'How many records have each property',
  property: 'Property',
  share: 'Records',
  change: 'Among those read again',
  points: 'points',
  properties: {
    title: 'title',
    abstract: 'summary',
    description: 'text',
    spatial: 'place',
    subject: 'theme',
    audience: 'audience',
    issued: 'date of publication',
    modified: 'date of change',
    startDate: 'beginning',
    endDate: 'end',
    funder: 'funded by',
    image: 'picture',
    video: 'video',
    homepage: 'site',
    lat: 'latitude',
    long: 'longitude',
    validFrom: 'valid from',
    validThrough: 'valid through',
  },
  unmappedTags: 'Tags that lead to no theme',
  unresolvedPlaces: 'Places that the bank cannot locate',
  rules: 'What each rule has found',
  rule: 'Rule',
  matched: 'Found',
};

export const qualityWords: Readonly<Record<Language, QualityWords>> = { fr: french, en: english };
