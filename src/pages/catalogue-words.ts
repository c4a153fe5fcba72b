/** The words of the page that lists what can be downloaded and asked. */

import type { Language } from './language.js';

export interface CatalogueWords {
  readonly title: string;
  readonly lead: string;
  readonly whole: string;
  readonly wholeMore: string;
  readonly ofVersion: string;
  readonly file: string;
  readonly holds: string;
  readonly size: string;
  readonly checksum: string;
  readonly formats: Readonly<Record<string, string>>;
  readonly nothingYet: string;
  readonly bySource: string;
  readonly source: string;
  readonly licence: string;
  readonly files: string;
  readonly noLicence: string;
  readonly nothingTold: string;
  readonly checks: string;
  readonly checksMore: string;
  readonly keep: string;
  readonly ask: string;
  readonly sparql: string;
  readonly search: string;
  readonly queries: string;
  readonly catalogue: string;
  readonly voidText: string;
  readonly latest: string;
  readonly cite: string;
  readonly citeMore: string;
  readonly units: readonly string[];
}

const french: CatalogueWords = {
  title: 'Télécharger et réutiliser les données',
  lead: 'Tout ce que contient la banque, à emporter\u00A0: en fichiers complets, ou par question. Sans compte ni clé.',
  whole: 'L’ensemble des données',
  wholeMore:
    'Les initiatives, les organisations, les territoires, les thèmes et les partenaires, avec le vocabulaire qui les décrit. Le tableau et la carte ne contiennent que les initiatives.',
  ofVersion: 'Version',
  file: 'Format',
  holds: 'Pour',
  size: 'Taille',
  checksum: 'Empreinte SHA-256',
  formats: {
    csv: 'les tableurs\u00A0: une initiative par ligne',
    geojson: 'les cartes\u00A0: une initiative par point',
    jsonld: 'les applications web',
    ttl: 'les outils de données liées',
    nq: 'les entrepôts de données liées\u00A0: chaque graphe avec son nom',
  },
  nothingYet: 'Les fichiers sont en préparation. Revenez dans une minute.',
  bySource: 'Par partenaire',
  source: 'Partenaire',
  licence: 'Licence',
  files: 'Fichiers',
  noLicence: 'non communiquée',
  nothingTold: 'La banque ne contient encore les récits d’aucun partenaire.',
  checks: 'Vérifier et automatiser',
  checksMore: 'donne les empreintes de tous les fichiers, pour sha256sum.',
  keep: 'Les adresses des fichiers nomment leur version\u00A0; les trois derniers jeux sont conservés. L’adresse suivante mène toujours au plus récent\u00A0:',
  ask: 'Interroger plutôt que télécharger',
  sparql: 'SPARQL, pour toute question sur l’ensemble',
  queries: 'Requêtes prêtes à l’emploi, chacune avec son adresse',
  search: 'La recherche, en JSON, CSV, GeoJSON, RDF ou Atom',
  catalogue: 'Ce catalogue en DCAT-AP',
  voidText: 'La description des données en VoID',
  latest: 'dernière version',
  cite: 'Citer et réutiliser',
  citeMore:
    'Chaque récit appartient au partenaire qui l’a publié\u00A0: sa licence est indiquée ci-dessus. Quand elle n’a pas été communiquée, demandez-lui avant de republier ses textes. Pour citer l’ensemble\u00A0:',
  units: ['o', 'ko', 'Mo', 'Go'],
};

const english: CatalogueWords = {
  title: 'Download and reuse the data',
  lead: 'Everything the bank holds, to take away: as whole files, or question by question. No account, no key.',
  whole: 'All data',
  wholeMore:
    'Initiatives, organizations, territories, themes and partners, with the vocabulary that describes them. The table and the map hold the initiatives alone.',
  ofVersion: 'Version',
  file: 'Format',
  holds: 'For',
  size: 'Size',
  checksum: 'SHA-256 checksum',
  formats: {
    csv: 'spreadsheets: one initiative a row',
    geojson: 'maps: one initiative a point',
    jsonld: 'web applications',
    ttl: 'linked-data tools',
    nq: 'linked-data stores: each graph with its name',
  },
  nothingYet: 'The files are being made. Come back in a minute.',
  bySource: 'By partner',
  source: 'Partner',
  licence: 'Licence',
  files: 'Files',
  noLicence: 'not communicated',
  nothingTold: 'The bank does not hold the records of any partner yet.',
  checks: 'Check and automate',
  checksMore: 'gives the checksums of all files, for sha256sum.',
  keep: 'The addresses of files name their version; the last three sets are kept. This address always leads to the latest one:',
  ask: 'Ask instead of downloading',
  sparql: 'SPARQL, for any question over all data',
  queries: 'Ready-made queries, each with its address',
  search: 'The search, as JSON, CSV, GeoJSON, RDF or Atom',
  catalogue: 'This catalogue in DCAT-AP',
  voidText: 'The description of the data in VoID',
  latest: 'latest version',
  cite: 'Cite and reuse',
  citeMore:
    'Each record belongs to the partner who published it: its licence is given above. Where none was communicated, ask the partner before you republish its texts. To cite the whole:',
  units: ['B', 'kB', 'MB', 'GB'],
};

export const catalogueWords: Readonly<Record<Language, CatalogueWords>> = { fr: french, en: english };
