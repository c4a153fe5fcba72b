/** Words that synthetic texts are made of. */

import { pick, pickOften, type Random } from './random.js';

const common =
  'de la le les des et à un une en du pour dans par sur avec qui au est plus aux ce se sont son sa ses cette leur leurs ou mais comme entre vers chez sans sous depuis ainsi afin'.split(
    ' ',
  );
const field =
  'habitants quartier jardin partagé atelier solidaire commune territoire association projet initiative emploi insertion santé logement mobilité énergie alimentation culture jeunes familles seniors handicap réemploi recyclerie épicerie garage vélo numérique fablab médiation formation coopération bénévoles accueil précarité lien social échange savoirs collectif participation biodiversité compost circuit court ferme école parents enfants citoyenneté égalité accompagnement parrainage hébergement services proximité économie locale transition déchets eau rural urbain village ville région partenaires financement évaluation expérimentation essaimage coopérative monnaie crèche bibliothèque théâtre musique sport forêt rivière montagne littoral'.split(
    ' ',
  );
const verbs =
  'propose accompagne rassemble développe organise favorise permet facilite anime soutient crée expérimente mobilise associe accueille transforme partage répare cultive forme relie invente prépare valorise'.split(
    ' ',
  );
const syllables =
  'ba be bo ca cha co da de do fa fo ga go ja la le lo lu ma mi mo na no pa pe ra ro sa so ta te va vi'.split(
    ' ',
  );
const kinds = [
  'Association',
  'Collectif',
  'Coopérative',
  'Commune',
  'Centre social',
  'Régie',
  'Fondation',
  'Maison',
];
const things = [
  'Jardin',
  'Atelier',
  'Garage',
  'Épicerie',
  'Maison',
  'Fabrique',
  'Marché',
  'Café',
  'Bus',
  'Ferme',
  'Recyclerie',
  'École',
];

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A name that no place or organization bears. */
export function inventedName(random: Random): string {
  const length = 3 + Math.floor(random() * 2);
  return capitalize(Array.from({ length }, () => pick(random, syllables)).join(''));
}

/** A text of about the given number of characters, in sentences and paragraphs. */
export function inventedText(random: Random, length: number): string {
  const sentences: string[] = [];
  let written = 0;
  while (written < length) {
    const words = Array.from({ length: 6 + Math.floor(random() * 14) }, (_, n) =>
      n % 5 === 2 ? pick(random, verbs) : pickOften(random, random() < 0.45 ? field : common),
    );
    const sentence = `${capitalize(words.join(' '))}.`;
    sentences.push(sentence, random() < 0.15 ? '\n' : ' ');
    written += sentence.length + 1;
  }
  return sentences.join('').trim();
}

/** A title such as initiatives bear. */
export function inventedTitle(random: Random): string {
  return `${pick(random, things)} ${pickOften(random, field)} de ${inventedName(random)}`;
}

/** The name of an organization. */
export function inventedOrganization(random: Random): string {
  return `${pick(random, kinds)} ${pickOften(random, field)} ${inventedName(random)}`;
}

/** Words that partners tag with. */
export const tagWords: readonly string[] = field;
