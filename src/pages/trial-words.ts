/** The words of the page on which a mapping is tried. */

import type { Language } from './language.js';

export interface TrialWords {
  readonly title: string;
  readonly intro: string;
  readonly source: string;
  readonly choose: string;
  readonly mapped: string;
  readonly unmapped: string;
  readonly showMapping: string;
  readonly tryOn: (name: string) => string;
  readonly newMapping: string;
  readonly url: string;
  readonly page: string;
  readonly pageHint: string;
  readonly isFresh: string;
  readonly mapping: string;
  readonly mappingHint: string;
  readonly token: string;
  readonly tokenHint: string;
  readonly run: string;
  readonly noToken: string;
  readonly busy: string;
  readonly tooLarge: string;
  readonly refused: string;
  readonly wrongMapping: string;
  readonly result: string;
  readonly origins: Readonly<Record<'given' | 'archive' | 'site', string>>;
  readonly kind: (kind: string) => string;
  readonly noKind: string;
  readonly rules: string;
  readonly rule: string;
  readonly found: string;
  readonly place: string;
  readonly nothing: string;
  readonly mentions: string;
  readonly mentionKinds: Readonly<Record<string, string>>;
  readonly within: string;
  readonly links: string;
  readonly findings: string;
  readonly noFindings: string;
  readonly error: string;
  readonly warning: string;
  readonly data: string;
  readonly readMapping: string;
  readonly tryHere: string;
}

const french: TrialWords = {
  title: 'Essayer une correspondance',
  intro:
    'Ce que la banque tire d’une page, règle par règle, avant toute moisson. Rien n’est enregistré. La page est prise dans l’archive de la banque ou, si elle n’y est pas, lue une fois sur le site du partenaire, comme son robots.txt le permet\u00A0; on peut aussi la coller ici.',
  source: 'Partenaire',
  choose: 'Choisir',
  mapped: 'Avec une correspondance',
  unmapped: 'Sans correspondance encore',
  showMapping: 'Voir sa correspondance',
  tryOn: (name) => `Essayer sur une page\u00A0: ${name}`,
  newMapping: 'La correspondance à essayer',
  url: 'Adresse de la page',
  page: 'La page elle-même (facultatif)',
  pageHint: 'Le code source\u00A0: HTML, JSON, CSV ou Turtle.',
  isFresh: 'La lire sur le site, même si l’archive l’a déjà',
  mapping: 'Une autre version de la correspondance',
  mappingHint: 'Le texte de mapping.yaml. Modifiez-le pour voir ce que cela changerait.',
  token: 'Jeton',
  tokenHint: 'Demandez-le à qui tient cette banque\u00A0: bis token add --scope try',
  run: 'Essayer',
  noToken: 'Ce jeton n’est pas connu, ou ne permet pas d’essayer.',
  busy: 'Un autre essai est en cours. Réessayez dans quelques secondes.',
  tooLarge: 'C’est plus long que ce que cette page accepte.',
  refused: 'La page ne peut pas être essayée.',
  wrongMapping: 'La correspondance a des erreurs\u00A0: elle n’a pas été essayée.',
  result: 'Résultat',
  origins: {
    given: 'La page est celle que vous avez collée.',
    archive: 'La page vient de l’archive de la banque, du',
    site: 'La page vient d’être lue sur son site, le',
  },
  kind: (kind) => `C’est une page du genre «\u00A0${kind}\u00A0».`,
  noKind: 'Ce n’est une page d’aucun genre de la correspondance\u00A0: elle ne donne rien.',
  rules: 'Ce que chaque règle a trouvé',
  rule: 'Propriété',
  found: 'Trouvé',
  place: 'Règle',
  nothing: 'rien',
  mentions: 'Les mots qui nomment un lieu, un mot-clé, une organisation',
  mentionKinds: {
    place: 'lieu',
    tag: 'mot-clé',
    concept: 'notion',
    organization: 'organisation',
    coordinate: 'coordonnée',
  },
  within: 'dans',
  links: 'Liens suivis',
  findings: 'À regarder',
  noFindings: 'Rien à redire\u00A0: la page donne une fiche valable.',
  error: 'Erreur',
  warning: 'Avertissement',
  data: 'Les données (Turtle)',
  readMapping: 'Le langage des correspondances',
  tryHere: 'Essayer la correspondance sur une page',
};

const english: TrialWords = {
  title: 'Try a mapping',
  intro:
    'What the bank takes from a page, rule by rule, before any harvest. Nothing is kept. The page is taken from the bank’s archive or, where that has none, read once from the partner’s site, as its robots.txt allows; you may also paste it here.',
  source: 'Partner',
  choose: 'Choose',
  mapped: 'With a mapping',
  unmapped: 'Without a mapping yet',
  showMapping: 'Show its mapping',
  tryOn: (name) => `Try on a page: ${name}`,
  newMapping: 'The mapping to try',
  url: 'Address of the page',
  page: 'The page itself (optional)',
  pageHint: 'Its source: HTML, JSON, CSV or Turtle.',
  isFresh: 'Read it from the site even if the archive has it',
  mapping: 'Another version of the mapping',
  mappingHint: 'The text of mapping.yaml. Change it to see what that would change.',
  token: 'Token',
  tokenHint: 'Ask whoever runs this bank for one: bis token add --scope try',
  run: 'Try',
  noToken: 'This token is not known, or does not allow trials.',
  busy: 'Another trial is under way. Try again in a few seconds.',
  tooLarge: 'This is longer than what this page takes.',
  refused: 'The page cannot be tried.',
  wrongMapping: 'The mapping has errors, so it was not tried.',
  result: 'Result',
  origins: {
    given: 'The page is the one that you pasted.',
    archive: 'The page comes from the bank’s archive, of',
    site: 'The page has just been read from its site, on',
  },
  kind: (kind) => `It is a page of the kind “${kind}”.`,
  noKind: 'It is a page of no kind of the mapping: it gives nothing.',
  rules: 'What each rule found',
  rule: 'Property',
  found: 'Found',
  place: 'Rule',
  nothing: 'nothing',
  mentions: 'The words that name a place, a tag, an organization',
  mentionKinds: {
    place: 'place',
    tag: 'tag',
    concept: 'concept',
    organization: 'organization',
    coordinate: 'coordinate',
  },
  within: 'in',
  links: 'Links followed',
  findings: 'To be looked at',
  noFindings: 'Nothing to say against it: the page gives a valid record.',
  error: 'Error',
  warning: 'Warning',
  data: 'The data (Turtle)',
  readMapping: 'The mapping language',
  tryHere: 'Try the mapping on a page',
};

export const trialWords: Readonly<Record<Language, TrialWords>> = { fr: french, en: english };
