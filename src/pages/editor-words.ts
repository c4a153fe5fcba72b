/** The words of the SPARQL editor: those of the page, and those that its script is handed. */

import type { EditorWords } from './client/editor-settings.js';
import type { Language } from './language.js';

export interface EditorPageWords {
  readonly examples: string;
  readonly findExample: string;
  readonly allExamples: string;
  readonly openInEditor: string;
  readonly keys: string;
  readonly stop: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly copy: string;
  readonly plainField: string;
  readonly page: string;
  readonly elsewhere: string;
  readonly elsewhereNote: string;
  readonly tooLong: string;
  readonly wrongExample: string;
  readonly script: EditorWords;
}

const frenchProblems: EditorWords['problems'] = {
  'malformed-query': [
    'La requête ne peut pas être lue.',
    'Corrigez-la à l’endroit indiqué, ou repartez d’un exemple.',
  ],
  'bad-request': ['La demande ne peut pas être comprise.', 'Le détail dit pourquoi.'],
  'refused-query': [
    'Le moteur n’accepte pas cette requête.',
    'Le détail dit pourquoi. LOAD, par exemple, ferait lire d’autres sites par le serveur.',
  ],
  'service-forbidden': [
    'SERVICE nomme un point d’accès qui ne peut pas être appelé d’ici.',
    'Appelez l’un de ceux que le détail nomme, ou exécutez la requête chez vous.',
  ],
  'service-failed': [
    'Un point d’accès que SERVICE nomme n’a pas répondu.',
    'Réessayez plus tard\u00A0; avec SERVICE SILENT, le reste de la requête a sa réponse sans lui.',
  ],
  'too-large': ['La requête est trop longue.', 'Demandez moins de valeurs à la fois.'],
  'too-complex': [
    'La requête dépasse ce que le moteur peut faire.',
    'Demandez moins à la fois\u00A0: moins de UNION, un VALUES plus court, moins d’imbrications.',
  ],
  'past-cap': [
    'La réponse est plus longue que ce que le serveur envoie.',
    'Restreignez la requête, lisez-la par pages (ORDER BY, LIMIT, OFFSET), ou prenez toutes les données dans les exports. Rien n’est jamais coupé sans le dire.',
  ],
  deadline: [
    'La requête a été arrêtée au bout du temps permis.',
    'Restreignez-la\u00A0: nommez une source, une classe ou un graphe, ajoutez LIMIT. Ou prenez les données dans les exports et interrogez-les chez vous.',
  ],
  'too-slow-before': [
    'Cette requête a déjà été trop longue.',
    'Elle serait arrêtée de nouveau. Restreignez-la\u00A0: nommez une source, une classe ou un graphe, ajoutez LIMIT.',
  ],
  'over-share': [
    'Vous avez utilisé votre part du moteur pour l’instant.',
    'Attendez un peu\u00A0: le moteur est partagé entre toutes les personnes qui s’en servent.',
  ],
  'not-ready': ['Le moteur n’est pas prêt, ou trop de requêtes attendent.', 'Réessayez dans un instant.'],
  unavailable: [
    'Il n’y a pas de moteur de requêtes ici pour l’instant.',
    'Les pages et les exports, eux, répondent.',
  ],
  cancelled: [
    'La requête a été arrêtée par la personne qui tient ce serveur.',
    'Elle faisait attendre les autres. Restreignez-la avant de réessayer.',
  ],
  'not-acceptable': ['Cette requête n’a pas de réponse dans ce format.', 'Prenez-en un autre.'],
  internal: [
    'Quelque chose s’est mal passé de notre côté.',
    'Réessayez\u00A0; si cela dure, dites-le à qui tient ce serveur.',
  ],
};

const frenchScript: EditorWords = {
  editorLabel: 'Requête SPARQL',
  completions: 'Propositions',
  running: 'Exécution en cours…',
  stopped: 'Requête arrêtée.',
  rows: 'ligne|lignes',
  seconds: '{n}\u00A0s',
  timing: {
    parse: 'analyse {n}\u00A0ms',
    wait: 'attente {n}\u00A0ms',
    run: 'calcul {n}\u00A0ms',
    cached: 'réponse gardée en mémoire',
  },
  yes: 'Oui.',
  no: 'Non.',
  noRows: 'Aucune ligne\u00A0: rien dans les données ne répond à cette requête.',
  graph: 'Graphe RDF',
  views: { view: 'Vue', table: 'Tableau', chart: 'Graphique', map: 'Carte', raw: 'Réponse brute' },
  table: {
    filter: 'Filtrer les lignes',
    shown: '{first} à {last} sur {total}',
    previous: 'Précédentes',
    next: 'Suivantes',
  },
  chart: {
    kind: 'Forme',
    labels: 'Selon',
    values: 'Valeurs',
    bars: 'Barres',
    line: 'Courbe',
    points: 'Points',
    cut: 'Les {n} premières lignes sont dessinées. ORDER BY et LIMIT choisissent lesquelles.',
  },
  map: {
    label: 'Carte des résultats. Le tableau en donne le contenu.',
    count: 'point|points',
    cut: 'Les {n} premiers points sont montrés.',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
  },
  rawCut: 'Les {n} premiers caractères sont montrés\u00A0; le fichier a tout.',
  download: 'Télécharger',
  notLoaded: 'Cette vue n’a pas pu être chargée. Rechargez la page pour réessayer.',
  place: 'Ligne {line}, colonne {column}.',
  goThere: 'Y aller',
  details: 'Ce que dit le serveur (en anglais)',
  retryAfter: 'Le serveur propose de réessayer dans {n}\u00A0s.',
  mayBeWrong: 'Ligne {line}\u00A0: la requête est inachevée, ou a une erreur ici.',
  problems: frenchProblems,
  otherProblem: ['La requête n’a pas eu de réponse.', 'Le détail dit pourquoi.'],
  noConnection: ['Le serveur n’a pas pu être joint.', 'Vérifiez votre connexion, puis réessayez.'],
};

const englishScript: EditorWords = {
  editorLabel: 'SPARQL query',
  completions: 'Suggestions',
  running: 'Running…',
  stopped: 'Query stopped.',
  rows: 'row|rows',
  seconds: '{n}\u00A0s',
  timing: {
    parse: 'parsing {n}\u00A0ms',
    wait: 'waiting {n}\u00A0ms',
    run: 'computing {n}\u00A0ms',
    cached: 'answer kept in memory',
  },
  yes: 'Yes.',
  no: 'No.',
  noRows: 'No row: nothing in the data answers this query.',
  graph: 'RDF graph',
  views: { view: 'View', table: 'Table', chart: 'Chart', map: 'Map', raw: 'Raw answer' },
  table: {
    filter: 'Filter the rows',
    shown: '{first} to {last} of {total}',
    previous: 'Previous',
    next: 'Next',
  },
  chart: {
    kind: 'Form',
    labels: 'By',
    values: 'Values',
    bars: 'Bars',
    line: 'Line',
    points: 'Points',
    cut: 'The first {n} rows are drawn. ORDER BY and LIMIT choose which.',
  },
  map: {
    label: 'Map of the results. The table gives what it holds.',
    count: 'point|points',
    cut: 'The first {n} points are shown.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
  },
  rawCut: 'The first {n} characters are shown; the file has all.',
  download: 'Download',
  notLoaded: 'This view could not be loaded. Reload the page to try again.',
  place: 'Line {line}, column {column}.',
  goThere: 'Go there',
  details: 'What the server says',
  retryAfter: 'The server suggests to try again in {n}\u00A0s.',
  mayBeWrong: 'Line {line}: the query is not finished, or has an error here.',
  // The endpoint's own words are English.
  problems: {},
  otherProblem: ['The query was not answered.', 'The detail says why.'],
  noConnection: ['The server could not be reached.', 'Check your connection, then try again.'],
};

const french: EditorPageWords = {
  examples: 'Exemples',
  findExample: 'Chercher un exemple',
  allExamples: 'Voir tous les exemples avec leurs réponses',
  openInEditor: 'Ouvrir dans l’éditeur',
  keys: 'Ctrl+Entrée exécute, Ctrl+Espace complète. Tab ou Échap quitte l’éditeur.',
  stop: 'Arrêter',
  copyLink: 'Copier le lien',
  copied: 'Copié',
  copy: 'Copier',
  plainField: 'Champ de texte simple',
  page: 'Page (HTML)',
  elsewhere: 'Utiliser cette requête ailleurs',
  elsewhereNote: 'Les mêmes lignes de code suivent chaque changement de la requête.',
  tooLong: 'La réponse est trop longue pour une page. Prenez-la dans un autre format.',
  wrongExample: 'L’exemple n’a pas pu être rempli avec ces valeurs\u00A0:',
  script: frenchScript,
};

const english: EditorPageWords = {
  examples: 'Examples',
  findExample: 'Find an example',
  allExamples: 'See all examples with their answers',
  openInEditor: 'Open in the editor',
  keys: 'Ctrl+Enter runs, Ctrl+Space completes. Tab or Escape leaves the editor.',
  stop: 'Stop',
  copyLink: 'Copy link',
  copied: 'Copied',
  copy: 'Copy',
  plainField: 'Plain text field',
  page: 'Page (HTML)',
  elsewhere: 'Use this query elsewhere',
  elsewhereNote: 'These lines of code follow every change of the query.',
  tooLong: 'The answer is too long for a page. Take it in another format.',
  wrongExample: 'The example could not be filled in with these values:',
  script: englishScript,
};

export const editorWords: Readonly<Record<Language, EditorPageWords>> = { fr: french, en: english };
