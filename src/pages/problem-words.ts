/** The kinds of problem in the words of the pages: French beside the English that programs are told. */

import { type ProblemName, problemKinds } from '../http/problem.js';
import type { Language } from './language.js';

/** A problem told to a person: what it is, and what can be done. */
export interface ToldProblem {
  readonly title: string;
  readonly advice: string;
}

const french: Readonly<Record<ProblemName, readonly [title: string, advice: string]>> = {
  'not-found': [
    'Il n’y a rien à cette adresse',
    'Vérifiez l’adresse. La page d’accueil mène à tout ce qu’il y a.',
  ],
  gone: [
    'Ceci n’est plus là',
    'Le détail dit pourquoi. Ce que la banque contient aujourd’hui est à ses autres adresses.',
  ],
  'method-not-allowed': [
    'Cette adresse ne répond pas à cette méthode',
    'Employez l’une des méthodes que nomme l’en-tête Allow.',
  ],
  'not-acceptable': [
    'Aucun des formats demandés n’est offert ici',
    'Demandez l’un des types que nomme le détail, par l’en-tête Accept ou par ?format=.',
  ],
  'bad-request': [
    'La demande n’est pas comprise',
    'Le détail dit quelle partie. Le protocole SPARQL 1.1 dit comment s’écrit une demande.',
  ],
  'malformed-query': [
    'La requête n’est pas du SPARQL bien formé',
    'Le détail dit où la lecture s’est arrêtée, et ce qui y était attendu.',
  ],
  'refused-query': [
    'Le moteur n’accepte pas cette requête',
    'Le détail dit pourquoi. SERVICE et LOAD, par exemple, feraient aller le serveur chez d’autres.',
  ],
  'malformed-update': [
    'La mise à jour n’est pas du SPARQL bien formé',
    'Le détail dit où la lecture s’est arrêtée, et ce qui y était attendu. Rien n’a changé.',
  ],
  'refused-update': ['La mise à jour ne peut pas être faite', 'Le détail dit pourquoi. Rien n’a changé.'],
  'derived-default-graph': [
    'Le graphe par défaut de ces données ne s’écrit pas',
    'Il réunit tous les graphes de contenu\u00A0: nommez le graphe voulu. Rien n’a changé.',
  ],
  'malformed-document': [
    'Le document est mal formé',
    'Le détail dit où il cesse d’être du RDF de son format. Rien n’a changé.',
  ],
  unauthorized: [
    'Il faut ici un jeton',
    'Envoyez l’en-tête «\u00A0Authorization: Bearer JETON\u00A0». L’exploitant du site donne les jetons (bis token add).',
  ],
  forbidden: [
    'Le jeton ne permet pas cela',
    'Demandez à l’exploitant un jeton qui ait le droit que nomme le détail.',
  ],
  'slow-body': [
    'Le corps de la demande est venu trop lentement',
    'Renvoyez-le, en plus petites parts si la connexion est lente. Rien n’a changé.',
  ],
  'service-forbidden': [
    'SERVICE nomme un point d’accès qui ne peut pas être appelé d’ici',
    'Appelez l’un de ceux que nomme le détail, ou exécutez la requête chez vous\u00A0: un client comme Comunica réunit des points d’accès.',
  ],
  'service-failed': [
    'Un point d’accès que SERVICE nomme n’a pas répondu',
    'Réessayez plus tard\u00A0; avec SERVICE SILENT, le reste de la requête reçoit sa réponse.',
  ],
  'copy-of-stream': [
    'Cette banque est la copie d’une autre',
    'Écrivez à la banque dont le détail nomme le flux\u00A0: ce qu’elle accueille vient ici de soi-même.',
  ],
  'foreign-graph': [
    'Ce graphe appartient à d’autres',
    'La lecture de leurs pages écrit les graphes des partenaires. Écrivez dans un graphe à vous. Rien n’a changé.',
  ],
  'precondition-failed': [
    'Le graphe n’est pas tel que la demande le suppose',
    'Relisez-le, et envoyez votre changement avec l’ETag reçu. Rien n’a changé.',
  ],
  'unsupported-media-type': [
    'Le corps est d’un type qui n’est pas lu ici',
    'Envoyez application/sparql-query, ou application/x-www-form-urlencoded avec un champ «\u00A0query\u00A0».',
  ],
  'too-large': [
    'La demande est trop grande',
    'Raccourcissez la requête, par exemple avec moins de valeurs à la fois\u00A0; envoyez des données par parts.',
  ],
  'other-graph': [
    'La modification toucherait un autre graphe',
    'Elle ne change que le graphe de son adresse\u00A0; une mise à jour de plusieurs graphes s’envoie à /update.',
  ],
  'update-deadline': [
    'La mise à jour a été arrêtée à son échéance',
    'Rien n’a changé. Divisez-la, ou demandez-la pour moins de graphes.',
  ],
  'past-cap': [
    'La réponse est plus grande que ce qui est permis',
    'Précisez la requête, parcourez-la par pages (ORDER BY, LIMIT, OFFSET), ou prenez toutes les données dans les exports.',
  ],
  'too-complex': [
    'La requête dépasse ce que le moteur peut faire',
    'Elle a été lue, et le moteur a cédé\u00A0: demandez moins à la fois (moins d’UNION, un VALUES plus court, moins de niveaux).',
  ],
  'over-share': [
    'Ce client a épuisé sa part du moteur de requêtes',
    'Attendez les secondes que donne Retry-After. Demander moins, et garder les réponses avec leur ETag, ménage votre part.',
  ],
  'too-slow-before': [
    'La même requête a déjà été trop lente',
    'Elle serait arrêtée de nouveau\u00A0: précisez-la (un partenaire, une classe ou un graphe, un LIMIT), ou exportez les données et interrogez-les chez vous.',
  ],
  deadline: [
    'La requête a été arrêtée à son échéance',
    'Précisez-la (un partenaire, une classe ou un graphe, un LIMIT), ou exportez les données et interrogez-les chez vous.',
  ],
  cancelled: [
    'L’exploitant de ce serveur a mis fin à la requête',
    'Elle faisait attendre les autres. Précisez-la, ou exportez les données et interrogez-les chez vous.',
  ],
  'not-ready': [
    'Le moteur de requêtes n’est pas prêt, ou trop de requêtes attendent',
    'Réessayez après les secondes que donne Retry-After.',
  ],
  'range-not-satisfiable': [
    'Le fichier n’a pas ces octets',
    'Demandez un intervalle dans la longueur que donne Content-Range, ou tout le fichier.',
  ],
  'dump-not-ready': [
    'L’export de cette version est en préparation',
    'Réessayez après les secondes que donne Retry-After.',
  ],
  'format-not-implemented': ['Ce format n’est pas offert ici', 'Demandez format=json ou format=xml.'],
  unavailable: [
    'Il n’y a pas ici de moteur de requêtes pour ces données',
    'Les pages et les exports marchent. Le détail dit pourquoi les requêtes ne marchent pas, et que faire à la place.',
  ],
  internal: [
    'Quelque chose s’est mal passé de notre côté',
    'Réessayez\u00A0; si cela dure, dites l’heure et l’adresse à l’exploitant du site.',
  ],
};

/** A kind of problem in a language. */
export function tellProblem(name: ProblemName, language: Language): ToldProblem {
  if (language === 'en') return problemKinds[name];
  const [title, advice] = french[name];
  return { title, advice };
}
