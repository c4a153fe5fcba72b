/** The two languages of the site, and every word of its pages in both. */

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

const fr = {
  siteName: "Banque de l'innovation sociale",
  tagline: 'Des initiatives racontées par leurs partenaires, en données liées et ouvertes.',
  home: 'Accueil',
  skip: 'Aller au contenu',
  otherLanguage: 'English',
  initiatives: 'Initiatives',
  noInitiatives: 'La banque est vide. Lancez « npx bis harvest » pour moissonner une source.',
  next: 'Suite',
  version: 'Version des données',
  sparql: 'SPARQL',
  query: 'Requête',
  format: 'Format',
  usualFormat: 'Selon la requête',
  run: 'Exécuter',
  sparqlIntro: 'Interrogez toutes les données par le protocole SPARQL 1.1, ici ou depuis un programme.',
  fullPage: 'Voir la fiche complète',
  onSiteOf: 'chez',
  reconstructed: "Page reconstituée d'après le document fondateur",
  reconstructedMore:
    "La page du partenaire n'a pas été lue : ne figurent ici que les faits du document fondateur (2017).",
  provenance: 'Provenance',
  data: 'Données',
  vouchedBy: 'Source',
  listedOn: 'Listée sur',
  holder: 'Porté par',
  readAt: 'Lue le',
  mappedAt: 'Mise en données le',
  digest: 'Empreinte de la page',
  initiative: 'Initiative',
  organization: 'Organisation',
  source: 'Source',
  thing: 'Ressource',
  concept: 'Concept',
  scheme: 'Schéma de concepts',
  ontology: 'Vocabulaire',
  notation: 'Notation',
  otherNames: 'Autres noms',
  inScheme: 'Dans',
  broader: 'Plus large',
  narrower: 'Plus précis',
  closeMatch: 'Proche de',
  broadMatch: 'Plus large, ailleurs',
  narrowMatch: 'Plus précis, ailleurs',
  relatedMatch: 'Lié à',
  holds: 'Initiatives portées',
  homepage: 'Site',
  licence: 'Licence',
  noLicence: 'non communiquée',
  definition: "Sa définition de l'innovation",
  noDefinition: "Ce partenaire n'a pas communiqué sa définition de l'innovation.",
  notFoundTitle: 'Il n’y a rien à cette adresse',
  notFoundText: 'La page a pu changer de place, ou l’adresse être mal recopiée.',
  toHome: "Retour à l'accueil",
  problem: 'Problème',
  footer: 'Logiciel libre (EUPL-1.2). Chaque partenaire garde la licence de ses données.',
};

export type Words = typeof fr;

const en: Words = {
  siteName: 'Social innovation bank',
  tagline: 'Initiatives as their partners tell them, as open linked data.',
  home: 'Home',
  skip: 'Skip to content',
  otherLanguage: 'Français',
  initiatives: 'Initiatives',
  noInitiatives: 'The bank is empty. Run “npx bis harvest” to harvest a source.',
  next: 'Next',
  version: 'Dataset version',
  sparql: 'SPARQL',
  query: 'Query',
  format: 'Format',
  usualFormat: 'As the query suggests',
  run: 'Run',
  sparqlIntro: 'Query all the data by the SPARQL 1.1 Protocol, here or from a program.',
  fullPage: 'See the full page',
  onSiteOf: 'at',
  reconstructed: 'Page reconstructed from the founding document',
  reconstructedMore:
    "The partner's page was not read: what stands here are the facts of the founding document (2017) only.",
  provenance: 'Provenance',
  data: 'Data',
  vouchedBy: 'Source',
  listedOn: 'Listed on',
  holder: 'Held by',
  readAt: 'Read on',
  mappedAt: 'Turned into data on',
  digest: 'Digest of the page',
  initiative: 'Initiative',
  organization: 'Organization',
  source: 'Source',
  thing: 'Resource',
  concept: 'Concept',
  scheme: 'Concept scheme',
  ontology: 'Vocabulary',
  notation: 'Notation',
  otherNames: 'Other names',
  inScheme: 'In',
  broader: 'Broader',
  narrower: 'Narrower',
  closeMatch: 'Close to',
  broadMatch: 'Broader, elsewhere',
  narrowMatch: 'Narrower, elsewhere',
  relatedMatch: 'Related to',
  holds: 'Initiatives held',
  homepage: 'Site',
  licence: 'Licence',
  noLicence: 'not communicated',
  definition: 'Its definition of innovation',
  noDefinition: 'This partner has not communicated its definition of innovation.',
  notFoundTitle: 'There is nothing at this address',
  notFoundText: 'The page may have moved, or the address may have been miscopied.',
  toHome: 'Back to the home page',
  problem: 'Problem',
  footer: 'Free software (EUPL-1.2). Each partner keeps the licence of its data.',
};

const words: Readonly<Record<Language, Words>> = { fr, en };

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return words[language];
}

/** A path of the site in a language: French at the root, English below `/en`. */
export function localPath(language: Language, path: string): string {
  return language === 'fr' ? path : `/en${path.replace(/^\/(?=\?|$)/, '')}`;
}
