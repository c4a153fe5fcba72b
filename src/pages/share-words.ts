/** The words of sharing, citing and correcting. */

import type { Language } from './language.js';

const french = {
  title: 'Partager et citer',
  cite: 'Pour citer',
  copy: 'Copier',
  copied: 'Copié',
  send: 'Envoyer',
  byMail: 'par courriel',
  correct: 'Une erreur\u202F?',
  correctMore: 'Ce partenaire répond de ce qu’il raconte\u00A0; la banque suit ses corrections.',
  bankMistake: 'Un lieu ou un thème mal compris, une page mal lue\u00A0: l’erreur est celle de la banque.',
  tellBank: 'La signaler',
  atContact: 'Pour lui écrire\u00A0:',
  atPage: 'Sa page\u00A0:',
};

type ShareWords = typeof french;

const english: ShareWords = {
  title: 'Share and cite',
  cite: 'Cite as',
  copy: 'Copy',
  copied: 'Copied',
  send: 'Send',
  byMail: 'by e-mail',
  correct: 'A mistake?',
  correctMore: 'This partner answers for what it tells; the bank follows its corrections.',
  bankMistake: 'A place or a theme misunderstood, a page misread: the mistake is the bank’s.',
  tellBank: 'Tell it',
  atContact: 'To write to it:',
  atPage: 'Its page:',
};

/** By language. */
export const shareWords: Readonly<Record<Language, ShareWords>> = { fr: french, en: english };
